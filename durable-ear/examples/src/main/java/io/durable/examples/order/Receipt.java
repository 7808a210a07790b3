package io.durable.examples.order;

/**
 * What the customer gets.
 *
 * @param approvedBy who let a large order pass, else {@code nobody}
 */
public record Receipt(String order, Payment payment, Parcel parcel, String approvedBy) {}
