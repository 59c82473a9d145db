package io.keypost.register;

import java.util.List;

/** A page of a list. */
record Items<T>(List<T> items, long total) {}
