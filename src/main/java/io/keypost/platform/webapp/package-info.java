/** Tasklist, Cockpit and Admin, and their REST calls: what may be asked of them, and in which words they refuse. */
@NullMarked
package io.keypost.platform.webapp;

import org.jspecify.annotations.NullMarked;
