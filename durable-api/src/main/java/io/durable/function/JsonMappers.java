package io.durable.function;

import java.math.BigDecimal;
import java.time.Month;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/** The configuration of Jackson: each line keeps a value from being changed on its way. */
final class JsonMappers {

  /** Deep enough for data, shallow enough for the stack; a cycle ends here. */
  static final int MAX_DEPTH = 500;

  static final JsonMapper MAPPER = build();

  private JsonMappers() {}

  private static JsonMapper build() {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(CheckingGenerator.MAX_DIGITS + 10)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(
                StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    var builder = JsonMapper.builder(factory);
    configureProperties(builder);
    configureReading(builder);
    configureTexts(builder);
    return builder.build();
  }

  private static void configureProperties(JsonMapper.Builder builder) {
    builder
        .addModule(
            new SimpleModule("durable")
                .setSerializerModifier(new PropertyRules.OnlyReadable())
                // Jackson counts months; an enum is written by its name, also when it is the JDK's.
                .addSerializer(Month.class, new MonthName()))
        .annotationIntrospector(new PropertyRules.PrimitivesAreRequired())
        .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
        .enable(MapperFeature.PROPAGATE_TRANSIENT_MARKER)
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(SerializationFeature.WRITE_CHAR_ARRAYS_AS_JSON_ARRAYS);
  }

  private static void configureReading(JsonMapper.Builder builder) {
    builder
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(LogicalType.Textual, JsonMappers::refuseScalars)
        .withCoercionConfigDefaults(
            config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        // Large exponents are written as strings, see CheckingGenerator.
        .withCoercionConfig(
            BigDecimal.class,
            config -> config.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert));
  }

  private static void refuseScalars(MutableCoercionConfig config) {
    config
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert);
  }

  private static void configureTexts(JsonMapper.Builder builder) {
    builder
        // The name of a constant is its identity, its toString is for people.
        .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(
            DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
            DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
            DateTimeFeature.WRITE_DATE_KEYS_AS_TIMESTAMPS,
            DateTimeFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE,
            DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
            DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID,
            DateTimeFeature.TRUNCATE_TO_MSECS_ON_READ,
            DateTimeFeature.TRUNCATE_TO_MSECS_ON_WRITE)
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID);
  }

  private static final class MonthName extends StdSerializer<Month> {
    MonthName() {
      super(Month.class);
    }

    @Override
    public void serialize(Month month, JsonGenerator target, SerializationContext context) {
      target.writeString(month.name());
    }
  }
}
