package io.durable.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeRefTest {

  @Test
  void anonymousSubclassKeepsTheTypeArguments() {
    var type = new TypeRef<Map<String, List<Integer>>>() {}.type();

    assertThat(type).isInstanceOf(ParameterizedType.class);
    assertThat(type.getTypeName())
        .isEqualTo("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
  }

  @Test
  void classWithoutTypeParametersNeedsNoSubclass() {
    assertThat(TypeRef.of(String.class).type()).isEqualTo(String.class);
  }

  @Test
  void twoReferencesToOneTypeAreEqual() {
    assertThat(new TypeRef<List<String>>() {}).isEqualTo(new TypeRef<List<String>>() {});
    assertThat(new TypeRef<String>() {}).isEqualTo(TypeRef.of(String.class));
    assertThat(new TypeRef<List<String>>() {}).isNotEqualTo(new TypeRef<List<Integer>>() {});
  }

  @Test
  void uncapturedTypeVariableIsRefusedByName() {
    assertThatThrownBy(TypeRefTest::<String>listOf)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TypeRef<java.util.List<T[]>>")
        .hasMessageContaining("T is a type variable of")
        .hasMessageContaining("listOf");
  }

  @Test
  void classWithTypeParametersIsRefusedWithTheWayOut() {
    assertThatThrownBy(() -> TypeRef.of(List.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("new TypeRef<List<…>>() {}");
  }

  @Test
  void subclassThatGivesNoArgumentIsRefused() {
    assertThatThrownBy(Raw::new)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has none");
  }

  private static <T> TypeRef<List<T[]>> listOf() {
    return new TypeRef<>() {};
  }

  @SuppressWarnings("rawtypes") // the point of the test
  private static final class Raw extends TypeRef {}
}
