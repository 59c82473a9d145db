/** How a rule refuses: shared by every package, so that Tasklist, its REST calls and the API all say the same. */
@NullMarked
package io.keypost.rule;

import org.jspecify.annotations.NullMarked;
