package io.keypost.exit;

import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** One thing that must be settled, or written off by two people, before a clearance is closed. */
@Entity
@Table(name = "clearance_item")
public class ClearanceItem {

    /** What it falls under (§3(2), GB/T 22239 人员离岗). */
    public enum Kind {
        /** 移交工作 */
        HANDOVER,
        /** 签署离岗保密承诺书 */
        COMMITMENT,
        /** 收回权限 */
        ACCESS,
        /** 清退涉密材料 */
        MATERIAL,
        /** 核验 */
        VERIFICATION;

        /** Whether the leaving person alone does it. */
        public boolean isHolders() {
            return this == HANDOVER || this == COMMITMENT;
        }
    }

    /** How far it has come; derived. */
    public enum State {
        OPEN,
        /** A write-off is asked for. */
        ASKED,
        SETTLED,
        WRITTEN_OFF
    }

    static final int LONGEST_NAME = 100;
    static final int LONGEST_NUMBER = 60;
    private static final int MOST_COPIES = 9999;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "clearance_item_seq")
    @SequenceGenerator(name = "clearance_item_seq", sequenceName = "clearance_item_seq", allocationSize = 1)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    @Getter
    private Kind kind;

    @Getter
    private String name;

    private @Nullable String number;
    private @Nullable Integer copies;

    @Embedded
    private @Nullable Receipt receipt;

    private @Nullable String documentId;
    private boolean refused;
    private @Nullable LocalDate doneOn;
    private @Nullable String doneBy;

    @Embedded
    private @Nullable WriteOff writeOff;

    @SuppressWarnings("NullAway.Init")
    protected ClearanceItem() {}

    ClearanceItem(Kind kind, @Nullable String name, @Nullable String number, @Nullable Integer copies) {
        this.kind = kind;
        this.name = Texts.required("name", name, LONGEST_NAME);
        this.number = Texts.optional("number", number, LONGEST_NUMBER);
        if (copies != null && (copies < 1 || copies > MOST_COPIES)) {
            throw Refusal.rule("copies", "input.range", 1, MOST_COPIES);
        }
        this.copies = copies;
    }

    /** Done; even what has been written off may still turn up. */
    void settle(@Nullable Receipt with, String by, LocalDate on) {
        if (doneOn != null) {
            throw Refusal.conflict("clearance.itemSettled", name);
        }
        receipt = with;
        doneBy = by;
        doneOn = on;
    }

    void commit(String scanId, String by, LocalDate on) {
        settle(null, by, on);
        documentId = scanId;
    }

    void refuse(String reason, String by, LocalDate on) {
        settle(Receipt.of(reason), by, on);
        refused = true;
    }

    void askWriteOff(Deed asked, String reason) {
        expectOpen();
        writeOff = new WriteOff(asked, reason, null);
    }

    void confirmWriteOff(Deed deed) {
        expectOpen();
        if (writeOff == null) {
            throw Refusal.conflict("clearance.notAsked", name);
        }
        writeOff = writeOff.confirmedBy(deed);
    }

    private void expectOpen() {
        if (!isOpen()) {
            throw Refusal.conflict("clearance.itemSettled", name);
        }
    }

    public State state() {
        if (doneOn != null) {
            return State.SETTLED;
        }
        if (writeOff == null) {
            return State.OPEN;
        }
        return writeOff.confirmed() != null ? State.WRITTEN_OFF : State.ASKED;
    }

    public boolean isOpen() {
        return state() == State.OPEN || state() == State.ASKED;
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    /** The number on a piece of material. */
    public Optional<String> number() {
        return Optional.ofNullable(number);
    }

    public Optional<Integer> copies() {
        return Optional.ofNullable(copies);
    }

    public Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    /** The scan of the signed commitment. */
    public Optional<String> documentId() {
        return Optional.ofNullable(documentId);
    }

    /** Whether the holder refused to commit; the remark says why. */
    public boolean isRefused() {
        return refused;
    }

    public Optional<LocalDate> doneOn() {
        return Optional.ofNullable(doneOn);
    }

    public Optional<String> doneBy() {
        return Optional.ofNullable(doneBy);
    }

    public Optional<WriteOff> writeOff() {
        return Optional.ofNullable(writeOff);
    }
}
