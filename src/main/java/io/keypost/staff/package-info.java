/** People, their departments and labour contracts. */
@NullMarked
package io.keypost.staff;

import org.jspecify.annotations.NullMarked;
