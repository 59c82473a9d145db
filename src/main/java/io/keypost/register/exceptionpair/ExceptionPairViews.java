package io.keypost.register.exceptionpair;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.audit.Deed;
import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exceptionpair.ExceptionPair.Status;
import io.keypost.exceptionpair.ExceptionPairs;
import io.keypost.register.Items;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.agreement.AgreementFilter;
import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows who may hold two posts at once, and who still does though it is over. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor
class ExceptionPairViews {

    private final ExceptionPairs pairs;
    private final Agreements agreements;
    private final Reader reader;
    private final Names names;
    private final Clock clock;

    Items<ExceptionPairView> list(Pageable page) {
        var found = pairs.findAll(reader.exceptionPairs(), page);
        return new Items<>(views(found.getContent()), found.getTotalElements());
    }

    ExceptionPairView show(long id) {
        var found = pairs.findAll(reader.exceptionPairs().and((root, query, cb) -> cb.equal(root.get("id"), id)));
        if (found.isEmpty()) {
            throw Refusal.notFound("exceptionPair.unknown");
        }
        return views(found).get(0);
    }

    private List<ExceptionPairView> views(List<ExceptionPair> found) {
        var today = LocalDate.now(clock);
        var people = found.stream().map(ExceptionPair::staffNo).toList();
        var held = agreements
                .findAll(AgreementFilter.inForceOn(today)
                        .and((root, query, cb) -> root.get("staffNo").in(people)))
                .stream()
                .map(ExceptionPairViews::postOf)
                .collect(Collectors.toSet());
        var standing = pairs.standingOn(today, people).stream()
                .map(ExceptionPair::pair)
                .collect(Collectors.toSet());
        var lookup = names.lookup(people);
        return found.stream()
                .map(one -> view(one, today, isHeldBeyond(one, today, held, standing), lookup))
                .toList();
    }

    private static boolean isHeldBeyond(ExceptionPair pair, LocalDate today, Set<String> held, Set<String> standing) {
        return pair.status(today) == Status.OVER
                && held.contains(pair.staffNo() + "/" + pair.postCode())
                && held.contains(pair.staffNo() + "/" + pair.otherPostCode())
                && !standing.contains(pair.pair());
    }

    private static String postOf(Agreement agreement) {
        return agreement.staffNo() + "/" + agreement.postCode();
    }

    private ExceptionPairView view(ExceptionPair pair, LocalDate today, boolean heldBeyond, Names.Lookup lookup) {
        return new ExceptionPairView(
                pair.id(),
                pair.staffNo(),
                lookup.person(pair.staffNo()),
                pair.postCode(),
                lookup.post(pair.postCode()),
                pair.otherPostCode(),
                lookup.post(pair.otherPostCode()),
                pair.firstDay(),
                pair.lastDay(),
                pair.status(today),
                names.of("exceptionPairStatus", pair.status(today)),
                heldBeyond,
                pair.reason(),
                names.user(pair.proposed().by()),
                names.at(pair.proposed().at()),
                names.optionalUser(pair.decided().map(Deed::by).orElse(null)),
                names.optionalAt(pair.decided().map(Deed::at).orElse(null)),
                pair.decisionReason().orElse(null));
    }
}
