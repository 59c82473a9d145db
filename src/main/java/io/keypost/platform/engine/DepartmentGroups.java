package io.keypost.platform.engine;

import io.keypost.platform.language.Messages;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import io.keypost.staff.People;
import io.keypost.staff.Staff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A group for the managers of each department, so that they, and no other department's, see its cases. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DepartmentGroups {

    private static final String PREFIX = "department-";
    private static final String TYPE = "DEPARTMENT";

    @Lazy
    private final IdentityService identityService;

    private final People people;
    private final Messages messages;
    private final WithoutAuthorization withoutAuthorization;

    /** The group of a department's managers. A hash, since an id bears neither every character nor every length. */
    public static String idOf(String department) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(department.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /** Whether the person who acts manages that department. */
    public boolean isManaged(String department) {
        var person = identityService.getCurrentAuthentication();
        return person != null
                && person.getGroupIds() != null
                && person.getGroupIds().contains(idOf(department));
    }

    /** The departments the person who acts manages, of all that have people. */
    public List<String> managed() {
        return people.departments().stream().filter(this::isManaged).toList();
    }

    /** What stands against the person who acts nominating for a department: they manage others, or none. */
    public Optional<Violation> objectionTo(String department) {
        if (isManaged(department)) {
            return Optional.empty();
        }
        var managed = managed();
        return Optional.of(
                managed.isEmpty()
                        ? Violation.of("department", "nomination.noDepartment")
                        : Violation.of("department", "nomination.otherDepartment", String.join(", ", managed)));
    }

    /**
     * Refuses whoever does not manage it.
     *
     * @throws Refusal that names those they do
     */
    public void requireManaged(String department) {
        objectionTo(department).ifPresent(objection -> {
            throw new Refusal(Refusal.Kind.FORBIDDEN, List.of(objection));
        });
    }

    public static boolean isOne(String groupId) {
        return groupId.startsWith(PREFIX);
    }

    void setUp() {
        people.departments().forEach(this::add);
    }

    @EventListener
    void appeared(Staff.DepartmentAppeared event) {
        withoutAuthorization.run(() -> add(event.department()));
    }

    private void add(String department) {
        addGroup(idOf(department), messages.inChinese("group.department", department), TYPE);
    }

    /** Unless it is there. */
    void addGroup(String id, String name, String type) {
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            var group = identityService.newGroup(id);
            group.setName(name);
            group.setType(type);
            identityService.saveGroup(group);
        }
    }
}
