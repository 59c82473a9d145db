/** {@code bpmn/removal.bpmn} 免任. */
@NullMarked
@NamedInterface("removal")
package io.keypost.process.removal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
