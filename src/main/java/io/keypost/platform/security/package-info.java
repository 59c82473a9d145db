/** Who is let in: logins, passwords, sessions, and what the application checks before it starts. */
@NullMarked
@NamedInterface("security")
package io.keypost.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
