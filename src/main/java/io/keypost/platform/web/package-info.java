/** What every request has in common: how an error is answered, and what counts as well formed. */
@NullMarked
@NamedInterface("web")
package io.keypost.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
