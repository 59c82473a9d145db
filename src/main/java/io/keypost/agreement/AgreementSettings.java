package io.keypost.agreement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the agreements.
 *
 * @param partyA the unit, as agreements name it (C3); without it keypost does not start
 * @param numberPattern {@code {year}} and {@code {seq}} with an optional width, such as {@code AQXY-{year}-{seq:4}}
 * @param daysToSign days from the agreement's draft within which both parties sign
 * @param confidentialityAgreementRequired whether signing is blocked without the 《保密协议》 (§3(5)); otherwise a warning
 */
@ConfigurationProperties("keypost.agreement")
public record AgreementSettings(
        @DefaultValue("") String partyA,
        @DefaultValue("AQXY-{year}-{seq:4}") String numberPattern,
        @DefaultValue("30") int daysToSign,
        @DefaultValue("true") boolean confidentialityAgreementRequired) {}
