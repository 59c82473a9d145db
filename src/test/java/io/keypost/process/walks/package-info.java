/** Random walks: every process at once, in any order, and after each step what must always hold (domain.md §5). */
@NullMarked
package io.keypost.process.walks;

import org.jspecify.annotations.NullMarked;
