/** {@code bpmn/signing.bpmn} 签订. */
@NullMarked
package io.keypost.process.signing;

import org.jspecify.annotations.NullMarked;
