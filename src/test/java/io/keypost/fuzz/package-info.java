/** keypost under requests nobody should send. */
@NullMarked
package io.keypost.fuzz;

import org.jspecify.annotations.NullMarked;
