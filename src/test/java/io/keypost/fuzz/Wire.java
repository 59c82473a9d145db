package io.keypost.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Sends bytes as they are: an HTTP client would correct, or refuse, the very mistakes that are wanted here. */
final class Wire {

    /** What came back; status 0 when the server hung up without a word. */
    record Answer(int status, List<String> headers, String body, Duration took) {

        String header(String name) {
            var prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Longer is taken for a hang. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** One connection for one request. */
    Answer send(byte[] request) throws IOException {
        var begin = System.nanoTime();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
            socket.setTcpNoDelay(true);
            write(socket, request);
            var received = receive(socket.getInputStream());
            return answer(received, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    /** A server that refuses early may close before it has read everything. */
    private static void write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            // Its answer may be there all the same.
        }
    }

    private static byte[] receive(InputStream from) throws IOException {
        var received = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
                received.write(buffer, 0, length);
            }
        } catch (SocketTimeoutException hangs) {
            throw hangs;
        } catch (IOException reset) {
            // What has come by then counts.
        }
        return received.toByteArray();
    }

    private static Answer answer(byte[] received, Duration took) {
        var text = new String(received, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return new Answer(0, List.of(), text, took);
        }
        var lines = new ArrayList<>(Arrays.asList(text.substring(0, end).split("\r\n", -1)));
        var status = Integer.parseInt(lines.remove(0).split(" ", 3)[1]);
        var answer = new Answer(status, lines, "", took);
        var body = text.substring(end + 4);
        var whole = answer.header("Transfer-Encoding").equalsIgnoreCase("chunked") ? joined(body) : body;
        return new Answer(
                status, lines, new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8), took);
    }

    private static String joined(String chunks) {
        var whole = new StringBuilder();
        var at = 0;
        while (at < chunks.length()) {
            var lineEnd = chunks.indexOf("\r\n", at);
            var length = lineEnd < 0 ? 0 : Integer.parseInt(chunks.substring(at, lineEnd), 16);
            if (length == 0) {
                break;
            }
            whole.append(chunks, lineEnd + 2, Math.min(chunks.length(), lineEnd + 2 + length));
            at = lineEnd + 2 + length + 2;
        }
        return whole.toString();
    }
}
