package io.durable.wrong.engine;

import io.durable.wrong.store.Row;
import java.io.Reader;

/** The engine knows rows, and reads. */
record Deciding(Row row, Reader reader) {}
