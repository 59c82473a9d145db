/**
 * Terms and workdays. The arithmetic is pure, {@link io.keypost.calendar.Term} and {@link io.keypost.calendar.Workdays} know no clock and
 * no database; beside it stand the published years, which {@link io.keypost.calendar.WorkdayCalendar} keeps.
 */
@NullMarked
package io.keypost.calendar;

import org.jspecify.annotations.NullMarked;
