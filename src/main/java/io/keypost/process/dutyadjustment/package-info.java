/** {@code bpmn/duty-adjustment.bpmn} 职责调整. */
@NullMarked
package io.keypost.process.dutyadjustment;

import org.jspecify.annotations.NullMarked;
