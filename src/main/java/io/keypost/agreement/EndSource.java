package io.keypost.agreement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Something kept elsewhere that may end agreements before their term does. It is asked whenever ends are worked out, so that its day has
 * one home.
 */
public interface EndSource {

    /**
     * A last day and why.
     *
     * @param lastDay the last day in force
     */
    record End(LocalDate lastDay, EndReason reason) {

        static final Comparator<End> EARLIEST =
                Comparator.comparing(End::lastDay).thenComparing(End::reason);
    }

    /** The ends it has for an agreement as things stand now. */
    Stream<End> endsOf(Agreement agreement);
}
