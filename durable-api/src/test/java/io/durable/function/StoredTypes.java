package io.durable.function;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Types as users write them: records, beans, enums, generic and recursive ones. */
final class StoredTypes {

  private StoredTypes() {}

  enum Status {
    NEW,
    PAID {
      @Override
      public String toString() {
        return "has been paid";
      }
    }
  }

  record Line(String sku, int count, BigDecimal price) {}

  record Order(UUID id, Status status, List<Line> lines, Optional<String> note) {}

  record Page<T>(List<T> items, Optional<T> next) {}

  record A(B b) {}

  record B(C c) {}

  record C(D d) {}

  record D(List<Map<String, Set<E>>> es) {}

  record E(Instant at) {}

  record Empty() {}

  record Tree(String name, List<Tree> children) {}

  record Computed(int a) {
    public int getDouble() {
      return a * 2;
    }

    public boolean isLarge() {
      return a > 100;
    }
  }

  public static class Bean {
    private String name;
    private boolean active;
    private List<Line> lines = new ArrayList<>();
    public int open;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    public boolean isActive() {
      return active;
    }

    public void setActive(boolean active) {
      this.active = active;
    }

    public List<Line> getLines() {
      return lines;
    }

    public int getLineCount() {
      return lines.size();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bean that
          && Objects.equals(name, that.name)
          && active == that.active
          && open == that.open
          && lines.equals(that.lines);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, active, open, lines);
    }
  }

  static final class Immutable {
    private final String name;
    private final List<String> tags;

    public Immutable(String name, List<String> tags) {
      this.name = name;
      this.tags = List.copyOf(tags);
    }

    public String getName() {
      return name;
    }

    public List<String> getTags() {
      return tags;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Immutable that && name.equals(that.name) && tags.equals(that.tags);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, tags);
    }
  }
}
