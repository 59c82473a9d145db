/** Appointments and agreements: their states, terms, numbers and signatures. */
@NullMarked
package io.keypost.agreement;

import org.jspecify.annotations.NullMarked;
