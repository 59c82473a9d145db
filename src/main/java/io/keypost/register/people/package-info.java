/** People on file. */
@NullMarked
package io.keypost.register.people;

import org.jspecify.annotations.NullMarked;
