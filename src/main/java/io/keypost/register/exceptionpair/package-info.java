/** Exception pairs: who may hold two posts at once, until when, and by whose decision. */
@NullMarked
package io.keypost.register.exceptionpair;

import org.jspecify.annotations.NullMarked;
