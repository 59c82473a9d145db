package io.keypost.process.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.KeypostTest;
import io.keypost.audit.AuditEvent;
import io.keypost.document.Document;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.Exit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** There is one clearance of an agreement that has ended, and a paper of what it settles. */
@KeypostTest
class OneClearanceTest extends ClearanceCaseFixture {

    @Test
    void thePapersSayWhatIsPromisedAndWhatCameBack() {
        var agreement = cleared("DATABASE");
        var number = agreement.number();
        assertThat(text(agreement, Document.Kind.EXIT_COMMITMENT, 1))
                .contains("离岗保密承诺书", number, "数据库管理员", "BM-2026-001");

        clearing.add(cases.clearanceOf(number), "备份磁带", "SM-018", 3, "archive1");
        clearing.add(cases.clearanceOf(number), "移动硬盘", null, 1, "archive1");
        clearing.askWriteOff(cases.clearanceOf(number), item(number, "移动硬盘").id(), "已损毁，见报废单", "archive1");
        cases.by("office1", () -> {
            process.confirmWriteOff(
                    cases.clearanceOf(number), item(number, "移动硬盘").id());
            return null;
        });
        settleAll(number, Kind.MATERIAL, "archive1");
        assertThat(text(agreement, Document.Kind.HANDOVER_LIST, 1))
                .contains("涉密材料交接清单", "备份磁带", "SM-018", "3", "许静", "冯涛", "DA-7")
                .contains(clock.today().toString())
                .contains("移动硬盘", "已损毁，见报废单");

        clearing.add(cases.clearanceOf(number), "密钥盘", "SM-019", 1, "archive1");
        settleAll(number, Kind.MATERIAL, "archive1");
        assertThat(text(agreement, Document.Kind.HANDOVER_LIST, 2)).contains("密钥盘", "备份磁带");
    }

    @Test
    void everythingMayBeWrittenOffAndTheCaseIsClosed() {
        var number = cleared("SYSTEM").number();
        for (var kind : Kind.values()) {
            if (kind != Kind.VERIFICATION) {
                writeOffAll(number, kind);
            }
        }
        writeOffAll(number, Kind.VERIFICATION);
        cases.runJobs(number);
        assertThat(tasks(number)).isEmpty();
        assertThat(exit(number).status()).isEqualTo(Exit.Status.CLOSED);
    }

    @Test
    void thereIsOneExitHoweverOftenItIsOpened() {
        var agreement = cleared("SYSTEM");
        var number = agreement.number();
        var items = exit(number).items().size();
        runtimeService.startProcessInstanceByKey("clearance", number, Map.of("agreementNumber", number));
        cases.runJobs(number);
        assertThat(clearing.open(number).id()).isEqualTo(exit(number).id());
        assertThat(exit(number).items()).hasSize(items);
        assertThat(papers(agreement)).containsOnlyOnce(Document.Kind.EXIT_COMMITMENT);
        assertThat(audit.of(agreement.subject())).extracting(AuditEvent::what).containsOnlyOnce("clearance.opened");
    }

    @Test
    void noExitIsOpenedOfAnAgreementInForce() {
        var agreement = cases.sealed("SYSTEM");
        assertThatThrownBy(() -> clearing.open(agreement.number())).hasMessageContaining("clearance.notEnded");
    }
}
