package io.keypost.platform;

import io.keypost.staff.People;
import io.keypost.staff.Staff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A group for the managers of each department, so that they, and no other department's, see its cases. */
@Component
public class DepartmentGroups {

    private static final String PREFIX = "department-";
    private static final String TYPE = "DEPARTMENT";

    private final IdentityService identityService;
    private final People people;
    private final Messages messages;
    private final WithoutAuthorization withoutAuthorization;

    DepartmentGroups(
            @Lazy IdentityService identityService,
            People people,
            Messages messages,
            WithoutAuthorization withoutAuthorization) {
        this.identityService = identityService;
        this.people = people;
        this.messages = messages;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** The group of a department's managers. A hash, since an id bears neither every character nor every length. */
    public static String idOf(String department) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(department.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    static boolean isOne(String groupId) {
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
        var id = idOf(department);
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            var group = identityService.newGroup(id);
            group.setName(messages.inChinese("group.department", department));
            group.setType(TYPE);
            identityService.saveGroup(group);
        }
    }
}
