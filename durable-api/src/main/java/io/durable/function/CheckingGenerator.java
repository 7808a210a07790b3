package io.durable.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Refuses numbers that JSON or PostgreSQL cannot hold, and writes decimals so that their scale
 * survives.
 */
final class CheckingGenerator extends JsonGeneratorDelegate {

  /** Jackson reads no longer ones back, and PostgreSQL's numeric has bounds of its own. */
  static final int MAX_DIGITS = 1000;

  private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

  CheckingGenerator(JsonGenerator target) {
    super(target, false);
  }

  @Override
  public JsonGenerator writeNumber(double value) {
    if (!Double.isFinite(value)) {
      throw notANumber(value);
    }
    return super.writeNumber(value);
  }

  @Override
  public JsonGenerator writeNumber(float value) {
    if (!Float.isFinite(value)) {
      throw notANumber(value);
    }
    return super.writeNumber(value);
  }

  @Override
  public JsonGenerator writeArray(double[] values, int offset, int length) {
    writeStartArray(values, length);
    for (int i = offset; i < offset + length; i++) {
      writeNumber(values[i]);
    }
    return writeEndArray();
  }

  @Override
  public JsonGenerator writeNumber(BigInteger value) {
    if (value.bitLength() > MAX_DIGITS * BITS_PER_DIGIT) {
      throw tooLong();
    }
    return super.writeNumber(value);
  }

  @Override
  public JsonGenerator writeNumber(BigDecimal value) {
    if (value.precision() > MAX_DIGITS) {
      throw tooLong();
    }
    // jsonb writes numbers out in full: 1E+2 comes back as 100 and has lost its scale. A string
    // keeps it, and BigDecimal is read from strings too.
    return value.scale() < 0 || value.scale() > MAX_DIGITS
        ? super.writeString(value.toString())
        : super.writeNumber(value);
  }

  private PayloadException notANumber(Number value) {
    return new PayloadException(
        PayloadException.Kind.NOT_A_NUMBER,
        place(),
        "is %s, which JSON cannot hold".formatted(value));
  }

  private PayloadException tooLong() {
    return new PayloadException(
        PayloadException.Kind.TOO_LARGE,
        place(),
        "is a number of more than %d digits".formatted(MAX_DIGITS));
  }

  private String place() {
    return JsonPlace.next(streamWriteContext());
  }
}
