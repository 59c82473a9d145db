package io.keypost.platform.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.authorization.Groups;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What keypost knows of each login beside the engine. In the engine's transaction, past its cache. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Accounts {

    /**
     * An account somebody can log in to.
     *
     * @param stamp another after each change of password, roles or account
     */
    public record Account(long stamp, boolean mustChangePassword) {}

    static final String ADMINISTRATORS = Groups.CAMUNDA_ADMIN;
    static final String AUDITORS = "auditor";

    private final JdbcTemplate database;
    private final Clock clock;

    /** The account of exactly that id, unless it is retired. */
    public Optional<Account> find(String userId) {
        return database
                .query(
                        "select stamp, must_change_password from account where user_id = ? and retired_at is null",
                        (row, number) -> new Account(row.getLong(1), row.getBoolean(2)),
                        userId)
                .stream()
                .findFirst();
    }

    /** From the next request on, nothing is open but the page where the password is changed. */
    public void demandNewPassword(String userId) {
        database.update("update account set must_change_password = true where user_id = ?", userId);
    }

    /** One change at a time: what is looked at before a change still holds when it is made. */
    void lock() {
        database.queryForList("select id_ from act_id_group where id_ = ? for update", ADMINISTRATORS);
    }

    /** Whether somebody has, or ever had, that id, in whatever case of letters. */
    public boolean isGiven(String userId) {
        return count("select count(*) from account where lower(user_id) = lower(?)", userId) > 0;
    }

    void open(String userId, boolean mustChangePassword) {
        database.update(
                "insert into account (user_id, stamp, must_change_password) values (?, 1, ?)",
                userId,
                mustChangePassword);
    }

    /** Ends the person's sessions. */
    void changed(String userId) {
        database.update("update account set stamp = stamp + 1 where user_id = ?", userId);
    }

    void passwordSet(String userId, boolean byAnother) {
        database.update("update account set must_change_password = ? where user_id = ?", byAnother, userId);
    }

    void retire(String userId) {
        database.update(
                "update account set stamp = stamp + 1, retired_at = ? where user_id = ?",
                Timestamp.from(clock.instant()),
                userId);
    }

    /** Whether the engine has this user, as it was read: the salt is each user's own. */
    boolean isUser(String userId, @Nullable String salt) {
        return count("select count(*) from act_id_user where id_ = ? and salt_ = ?", userId, salt) > 0;
    }

    boolean isAdministrator(String userId) {
        return administrators().contains(userId);
    }

    boolean isLastAdministrator(String userId) {
        return administrators().equals(List.of(userId));
    }

    /** Those who can act as such: an auditor changes nothing, whatever else they are. */
    private List<String> administrators() {
        return database.queryForList(
                "select user_id_ from act_id_membership where group_id_ = ? and user_id_ not in"
                        + " (select user_id_ from act_id_membership where group_id_ = ?)",
                String.class,
                ADMINISTRATORS,
                AUDITORS);
    }

    boolean hasMembers(String groupId) {
        return count("select count(*) from act_id_membership where group_id_ = ?", groupId) > 0;
    }

    /** Keeps a stronger hash of the same password: no change of the account. */
    void rehash(String userId, String before, String hash) {
        database.update("update act_id_user set pwd_ = ? where id_ = ? and pwd_ = ?", hash, userId, before);
    }

    private int count(String query, @Nullable Object... args) {
        var count = database.queryForObject(query, Integer.class, args);
        return count == null ? 0 : count;
    }
}
