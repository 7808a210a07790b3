package com.example.parcels;

/** Who fetched it. */
public record Pickup(String by) {}
