package io.keypost.register.post;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Agreements;
import io.keypost.post.Post;
import io.keypost.post.Posts;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.agreement.AgreementFilter;
import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the key posts and their vacancies (C4). */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PostViews {

    private final Posts posts;
    private final Agreements agreements;
    private final PostOutlooks outlooks;
    private final Reader reader;
    private final Names names;
    private final Clock clock;

    /** The posts the unit has today. */
    public List<PostView> list() {
        var today = LocalDate.now(clock);
        return shown(posts.findByEnabledTrueOrderByPosition().stream()
                .filter(post -> post.enabledOn(today))
                .toList());
    }

    /** One post, whether the unit still has it or not. */
    PostView show(String code) {
        return shown(List.of(posts.findById(code).orElseThrow(() -> Refusal.notFound("post.unknown", code))))
                .get(0);
    }

    private List<PostView> shown(List<Post> some) {
        var today = LocalDate.now(clock);
        var running = new AgreementFilter(Set.of(Status.ACTIVE, Status.SCHEDULED), null, null, null, null, null);
        var signed = begun(agreements.findAll(running.on(today)));
        var visible = begun(agreements.findAll(reader.agreements().and(running.on(today))));
        var outlook = outlooks.from(signed);
        var lookup = names.lookup(visible.stream().map(Agreement::staffNo).toList());
        return some.stream()
                .map(post -> {
                    var vacant = on(post, Status.ACTIVE, signed).findAny().isEmpty();
                    var emptyFrom = outlook.emptyFrom(post.code());
                    return new PostView(
                            post.code(),
                            names.of(post),
                            post.mandatory(),
                            post.fullTimeOnly(),
                            on(post, Status.ACTIVE, visible)
                                    .map(agreement -> new PostView.Holder(
                                            agreement.staffNo(),
                                            lookup.person(agreement.staffNo()),
                                            agreement.number(),
                                            outlook.isDeclassifying(agreement)))
                                    .toList(),
                            vacant,
                            vacant ? vacantSince(post, today) : null,
                            on(post, Status.SCHEDULED, visible)
                                    .min(Comparator.comparing(Agreement::beginsOn))
                                    .map(next -> new PostView.NextHolder(
                                            next.staffNo(),
                                            lookup.person(next.staffNo()),
                                            next.number(),
                                            next.beginsOn()))
                                    .orElse(null),
                            post.abolishedOn().orElse(null),
                            emptyFrom,
                            outlook.linedUp(post.code(), emptyFrom),
                            emptyFrom != null && outlook.isRenewing(post.code()));
                })
                .toList();
    }

    /** Without those that end before they begin. */
    private static List<Agreement> begun(List<Agreement> some) {
        return some.stream()
                .filter(agreement -> !agreement.endsOn().isBefore(agreement.beginsOn()))
                .toList();
    }

    private Stream<Agreement> on(Post post, Status status, List<Agreement> some) {
        var today = LocalDate.now(clock);
        return some.stream()
                .filter(agreement -> agreement.postCode().equals(post.code()) && agreement.status(today) == status);
    }

    private @Nullable LocalDate vacantSince(Post post, LocalDate today) {
        return agreements
                .lastHeldBefore(post.code(), today)
                .map(day -> day.plusDays(1))
                .orElse(null);
    }
}
