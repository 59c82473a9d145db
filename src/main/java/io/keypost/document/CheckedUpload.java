package io.keypost.document;

/**
 * What an uploaded file turned out to be.
 *
 * @param mediaType found from the content, never from the file's name
 * @param pages of a PDF; an image is one page
 */
record CheckedUpload(String mediaType, int pages) {}
