/** Profile {@code demo}: the sample organisation and the time machine. */
@NullMarked
package io.keypost.demo;

import org.jspecify.annotations.NullMarked;
