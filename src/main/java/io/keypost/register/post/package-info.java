/** The posts, their outlook and their duties. */
@NullMarked
package io.keypost.register.post;

import org.jspecify.annotations.NullMarked;
