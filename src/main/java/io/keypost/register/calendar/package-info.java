/** The published calendar of rest days and make-up workdays. */
@NullMarked
package io.keypost.register.calendar;

import org.jspecify.annotations.NullMarked;
