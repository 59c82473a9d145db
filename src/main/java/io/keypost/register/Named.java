package io.keypost.register;

/** A user or a person, with the name a page shows. */
public record Named(String id, String name) {}
