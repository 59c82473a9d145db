package io.keypost.platform.engine;

import io.keypost.platform.language.Language;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Says in both languages why the start is refused, instead of a stack trace. The application's own messages are not up yet. */
class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartRefused cause) {
        return new FailureAnalysis(both(cause, ""), both(cause, ".action"), cause);
    }

    private static String both(StartRefused cause, String part) {
        var source = new ResourceBundleMessageSource();
        source.setBasename("messages/platform");
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        var key = cause.key() + part;
        return source.getMessage(key, cause.args(), Language.CHINESE)
                + System.lineSeparator()
                + source.getMessage(key, cause.args(), Locale.ENGLISH);
    }
}
