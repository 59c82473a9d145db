package io.keypost.register.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.EndReason;
import io.keypost.exit.Exit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the agreements of exits end, and why: also while a notice runs, which something else may overtake. */
@Component
@RequiredArgsConstructor
class ExitEnds {

    /** When and why an exit's agreement ends. */
    record End(LocalDate lastDay, EndReason reason) {}

    private final Agreements agreements;
    private final Clock clock;

    /** What one answer needs of several exits, asked for once. */
    static class Lookup {

        private final List<Agreement> signed;

        private Lookup(List<Agreement> signed) {
            this.signed = signed;
        }

        /** What ends first wins; where a signed successor goes on from the agreement, what ends that. Null of a withdrawn notice. */
        @Nullable
        End of(Exit exit) {
            if (exit.status() == Exit.Status.WITHDRAWN) {
                return null;
            }
            return exit.reason()
                    .map(reason -> new End(exit.lastDay(), reason))
                    .or(() -> signed.stream()
                            .filter(agreement -> agreement.appointmentId() == exit.appointmentId())
                            .filter(agreement -> agreement.number().equals(exit.agreementNumber())
                                    || !agreement.endsOn().isBefore(agreement.beginsOn()))
                            .max(Comparator.comparing(Agreement::beginsOn))
                            .map(agreement -> new End(agreement.endsOn(), agreement.endsBecause())))
                    .orElse(null);
        }
    }

    Lookup lookup(Collection<Exit> some) {
        var appointments = some.stream().map(Exit::appointmentId).toList();
        var today = LocalDate.now(clock);
        return new Lookup(agreements
                .findAll((root, query, cb) -> root.get("appointmentId").in(appointments))
                .stream()
                .filter(agreement -> switch (agreement.status(today)) {
                    case SCHEDULED, ACTIVE, ENDED -> true;
                    default -> false;
                })
                .toList());
    }
}
