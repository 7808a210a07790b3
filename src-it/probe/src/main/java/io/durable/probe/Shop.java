package io.durable.probe;

import java.util.List;
import java.util.Optional;

/**
 * What a generic class gives to those that extend it.
 *
 * @param <T> what is sold
 */
public abstract class Shop<T> {

  /** What it sells, by name. */
  protected abstract T named(String name);

  /** Two of them. */
  public List<T> pair(String name) {
    return List.of(named(name), named(name));
  }

  /** One, or none. */
  public Optional<T> first(List<T> goods) {
    return goods.stream().findFirst();
  }
}
