/** Notices, clearances and secrecy periods: who leaves, and how far that is. */
@NullMarked
package io.keypost.register.exit;

import org.jspecify.annotations.NullMarked;
