package io.keypost.agreement;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives each agreement its 编号: unique, never reused, without gaps. A counter row is locked until the transaction that takes the
 * number commits; one that rolls back has taken none.
 */
@Component
class AgreementNumbering {

    private static final Pattern SEQUENCE = Pattern.compile("\\{seq(?::([1-9]))?}");

    /** The number is part of addresses, and a placeholder we do not know is a slip. */
    private static final Pattern UNFIT = Pattern.compile("[/?#%;\\\\<>\"{}\\s\\p{Cntrl}]");

    private static final int LONGEST = 40;

    private final AgreementCounters counters;
    private final String pattern;

    AgreementNumbering(AgreementCounters counters, AgreementSettings settings) {
        this.counters = counters;
        this.pattern = settings.numberPattern();
        var literal = SEQUENCE.matcher(pattern.replace("{year}", "")).replaceAll("");
        if (!SEQUENCE.matcher(pattern).find()
                || !pattern.contains("{year}")
                || pattern.length() > LONGEST
                || UNFIT.matcher(literal).find()) {
            throw new IllegalArgumentException("keypost.agreement.number-pattern needs {year} and {seq}, at most "
                    + LONGEST + " characters, and none of / ? # % ; \\ < > \" { } or a space: " + pattern);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public String next(int year) {
        var counter = counters.findById(1).orElseThrow();
        var sequence = counter.next(year);
        return SEQUENCE.matcher(pattern.replace("{year}", Integer.toString(counter.year())))
                .replaceAll(match -> padded(sequence, match));
    }

    private static String padded(int sequence, MatchResult match) {
        var width = match.group(1);
        return width == null ? Integer.toString(sequence) : ("%0" + width + "d").formatted(sequence);
    }
}
