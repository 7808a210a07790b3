package com.example.parcels;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.inject.Inject;

/** Keeps a parcel until somebody fetches it. */
@Durable("parcel-desk")
public class ParcelDesk implements Workflow<Parcel, String> {

  @Inject Shelf shelf;

  @Override
  public Value<String> define(Flow flow, Value<Parcel> parcel) {
    var number = flow.step("keep", shelf::keep, parcel);

    var pickup = flow.event("fetched", Pickup.class).correlate(number);

    return flow.step("hand-over", shelf::handOver, number, pickup);
  }
}
