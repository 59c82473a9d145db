/** Pure date arithmetic: terms. Knows no clock, no database. */
@NullMarked
package io.keypost.calendar;

import org.jspecify.annotations.NullMarked;
