package io.durable.function;

import java.util.List;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Which properties are written, and which must be there when a value is read. */
final class PropertyRules {

  private PropertyRules() {}

  /**
   * What cannot be read back is not written: a computed getter is no data. Jackson's own
   * REQUIRE_SETTERS_FOR_GETTERS drops collections too that have a getter and a private field.
   */
  static final class OnlyReadable extends ValueSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
        SerializationConfig config,
        BeanDescription.Supplier bean,
        List<BeanPropertyWriter> properties) {
      var readable = BeanProperties.readable(JsonMappers.MAPPER, bean.getType());
      return properties.stream().filter(p -> readable.contains(p.getName())).toList();
    }
  }

  /** A primitive input of a constructor has no value that could stand for a missing one. */
  static final class PrimitivesAreRequired extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      boolean primitive = member instanceof AnnotatedParameter && member.getRawType().isPrimitive();
      return primitive ? Boolean.TRUE : super.hasRequiredMarker(config, member);
    }
  }
}
