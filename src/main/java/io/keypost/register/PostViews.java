package io.keypost.register;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.post.Posts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the key posts and their vacancies (C4). */
@Component
@Transactional(readOnly = true)
class PostViews {

    private final Posts posts;
    private final Agreements agreements;
    private final Reader reader;
    private final Names names;
    private final Clock clock;

    PostViews(Posts posts, Agreements agreements, Reader reader, Names names, Clock clock) {
        this.posts = posts;
        this.agreements = agreements;
        this.reader = reader;
        this.names = names;
        this.clock = clock;
    }

    List<PostView> list() {
        var today = LocalDate.now(clock);
        var held = agreements.inForceOn(today).stream().map(Agreement::postCode).collect(Collectors.toSet());
        var visible = agreements.findAll(reader.agreements().and(AgreementFilter.inForceOn(today)));
        var lookup = names.lookup(visible.stream().map(Agreement::staffNo).toList());
        return posts.findByEnabledTrueOrderByPosition().stream()
                .map(post -> new PostView(
                        post.code(),
                        names.of(post),
                        post.mandatory(),
                        post.fullTimeOnly(),
                        visible.stream()
                                .filter(agreement -> agreement.postCode().equals(post.code()))
                                .map(agreement -> new PostView.Holder(
                                        agreement.staffNo(), lookup.person(agreement.staffNo()), agreement.number()))
                                .toList(),
                        !held.contains(post.code())))
                .toList();
    }
}
