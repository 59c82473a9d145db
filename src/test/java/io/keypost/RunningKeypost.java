package io.keypost;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The whole application in a process of its own, with a database file of its own and in this JVM's time zone: its time machine moves
 * nobody else's clock.
 */
public final class RunningKeypost implements AutoCloseable {

    private static final String ADDRESS = "--spring.datasource.url=";
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Path log;

    private RunningKeypost(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** As anybody starts it; answers when the sample organisation is there. */
    public static RunningKeypost start(Path directory, String... settings) throws IOException, InterruptedException {
        return launch(directory, "demo", "keypost is ready", settings);
    }

    /** Answers with the first page: the sample organisation is still to come, and jobs do not run yet. */
    public static RunningKeypost startToTheFirstPage(Path directory) throws IOException, InterruptedException {
        return launch(directory, "demo", "Tomcat started");
    }

    /** On the database that is there, adding nothing to it: with its job executor, with a clock that goes on from the database's. A sample login
     * of before keeps its password. */
    public static RunningKeypost startWithoutSample(Path directory, String... settings)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--keypost.agreement.party-a=江阴市信用办",
                "--keypost.passwords.policy=false"));
        all.addAll(List.of(settings));
        return launch(directory, "test", "Started KeypostApplication", all.toArray(String[]::new));
    }

    /** What it says when it does not start, and {@code exit 1} or whatever it ends with. */
    public static String refusedStart(Path directory, String profile, String database, String... settings)
            throws IOException, InterruptedException {
        var log = directory.resolve("refused.log");
        var process = begin(log, profile, database, freePort(), settings);
        if (!process.waitFor(LONGEST_START.toMinutes(), TimeUnit.MINUTES)) {
            process.destroyForcibly().onExit().join();
        }
        return Files.readString(log) + "\nexit " + process.exitValue();
    }

    private static RunningKeypost launch(Path directory, String profile, String sign, String... settings)
            throws IOException, InterruptedException {
        var port = freePort();
        var log = directory.resolve("keypost.log");
        var process = begin(log, profile, database(directory), port, settings);
        var deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!Files.readString(log).contains(sign)) {
            if (System.nanoTime() > deadline || process.waitFor(200, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("keypost did not start:\n" + Files.readString(log));
            }
        }
        return new RunningKeypost(process, port, log);
    }

    private static Process begin(Path log, String profile, String database, int port, String... settings)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=" + TimeZone.getDefault().getID(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-cp",
                classPath(),
                KeypostApplication.class.getName(),
                "--spring.profiles.active=" + profile,
                "--server.port=" + port,
                "--spring.autoconfigure.exclude=org.camunda.community.process_test_coverage"
                        + ".spring_test.platform7.ProcessEngineCoverageConfiguration"));
        command.addAll(List.of(settings));
        if (command.stream().noneMatch(setting -> setting.startsWith(ADDRESS))) {
            command.add(ADDRESS + database);
        }
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /** Where its database lies, for a look while it does not run. */
    public static String database(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("keypost") + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    public int port() {
        return port;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What it has logged until now. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** One of its sample users. */
    public WebUser user(String id) {
        return WebUser.logIn(port, id, "demo");
    }

    /** Somebody whose password is another. */
    public WebUser user(String id, String password) {
        return WebUser.logIn(port, id, password);
    }

    /** Somebody new chooses the password of the sample users instead of the one they were given. */
    public void choosePassword(String id, String given) {
        WebUser.choosePassword(port, id, given, "demo");
    }

    /** Lets it go down in good order. */
    public void stop() {
        process.destroy();
        process.onExit().join();
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
