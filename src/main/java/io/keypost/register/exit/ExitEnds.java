package io.keypost.register.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.EndReason;
import io.keypost.exit.Exit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** When the agreements of exits end, and why: also while a notice runs, which something else may overtake. */
@Component
@RequiredArgsConstructor
class ExitEnds {

    /** When and why an exit's agreement ends. */
    record End(LocalDate lastDay, EndReason reason) {}

    private final Agreements agreements;
    private final Clock clock;

    /** The end of each, by the exit's id; asked for once, however many there are. A withdrawn notice has none. */
    Map<Long, End> of(Collection<Exit> some) {
        var appointments = some.stream().map(Exit::appointmentId).toList();
        var today = LocalDate.now(clock);
        var signed = agreements
                .findAll((root, query, cb) -> root.get("appointmentId").in(appointments))
                .stream()
                .filter(agreement -> switch (agreement.status(today)) {
                    case SCHEDULED, ACTIVE, ENDED -> true;
                    default -> false;
                })
                .collect(Collectors.groupingBy(Agreement::appointmentId));
        var ends = new HashMap<Long, End>();
        some.stream().filter(exit -> exit.status() != Exit.Status.WITHDRAWN).forEach(exit -> endOf(
                        exit, signed.getOrDefault(exit.appointmentId(), List.of()))
                .ifPresent(end -> ends.put(exit.id(), end)));
        return ends;
    }

    /** What ends first wins; where a signed successor goes on from the agreement, what ends that. */
    private static Optional<End> endOf(Exit exit, List<Agreement> signed) {
        return exit.reason().map(reason -> new End(exit.lastDay(), reason)).or(() -> signed.stream()
                .filter(agreement -> agreement.number().equals(exit.agreementNumber())
                        || !agreement.endsOn().isBefore(agreement.beginsOn()))
                .max(Comparator.comparing(Agreement::beginsOn))
                .map(agreement -> new End(agreement.endsOn(), agreement.endsBecause())));
    }
}
