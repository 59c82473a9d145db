package io.keypost.exit;

import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.rule.Violation;
import io.keypost.staff.Person;
import io.keypost.typesetting.Fonts;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * With whom and how something was settled: of classified material what §3(2) asks for, of the rest what is worth keeping.
 *
 * @param receiver who took it, by name
 * @param secondWitness when the holder has died
 * @param archiveNo where it is filed
 */
@Embeddable
public record Receipt(
        @Nullable String receiver,
        @Nullable String witness,
        @Nullable String secondWitness,
        @Nullable String archiveNo,
        @Nullable String remark) {

    private static final int LONGEST_NAME = 50;
    static final int LONGEST_REMARK = 500;

    public Receipt {
        receiver = Texts.optional("receiver", receiver, LONGEST_NAME);
        witness = Texts.optional("witness", witness, LONGEST_NAME);
        secondWitness = Texts.optional("secondWitness", secondWitness, LONGEST_NAME);
        archiveNo = Texts.optional("archiveNumber", archiveNo, ClearanceItem.LONGEST_NUMBER);
        remark = Texts.optional("remark", remark, LONGEST_REMARK);
    }

    /** Nothing but a remark. */
    static Receipt of(@Nullable String remark) {
        return new Receipt(null, null, null, null, remark);
    }

    /** Refuses what lacks a hand to it, and hands that must not be: nobody receives from or witnesses for themself. */
    void require(boolean ofMaterial, boolean twoWitnesses, Person subject) {
        var violations = new ArrayList<Violation>();
        var hands = hands();
        var mandatory = new LinkedHashMap<>(hands);
        mandatory.put("archiveNumber", Objects.toString(archiveNo, ""));
        if (!twoWitnesses) {
            mandatory.remove("secondWitness");
        }
        mandatory.forEach((field, value) -> {
            if (ofMaterial && value.isEmpty()) {
                violations.add(Violation.of(field, "input.missing"));
            }
        });
        var seen = new HashSet<String>();
        hands.forEach((field, name) -> {
            if (name.equals(subject.name()) || name.equals(subject.staffNo())) {
                violations.add(Violation.of(field, "clearance.subjectReceives", subject.name()));
            } else if (!name.isEmpty() && !seen.add(name)) {
                violations.add(Violation.of(field, "clearance.sameHands", name));
            }
        });
        if (!violations.isEmpty()) {
            throw new Refusal(Refusal.Kind.RULE, violations);
        }
    }

    /** What goes on the hand-over list must be printable, and is refused where it is entered. */
    void requirePrintable(Fonts fonts) {
        hands().forEach(fonts::requirePrintable);
        fonts.requirePrintable("archiveNumber", Objects.toString(archiveNo, ""));
        fonts.requirePrintable("remark", Objects.toString(remark, ""));
    }

    private Map<String, String> hands() {
        var hands = new LinkedHashMap<String, String>();
        hands.put("receiver", Objects.toString(receiver, ""));
        hands.put("witness", Objects.toString(witness, ""));
        hands.put("secondWitness", Objects.toString(secondWitness, ""));
        return hands;
    }
}
