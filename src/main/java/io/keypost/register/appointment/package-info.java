/** Appointments, from the nomination on. */
@NullMarked
package io.keypost.register.appointment;

import org.jspecify.annotations.NullMarked;
