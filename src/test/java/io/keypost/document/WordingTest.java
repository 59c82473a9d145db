package io.keypost.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.typesetting.Pdfs;
import io.keypost.typesetting.Samples;
import io.keypost.typesetting.Typesetter;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the agreement and the notices about it say, word for word. */
class WordingTest {

    private static final Typesetter TYPESETTER = new Typesetter(Samples.FONTS);

    /** 关键岗位安全协议, clause for clause, with the blanks filled in. */
    private static final String AGREEMENT =
            """
            关键岗位安全协议
            编号：AQXY-2026-0001
            （甲方）：江阴市信用办
            （乙方）：张明远
            甲乙双方在平等自愿、协商一致的基础上，根据2024年3月1日签订的劳动合同，签订本协议，以便共同遵守。
            1、 工作岗位
            甲方聘用乙方在信息中心（部门）从事数据库管理员岗位工作。
            2、 聘用期限
            岗位聘用期限为3年，自2026年1月1日起至2028年12月31日止。协议到期自行终止，需继续签订岗位协议的，应在期满前办理续聘手续。乙方与甲方所签订的劳动合同在此聘用期间内提前解除的，本岗位协议书自行终止。
            3、 岗位责任
            1) 聘用期间，乙方必须遵守国家法律法规，按甲方《岗位职责》确定的职责履行。甲方可根据实际情况对工作内容做出合理调整，乙方应当服从安排。
            2) 聘用期间，乙方对甲方的商业秘密以及规章制度中列入甲方密级的内容有保密义务，乙方不得将甲方的商业秘密、知识产权和技术资料擅自公开或出让。在终止或解除本协议时，应将所有涉密材料及数据交还甲方归档。
            3) 乙方掌握甲方的技术、商业秘密的，乙方欲解除本协议时，应提前三个月通知甲方。在此期间，甲方可以安排乙方转岗脱密。
            4) 乙方离开甲方后，应继续承担保密义务，不得非法使用甲方的技术成果和资料，不得侵犯甲方的技术经济权益，否则追究其责任。
            5) 其他约定：本协议保密责任未说明的以《保密协议》（编号：BMXY-2026-0001）为准。
            4、 双方认为需要约定的其他事项：无
            5、 违约责任
            本协议一经签订，双方必须严格履行。任何一方违反协议约定，给对方造成损失的，应承担赔偿责任。
            6、 附则
            本协议作为劳动合同的附件，与劳动合同具有相同的法律效力。
            本协议书经甲、乙双方签字/盖章后正式生效。协议书一式两份，甲、乙双方各执一份。
            甲方（盖章）： 年 月 日 乙方（签名）： 年 月 日
            附件
            岗位职责
            （数据库管理员 版本：2）
            数据库管理员的主要职责有：
            1) 负责数据库系统的运行管理，实施系统安全策略。
            2) 管理数据库用户权限，使单位信息系统安全运行。
            3) 记录系统安全事项，及时向安全管理员报告安全事件。
            4) 对重要数据定期进行备份及执行备份恢复工作。
            5) 监督对系统进行操作的其他人员。
            """;

    private static final String NOTICE =
            """
            聘任通知
            编号：PRTZ-2026-0001
            张明远同志：
            经信息安全工作领导小组2025年12月20日批准，聘任你在信息中心担任数据库管理员。聘任期限为3年，自2026年1月1日起至2028年12月31日止。
            请按规定签订《关键岗位安全协议》，并按《岗位职责》履行职责。
            特此通知。
            江阴市信用办
            2025年12月25日
            """;

    private static final String TERMINATION =
            """
            关键岗位安全协议终止通知
            编号：TZ-2028-0003
            江阴市信用办（以下称甲方）与张明远同志签订的《关键岗位安全协议》（编号：AQXY-2026-0001，以下称协议），聘用岗位为信息中心数据库管理员，约定的聘用期限自2026年1月1日起至2028年12月31日止。协议实际履行至2028年6月30日止，终止原因：劳动合同终止。现将有关事项通知如下：
            一、涉密材料归档
            依照协议第3条第2项，协议终止时，所有涉密材料及数据应当交还甲方归档。该岗位使用、保管的涉密材料及数据，由甲方组织清点，逐项登记《涉密材料交接清单》，交接、监交后归档。
            二、保密义务存续
            依照协议第3条第4项，保密义务不因协议终止而终止。甲方的商业秘密以及规章制度中列入密级的内容，仍应保密；甲方的技术成果和资料不得非法使用，技术经济权益不受侵犯。
            特此通知。
            江阴市信用办
            2028年7月3日
            """;

