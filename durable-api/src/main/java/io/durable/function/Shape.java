package io.durable.function;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the JSON of a type looks like, as pure data without class names.
 *
 * <p>A plan is pinned by the shapes of its values: two types with one shape read each other's JSON.
 * {@link Shapes#of} finds the shape of a Java type.
 */
public sealed interface Shape {

  /** Gives the answer of the case that fits this leaf. */
  <T> T match(Cases<T> cases);

  /**
   * The canonical form, which is equal exactly when the shapes are: it goes into the plan's hash.
   */
  default JsonNode canonical() {
    return match(new ShapeCanonical());
  }

  /** One line for people, such as {@code {sku: string, count: int}}. */
  default String text() {
    return match(new ShapeText());
  }

  /** The JSON Schema (2020-12) of a document of this shape. */
  default ObjectNode schema() {
    return ShapeSchema.of(this);
  }

  /** A question that every kind of shape answers in its own way. */
  interface Cases<T> {
    T scalar(Scalar scalar);

    T constants(Constants constants);

    T structure(Structure structure);

    T sequence(Sequence sequence);

    T dictionary(Dictionary dictionary);

    T maybe(Maybe maybe);

    T variants(Variants variants);

    T recursion(Recursion recursion);
  }

  /** A value without parts. */
  enum Scalar implements Shape {
    /** Always null. */
    NOTHING,
    STRING,
    CHAR,
    BOOLEAN,
    BYTE,
    SHORT,
    INT,
    LONG,
    INTEGER,
    FLOAT,
    DOUBLE,
    DECIMAL,
    BYTES,
    UUID,
    URI,
    LOCALE,
    CURRENCY,
    INSTANT,
    DATE,
    TIME,
    DATE_TIME,
    OFFSET_DATE_TIME,
    OFFSET_TIME,
    ZONED_DATE_TIME,
    DURATION,
    PERIOD,
    YEAR,
    YEAR_MONTH,
    MONTH_DAY,
    ZONE,
    ZONE_OFFSET;

    /** The name as it is written: {@code date-time}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.scalar(this);
    }
  }

  /** One of the names of an enum, in the order of their declaration. */
  record Constants(List<String> names) implements Shape {
    public Constants {
      names = List.copyOf(names);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.constants(this);
    }
  }

  /** An object with known fields: of a record in its order, of a bean by name. */
  record Structure(List<Field> fields) implements Shape {
    public Structure {
      fields = List.copyOf(fields);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.structure(this);
    }
  }

  /**
   * A field of an object.
   *
   * @param required whether it must be there and cannot be null, as with a primitive component
   */
  record Field(String name, Shape shape, boolean required) {
    public Field {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(shape, "shape");
    }
  }

  /**
   * An array.
   *
   * @param unique whether it holds nothing twice, as a set
   */
  record Sequence(Shape items, boolean unique) implements Shape {
    public Sequence {
      Objects.requireNonNull(items, "items");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.sequence(this);
    }
  }

  /**
   * An object whose keys are data.
   *
   * @param keys what the keys are, though JSON writes them as texts
   */
  record Dictionary(Shape keys, Shape values) implements Shape {
    public Dictionary {
      Objects.requireNonNull(keys, "keys");
      Objects.requireNonNull(values, "values");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.dictionary(this);
    }
  }

  /** A value or null, as {@link Optional}. */
  record Maybe(Shape value) implements Shape {
    public Maybe {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.maybe(this);
    }
  }

  /**
   * One of several objects.
   *
   * @param tag the field whose text says which; without one the fields themselves tell
   * @param byName the objects by what the tag says
   */
  record Variants(Optional<String> tag, Map<String, Shape> byName) implements Shape {
    public Variants {
      Objects.requireNonNull(tag, "tag");
      byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.variants(this);
    }
  }

  /**
   * The object, or the choice of objects, that this one is part of, again.
   *
   * @param levels how many {@link Structure}s and {@link Variants} further out: 0 is the nearest
   */
  record Recursion(int levels) implements Shape {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.recursion(this);
    }
  }
}
