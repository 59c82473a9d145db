/** {@code bpmn/exception-pair.bpmn} 兼任例外. */
@NullMarked
@NamedInterface("exceptionpair")
package io.keypost.process.exceptionpair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
