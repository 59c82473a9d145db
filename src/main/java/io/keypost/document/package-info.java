/** The archive: papers and scans, what each kind is set from, and the checks that an uploaded file passes. */
@NullMarked
package io.keypost.document;

import org.jspecify.annotations.NullMarked;
