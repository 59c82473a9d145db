package io.keypost.agreement;

import java.time.LocalDate;

/** Decisions kept elsewhere that let a person hold two posts at once; without one, nobody does (C4b). */
public interface JointHolding {

    /** Whether this person may hold both posts on a day. */
    boolean isAllowed(String staffNo, String onePost, String anotherPost, LocalDate day);
}
