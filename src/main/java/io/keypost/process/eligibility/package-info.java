/** {@code bpmn/qualification.dmn} and {@code bpmn/compatibility.dmn}: who may hold which post. */
@NullMarked
@NamedInterface("eligibility")
package io.keypost.process.eligibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
