package io.keypost.exit;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says how a notice's last day comes about. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NoticeTexts {

    private final MessageSource messages;

    /** The whole reckoning in one sentence; in Chinese for papers, also where the reader sees English. */
    public String explain(Notice notice, Locale language) {
        var months = notice.period().toTotalMonths();
        var period = months > 0
                ? text("document.notice.months", language, months)
                : text("document.notice.days", language, notice.period().get(ChronoUnit.DAYS));
        var moved = "";
        if (!notice.rolled().equals(notice.unrolled())) {
            moved = notice.lastDay().equals(notice.rolled())
                    ? text("document.notice.moved", language, day(notice.rolled(), language))
                    : text("document.notice.notMoved", language);
        }
        return text(
                "document.notice.lastDay",
                language,
                day(notice.receivedOn(), language),
                period,
                day(notice.unrolled(), language),
                moved,
                notice.provisional() ? text("document.notice.provisional", language) : "");
    }

    String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofPattern(text("document.notice.date", language), language)
                .format(day);
    }

    private String text(String key, Locale language, Object... args) {
        return messages.getMessage(key, args, language);
    }
}
