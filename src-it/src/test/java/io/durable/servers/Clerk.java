package io.durable.servers;

import io.durable.launch.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One user more than the quick start has: may approve, and holds none of the roles that the
 * examples ask for. The password is the name.
 */
final class Clerk {

  static final String NAME = "clerk";

  private Clerk() {}

  /** Adds the user to the configuration of a server that does not run. */
  static void hire(ServerKind kind, Path folder) {
    switch (kind) {
      case LIBERTY -> {
        var server = folder.resolve("servers/durable/server.xml");
        insert(server, "realm=\"durable\">", "<user name=\"clerk\" password=\"clerk\"/>");
        insert(server, "<group name=\"durable-approver\">", "<member name=\"clerk\"/>");
      }
      case WILDFLY -> {
        var configuration = folder.resolve("configuration");
        insert(configuration.resolve("durable-users.properties"), "viewer\n", "clerk=clerk\n");
        insert(
            configuration.resolve("durable-roles.properties"),
            "viewer=durable-viewer\n",
            "clerk=durable-approver\n");
      }
    }
  }

  /** Puts a text behind another one, unless it stands there from an earlier run. */
  private static void insert(Path file, String behind, String text) {
    try {
      var was = Files.readString(file);
      if (!was.contains(behind)) {
        throw new IllegalStateException("'" + behind + "' is not in " + file);
      }
      if (!was.contains(behind + text)) {
        Files.writeString(file, was.replace(behind, behind + text));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
