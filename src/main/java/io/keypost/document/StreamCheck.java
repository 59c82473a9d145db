package io.keypost.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds out whether a PDF's compressed streams stay bearable when unpacked, without keeping what they hold. The PDF library unpacks a
 * stream whole, however large, and zeros shrink to a thousandth.
 */
final class StreamCheck {

    /** Text, tables of objects, fonts. */
    private static final long MAX_STREAM = 64L << 20;
    /** A4 in colour at 600 dpi has 105 million bytes. */
    private static final long MAX_IMAGE = 150L << 20;

    private static final long MAX_TOTAL = 1L << 29;
    /** A page of a scan has a handful, or a few hundred where it was cut into strips. */
    private static final int MAX_STREAMS = 20_000;

    private static final int DICTIONARY = 2000;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    private StreamCheck() {}

    static boolean isBearable(byte[] bytes) {
        long total = 0;
        int streams = 0;
        for (int i = 0; i + STREAM.length + 4 < bytes.length; i++) {
            if (!startsStream(bytes, i)) {
                continue;
            }
            int dictionary = Math.max(0, i - DICTIONARY);
            var before = new String(bytes, dictionary, i - dictionary, StandardCharsets.ISO_8859_1);
            before = before.substring(before.lastIndexOf(" obj") + 1);
            boolean twice = before.indexOf("FlateDecode") != before.lastIndexOf("FlateDecode");
            long limit = before.contains("/Image") ? MAX_IMAGE : MAX_STREAM;
            long size = unpackedSize(bytes, i + STREAM.length, limit);
            total += size;
            if (twice || size > limit || total > MAX_TOTAL || ++streams > MAX_STREAMS) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsStream(byte[] bytes, int at) {
        return Arrays.equals(bytes, at, at + STREAM.length, STREAM, 0, STREAM.length)
                && isBlank(bytes[at + STREAM.length]);
    }

    private static boolean isBlank(byte character) {
        return character == '\r' || character == '\n' || character == ' ';
    }

    /** Of what is no zlib stream: nothing. Stops a little above the limit. */
    static long unpackedSize(byte[] bytes, int from, long limit) {
        int start = from;
        while (start < bytes.length && isBlank(bytes[start])) {
            start++;
        }
        var unpacked = new byte[1 << 14];
        var inflater = new Inflater();
        long size = 0;
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            int count = inflater.inflate(unpacked);
            while (count > 0 && size <= limit) {
                size += count;
                count = inflater.inflate(unpacked);
            }
        } catch (DataFormatException e) {
            // Not packed this way, or damaged: the library stops at the same place.
        } finally {
            inflater.end();
        }
        return size;
    }
}
