package io.durable.plan;

import io.durable.plan.Mermaid.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a plan as a flowchart for Mermaid. */
final class Mermaid implements Node.Cases<List<End>> {
  private final StringBuilder text = new StringBuilder("flowchart TD\n");
  private List<End> open = List.of();
  private int shapes;

  private Mermaid() {}

  /**
   * What the next shape is connected with.
   *
   * @param from the shape before it
   * @param label what is written at the arrow, if anything
   */
  record End(String from, String label) {}

  static String of(Plan plan) {
    var chart = new Mermaid();
    chart.open = chart.shape("([", plan.workflow(), "])");
    chart.block(plan.body());
    chart.shape("([", "done", "])");
    return chart.text.toString();
  }

  private void block(Block block) {
    for (var node : block.nodes()) {
      open = node.match(this);
    }
  }

  /** Draws a shape behind what is open; nothing leads to it when everything before it fails. */
  private List<End> shape(String before, String label, String after) {
    var id = "n" + ++shapes;
    text.append("  ").append(id).append(before).append(quoted(label)).append(after).append('\n');
    for (var end : open) {
      var arrow = end.label().isEmpty() ? " --> " : " -->|" + quoted(end.label()) + "| ";
      text.append("  ").append(end.from()).append(arrow).append(id).append('\n');
    }
    return List.of(new End(id, ""));
  }

  /** Mermaid knows entities by number, with a hash in place of HTML's ampersand. */
  private static String quoted(String label) {
    var quoted = new StringBuilder("\"");
    label
        .codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || " _.-:,?!/'".indexOf(c) >= 0) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append('#').append(c).append(';');
              }
            });
    return quoted.append('"').toString();
  }

  @Override
  public List<End> step(StepNode step) {
    return shape(step.external() ? "[[" : "[", step.name(), step.external() ? "]]" : "]");
  }

  @Override
  public List<End> branch(BranchNode branch) {
    var choice = shape("{", branch.name(), "}").get(0).from();
    var ends = new ArrayList<End>();
    for (var arm : branch.arms()) {
      open = List.of(new End(choice, arm.label()));
      block(arm.body());
      ends.addAll(open);
    }
    return ends;
  }

  @Override
  public List<End> parallel(ParallelNode parallel) {
    var fork = shape("{{", parallel.name(), "}}").get(0).from();
    var ends = new ArrayList<End>();
    for (var i = 0; i < parallel.arms().size(); i++) {
      open = List.of(new End(fork, ParallelNode.label(i)));
      block(parallel.arms().get(i));
      ends.addAll(open);
    }
    open = ends;
    return shape("{{", parallel.join().name().toLowerCase(Locale.ROOT), "}}");
  }

  @Override
  public List<End> forEach(ForEachNode each) {
    return body("for each: " + each.name(), "next", each.body());
  }

  @Override
  public List<End> repeat(RepeatNode repeat) {
    return body("repeat: " + repeat.name(), "again", repeat.body());
  }

  /** What runs several times leads back to its head. */
  private List<End> body(String label, String back, Block block) {
    var head = shape("[/", label, "/]").get(0).from();
    open = List.of(new End(head, back));
    block(block);
    for (var end : open) {
      text.append("  ").append(end.from()).append(" -.-> ").append(head).append('\n');
    }
    return List.of(new End(head, "done"));
  }

  @Override
  public List<End> child(ChildNode child) {
    return shape("[[", (child.awaited() ? "child: " : "spawn: ") + child.name(), "]]");
  }

  @Override
  public List<End> continueAs(ContinueNode again) {
    shape("((", "continue as: " + again.name(), "))");
    return List.of();
  }

  @Override
  public List<End> sleep(SleepNode sleep) {
    return shape("(", "sleep: " + sleep.name(), ")");
  }

  @Override
  public List<End> waiting(WaitNode wait) {
    return shape("{{", wait.kind().name().toLowerCase(Locale.ROOT) + ": " + wait.name(), "}}");
  }

  @Override
  public List<End> fail(FailNode fail) {
    shape("((", "fail: " + fail.name(), "))");
    return List.of();
  }
}
