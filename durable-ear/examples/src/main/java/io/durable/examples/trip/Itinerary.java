package io.durable.examples.trip;

/** A trip that is booked. */
public record Itinerary(Confirmation flight, Confirmation hotel, Confirmation car) {}
