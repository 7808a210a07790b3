package io.durable.store;

import io.durable.WaitKind;
import io.durable.model.WaitRow;
import io.durable.plan.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Waits on their way to and from their table. */
final class Waits {

  private Waits() {}

  static ObjectNode tree(WaitRow wait) {
    var tree =
        Jsonb.object()
            .put("id", wait.id().toString())
            .put("path", wait.path().toString())
            .put("kind", wait.kind().name())
            .put("signal", wait.signal())
            .put("prompt", wait.prompt())
            .put("shows", wait.show().isPresent())
            .put("opened_at", wait.openedAt().toString());
    wait.show().ifPresent(show -> tree.set("show", show));
    tree.set("schema", wait.schema());
    wait.options().forEach(tree.putArray("options")::add);
    wait.roles().forEach(tree.putArray("roles")::add);
    wait.correlation().ifPresent(key -> tree.put("correlation", key));
    wait.deadline().ifPresent(time -> tree.put("deadline", time.toString()));
    return tree;
  }

  static WaitRow read(ResultSet row) throws SQLException {
    return new WaitRow(
        Database.id(row, "id"),
        Path.parse(row.getString("path")),
        WaitKind.valueOf(row.getString("kind")),
        row.getString("signal"),
        row.getString("prompt"),
        Jsonb.optionalTree(row.getString("show")),
        Jsonb.tree(row.getString("schema")),
        trees(row.getString("options")),
        texts(row.getString("roles")),
        Optional.ofNullable(row.getString("correlation")),
        Database.optionalTime(row, "deadline"),
        Database.time(row, "opened_at"));
  }

  static List<JsonNode> trees(String array) {
    var elements = new ArrayList<JsonNode>();
    Jsonb.tree(array).forEach(elements::add);
    return elements;
  }

  static List<String> texts(String array) {
    return trees(array).stream().map(JsonNode::asString).toList();
  }
}
