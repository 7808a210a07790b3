package io.durable.plan;

import io.durable.function.Shape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a workflow will do, known before it runs: its static syntax tree, as pure data.
 *
 * <p>Two plans are equal when they are the same to the last detail; its hash is equal already when
 * one can go on with executions of the other.
 */
public final class Plan {
  private final String workflow;
  private final Shape input;
  private final Shape output;
  private final Settings settings;
  private final Block body;
  private final Map<Path, Node> nodes;
  private final List<Node> inOrder;
  private final String hash;

  /**
   * A plan.
   *
   * @param workflow the name in {@code @Durable}
   * @param input the JSON shape of what it starts with
   * @param output the JSON shape of its result
   * @param settings what it says about its executions as a whole
   * @param body what it does
   */
  public Plan(String workflow, Shape input, Shape output, Settings settings, Block body) {
    this.workflow = Objects.requireNonNull(workflow, "workflow");
    this.input = Objects.requireNonNull(input, "input");
    this.output = Objects.requireNonNull(output, "output");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.body = Objects.requireNonNull(body, "body");
    var index = new LinkedHashMap<Path, Node>();
    index(body, index);
    this.nodes = Map.copyOf(index);
    this.inOrder = List.copyOf(index.values());
    this.hash = sha256(PlanJson.structure(this));
  }

  /** A plan that says nothing about its executions as a whole. */
  public Plan(String workflow, Shape input, Shape output, Block body) {
    this(workflow, input, output, Settings.DEFAULT, body);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static void index(Block outer, Map<Path, Node> index) {
    for (var node : outer.nodes()) {
      index.put(node.path(), node);
      node.match(Inside.BLOCKS).forEach(block -> index(block, index));
    }
  }

  /** The name in {@code @Durable}. */
  public String workflow() {
    return workflow;
  }

  /** The JSON shape of what an execution starts with. */
  public Shape input() {
    return input;
  }

  /** The JSON shape of its result. */
  public Shape output() {
    return output;
  }

  /** What it says about its executions as a whole; not in the hash. */
  public Settings settings() {
    return settings;
  }

  /** What it does. */
  public Block body() {
    return body;
  }

  /** The node that stands at this static path; constant time. */
  public Optional<Node> node(Path path) {
    return Optional.ofNullable(nodes.get(path));
  }

  /**
   * The static path of the node that a journal row at this path belongs to: without the mark of an
   * undo or a late result, and without the number of an item or a round.
   */
  public Path staticPath(Path occurrence) {
    var at = Path.ROOT;
    for (var segment : occurrence.segments()) {
      at = at.child(segment.name());
      if (segment.index().isPresent()) {
        at = at.at(counted(at) ? ForEachNode.EACH : segment.index().get());
      }
    }
    return at;
  }

  /** Whether the bodies of this node have numbers, which only an execution knows. */
  private boolean counted(Path path) {
    var node = nodes.get(path);
    return node instanceof ForEachNode || node instanceof RepeatNode;
  }

  /** Every node, in the order in which it is written down, also those in arms. */
  public List<Node> nodes() {
    return inOrder;
  }

  /** A node a line, for reviewers: the approved form of a plan. */
  public String outline() {
    return Outline.of(this);
  }

  /** Everything that is known of the plan, with a fixed order of fields: the persisted form. */
  public String json() {
    return PlanJson.full(this);
  }

  /** A flowchart for Mermaid. */
  public String mermaid() {
    return Mermaid.of(this);
  }

  /**
   * The SHA-256, in hexadecimal, of what an execution is pinned to: names, kinds, structure, wiring
   * and JSON shapes. Not of retries, times, texts for people and roles, nor of the names of classes
   * and methods: those may change under way.
   */
  public String hash() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Plan plan
        && workflow.equals(plan.workflow)
        && input.equals(plan.input)
        && output.equals(plan.output)
        && settings.equals(plan.settings)
        && body.equals(plan.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(workflow, body);
  }

  @Override
  public String toString() {
    return "plan of " + workflow;
  }
}
