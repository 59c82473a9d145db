/** The clock, its zone, and the time machine. */
@NullMarked
@NamedInterface("time")
package io.keypost.platform.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
