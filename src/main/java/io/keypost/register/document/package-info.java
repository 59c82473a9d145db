/** Papers and scans, to those who may read them. */
@NullMarked
package io.keypost.register.document;

import org.jspecify.annotations.NullMarked;
