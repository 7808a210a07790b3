package io.durable.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses changes that another site makes a browser do. A browser adds the user's password to such
 * a call by itself, and says in {@code Sec-Fetch-Site} where it comes from; other clients do not
 * send that header.
 */
@Provider
@PreMatching
public class SameSite implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    var from = request.getHeaderString("Sec-Fetch-Site");
    var reads =
        request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    if (!reads && from != null && !from.equals("same-origin") && !from.equals("none")) {
      throw new Refusal(
          Problem.of(ProblemType.CROSS_SITE, "Sec-Fetch-Site is '" + from + "'; call it directly"));
    }
  }
}
