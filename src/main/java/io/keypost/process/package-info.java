/**
 * The processes of bpmn/, one package a file: {@code XProcess} has the names the model shares with its Java and its start, {@code XSteps}
 * what its elements do. All models are drawn alike:
 *
 * <ul>
 *   <li>Flows join at the task or event they lead to; a gateway joins them only where they lead to a gateway.
 *   <li>An end is named by the state reached.
 *   <li>What the leading group decides, and what leads to its decision inside the unit, is escalated once when it has waited too long:
 *       a timer {@code event_...Overdue} on the task shows it to the office (督办) and lets it be done still. What has a deadline of
 *       its own, as the signatures have, is reminded of before that.
 * </ul>
 */
@NullMarked
package io.keypost.process;

import org.jspecify.annotations.NullMarked;
