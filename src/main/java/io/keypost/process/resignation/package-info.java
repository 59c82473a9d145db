/** {@code bpmn/resignation.bpmn} 辞岗. */
@NullMarked
@NamedInterface("resignation")
package io.keypost.process.resignation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
