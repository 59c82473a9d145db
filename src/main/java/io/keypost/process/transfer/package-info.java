/** {@code bpmn/transfer.bpmn} 转岗脱密. */
@NullMarked
package io.keypost.process.transfer;

import org.jspecify.annotations.NullMarked;
