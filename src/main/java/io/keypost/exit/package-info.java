/** Leaving a key post: what is handed over, taken back, promised and verified, and when that is done. */
@NullMarked
package io.keypost.exit;

import org.jspecify.annotations.NullMarked;
