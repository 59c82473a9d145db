package io.keypost.typesetting;

/**
 * A finished paper: PDF/A-2a and PDF/UA-1. The same input always gives the same bytes.
 *
 * @param sha256 of the bytes, in lower-case hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its hash, never by its bytes
public record TypesetDocument(byte[] bytes, String sha256, int pages) {}
