package io.durable.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops reading where a body gets larger than it may be. */
@Provider
@ApplicationScoped
public class BodyLimit implements ContainerRequestFilter {
  /** The largest payload that the engine stores; there is no use in reading more. */
  @Inject
  @ConfigProperty(name = "durable.payload.limit", defaultValue = "4194304")
  long limit;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getLength() > limit) {
      throw tooLarge(limit);
    }
    request.setEntityStream(new Limited(request.getEntityStream(), limit));
  }

  private static Refusal tooLarge(long limit) {
    return new Refusal(
        Problem.of(ProblemType.BODY_TOO_LARGE, "A body has at most " + limit + " bytes"));
  }

  /** Counts what is read; a body that is sent in chunks does not say how long it is. */
  static final class Limited extends FilterInputStream {
    private final long limit;
    private long seen;

    Limited(InputStream body, long limit) {
      super(body);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      var one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var some = super.read(into, offset, length);
      count(some);
      return some;
    }

    private void count(int some) {
      seen += Math.max(some, 0);
      if (seen > limit) {
        throw tooLarge(limit);
      }
    }
  }
}
