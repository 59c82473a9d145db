package io.keypost.register.post;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.DutyAcknowledgement;
import io.keypost.agreement.DutyAcknowledgements;
import io.keypost.audit.Deed;
import io.keypost.post.AdjustingDuties;
import io.keypost.post.DutyAdjustment;
import io.keypost.post.DutyAdjustments;
import io.keypost.post.Posts;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.agreement.AgreementFilter;
import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows a post's duties, how they were adjusted, and what those holders answered whom the reader may see. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DutyViews {

    private final Posts posts;
    private final AdjustingDuties adjusting;
    private final DutyAdjustments adjustments;
    private final DutyAcknowledgements acknowledgements;
    private final Agreements agreements;
    private final Reader reader;
    private final Names names;
    private final Clock clock;

    AdjustmentView adjustment(String key) {
        return views(List.of(adjusting.get(key))).get(0);
    }

    public DutiesView of(String postCode) {
        var post = posts.findById(postCode).orElseThrow(() -> Refusal.notFound("post.unknown", postCode));
        var inForce = adjusting.inForce(postCode);
        var adjusted = views(adjustments.findByPostCodeOrderByIdDesc(postCode));
        var onPost = AgreementFilter.inForceOn(LocalDate.now(clock))
                .and((root, query, cb) -> cb.equal(root.get("postCode"), postCode));
        var held = agreements.findAll(reader.agreements().and(onPost));
        var lookup = names.lookup(held.stream().map(Agreement::staffNo).toList());
        return new DutiesView(
                post.code(),
                names.of(post),
                inForce.version(),
                inForce.effectiveOn().orElse(null),
                inForce.duties(),
                held.stream()
                        .map(agreement -> new DutiesView.Holder(
                                agreement.staffNo(),
                                lookup.person(agreement.staffNo()),
                                agreement.number(),
                                versionKnownTo(agreement, adjusted)))
                        .toList(),
                adjusted);
    }

    /** What the agreement printed, or what its holder has acknowledged since. */
    private static int versionKnownTo(Agreement agreement, List<AdjustmentView> adjusted) {
        var acknowledged = adjusted.stream()
                .filter(adjustment -> adjustment.version() != null
                        && adjustment.acknowledgements().stream()
                                .anyMatch(one ->
                                        one.staffNo().equals(agreement.staffNo()) && one.acknowledgedOn() != null))
                .mapToInt(adjustment -> adjustment.version() == null ? 0 : adjustment.version());
        return IntStream.concat(IntStream.of(agreement.wording().dutiesVersion()), acknowledged)
                .max()
                .orElseThrow();
    }

    private List<AdjustmentView> views(List<DutyAdjustment> found) {
        var answers =
                acknowledgements
                        .findByAdjustmentIdInOrderById(
                                found.stream().map(DutyAdjustment::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(DutyAcknowledgement::adjustmentId));
        var numbers = answers.values().stream()
                .flatMap(List::stream)
                .map(DutyAcknowledgement::agreementNumber)
                .toList();
        var visible =
                agreements
                        .findAll(reader.agreements()
                                .and((root, query, cb) -> root.get("number").in(numbers)))
                        .stream()
                        .collect(Collectors.toMap(Agreement::number, Agreement::staffNo));
        var lookup = names.lookup(visible.values());
        return found.stream()
                .map(one -> view(one, answers.getOrDefault(one.id(), List.of()), visible, lookup))
                .toList();
    }

    private AdjustmentView view(
            DutyAdjustment adjustment,
            List<DutyAcknowledgement> answers,
            Map<String, String> visible,
            Names.Lookup lookup) {
        return new AdjustmentView(
                adjustment.key(),
                adjustment.postCode(),
                lookup.post(adjustment.postCode()),
                adjustment.status(),
                names.of("adjustmentStatus", adjustment.status()),
                adjustment.duties(),
                adjustment.effectiveOn(),
                adjustment.reason(),
                adjustment.dutiesVersion().orElse(null),
                names.user(adjustment.proposed().by()),
                names.at(adjustment.proposed().at()),
                names.optionalUser(adjustment.decided().map(Deed::by).orElse(null)),
                names.optionalAt(adjustment.decided().map(Deed::at).orElse(null)),
                adjustment.decisionReason().orElse(null),
                answers.stream()
                        .filter(answer -> answer.staffNo().equals(reader.id()))
                        .map(DutyAcknowledgement::noticeId)
                        .findFirst()
                        .orElse(null),
                answers.stream()
                        .filter(answer -> visible.containsKey(answer.agreementNumber()))
                        .map(answer -> new AdjustmentView.Acknowledgement(
                                answer.agreementNumber(),
                                answer.staffNo(),
                                lookup.person(answer.staffNo()),
                                answer.noticeId(),
                                answer.acknowledgedOn().orElse(null),
                                answer.objection().orElse(null),
                                answer.releasedOn().orElse(null)))
                        .toList());
    }
}
