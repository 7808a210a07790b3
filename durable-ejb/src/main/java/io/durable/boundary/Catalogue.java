package io.durable.boundary;

import io.durable.plan.Definition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The deployed workflows: what this node can serve. */
public final class Catalogue {
  private final Map<String, Entry> byName;
  private final Map<String, Entry> byHash;

  public Catalogue(Collection<Entry> entries) {
    var names = new TreeMap<String, Entry>();
    var hashes = new HashMap<String, Entry>();
    for (var entry : entries) {
      names.put(entry.workflow(), entry);
      hashes.put(entry.hash(), entry);
    }
    this.byName = names;
    this.byHash = Map.copyOf(hashes);
  }

  /**
   * One of them.
   *
   * @param hash of its plan
   * @param bean the class of its bean
   * @param loader the class loader of its module
   */
  public record Entry(
      String workflow, String hash, Definition definition, Class<?> bean, ClassLoader loader) {
    public Entry {
      Objects.requireNonNull(workflow, "workflow");
      Objects.requireNonNull(hash, "hash");
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(bean, "bean");
      Objects.requireNonNull(loader, "loader");
    }
  }

  /** All, by name. */
  public Collection<Entry> all() {
    return byName.values();
  }

  /** The hashes of all plans. */
  public Set<String> hashes() {
    return byHash.keySet();
  }

  /** The workflow of this name. */
  public Optional<Entry> named(String workflow) {
    return Optional.ofNullable(byName.get(workflow));
  }

  /** The workflow that has this plan. */
  public Optional<Entry> withPlan(String hash) {
    return Optional.ofNullable(byHash.get(hash));
  }
}
