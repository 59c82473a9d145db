/** The register: what other systems call (api) and what people look at (pages). Reads the domain, starts processes. */
@NullMarked
package io.keypost.register;

import org.jspecify.annotations.NullMarked;
