package com.example.lending.loans;

/** Who wants what. */
public record Request(String book, String reader) {}
