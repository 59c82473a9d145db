package io.keypost.exit;

import io.keypost.agreement.EndingAgreements;
import io.keypost.audit.AuditLog;
import io.keypost.calendar.WorkdayCalendar;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Another last day of a notice: an earlier one, or the one by a calendar that was not there before. */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
class MovingLastDays {

    private final FindingNotices notices;
    private final Resignations resignations;
    private final EndingAgreements ending;
    private final NoticeRule rule;
    private final ApplicationEventPublisher events;

    /** The calendar of a year is there: what was provisional for want of it is worked out once more, by its own rule. */
    @EventListener
    public void on(WorkdayCalendar.CalendarLoaded loaded) {
        // Each is read under its holder's lock: what was decided on it meanwhile stands.
        for (var id : resignations.provisional()) {
            var resignation = notices.get(id);
            var days = resignation.days();
            if (resignation.status().isRunning()
                    && days.notice().provisional()
                    && days.settle(rule.again(days.notice(), days.rollsOver()))) {
                moved(resignation, AuditLog.SYSTEM);
            }
        }
    }

    void shorten(Resignation resignation, LocalDate to, String by) {
        resignation.days().shorten(to);
        moved(resignation, by);
    }

    /** Another last day: of the agreement, too, once the notice is in effect. */
    private void moved(Resignation resignation, String by) {
        resignations.saveAndFlush(resignation);
        events.publishEvent(new ResignationEvent.Moved(resignation.agreementNumber(), resignation.lastDay(), by));
        ending.byNotice(resignation.agreementNumber());
    }
}
