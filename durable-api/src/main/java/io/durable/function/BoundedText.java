package io.durable.function;

import java.io.Writer;

/** Collects text up to a number of bytes of UTF-8; what is over is not kept. */
final class BoundedText extends Writer {

  private final StringBuilder text = new StringBuilder();
  private final int maxBytes;
  private long bytes;

  BoundedText(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  static PayloadException tooLarge(int maxBytes) {
    return new PayloadException(
        PayloadException.Kind.TOO_LARGE,
        "",
        "is larger than the limit of %d bytes".formatted(maxBytes));
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      bytes += JsonbOrder.bytes(chars[i]);
    }
    if (bytes > maxBytes) {
      throw tooLarge(maxBytes);
    }
    text.append(chars, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
