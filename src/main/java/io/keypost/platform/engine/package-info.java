/** The process engine: its settings, its logins and rights, and what its commands may do. */
@NullMarked
@NamedInterface("engine")
package io.keypost.platform.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
