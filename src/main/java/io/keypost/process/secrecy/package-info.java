/** {@code bpmn/secrecy.bpmn} 脱密期. */
@NullMarked
package io.keypost.process.secrecy;

import org.jspecify.annotations.NullMarked;
