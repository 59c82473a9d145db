package io.keypost.platform.account;

import io.keypost.rule.Refusal;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * Where every change of a login comes past: Admin, its REST calls, our pages and our own code. Who may make it, what it must leave
 * standing, and that the person's sessions end with it.
 */
@RequiredArgsConstructor
class AccountRules extends DbIdentityServiceProvider {

    private final Accounts accounts;
    private final PasswordChecks passwords;
    private final LoginLocks locks;
    private final OwnSession ownSession;

    @Override
    public IdentityOperationResult saveUser(User user) {
        begin();
        var entity = (UserEntity) user;
        return entity.getRevision() == 0 ? add(entity) : change(entity);
    }

    private IdentityOperationResult add(UserEntity user) {
        if (accounts.isGiven(user.getId())) {
            throw Refusal.conflict("account.idGiven", user.getId());
        }
        if (!user.hasNewPassword()) {
            user.setSalt(user.getId());
        }
        accounts.open(user.getId(), actor() != null);
        return super.saveUser(user);
    }

    private IdentityOperationResult change(UserEntity user) {
        // The webapps' REST calls take the id from the body, and would lay one user over another.
        if (!accounts.isUser(user.getId(), user.getSalt())) {
            throw Refusal.conflict("account.notThisUser", user.getId());
        }
        var own = user.getId().equals(actor());
        if (user.hasNewPassword()) {
            accounts.passwordSet(user.getId(), actor() != null && !own);
        }
        accounts.changed(user.getId());
        if (own) {
            ownSession.goesOn(user.getId());
        }
        return super.saveUser(user);
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        begin();
        keepLastAdministrator(userId);
        if (userId.equals(actor())) {
            throw Refusal.forbidden("account.self");
        }
        accounts.retire(userId);
        return super.deleteUser(userId);
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        begin();
        if (groupId.equals(Accounts.AUDITORS)) {
            keepLastAdministrator(userId);
        }
        accounts.changed(userId);
        return super.createMembership(userId, groupId);
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        begin();
        if (groupId.equals(Accounts.ADMINISTRATORS)) {
            keepLastAdministrator(userId);
        }
        accounts.changed(userId);
        return super.deleteMembership(userId, groupId);
    }

    /** It would take a role away from all of them at once, and the last administrator with it. */
    @Override
    public IdentityOperationResult deleteGroup(String groupId) {
        begin();
        if (accounts.hasMembers(groupId)) {
            throw Refusal.conflict("account.groupHasMembers");
        }
        return super.deleteGroup(groupId);
    }

    @Override
    public IdentityOperationResult unlockUser(String userId) {
        locks.forget(userId);
        return super.unlockUser(userId);
    }

    /** The engine's own locks count no more: the tenth wrong password shut an account for ever. */
    @Override
    public boolean checkPassword(@Nullable String userId, @Nullable String password) {
        if (userId == null || password == null || locks.until(userId).isPresent()) {
            return false;
        }
        if (!passwords.matches(password, findUserById(userId))) {
            locks.count(userId);
            return false;
        }
        // Of many guesses at once, no more may learn that they are right than one after another.
        if (locks.until(userId).isPresent()) {
            return false;
        }
        locks.forget(userId);
        return true;
    }

    /** Nobody but administrators, whatever the engine's grants say; the application itself has no actor. */
    private void begin() {
        accounts.lock();
        var actor = actor();
        if (actor != null && !accounts.isAdministrator(actor)) {
            throw Refusal.forbidden("account.administratorsOnly");
        }
    }

    private void keepLastAdministrator(String userId) {
        if (accounts.isLastAdministrator(userId)) {
            throw Refusal.conflict("account.lastAdministrator");
        }
    }

    private @Nullable String actor() {
        var authentication = getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
