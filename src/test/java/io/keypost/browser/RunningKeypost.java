package io.keypost.browser;

import io.keypost.KeypostApplication;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The whole application as anybody starts it, with the sample organisation, in a process of its own and in this JVM's time zone: its time
 * machine moves nobody else's clock.
 */
final class RunningKeypost implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Process process;
    private final String address;

    private RunningKeypost(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Answers when the sample organisation is there. */
    static RunningKeypost start(Path directory) throws IOException, InterruptedException {
        var port = freePort();
        var log = directory.resolve("keypost.log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=" + TimeZone.getDefault().getID(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx768m",
                        "-cp",
                        classPath(),
                        KeypostApplication.class.getName(),
                        "--spring.profiles.active=demo",
                        "--server.port=" + port,
                        "--spring.datasource.url=jdbc:h2:file:" + directory.resolve("keypost"),
                        "--spring.autoconfigure.exclude=org.camunda.community.process_test_coverage"
                                + ".spring_test.platform7.ProcessEngineCoverageConfiguration")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!Files.readString(log).contains("keypost is ready")) {
            if (System.nanoTime() > deadline || process.waitFor(200, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("keypost did not start:\n" + Files.readString(log));
            }
        }
        return new RunningKeypost(process, "http://127.0.0.1:" + port);
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** What tests add to the application is not part of it. */
    private static String classPath() {
        var tests = new File(RunningKeypost.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).equals(tests))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
