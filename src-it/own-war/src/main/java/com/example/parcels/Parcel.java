package com.example.parcels;

/** What somebody brings. */
public record Parcel(String number, String addressee) {}
