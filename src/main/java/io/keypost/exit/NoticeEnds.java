package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndSource;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** A notice in effect ends the agreements of its appointment on its last day (§3(3)). */
@Component
@RequiredArgsConstructor
class NoticeEnds implements EndSource {

    private final Resignations resignations;

    @Override
    public Stream<End> endsOf(Agreement agreement) {
        return resignations.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(Resignation::isEffective)
                .map(notice -> new End(notice.lastDay(), EndReason.NOTICE));
    }
}
