package io.durable.examples.order;

/** Goods on their way. */
public record Parcel(String tracking) {}
