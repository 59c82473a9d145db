package io.keypost.audit;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * Who did something, and when. Its columns bear the name of the attribute that holds it: {@code decided_by} and {@code decided_at}.
 *
 * @param by the user's id
 * @param at when it was recorded
 */
@Embeddable
public record Deed(String by, Instant at) {}
