package io.keypost.platform.language;

import io.keypost.rule.Violation;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences from the bundles, in the language of the request. */
@Component
@RequiredArgsConstructor
public class Messages {

    private final MessageSource source;

    /** The sentence of a rule that refuses. */
    public String of(Violation violation) {
        return get("rule." + violation.rule(), violation.args().toArray());
    }

    /** The text of a key; the key itself where a bundle lacks it, so that a page still stands. */
    public String get(String key, Object... args) {
        return String.valueOf(source.getMessage(key, args, key, locale()));
    }

    /** The text in Chinese, for what is written down once and read by everybody. */
    public String inChinese(String key, Object... args) {
        return String.valueOf(source.getMessage(key, args, key, Language.CHINESE));
    }

    /** English for those who ask for it first, Chinese for everybody else and outside any request; the JVM's own counts nowhere. */
    public Locale locale() {
        var context = LocaleContextHolder.getLocaleContext();
        var locale = context == null ? null : context.getLocale();
        return locale == null ? Language.CHINESE : locale;
    }
}
