/** The processes of bpmn/, one package a file: what a BPMN element calls stands in the class of its name. */
@NullMarked
package io.keypost.process;

import org.jspecify.annotations.NullMarked;
