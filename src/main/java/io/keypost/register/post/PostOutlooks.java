package io.keypost.register.post;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Renewal;
import io.keypost.agreement.Renewals;
import io.keypost.register.agreement.AgreementFilter;
import io.keypost.register.agreement.AgreementViews;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be expected of the posts: until when they are held, and whether anybody is to follow. */
@Component
@RequiredArgsConstructor
class PostOutlooks {

    private static final Set<Status> UNSIGNED = Set.of(Status.DRAFT, Status.PENDING_SIGNATURE, Status.PARTLY_SIGNED);

    private final Agreements agreements;
    private final Appointments appointments;
    private final Renewals renewals;
    private final Clock clock;

    /** What one answer needs of all posts, each kind asked for once. */
    class Outlook {

        private final LocalDate today = LocalDate.now(clock);
        private final List<Agreement> signed;
        private final List<Agreement> unsigned;
        private final List<Appointment> cases;

        private Outlook(List<Agreement> signed) {
            this.signed = signed;
            unsigned = agreements.findAll(new AgreementFilter(UNSIGNED, null, null, null, null, null).on(today));
            cases = appointments.findByStatusIn(List.of(
                    Appointment.Status.PROPOSED,
                    Appointment.Status.REVIEWED,
                    Appointment.Status.APPROVED,
                    Appointment.Status.TRANSFERRED));
        }

        /** The day after the last one held without a gap; null unless it is soon, or comes otherwise than by a term's own end. */
        @Nullable
        LocalDate emptyFrom(String postCode) {
            return lastOn(postCode)
                    .filter(last -> last.endsBecause() != EndReason.EXPIRED
                            || !last.endsOn().isAfter(today.plusDays(AgreementViews.DUE_SOON_DAYS)))
                    .map(last -> last.endsOn().plusDays(1))
                    .orElse(null);
        }

        /** Whether the one who holds it last is about to be renewed. */
        boolean isRenewing(String postCode) {
            return lastOn(postCode).stream()
                    .flatMap(last -> renewals.findByPredecessorOrderById(last.number()).stream())
                    .anyMatch(renewal -> renewal.status().isOpen() && renewal.status() != Renewal.Status.DUE);
        }

        /** Of those who hold the post one after the other without a gap, the last; empty when nobody holds it today. */
        private Optional<Agreement> lastOn(String postCode) {
            var onPost = signed.stream()
                    .filter(agreement -> agreement.postCode().equals(postCode))
                    .sorted(Comparator.comparing(Agreement::beginsOn))
                    .toList();
            @Nullable Agreement last = null;
            for (var next : onPost) {
                var from = last == null ? today : last.endsOn().plusDays(1);
                if (!next.beginsOn().isAfter(from)
                        && (last == null || next.endsOn().isAfter(last.endsOn()))) {
                    last = next;
                }
            }
            return Optional.ofNullable(last);
        }

        /** Whether anybody is nominated, or has an agreement signed or to be signed, that does not end with those before. */
        boolean linedUp(String postCode, @Nullable LocalDate emptyFrom) {
            var isNominated = cases.stream()
                    .anyMatch(one -> one.postCode().equals(postCode) && one.status() != Appointment.Status.TRANSFERRED);
            return isNominated
                    || unsigned.stream().anyMatch(one -> one.postCode().equals(postCode))
                    || signed.stream()
                            .anyMatch(one -> one.postCode().equals(postCode)
                                    && one.status(today) == Status.SCHEDULED
                                    && (emptyFrom == null || !one.endsOn().isBefore(emptyFrom)));
        }

        /** Whether its holder is moved off the post inside the notice period. */
        boolean isDeclassifying(Agreement agreement) {
            return cases.stream()
                    .anyMatch(one ->
                            one.id() == agreement.appointmentId() && one.status() == Appointment.Status.TRANSFERRED);
        }
    }

    Outlook from(List<Agreement> signed) {
        return new Outlook(signed);
    }
}
