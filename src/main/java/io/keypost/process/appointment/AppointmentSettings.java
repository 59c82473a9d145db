package io.keypost.process.appointment;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of appointments, their renewals, and every other case in which a decision may wait too long.
 *
 * @param escalateAfter how long a proposal, a review or a decision may wait before the office is told
 */
@ConfigurationProperties("keypost.appointment")
public record AppointmentSettings(@DefaultValue("P15D") Period escalateAfter) {}
