package io.durable.examples.evidence;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Lets people look at what the examples did. PostgreSQL writes the JSON. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class EvidenceResource {
  private static final String WITNESS =
      """
      select coalesce(json_agg(w order by w.number), '[]')
      from examples.witness w
      where w.execution = coalesce(?, w.execution)
      """;

  private static final String LEDGER =
      """
      select coalesce(json_agg(l order by l.number), '[]')
      from examples.ledger l
      where split_part(l.charge, '/', 1) = coalesce(?::text, split_part(l.charge, '/', 1))
      """;

  private static final String STOCK =
      "select coalesce(json_object_agg(sku, on_hand order by sku), '{}') from examples.stock";

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource source;

  /** What the steps did, in order; of all executions, or of one. */
  @GET
  @Path("witness")
  @RolesAllowed("durable-viewer")
  public String witness(@QueryParam("execution") UUID execution) throws SQLException {
    return ask(WITNESS, execution);
  }

  /** All calls that the bank got. */
  @GET
  @Path("ledger")
  @RolesAllowed("durable-viewer")
  public String ledger(@QueryParam("execution") UUID execution) throws SQLException {
    return ask(LEDGER, execution);
  }

  /** What is on the shelf. */
  @GET
  @Path("stock")
  @RolesAllowed("durable-viewer")
  public String stock() throws SQLException {
    return ask(STOCK);
  }

  private String ask(String query, Object... parameters) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(query)) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
