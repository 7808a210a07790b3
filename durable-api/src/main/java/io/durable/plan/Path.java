package io.durable.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The durable address of a node, for example {@code labels[3]/print} or {@code
 * risky[then]/risk-desk}.
 *
 * <p>A path consists of names only: renaming a class or recompiling changes no path. The
 * compensation of {@code charge} is journaled at {@code charge!undo}, the late result of an attempt
 * that was cut off at {@code charge!late}, and a cancel of the whole execution at {@code !cancel}.
 *
 * @param segments from the outermost block inwards; empty for the workflow itself
 */
public record Path(List<Segment> segments) implements Comparable<Path> {

  /** The workflow itself. */
  public static final Path ROOT = new Path(List.of());

  /** Where a cancel of the whole execution is journaled. */
  public static final Path CANCEL =
      new Path(List.of(new Segment("", Optional.empty(), Optional.of("cancel"))));

  /** Where it is journaled when the time of the whole execution is up. */
  public static final Path DEADLINE =
      new Path(List.of(new Segment("", Optional.empty(), Optional.of("deadline"))));

  private static final Pattern SEGMENT =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9_.-]*)?(?:\\[([^\\[\\]/!]*)])?(?:!([a-z]+))?");

  /**
   * One step of the way.
   *
   * @param name the node's name
   * @param index the arm, item or round below that node
   * @param mark {@code undo}, {@code late}, {@code doubt}, {@code entry}, {@code cancel} or {@code
   *     deadline} for the rows that belong to a node without being its outcome
   */
  public record Segment(String name, Optional<String> index, Optional<String> mark) {
    public Segment {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(index, "index");
      Objects.requireNonNull(mark, "mark");
    }

    @Override
    public String toString() {
      return name + index.map(i -> "[" + i + "]").orElse("") + mark.map(m -> "!" + m).orElse("");
    }
  }

  public Path {
    segments = List.copyOf(segments);
  }

  /** Reads the text form. */
  public static Path parse(String text) {
    if (text.isEmpty()) {
      return ROOT;
    }
    var segments = new ArrayList<Segment>();
    for (var part : text.split("/", -1)) {
      var matcher = SEGMENT.matcher(part);
      if (part.isEmpty() || !matcher.matches()) {
        throw new IllegalArgumentException(
            "'" + text + "' is not a path: '" + part + "' is not name[index]!mark");
      }
      segments.add(
          new Segment(
              Objects.requireNonNullElse(matcher.group(1), ""),
              Optional.ofNullable(matcher.group(2)),
              Optional.ofNullable(matcher.group(3))));
    }
    return new Path(segments);
  }

  /** The node {@code name} directly below this path. */
  public Path child(String name) {
    var longer = new ArrayList<>(segments);
    longer.add(new Segment(name, Optional.empty(), Optional.empty()));
    return new Path(longer);
  }

  /** The arm, item or round {@code index} of the node at this path. */
  public Path at(String index) {
    return withLast(new Segment(last().name(), Optional.of(index), Optional.empty()));
  }

  /** Where the compensation of the node at this path is journaled. */
  public Path undo() {
    return marked("undo");
  }

  /** Where a late result of the node at this path is journaled. */
  public Path late() {
    return marked("late");
  }

  /**
   * Where it is journaled that an external attempt of the step at this path was cut off by a crash
   * and may have happened.
   */
  public Path doubt() {
    return marked("doubt");
  }

  /** Where it is journaled what was found when the node at this path was entered. */
  public Path entry() {
    return marked("entry");
  }

  /** This path without the mark at its end. */
  public Path unmarked() {
    return withLast(new Segment(last().name(), last().index(), Optional.empty()));
  }

  /** The node itself, without index and mark at the end. */
  public Path node() {
    return withLast(new Segment(last().name(), Optional.empty(), Optional.empty()));
  }

  /** The last segment; a path of the workflow itself has none. */
  public Segment last() {
    if (segments.isEmpty()) {
      throw new IllegalStateException("the path of the workflow itself has no last segment");
    }
    return segments.get(segments.size() - 1);
  }

  /** The block that holds this node: everything before the last segment. */
  public Path parent() {
    return new Path(segments.subList(0, segments.size() - 1));
  }

  private Path marked(String mark) {
    return withLast(new Segment(last().name(), last().index(), Optional.of(mark)));
  }

  private Path withLast(Segment segment) {
    var changed = new ArrayList<>(segments);
    changed.set(changed.size() - 1, segment);
    return new Path(changed);
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return segments.stream().map(Segment::toString).collect(Collectors.joining("/"));
  }
}
