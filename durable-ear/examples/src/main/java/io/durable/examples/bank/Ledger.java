package io.durable.examples.bank;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Every call that the bank got, and what came of it. Nothing is changed, nothing is deleted. */
@ApplicationScoped
public class Ledger {
  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource source;

  /** What a call did. */
  enum Effect {
    CHARGED,
    DECLINED,
    REFUNDED,
    /** refunded before it was charged: a later charge is refused */
    VOIDED,
    /** nothing: it was done before */
    REPEATED
  }

  /** A call. */
  record Entry(String charge, BigDecimal amount, Effect effect) {}

  /** Lets no other call on this charge get further before the transaction ends. */
  void lock(String charge) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement("select pg_advisory_xact_lock(hashtext(?))")) {
      statement.setString(1, charge);
      statement.execute();
    }
  }

  /** What has become of a charge. */
  Optional<Entry> latest(String charge) throws SQLException {
    var select =
        """
        select amount, effect
        from examples.ledger
        where charge = ? and effect <> 'REPEATED'
        order by number desc
        limit 1
        """;
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(select)) {
      statement.setString(1, charge);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Entry(charge, rows.getBigDecimal(1), Effect.valueOf(rows.getString(2))))
            : Optional.empty();
      }
    }
  }

  void append(Entry entry) throws SQLException {
    var insert = "insert into examples.ledger (charge, amount, effect) values (?, ?, ?)";
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(insert)) {
      statement.setString(1, entry.charge());
      statement.setBigDecimal(2, entry.amount());
      statement.setString(3, entry.effect().name());
      statement.executeUpdate();
    }
  }
}
