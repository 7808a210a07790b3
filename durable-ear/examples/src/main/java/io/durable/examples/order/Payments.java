package io.durable.examples.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.durable.PermanentFailure;
import io.durable.StepContext;
import io.durable.examples.bank.BankResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Talks to the bank over HTTP, outside any transaction. The idempotency key, which is the same on
 * every attempt, lets the bank recognise a call that was repeated after a crash or a timeout.
 */
@ApplicationScoped
public class Payments {

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @Inject
  @ConfigProperty(name = "examples.bank.url")
  Optional<URI> bank;

  /** The server's own port: the bank is a stub in this same application if no other is named. */
  @Inject
  @ConfigProperty(name = "http.port", defaultValue = "8080")
  int port;

  @Inject
  @ConfigProperty(name = "examples.bank.key", defaultValue = BankResource.KEY)
  String apiKey;

  /** Takes the money for an order. */
  public Payment charge(Order order) throws CardDeclined, IOException, InterruptedException {
    var charge = StepContext.current().idempotencyKey();
    var form = "card=" + encoded(order.card()) + "&amount=" + order.total();
    var status = post("charges", form).statusCode();
    return switch (status) {
      case 200 -> new Payment(charge, order.total());
      case 402 -> throw new CardDeclined(order.id());
      case 410 -> throw new PermanentFailure("the charge of order " + order.id() + " is void");
      default -> throw new IOException("the bank answered " + status);
    };
  }

  /** Gives the money back. */
  public void refund(Payment payment) throws IOException, InterruptedException {
    refundCharge(payment.charge());
  }

  /**
   * Gives the money back if it was taken; if it was not, voids the charge, so that it cannot be
   * taken any more by a call that is still on its way.
   */
  public void refundIfCharged(Order order, String charge) throws IOException, InterruptedException {
    refundCharge(charge);
  }

  private void refundCharge(String charge) throws IOException, InterruptedException {
    var status = post("refunds", "charge=" + encoded(charge)).statusCode();
    if (status != 204) {
      throw new IOException("the bank answered " + status);
    }
  }

  private HttpResponse<Void> post(String what, String form)
      throws IOException, InterruptedException {
    var step = StepContext.current();
    var request =
        HttpRequest.newBuilder(URI.create(address() + "/" + what))
            .timeout(Duration.ofSeconds(8))
            .header("Api-Key", apiKey)
            .header("Idempotency-Key", step.idempotencyKey())
            .header("Attempt", String.valueOf(step.attempt()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.discarding());
  }

  private String address() {
    return bank.map(URI::toString).orElse("http://localhost:" + port + "/examples/bank");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
