/** Chinese lines, tables, tagged PDF/A. The only place that knows the PDF library; it knows nothing of agreements. */
@NullMarked
package io.keypost.typesetting;

import org.jspecify.annotations.NullMarked;
