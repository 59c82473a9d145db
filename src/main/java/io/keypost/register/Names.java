package io.keypost.register;

import io.keypost.audit.AuditLog;
import io.keypost.platform.language.Messages;
import io.keypost.platform.security.UserNames;
import io.keypost.post.Post;
import io.keypost.post.Posts;
import io.keypost.staff.People;
import io.keypost.staff.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns codes, ids and instants into what people read, in the language of the request and the configured zone. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Names {

    /** The names one answer needs, each looked up once. */
    public record Lookup(Map<String, String> people, Map<String, String> posts) {

        public String person(String staffNo) {
            return people.getOrDefault(staffNo, staffNo);
        }

        public String post(String code) {
            return posts.getOrDefault(code, code);
        }
    }

    private final UserNames userNames;
    private final Posts posts;
    private final People people;
    private final Messages messages;
    private final Clock clock;

    public Lookup lookup(Collection<String> staffNos) {
        return new Lookup(
                people.findAllById(Set.copyOf(staffNos)).stream()
                        .collect(Collectors.toMap(Person::staffNo, Person::name)),
                posts.findAllByOrderByPosition().stream().collect(Collectors.toMap(Post::code, this::of)));
    }

    public String of(Post post) {
        return post.name(messages.locale());
    }

    @Nullable
    public Named optionalUser(@Nullable String id) {
        return id == null ? null : user(id);
    }

    public Named user(String id) {
        return new Named(id, AuditLog.SYSTEM.equals(id) ? messages.get("audit.system") : userNames.of(id));
    }

    /** The text of a constant, such as a status, from the bundle {@code web}. */
    public String of(String prefix, Enum<?> constant) {
        return messages.get("web." + prefix + "." + constant.name());
    }

    /** What rules of eligibility say, of which the log and the register keep the names. */
    public List<String> ofRules(@Nullable String rules) {
        return rules == null
                ? List.of()
                : Arrays.stream(rules.split(" "))
                        .map(rule -> messages.get("audit.conflict." + rule))
                        .toList();
    }

    public OffsetDateTime at(Instant instant) {
        return Objects.requireNonNull(optionalAt(instant));
    }

    @Nullable
    public OffsetDateTime optionalAt(@Nullable Instant instant) {
        return instant == null ? null : instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
