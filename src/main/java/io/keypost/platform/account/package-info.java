/** What holds for logins, whichever way they are changed: passwords, roles, locks, and when sessions are over. */
@NullMarked
package io.keypost.platform.account;

import org.jspecify.annotations.NullMarked;
