/** The languages that the product speaks, and its texts. */
@NullMarked
@NamedInterface("language")
package io.keypost.platform.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
