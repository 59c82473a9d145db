/** Migrations that differ by database or need the code. */
@NullMarked
package io.keypost.platform.database;

import org.jspecify.annotations.NullMarked;
