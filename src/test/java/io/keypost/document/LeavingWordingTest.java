package io.keypost.document;

import static io.keypost.document.WordingTest.plain;
import static io.keypost.document.WordingTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.typesetting.Pdfs;
import io.keypost.typesetting.Samples;
import io.keypost.typesetting.Typesetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the papers of leaving say, word for word. */
class LeavingWordingTest {

    private static final String HANDOVER =
            """
            涉密材料交接清单
            协议编号：AQXY-2026-0001 制单日期：2028年7月3日
            张明远同志在信息中心从事数据库管理员岗位工作，《关键岗位安全协议》（以下称协议）于2028年6月30日终止。依照协议第3条第2项，所有涉密材料及数据应当交还江阴市信用办归档，清单如下：
            序号 名称 编号 份数 移交人 接收人 监交人 归档号 日期 备注
            1 U盘 JY-001 2 张明远 李静 王伟 DA-1 2028-07-02
            除备注另有说明外，上列材料已当面清点，记载与实物相符。因故不能由本人移交的，由两人以上共同清点收回。
            移交人（签名）： 年 月 日 接收人（签名）： 年 月 日 监交人（签名）： 年 月 日
            """;

    private static final String RECEIPT =
            """
            辞岗通知回执
            编号：TZ-2028-0003
            张明远同志：
            你与江阴市信用办（以下称甲方）签订的《关键岗位安全协议》（编号：AQXY-2026-0001，以下称协议），聘用岗位为信息中心数据库管理员。甲方已于2028年4月6日收到你的辞岗通知，通知事项：辞去岗位。现将有关事项回复如下：
            通知期最后一日为2028年12月31日。通知期为3个月（协议第3条第3项）。
            协议于该日终止。聘用期限届满、劳动合同终止或者其他终止事由早于该日的，协议自较早之日终止。
            协议终止前，请继续遵守甲方的规章制度，按《岗位职责》履行职责。
            依照协议第3条第3项，甲方可以在通知期内安排你转岗脱密；作出安排的，另行书面通知。
            特此回执。
            江阴市信用办
            2028年7月3日
            """;

    private static final String TRANSFER =
            """
            转岗脱密通知
            编号：TZ-2028-0003
            张明远同志：
            依照《关键岗位安全协议》（编号：AQXY-2026-0001，以下称协议）第3条第3项，经信息安全工作领导小组2028年6月20日决定，自2028年5月1日起，安排你离开信息中心数据库管理员岗位，转至综合科档案管理岗位脱密。
            安排理由：离职前接触核心数据。
            你因数据库管理员岗位取得的账号、口令、密钥和门禁等权限，自转岗之日零时起收回。
            请于转岗前将岗位工作及有关材料移交李静，办理交接手续。
            脱密期间协议继续履行至2028年12月31日；提前终止的，至终止之日。依照协议第3条第4项，保密义务不因此终止。
            特此通知。
            江阴市信用办
            2028年7月3日
            签收人（签名）： 年 月 日
            """;

    private static final String SECRECY =
            """
            保密义务提示函
            编号：TZ-2028-0003
            张明远同志：
            你在信息中心从事数据库管理员岗位工作期间与江阴市信用办（以下称甲方）签订的《关键岗位安全协议》（编号：AQXY-2026-0001，以下称协议），已于2028年6月30日终止。现就你继续承担的保密义务提示如下：
            一、保密义务存续
            依照协议第3条第4项，保密义务不因协议终止而终止。甲方的商业秘密以及规章制度中列入密级的内容，仍应保密；不得非法使用甲方的技术成果和资料，不得侵犯甲方的技术经济权益。发现尚存有涉密材料及数据的，请立即交还甲方归档。
            二、国家秘密脱密期
            1) 起始日期：2028年7月1日
            2) 终止日期：2030年6月30日
            3) 设定理由：曾为重要涉密人员。
            设定脱密期的，期内须遵守国家关于脱密期管理的规定；期满后，对所知悉的国家秘密仍负保密义务，直至解密。
            特此提示。
            江阴市信用办
            2028年7月3日
            """;

    @Test
    void thePapersOfLeavingCiteTheAgreementAndItsClauses() {
        assertThat(text(Document.Kind.RESIGNATION_RECEIPT)).isEqualTo(plain(RECEIPT));
        assertThat(text(Document.Kind.TRANSFER_ORDER)).isEqualTo(plain(TRANSFER));
        assertThat(text(Document.Kind.SECRECY_LETTER)).isEqualTo(plain(SECRECY));
    }

    @Test
    void whatIsLeftOpenHasWordsOfItsOwn() {
        var order =
                Samples.with(Samples.with(Samples.values(Document.Kind.TRANSFER_ORDER), "reason", ""), "successor", "");
        assertThat(text(Document.Kind.TRANSFER_ORDER, order)).contains("安排理由：辞岗通知期内脱密", "移交甲方指定的人员，");

        var letter = new HashMap<>(Samples.values(Document.Kind.SECRECY_LETTER));
        letter.putAll(Map.of("periodFrom", "", "periodTo", "", "periodReason", ""));
        assertThat(text(Document.Kind.SECRECY_LETTER, letter)).contains("起始日期：未设定2)终止日期：未设定3)设定理由：无设定脱密期的");
    }

    @Test
    void theHandoverListNamesEveryPieceAndWhoGaveTookAndWitnessed() {
        var items = new HashMap<String, List<String>>();
        var cells = List.of("U盘", "JY-001", "2", "张明远", "李静", "王伟", "DA-1", "2028-07-02");
        var names = List.of("name", "number", "copies", "giver", "receiver", "witness", "archiveNumber", "returnedOn");
        for (int i = 0; i < names.size(); i++) {
            items.put("items." + names.get(i), List.of(cells.get(i)));
        }
        items.put("items.remark", List.of(""));

        assertThat(Pdfs.text(
                        Samples.handover(new Typesetter(Samples.FONTS), items).bytes()))
                .isEqualTo(plain(HANDOVER));
    }

    /** The dead are not addressed, reproached or asked for anything. */
    @Test
    void theNoticeOfTerminationSuitsOneWhoHasDied() {
        var values = Samples.with(Samples.values(Document.Kind.TERMINATION_NOTICE), "reason", "死亡");

        assertThat(text(Document.Kind.TERMINATION_NOTICE, values))
                .contains("履行至2028年6月30日止，终止原因：死亡。")
                .doesNotContain("同志：", "你", "请", "乙方", "违反");
    }
}
