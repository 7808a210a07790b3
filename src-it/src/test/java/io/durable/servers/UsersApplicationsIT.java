package io.durable.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.proof.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the README shows to users, deployed: a WAR with the engine in {@code WEB-INF/lib} and an EAR
 * with workflows in each of its modules, side by side on one server and one database.
 */
@ExtendWith(UsersServer.Parameter.class)
class UsersApplicationsIT {

  private final ServerUnderTest server;
  private final UsersClient users;

  UsersApplicationsIT(UsersServer users) {
    this.server = users.server();
    this.users = new UsersClient(users);
  }

  @Test
  void aWorkflowOfAPlainWarCompletes() {
    var parcel = users.post("/parcels/counter/parcels/P-1?for=Ada");
    users.awaitStatus(parcel, "WAITING");

    assertThat(users.post("/parcels/counter/parcels/P-1/fetched?by=Bob")).isEqualTo("1");

    users.awaitStatus(parcel, "COMPLETED");
    assertThat(users.result(parcel)).isEqualTo("\"P-1 fetched by Bob\"");
    assertThat(users.only("select fetchedby from public.parcel where number = 'P-1'"))
        .isEqualTo("Bob");
  }

  @Test
  void aWorkflowOfAnEjbJarCompletes() {
    var loan = users.post("/lending/counter/readers/Ada/loans/B-1");
    users.awaitStatus(loan, "WAITING");

    assertThat(users.post("/lending/counter/readers/Ada/loans/B-1/returned")).isEqualTo("1");

    users.awaitStatus(loan, "COMPLETED");
    assertThat(users.result(loan)).isEqualTo("\"Ada\"");
  }

  @Test
  void aWorkflowOfALibraryOfTheEarCompletes() {
    var notice = users.post("/lending/counter/readers/Ada/notices");

    users.awaitStatus(notice, "COMPLETED");
    assertThat(users.result(notice)).isEqualTo("\"Dear Ada, a book is due.\"");
  }

  @Test
  void aWorkflowOfTheWebModuleOfTheEarCompletes() {
    var visit = users.post("/lending/counter/readers/Ada/visits");

    users.awaitStatus(visit, "COMPLETED");
    assertThat(users.result(visit)).isEqualTo("\"Welcome, Ada\"");
  }

  @Test
  void eachApplicationShowsItsOwnWorkflowsOverRest() {
    assertThat(workflows("/parcels")).contains("parcel-desk").doesNotContain("lending");
    assertThat(workflows("/durable"))
        .contains("lending", "notice", "visit")
        .doesNotContain("parcel-desk");
  }

  @Test
  void restInAPlainWarRefusesWhoHoldsNoRole() {
    assertThat(server.send(server.request("/parcels/api/v1/workflows")).statusCode())
        .isEqualTo(401);
    assertThat(
            server
                .send(
                    server.post("/parcels/api/v1/workflows/parcel-desk/executions", "viewer", "{}"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  @Line(36)
  void bothApplicationsGoOnAfterAKill() {
    var parcel = users.post("/parcels/counter/parcels/P-2?for=Ada");
    var loan = users.post("/lending/counter/readers/Ada/loans/B-2");
    users.awaitStatus(parcel, "WAITING");
    users.awaitStatus(loan, "WAITING");
    var late = users.post("/parcels/counter/parcels/P-3?for=Ada");

    server.killAndStart();

    users.post("/parcels/counter/parcels/P-2/fetched?by=Bob");
    users.post("/lending/counter/readers/Ada/loans/B-2/returned");
    users.awaitStatus(parcel, "COMPLETED");
    users.awaitStatus(loan, "COMPLETED");
    assertThat(users.completed(parcel)).containsExactly("keep 1", "hand-over 1");
    assertThat(users.completed(loan)).containsExactly("lend 1", "take-back 1");
    users.awaitStatus(late, "WAITING");
    assertThat(users.completed(late)).containsExactly("keep 1");
  }

  private String workflows(String context) {
    var answer = server.send(server.request(context + "/api/v1/workflows", "viewer"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
