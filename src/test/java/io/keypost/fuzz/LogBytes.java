package io.keypost.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** What the log would take, written as Spring Boot writes it to a file, from INFO on as in production. */
final class LogBytes extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %5p 12345 --- [keypost] [%t] %-40.40logger{39} : %m%n%ex";

    /** The tests' PostgreSQL server tells its own log here. */
    private static final String DATABASE = "io.zonky.";

    private final Logger root;
    private final Level before;
    private final PatternLayout layout = new PatternLayout();
    private final StringBuilder written = new StringBuilder();

    private LogBytes(LoggerContext context) {
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        before = root.getLevel();
        layout.setContext(context);
        layout.setPattern(PATTERN);
        layout.start();
        setContext(context);
    }

    static LogBytes begin() {
        var log = new LogBytes((LoggerContext) LoggerFactory.getILoggerFactory());
        log.start();
        log.root.setLevel(Level.INFO);
        log.root.addAppender(log);
        return log;
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith(DATABASE)) {
            written.append(layout.doLayout(event));
        }
    }

    /** What has been written since it was last asked. */
    synchronized String sinceLast() {
        var text = written.toString();
        written.setLength(0);
        return text;
    }

    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(before);
        stop();
    }
}
