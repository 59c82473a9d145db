package io.keypost.exit;

import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** What somebody asks of a running notice, and the leading group's answer. */
@Entity
@Table(name = "notice_request")
public class NoticeRequest {

    /** What is asked. */
    public enum Kind {
        /** 撤回: the holder stays after all. */
        WITHDRAWAL,
        /** 缩短: an earlier last day. */
        SHORTENING
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notice_request_seq")
    @SequenceGenerator(name = "notice_request_seq", sequenceName = "notice_request_seq", allocationSize = 1)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    @Getter
    private Kind kind;

    private @Nullable LocalDate lastDay;

    @Getter
    private String reason;

    @Getter
    private Deed asked;

    private @Nullable Boolean granted;
    private @Nullable Deed decided;
    private @Nullable String decisionReason;

    @SuppressWarnings("NullAway.Init")
    protected NoticeRequest() {}

    NoticeRequest(Kind kind, @Nullable LocalDate lastDay, String reason, Deed asked) {
        this.kind = kind;
        this.lastDay = lastDay;
        this.reason = reason;
        this.asked = asked;
    }

    /** Whether this person may decide: not the one who asked. The notice keeps the holder out. */
    void requireMayDecide(String by) {
        if (by.equals(asked.by())) {
            throw Refusal.forbidden("twoPeople.askerDecides");
        }
    }

    void decide(Deed deed, boolean isGranted, @Nullable String why) {
        requireMayDecide(deed.by());
        granted = isGranted;
        decided = deed;
        decisionReason = why;
    }

    boolean isOpen() {
        return decided == null;
    }

    boolean isGrantedWithdrawal() {
        return kind == Kind.WITHDRAWAL && Boolean.TRUE.equals(granted);
    }

    /** The last day a shortening asks for. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }

    /** The answer, once there is one. */
    public Optional<Boolean> granted() {
        return Optional.ofNullable(granted);
    }

    public Optional<Deed> decided() {
        return Optional.ofNullable(decided);
    }

    public Optional<String> decisionReason() {
        return Optional.ofNullable(decisionReason);
    }
}
