package io.durable.rest;

import io.durable.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some of a list.
 *
 * @param next what to give as {@code after} to get the page that follows; absent on the last
 */
record ListForm<T>(List<T> items, Optional<String> next) {
  static <S, T> ListForm<T> of(Page<S> page, Function<S, T> form) {
    return new ListForm<>(page.items().stream().map(form).toList(), page.next());
  }
}
