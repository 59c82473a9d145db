package io.keypost.process.eligibility;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the tables ask about the unit.
 *
 * @param systemLevel the grade of its information system (GB/T 22239), 1 to 5
 */
@ConfigurationProperties("keypost.eligibility")
record EligibilitySettings(@DefaultValue("3") int systemLevel) {}
