package io.keypost.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import lombok.Getter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Somebody has been told that an agreement's last day comes near; unique, so that nobody is told the same thing twice. */
@Entity
@Immutable
@Table(name = "reminder")
public class Reminder {

    /** Who is told. */
    public enum Recipient {
        HOLDER,
        /** The managers of the department. */
        MANAGER,
        HR
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reminder_seq")
    @SequenceGenerator(name = "reminder_seq", sequenceName = "reminder_seq", allocationSize = 1)
    private @Nullable Long id;

    @Getter
    private String agreementNumber;

    /** The last day it reminds of; when that moves, it is told anew. */
    @Getter
    private LocalDate lastDay;

    /** The offset it stands for, in days before the last day. */
    @Getter
    private int daysBefore;

    @Enumerated(EnumType.STRING)
    @Getter
    private Recipient recipient;

    @Getter
    private Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected Reminder() {}

    Reminder(String agreementNumber, LocalDate lastDay, int daysBefore, Recipient recipient, Instant sentAt) {
        this.agreementNumber = agreementNumber;
        this.lastDay = lastDay;
        this.daysBefore = daysBefore;
        this.recipient = recipient;
        this.sentAt = sentAt;
    }
}
