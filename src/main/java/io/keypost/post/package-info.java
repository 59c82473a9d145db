/** Key posts and the versioned duties (《岗位职责》) that go with them. */
@NullMarked
package io.keypost.post;

import org.jspecify.annotations.NullMarked;
