package io.keypost.process.transfer;

import static io.keypost.process.transfer.TransferProcess.*;

import io.keypost.exit.FindingNotices;
import io.keypost.exit.TransferringHolders;
import io.keypost.process.CurrentUser;
import io.keypost.process.UserTask;
import java.time.Clock;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the elements of {@code bpmn/transfer.bpmn} do, in the order of the diagram; each bean has its element's name. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class TransferSteps {

    private static final String OFFICE = "office";

    private final FindingNotices notices;
    private final TransferringHolders transferring;
    private final CurrentUser currentUser;

    /** 签发转岗脱密通知, and says when it begins; the case goes by its notice's number, as the one that calls it does. */
    @Bean
    JavaDelegate issueTransferOrderDelegate(Clock clock) {
        return execution -> {
            var caller = execution.getProcessInstance().getSuperExecution();
            execution.setProcessBusinessKey(caller.getProcessBusinessKey());
            var startsOn = transferring.issueOrder(idOf(execution));
            TRANSFER_STARTS_AT.set(
                    execution,
                    startsOn.atStartOfDay(clock.getZone()).toOffsetDateTime().toString());
        };
    }

    /** 确认转岗脱密: the holder has taken note of the order. */
    @Bean
    UserTask acknowledgeTransferTask() {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> notices.get(idOf(task)).requireHolder(by),
                (task, by) -> transferring.acknowledge(idOf(task), by));
    }

    /** 开始转岗脱密: the holder is off the post from today. */
    @Bean
    JavaDelegate beginTransferDelegate() {
        return execution -> transferring.begin(idOf(execution));
    }

    /** 收回岗位权限: an administrator, never the holder, takes the access to the key post away and says which. */
    @Bean
    UserTask takeBackAccessTask() {
        return new UserTask(
                currentUser,
                null,
                (task, by) -> notices.get(idOf(task)).requireAnother(by),
                (task, by) -> transferring.accessRevoked(idOf(task), by, NOTE.take(task)));
    }

    /** 核实权限收回: the security administrator in post, or else the office, finds the access gone. */
    @Bean
    UserTask verifyRevocationTask() {
        return new UserTask(
                        currentUser,
                        null,
                        (task, by) -> transferring.requireVerifier(idOf(task), by, currentUser.isActing(by, OFFICE)),
                        (task, by) -> transferring.verify(
                                idOf(task), by, currentUser.isActing(by, OFFICE), REMARK.take(task)))
                .offeredTo(task -> transferring.verifierOf(idOf(task)), OFFICE);
    }
}
