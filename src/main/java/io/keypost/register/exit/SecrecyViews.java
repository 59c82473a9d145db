package io.keypost.register.exit;

import static java.util.Objects.requireNonNull;

import io.keypost.audit.Deed;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.Exit;
import io.keypost.exit.Secrecy;
import io.keypost.exit.SecrecyPeriod;
import io.keypost.register.AtMost;
import io.keypost.register.Input;
import io.keypost.register.Names;
import io.keypost.register.Required;
import io.keypost.rule.Texts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what goes on after an exit. */
@Component
@RequiredArgsConstructor
class SecrecyViews {

    /** A declassification period; anything may be missing. */
    record Request(
            @Required @Nullable LocalDate from,
            @Required @Nullable LocalDate to,
            @Required @AtMost(Texts.LONGEST_REASON) @Nullable String reason) {

        /** Sets it, or refuses, naming what is missing. */
        void set(String agreementNumber, Secrecy secrecy, String by) {
            Input.check(this);
            secrecy.set(agreementNumber, requireNonNull(from), requireNonNull(to), reason, by);
        }
    }

    private final Secrecy secrecy;
    private final Names names;

    /** By the exit's id. */
    Map<Long, SecrecyView> of(Collection<Exit> some) {
        return secrecy.obligationsOf(some).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> view(each.getValue())));
    }

    private SecrecyView view(Secrecy.Obligations obligations) {
        return new SecrecyView(
                obligations.commitment().map(ClearanceItem::state).orElse(null),
                obligations.commitment().filter(ClearanceItem::isRefused).isPresent(),
                names.optionalAt(obligations.remindedAt().orElse(null)),
                obligations.period().map(this::view).orElse(null));
    }

    private SecrecyView.Period view(SecrecyPeriod period) {
        return new SecrecyView.Period(
                period.firstDay(),
                period.lastDay(),
                period.reason(),
                period.status(),
                names.of("secrecyStatus", period.status()),
                names.user(period.entered().by()),
                names.at(period.entered().at()),
                names.optionalAt(period.overAt().orElse(null)),
                period.confirmed().map(Deed::by).map(names::user).orElse(null),
                period.confirmed().map(Deed::at).map(names::at).orElse(null));
    }
}
