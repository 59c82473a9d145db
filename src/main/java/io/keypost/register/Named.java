package io.keypost.register;

/** A user or a person, with the name a page shows. */
record Named(String id, String name) {}
