/**
 * A bank in place of a real one: takes charges and refunds over HTTP, recognises repeated calls by
 * their {@code Idempotency-Key}, and keeps every call in an append-only ledger.
 */
package io.durable.examples.bank;
