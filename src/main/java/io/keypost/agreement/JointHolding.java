package io.keypost.agreement;

import java.time.LocalDate;
import java.util.Optional;

/** Decisions kept elsewhere that let a person hold two posts at once; without one, nobody does (C4b). */
public interface JointHolding {

    /** The first day, from one on, on which this person may hold both posts; empty where nobody has decided that. */
    Optional<LocalDate> firstDay(String staffNo, String onePost, String anotherPost, LocalDate from);
}
