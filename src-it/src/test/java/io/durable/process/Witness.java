package io.durable.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.durable.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/**
 * What user code did, as somebody outside saw it: an append-only file without unique keys, which
 * neither a killed JVM nor a restarted database takes back. A line is one write.
 */
final class Witness {
  private final Path file;

  Witness(Path file) {
    this.file = Objects.requireNonNull(file, "file");
  }

  /** Whether a deed began or is done. */
  enum Phase {
    BEGAN,
    DID
  }

  /**
   * One line.
   *
   * @param boot which JVM saw it, counted from 1
   * @param name the case
   * @param path of the step, or of its undo
   */
  record Sight(int boot, String name, String path, int attempt, String key, Phase phase) {
    static Sight parse(String line) {
      var fields = line.split("\t", -1);
      return new Sight(
          Integer.parseInt(fields[0]),
          fields[1],
          fields[2],
          Integer.parseInt(fields[3]),
          fields[4],
          Phase.valueOf(fields[5]));
    }

    String line() {
      return String.join(
          "\t", String.valueOf(boot), name, path, String.valueOf(attempt), key, phase.name());
    }
  }

  /** Records what the step of the current thread is at. */
  void saw(int boot, String name, Phase phase) {
    var step = StepContext.current();
    var sight =
        new Sight(boot, name, step.path().toString(), step.attempt(), step.idempotencyKey(), phase);
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap((sight.line() + "\n").getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Sight> all() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(Sight::parse).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
