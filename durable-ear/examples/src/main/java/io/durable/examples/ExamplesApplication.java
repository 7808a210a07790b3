package io.durable.examples;

import io.durable.examples.bank.BankResource;
import io.durable.examples.evidence.EvidenceResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The HTTP side of the examples: the bank's stub, and the evidence of what was done. */
@ApplicationPath("/")
public class ExamplesApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(BankResource.class, EvidenceResource.class);
  }
}
