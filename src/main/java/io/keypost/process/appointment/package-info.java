/** {@code bpmn/appointment.bpmn} 聘任. */
@NullMarked
@NamedInterface("appointment")
package io.keypost.process.appointment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
