package io.durable.examples.bank;

import static io.durable.examples.bank.Ledger.Effect.CHARGED;
import static io.durable.examples.bank.Ledger.Effect.DECLINED;
import static io.durable.examples.bank.Ledger.Effect.REFUNDED;
import static io.durable.examples.bank.Ledger.Effect.REPEATED;
import static io.durable.examples.bank.Ledger.Effect.VOIDED;

import io.durable.examples.bank.Ledger.Effect;
import io.durable.examples.bank.Ledger.Entry;
import io.durable.examples.evidence.Witness;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes charges and refunds from whoever has the key, each of them once. */
@Path("/bank")
@ApplicationScoped
@PermitAll
@Transactional
public class BankResource {

  /** The key of the stub where none is configured. */
  public static final String KEY = "sk_test_examples";

  private static final String DECLINED_CARD = "4000000000000002";

  @Inject Ledger ledger;
  @Inject Witness witness;

  @Inject
  @ConfigProperty(name = "examples.bank.key", defaultValue = BankResource.KEY)
  String apiKey;

  /** 200 when the money was taken, now or before; 402 when the card is declined; 410 when void. */
  @POST
  @Path("charges")
  public Response charge(
      @BeanParam Call call, @FormParam("card") String card, @FormParam("amount") BigDecimal amount)
      throws SQLException {
    if (!apiKey.equals(call.apiKey)) {
      return Response.status(403).build();
    }
    var charge = call.idempotencyKey;
    ledger.lock(charge);
    var before = ledger.latest(charge).map(Entry::effect);
    if (before.isPresent()) {
      ledger.append(new Entry(charge, amount, REPEATED));
      return answer(before.get());
    }
    var effect = DECLINED_CARD.equals(card) ? DECLINED : CHARGED;
    ledger.append(new Entry(charge, amount, effect));
    if (effect == CHARGED) {
      call.witnessed(witness, "charged " + amount);
    }
    return answer(effect);
  }

  /** 204: the money of that charge is not taken, and will not be. */
  @POST
  @Path("refunds")
  public Response refund(@BeanParam Call call, @FormParam("charge") String charge)
      throws SQLException {
    if (!apiKey.equals(call.apiKey)) {
      return Response.status(403).build();
    }
    ledger.lock(charge);
    var before = ledger.latest(charge).orElse(new Entry(charge, BigDecimal.ZERO, REPEATED));
    var effect =
        switch (before.effect()) {
          case CHARGED -> REFUNDED;
          case REPEATED -> VOIDED; // nothing is known of it
          case DECLINED, REFUNDED, VOIDED -> REPEATED;
        };
    ledger.append(new Entry(charge, before.amount(), effect));
    if (effect == REFUNDED) {
      call.witnessed(witness, "refunded " + before.amount());
    }
    return Response.noContent().build();
  }

  private static Response answer(Effect effect) {
    return switch (effect) {
      case CHARGED -> Response.ok().build();
      case DECLINED -> Response.status(402).build();
      case REFUNDED, VOIDED, REPEATED -> Response.status(410).build();
    };
  }
}
