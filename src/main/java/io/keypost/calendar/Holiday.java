package io.keypost.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days off in a row, as they are published.
 *
 * @param from the first, inclusive
 * @param to the last, inclusive
 * @param name what is celebrated, as published
 */
public record Holiday(LocalDate from, LocalDate to, @Nullable String name) {}
