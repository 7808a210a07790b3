package io.durable.examples.bank;

import io.durable.examples.evidence.Witness;
import jakarta.ws.rs.HeaderParam;
import java.util.UUID;

/** What comes with every call: who calls, and for which attempt of which step. */
public class Call {
  @HeaderParam("Api-Key")
  String apiKey;

  @HeaderParam("Idempotency-Key")
  String idempotencyKey;

  @HeaderParam("Attempt")
  int attempt;

  /** The key of a step is its execution and its path: enough to say on whose behalf it was done. */
  void witnessed(Witness witness, String what) {
    var slash = idempotencyKey.indexOf('/');
    witness.saw(
        UUID.fromString(idempotencyKey.substring(0, slash)),
        idempotencyKey.substring(slash + 1),
        attempt,
        what);
  }
}
