package io.keypost.platform.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Slows guessing down: after some wrong passwords for an account, or from an address, nobody gets in there for a while, longer with each
 * further one, and no lock is for ever. It counts what is typed in, so that an account that does not exist is locked like any other.
 * All nodes count together.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class LoginLocks {

    /** How many wrong ones in what time go without a lock. */
    private record Limit(int attempts, Duration within) {}

    private record Subject(String key, Limit limit) {}

    private static final Limit OF_ACCOUNT = new Limit(5, Duration.ofDays(1));
    /** A whole office may come from one address. */
    private static final Limit OF_ADDRESS = new Limit(50, Duration.ofHours(1));

    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(LoginLocks.class);

    private final JdbcTemplate database;
    private final Clock clock;

    /** When this person, from where the request comes, may try again; empty where they may now. */
    public Optional<Instant> until(String userId) {
        var now = clock.instant();
        return subjects(userId)
                .flatMap(subject -> Stream.ofNullable(until(subject, now)))
                .filter(now::isBefore)
                .max(Instant::compareTo);
    }

    private @Nullable Instant until(Subject subject, Instant now) {
        return database.query(
                "select count(*), max(failed_at) from failed_login where subject = ? and failed_at > ?",
                row -> {
                    row.next();
                    var beyond = row.getInt(1) - subject.limit().attempts();
                    return beyond < 0 ? null : row.getTimestamp(2).toInstant().plus(lock(beyond));
                },
                subject.key(),
                Timestamp.from(now.minus(subject.limit().within())));
    }

    private static Duration lock(int beyond) {
        var grown = FIRST_LOCK.multipliedBy(1L << Math.min(beyond, MOST_DOUBLINGS));
        return grown.compareTo(LONGEST_LOCK) < 0 ? grown : LONGEST_LOCK;
    }

    /** A wrong password. During a lock it does not count, or whoever knows a name could keep its owner out. */
    void count(String userId) {
        if (until(userId).isPresent()) {
            return;
        }
        var now = clock.instant();
        subjects(userId)
                .forEach(subject -> database.update(
                        "insert into failed_login (subject, failed_at) values (?, ?)",
                        subject.key(),
                        Timestamp.from(now)));
        database.update("delete from failed_login where failed_at < ?", Timestamp.from(now.minus(OF_ACCOUNT.within())));
        until(userId).ifPresent(end -> LOG.warn("too many wrong passwords, from {}: locked until {}", address(), end));
    }

    /** The person knew it after all, or an administrator lets them in again. The address has others to answer for. */
    void forget(String userId) {
        database.update(
                "delete from failed_login where subject = ?", ofAccount(userId).key());
    }

    private static Stream<Subject> subjects(String userId) {
        var address = address();
        return Stream.of(ofAccount(userId), address == null ? null : new Subject(hash("address", address), OF_ADDRESS))
                .filter(Objects::nonNull);
    }

    private static Subject ofAccount(String userId) {
        return new Subject(hash("account", userId.toLowerCase(Locale.ROOT)), OF_ACCOUNT);
    }

    /** As the container reports it; none for what the application does by itself. */
    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getRemoteAddr()
                : null;
    }

    /** Of any length, and no word that somebody has typed into the wrong field. */
    private static String hash(String kind, String subject) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((kind + ":" + subject).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
