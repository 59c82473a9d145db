package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.post.Posts;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Sets a paper about an agreement that ends or has ended; what all of them say about it stands here. */
@Component
@RequiredArgsConstructor
class ExitPapers {

    private final Archive archive;
    private final People people;
    private final Posts posts;
    private final Clock clock;

    /**
     * Sets and archives it.
     *
     * @param values what this one says besides
     * @return the document's id
     */
    String set(Document.Kind kind, Agreement agreement, Map<String, String> values, Map<String, List<String>> lists) {
        var holder = nameOf(agreement.staffNo());
        var post = posts.findById(agreement.postCode()).orElseThrow().name();
        var all = new HashMap<>(values);
        all.put("number", agreement.number());
        all.put("partyA", agreement.partyA());
        all.put("partyB", holder);
        all.put("department", agreement.department());
        all.put("post", post);
        all.put("issuedOn", LocalDate.now(clock).toString());
        // Somebody who has left several posts is reminded of each agreement.
        var about = kind == Document.Kind.SECRECY_LETTER ? agreement.number() : post;
        return archive.typeset(kind, agreement.subject(), "%s-%s".formatted(holder, about), all, lists)
                .id();
    }

    String nameOf(String staffNo) {
        return people.findById(staffNo).orElseThrow().name();
    }
}
