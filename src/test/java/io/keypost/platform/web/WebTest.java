package io.keypost.platform.web;

import io.keypost.KeypostTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test from outside, through the port. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@KeypostTest
public @interface WebTest {}
