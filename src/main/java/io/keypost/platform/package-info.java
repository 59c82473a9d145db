/** What everything runs on: the clock and its zone, the database, the engine's settings, the logins, the languages. */
@NullMarked
package io.keypost.platform;

import org.jspecify.annotations.NullMarked;
