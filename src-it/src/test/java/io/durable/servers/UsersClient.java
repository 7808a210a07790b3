package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

/** Calls the resources of the users' applications, and looks into their database. */
final class UsersClient {

  private final ServerUnderTest server;

  UsersClient(UsersServer users) {
    this.server = users.server();
  }

  /** The body of the answer to a POST of nobody. */
  String post(String path) {
    var request = server.request(path).POST(BodyPublishers.noBody());
    var answer = server.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Waits until the execution has that status. */
  void awaitStatus(String execution, String status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(status(execution)).isEqualTo(status));
  }

  String status(String execution) {
    return only("select status from durable.execution where id = cast(? as uuid)", execution);
  }

  /** The result, as JSON. */
  String result(String execution) {
    return only("select value from durable.result where execution = cast(? as uuid)", execution);
  }

  /** The paths that completed, with how often, in order of completion. */
  List<String> completed(String execution) {
    return texts(
        """
        select path || ' ' || count(*)
        from durable.journal
        where execution = cast(? as uuid) and kind = 'STEP' and outcome = 'COMPLETED'
        group by path
        order by min(sequence)
        """,
        execution);
  }

  /** The only column of the only row. */
  String only(String sql, String... parameters) {
    var rows = texts(sql, parameters);
    assertThat(rows).as(sql).hasSize(1);
    return rows.get(0);
  }

  /** The only column of all rows. */
  List<String> texts(String sql, String... parameters) {
    return new Sql(server.database().dataSource()).rows(row -> row.getString(1), sql, parameters);
  }
}
