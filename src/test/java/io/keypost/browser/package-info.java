/** keypost as people meet it: a real browser against the whole application. */
@NullMarked
package io.keypost.browser;

import org.jspecify.annotations.NullMarked;
