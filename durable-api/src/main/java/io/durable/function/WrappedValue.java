package io.durable.function;

import java.lang.reflect.Type;
import java.util.Optional;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.ValueInstantiator;

/** Classes of which one member stands for the whole (@JsonValue), such as a typed identifier. */
final class WrappedValue {

  private WrappedValue() {}

  /** The type of the member that is written for the whole. */
  static Optional<Type> of(Type type) {
    var mapper = JsonMappers.MAPPER;
    return Optional.ofNullable(
            BeanProperties.forWriting(mapper, mapper.constructType(type)).findJsonValueAccessor())
        .map(member -> Bindings.of(type).resolve(BeanReader.typeOf(member)));
  }

  /** Whether the class can be made again from that value alone. */
  static boolean canBeMade(Type type) {
    var mapper = JsonMappers.MAPPER;
    JavaType java = mapper.constructType(type);
    var context = mapper._deserializationContext();
    return !(context.findRootValueDeserializer(java) instanceof ValueInstantiator.Gettable bean)
        || takesAValue(bean.getValueInstantiator());
  }

  private static boolean takesAValue(ValueInstantiator instantiator) {
    return instantiator.canCreateUsingDelegate()
        || instantiator.canCreateUsingArrayDelegate()
        || instantiator.canCreateFromString()
        || instantiator.canCreateFromInt()
        || instantiator.canCreateFromLong()
        || instantiator.canCreateFromBigInteger()
        || instantiator.canCreateFromDouble()
        || instantiator.canCreateFromBigDecimal()
        || instantiator.canCreateFromBoolean();
  }
}
