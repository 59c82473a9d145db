package io.keypost.exit;

import io.keypost.exit.ClearanceItem.Kind;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the clearance.
 *
 * @param overdueAfter how long it may take before the office is told
 * @param urgeEvery how often the office is told again
 * @param items what every exit begins with: {@code clearance.yaml}
 */
@ConfigurationProperties("keypost.clearance")
public record ClearanceSettings(
        @DefaultValue("P15D") Period overdueAfter, @DefaultValue("P7D") Period urgeEvery, List<Item> items) {

    /**
     * Something to be settled.
     *
     * @param posts on which it is; empty for all
     */
    record Item(Kind kind, String name, @DefaultValue({}) Set<String> posts) {}

    public ClearanceSettings {
        for (var kind : Set.of(Kind.COMMITMENT, Kind.VERIFICATION)) {
            if (items.stream().filter(item -> item.kind() == kind).count() != 1) {
                throw new IllegalArgumentException("keypost.clearance.items needs exactly one " + kind);
            }
        }
    }

    /** What has to be settled of that post; of one who has died nothing that only they could do. */
    List<ClearanceItem> itemsOf(String postCode, boolean holderActs) {
        return items.stream()
                .filter(item -> item.posts().isEmpty() || item.posts().contains(postCode))
                .filter(item -> holderActs || !item.kind().isHolders())
                .map(item -> new ClearanceItem(item.kind(), item.name(), null, null))
                .toList();
    }
}
