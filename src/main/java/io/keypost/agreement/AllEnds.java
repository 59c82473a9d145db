package io.keypost.agreement;

import io.keypost.agreement.EndSource.End;
import io.keypost.post.Post;
import io.keypost.post.Posts;
import io.keypost.staff.People;
import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** All that may end an agreement, each with its day; the earliest does. */
@Component
@RequiredArgsConstructor
class AllEnds {

    private final EarlyEnds earlyEnds;
    private final People people;
    private final Posts posts;
    private final List<EndSource> otherSources;

    Stream<End> of(Agreement agreement) {
        var person = people.findById(agreement.staffNo()).orElseThrow();
        var employmentEnds = person.hasDied() ? EndReason.DEATH : EndReason.LABOUR_CONTRACT;
        return Stream.of(
                        Stream.of(new End(agreement.term().lastDay(), EndReason.EXPIRED)),
                        earlyEnds.findByAppointmentId(agreement.appointmentId()).stream()
                                .map(end -> new End(end.lastDay(), end.reason())),
                        person.employedUntil().stream().map(day -> new End(day, employmentEnds)),
                        otherSources.stream().flatMap(source -> source.endsOf(agreement)),
                        posts.findById(agreement.postCode()).flatMap(Post::abolishedOn).stream()
                                .map(day -> new End(day, EndReason.POST_ABOLISHED)))
                .flatMap(ends -> ends);
    }
}
