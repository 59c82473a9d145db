package io.keypost.platform.webapp;

import io.keypost.platform.account.PasswordRules;
import io.keypost.platform.language.Messages;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rules for passwords as the engine's policy, which its Admin asks for and shows. Admin looks a rule's key up in its own texts and,
 * not finding it, shows the key: so the key is our sentence, in the language of the request.
 */
@Component
@RequiredArgsConstructor
class PolicyForAdmin extends AbstractProcessEnginePlugin implements PasswordPolicy {

    private final PasswordRules rules;
    private final Messages messages;

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setEnablePasswordPolicy(rules.areEnabled());
        configuration.setPasswordPolicy(this);
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules.all().stream()
                .<PasswordPolicyRule>map(rule -> new Told(rule, messages))
                .toList();
    }

    private record Told(PasswordRules.Rule rule, Messages messages) implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return messages.of(rule.violation());
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, @Nullable User user) {
            return rule.holds().test(password, user);
        }
    }
}
