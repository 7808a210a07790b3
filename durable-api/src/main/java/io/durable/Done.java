package io.durable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** The result of work that has no result. There is one of it; its JSON is null. */
@JsonSerialize(using = Done.ToJson.class)
@JsonDeserialize(using = Done.FromJson.class)
public final class Done {

  /** The one instance. */
  public static final Done DONE = new Done();

  private Done() {}

  @Override
  public String toString() {
    return "done";
  }

  static final class ToJson extends StdSerializer<Done> {
    ToJson() {
      super(Done.class);
    }

    @Override
    public void serialize(Done done, JsonGenerator json, SerializationContext context) {
      json.writeNull();
    }
  }

  /** Gives the instance for null, so that {@code map} on a value of done calls its function. */
  static final class FromJson extends StdDeserializer<Done> {
    FromJson() {
      super(Done.class);
    }

    @Override
    public Done deserialize(JsonParser json, DeserializationContext context) {
      return (Done) context.handleUnexpectedToken(Done.class, json);
    }

    @Override
    public Done getNullValue(DeserializationContext context) {
      return DONE;
    }
  }
}
