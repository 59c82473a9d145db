package io.keypost.agreement;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import lombok.Getter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One of the two copies (§6 一式两份), handed over: to whom, when, recorded by whom. */
@Entity
@Immutable
@Table(name = "copy_delivery")
public class CopyDelivery {

    /** Whose copy it is. */
    public enum Party {
        PARTY_A,
        PARTY_B
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "copy_delivery_seq")
    @SequenceGenerator(name = "copy_delivery_seq", sequenceName = "copy_delivery_seq", allocationSize = 1)
    private @Nullable Long id;

    @Getter
    private String agreementNumber;

    @Enumerated(EnumType.STRING)
    @Getter
    private Party party;

    @Getter
    private String receivedBy;

    @Getter
    private LocalDate deliveredOn;

    @Getter
    private String recordedBy;

    @SuppressWarnings("NullAway.Init")
    protected CopyDelivery() {}

    CopyDelivery(String agreementNumber, Party party, String receivedBy, LocalDate deliveredOn, String recordedBy) {
        this.agreementNumber = agreementNumber;
        this.party = party;
        this.receivedBy = receivedBy;
        this.deliveredOn = deliveredOn;
        this.recordedBy = recordedBy;
    }
}
