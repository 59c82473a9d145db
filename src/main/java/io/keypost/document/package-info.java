/** The papers: typesetting to archival PDF, and the checks that an uploaded file passes. The only place that knows the PDF library. */
@NullMarked
package io.keypost.document;

import org.jspecify.annotations.NullMarked;