    private static final String REMOVAL =
            """
            免任通知
            编号：TZ-2028-0003
            张明远同志：
            经信息安全工作领导小组2028年6月20日批准，免去你在信息中心担任的数据库管理员职务。
            免任理由：经年度考核，不能胜任岗位工作。
            免任自本通知送达之日起生效；决定的生效日期晚于送达之日的，自该日起生效。《关键岗位安全协议》（编号：AQXY-2026-0001，以下称协议）自免任生效时终止。
            请依照协议第3条第2项，将所有涉密材料及数据交还江阴市信用办归档，并办理工作交接。依照协议第3条第4项，保密义务不因免任和协议终止而终止。
            特此通知。
            江阴市信用办
            2028年7月3日
            """;

    private static final String COMMITMENT =
            """
            离岗保密承诺书
            协议编号：AQXY-2026-0001
            江阴市信用办：
            本人张明远在信息中心从事数据库管理员岗位工作，至2028年6月30日止。经你单位2028年7月3日书面提示，本人知悉《关键岗位安全协议》（编号：AQXY-2026-0001，以下称协议）和《保密协议》（编号：BMXY-2026-0001）规定的离岗保密义务，郑重承诺：
            1) 保守在岗期间知悉的你单位商业秘密和列入密级的内容，不擅自公开或者出让你单位的商业秘密、知识产权和技术资料。
            2) 依照协议第3条第2项，将所有涉密材料及数据交还你单位归档，不以任何形式留存；离岗后发现尚有留存的，立即交还。
            3) 不再使用因岗位工作取得的账号、口令、密钥和门禁权限，也不向他人提供。
            4) 依照协议第3条第4项，不非法使用你单位的技术成果和资料，不侵犯你单位的技术经济权益。
            5) 上述义务不因协议终止、本人离开你单位而终止；保密责任未说明的，以《保密协议》为准。
            6) 违反本承诺给你单位造成损失的，依照协议第5条赔偿。
            承诺人（签名）： 年 月 日
            """;

    private static final String DUTIES =
            """
            职责调整通知
            编号：TZ-2028-0003
            张明远同志：
            依照《关键岗位安全协议》（编号：AQXY-2026-0001，以下称协议）第3条第1项，经信息安全工作领导小组批准，对你在信息中心从事的数据库管理员岗位的《岗位职责》作出调整。
            调整理由：数据库迁移至新平台。
            新的《岗位职责》（版本：2）全文见附件，自2028年8月1日起执行，原《岗位职责》同时停止执行。协议的其他条款不变。
            请阅后确认。对本次调整有异议的，请在确认时写明，由江阴市信用办记录在案。
            特此通知。
            附件：《岗位职责》
            江阴市信用办
            2028年7月3日
            """;

    @Test
    void theNoticesAndTheCommitmentCiteTheAgreementAndItsClauses() {
        assertThat(text(Document.Kind.TERMINATION_NOTICE)).isEqualTo(plain(TERMINATION));
        assertThat(text(Document.Kind.REMOVAL_NOTICE)).isEqualTo(plain(REMOVAL));
        assertThat(text(Document.Kind.EXIT_COMMITMENT)).isEqualTo(plain(COMMITMENT));
        assertThat(text(Document.Kind.DUTY_NOTICE))
                .isEqualTo(plain(DUTIES + AGREEMENT.substring(AGREEMENT.indexOf("附件\n"))));
    }

    static String text(Document.Kind kind) {
        return text(kind, Samples.values(kind));
    }

    static String text(Document.Kind kind, Map<String, String> values) {
        return Pdfs.text(Samples.paper(TYPESETTER, kind, values).bytes());
    }

    static String plain(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void theAgreementHasEveryClauseAndNothingElse() {
        var agreement = Samples.agreement(TYPESETTER, Samples.agreement());

        assertThat(Pdfs.text(agreement.bytes())).isEqualTo(plain(AGREEMENT));
    }

    @Test
    void theNoticeSaysWhoIsAppointedToWhatAndByWhom() {
        var notice = Samples.notice(TYPESETTER, Samples.notice());

        assertThat(Pdfs.text(notice.bytes())).isEqualTo(plain(NOTICE));
    }

    @Test
    void remarksArePrintedAsTheyWereTypedLineByLine() {
        var remarks = "一、乙方应当参加培训。\r\n二、期满前交还USB Key。";
        var text = Pdfs.text(Samples.agreement(TYPESETTER, Samples.with(Samples.agreement(), "remarks", remarks))
                .bytes());

        assertThat(text).contains("其他事项：一、乙方应当参加培训。二、期满前交还USBKey。5、违约责任");
    }

    @Test
    void everyPageIsNumbered() {
        var pages =
                Pdfs.pages(Samples.agreement(TYPESETTER, Samples.agreement()).bytes());

        assertThat(pages).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(pages.get(i)).endsWith("第" + (i + 1) + "页共3页");
        }
    }
}
