package io.durable.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.databind.JsonNode;

/**
 * Reads a {@code jsonb} column. What the driver gives is a class of its own, which may be another
 * copy than the one that we see: only its text is used.
 */
@Converter
public class JsonColumn implements AttributeConverter<JsonNode, Object> {

  @Override
  public Object convertToDatabaseColumn(JsonNode tree) {
    throw new UnsupportedOperationException("entities are read, never written");
  }

  @Override
  public JsonNode convertToEntityAttribute(Object column) {
    return column == null ? null : Jsonb.tree(column.toString());
  }
}
