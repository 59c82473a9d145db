/** The first page: posts, agreements, and what is under way. */
@NullMarked
package io.keypost.register.overview;

import org.jspecify.annotations.NullMarked;
