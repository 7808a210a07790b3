package io.durable.worker;

import io.durable.boundary.Boundary;
import io.durable.boundary.Settings;
import io.durable.function.Json;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What the runs of a node share.
 *
 * @param inside the gate of transactional steps
 * @param outside the gate of external steps and of choices
 * @param engine the gate of the engine's own work; smaller than what the pool has left
 * @param outages tells of the database being away
 * @param draining whether nothing new is to be begun
 */
record Services(
    Boundary boundary,
    Gate inside,
    Gate outside,
    Gate engine,
    Timers timers,
    Outages outages,
    InstantSource clock,
    Surroundings surroundings,
    Settings settings,
    Json json,
    BooleanSupplier draining) {}
