/** The append-only log: what happened, when it took effect, when it was recorded, who did it and why. */
@NullMarked
package io.keypost.audit;

import org.jspecify.annotations.NullMarked;
