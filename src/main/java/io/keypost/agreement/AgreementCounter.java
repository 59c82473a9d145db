package io.keypost.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import lombok.AccessLevel;
import lombok.Getter;

/** The last number given; one row, put there by the migration. */
@Entity
@Table(name = "agreement_counter")
class AgreementCounter {

    @Id
    @Getter(AccessLevel.PACKAGE)
    private int id;

    private int countedYear;
    private int lastNumber;

    protected AgreementCounter() {}

    int next(int year) {
        // A clock set back must not start a year again.
        if (year > countedYear) {
            countedYear = year;
            lastNumber = 0;
        }
        return ++lastNumber;
    }

    int year() {
        return countedYear;
    }
}
