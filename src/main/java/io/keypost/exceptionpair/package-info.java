/** Exception pairs 兼任例外: two key posts that one person may hold at once, by decision of the leading group and up to a day. */
@NullMarked
package io.keypost.exceptionpair;

import org.jspecify.annotations.NullMarked;
