package io.keypost.agreement;

import io.keypost.agreement.Renewal.Status;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From when to when a person holds posts, is to hold them, or is proposed for them (C4b goes by days). */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Tenures {

    /**
     * A time on a post.
     *
     * @param isHeld decided, by an approval or a contract; else it is only proposed
     * @param lastDay the actual one as known now
     */
    public record Tenure(long appointmentId, String postCode, boolean isHeld, LocalDate firstDay, LocalDate lastDay) {

        /** Whether there is a day in both. */
        public boolean overlaps(LocalDate from, LocalDate to) {
            return !lastDay.isBefore(from) && !firstDay.isAfter(to);
        }
    }

    private final AppointingHolders appointing;
    private final Agreements agreements;
    private final Renewals renewals;
    private final ObjectProvider<JointHolding> jointHolding;
    private final Clock clock;

    /** Those that are not over. */
    public List<Tenure> of(String staffNo) {
        return appointing.openCasesOf(staffNo).stream()
                .flatMap(this::of)
                .filter(tenure -> !tenure.lastDay().isBefore(tenure.firstDay()))
                .toList();
    }

    private Stream<Tenure> of(Appointment appointment) {
        var id = appointment.id();
        var agreed = agreements.findByAppointmentIdOrderByNumber(id);
        if (agreed.isEmpty()) {
            return Stream.of(of(
                    id,
                    appointment,
                    appointment.status().isHolding(),
                    appointment.term().lastDay()));
        }
        return Stream.concat(
                agreed.stream()
                        .filter(agreement -> switch (agreement.status(LocalDate.now(clock))) {
                            case VOID, ENDED -> false;
                            default -> true;
                        })
                        .map(agreement -> of(id, agreement, true, agreement.endsOn())),
                renewals
                        .findByAppointmentIdAndStatusIn(id, List.of(Status.PROPOSED, Status.CONSENTED, Status.APPROVED))
                        .stream()
                        .map(renewal -> of(
                                id,
                                renewal,
                                renewal.status() == Status.APPROVED,
                                renewal.term().lastDay())));
    }

    /**
     * The day from which the holder of a signed agreement is free for it: its first day, or, where another one has since come to end
     * later than it did when both were signed, the day after that, or that from which it may hold both.
     *
     * @param running all of theirs, by their first days
     */
    LocalDate freeFor(Agreement agreement, List<Agreement> running) {
        var from = agreement.term().firstDay();
        for (var before : running.subList(0, running.indexOf(agreement))) {
            if (before.appointmentId() != agreement.appointmentId()
                    && before.isEverInForce()
                    && !before.endsOn().isBefore(from)) {
                from = freeOf(before, agreement, from);
            }
        }
        return from;
    }

    private LocalDate freeOf(Agreement before, Agreement next, LocalDate from) {
        var dayAfter = before.endsOn().plusDays(1);
        return jointHolding.stream()
                .flatMap(decisions ->
                        decisions.firstDay(next.staffNo(), next.postCode(), before.postCode(), from).stream())
                .filter(day -> day.isBefore(dayAfter))
                .findFirst()
                .orElse(dayAfter);
    }

    private static Tenure of(long appointmentId, Particulars particulars, boolean isHeld, LocalDate lastDay) {
        return new Tenure(
                appointmentId,
                particulars.postCode(),
                isHeld,
                particulars.term().firstDay(),
                lastDay);
    }
}
