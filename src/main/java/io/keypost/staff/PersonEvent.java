package io.keypost.staff;

import io.keypost.audit.Logged;
import java.time.LocalDate;

/** What happens to what is on file of a person. */
sealed interface PersonEvent extends Logged {

    String staffNo();

    @Override
    default String subject() {
        return Staff.subject(staffNo());
    }

    record Added(String staffNo, String by) implements PersonEvent {}

    record Changed(String staffNo, String by) implements PersonEvent {}

    record KnowsSecrets(String staffNo, String by) implements PersonEvent {}

    record KnowsNoSecrets(String staffNo, String by) implements PersonEvent {}

    record EmploymentEnded(String staffNo, EmploymentEnd how, LocalDate effectiveOn, String by) implements PersonEvent {

        @Override
        public String what() {
            return "person.employmentEnd." + how;
        }
    }
}
