/** {@code bpmn/term.bpmn} 履行. */
@NullMarked
package io.keypost.process.term;

import org.jspecify.annotations.NullMarked;
