package io.keypost.process.secrecy;

import static io.keypost.process.secrecy.SecrecyProcess.*;

import io.keypost.exit.Secrecy;
import io.keypost.process.CurrentUser;
import io.keypost.process.UserTask;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/secrecy.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class SecrecySteps {

    private final Secrecy secrecy;

    /** 登记届满: the period looks whether its last day has passed; it may have been corrected meanwhile. */
    @Bean
    JavaDelegate endSecrecyDelegate() {
        return execution -> OVER.set(execution, secrecy.end(numberOf(execution)));
    }

    /** 确认脱密期满: hr, but not the one it has bound. */
    @Bean
    UserTask confirmSecrecyOverTask(CurrentUser currentUser) {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> secrecy.requireMayAct(numberOf(task), by),
                (task, by) -> secrecy.confirm(numberOf(task), by, NOTE.take(task)));
    }
}
