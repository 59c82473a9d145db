/** {@code bpmn/renewal.bpmn} 续聘. */
@NullMarked
@NamedInterface("renewal")
package io.keypost.process.renewal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
