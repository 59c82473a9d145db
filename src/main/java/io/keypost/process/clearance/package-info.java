/** {@code bpmn/clearance.bpmn} 清退. */
@NullMarked
@NamedInterface("clearance")
package io.keypost.process.clearance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
