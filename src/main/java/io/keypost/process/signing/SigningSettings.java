package io.keypost.process.signing;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the signing process.
 *
 * @param remindEvery how often missing signatures are reminded of
 */
@ConfigurationProperties("keypost.signing")
record SigningSettings(@DefaultValue("P7D") Period remindEvery) {}
