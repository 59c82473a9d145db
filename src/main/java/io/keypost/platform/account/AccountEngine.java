package io.keypost.platform.account;

import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts our rules for logins into the engine, where every route meets them. */
@Configuration
class AccountEngine {

    @Bean
    Pbkdf2 pbkdf2(PasswordRules.Settings settings) {
        return new Pbkdf2(settings.iterations());
    }

    /** Hashes of before are still known by their prefix. */
    @Bean
    PasswordManager passwordManager(Pbkdf2 pbkdf2) {
        return new PasswordManager(pbkdf2, List.of());
    }

    @Bean
    CommandInterceptor passwordRulesTold(PasswordRules rules) {
        return new RulesTold(rules);
    }

    @Bean
    ProcessEnginePlugin accountRules(
            Accounts accounts,
            PasswordChecks passwords,
            LoginLocks locks,
            OwnSession ownSession,
            PasswordManager passwordManager) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setIdentityProviderSessionFactory(new SessionFactory() {
                    @Override
                    public Class<?> getSessionType() {
                        return AccountRules.class;
                    }

                    @Override
                    public Session openSession() {
                        return new AccountRules(accounts, passwords, locks, ownSession);
                    }
                });
                configuration.setPasswordManager(passwordManager);
                configuration.setResourceAuthorizationProvider(new OwnRights());
            }
        };
    }

    /** The engine would let everybody change, re-key and delete themself; they may see themself. */
    private static class OwnRights extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity[] newUser(User user) {
            return new AuthorizationEntity[] {
                createGrantAuthorization(user.getId(), null, Resources.USER, user.getId(), Permissions.READ)
            };
        }
    }

    /** The engine says no more than that a password does not match its policy, as if it were a fault of its own. */
    private static class RulesTold extends CommandInterceptor {

        private final List<Violation> rules;

        RulesTold(PasswordRules rules) {
            this.rules = rules.all().stream().map(PasswordRules.Rule::violation).toList();
        }

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (ProcessEngineException failed) {
                if (command instanceof SaveUserCmd && "Password does not match policy".equals(failed.getMessage())) {
                    throw new Refusal(Refusal.Kind.RULE, rules);
                }
                throw failed;
            }
        }
    }
}
