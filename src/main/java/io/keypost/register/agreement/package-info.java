/** Agreements and their renewals and removals, as they are looked at, listed and ended. */
@NullMarked
package io.keypost.register.agreement;

import org.jspecify.annotations.NullMarked;
