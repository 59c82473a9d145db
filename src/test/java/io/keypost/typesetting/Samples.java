package io.keypost.typesetting;

import io.keypost.document.Document;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Papers for the tests. */
public final class Samples {

    public static final Fonts FONTS = new Fonts();

    public static final Instant CREATED_AT = Instant.parse("2025-12-25T01:02:03Z");

    public static final List<String> DUTIES = List.of(
            "负责数据库系统的运行管理，实施系统安全策略。",
            "管理数据库用户权限，使单位信息系统安全运行。",
            "记录系统安全事项，及时向安全管理员报告安全事件。",
            "对重要数据定期进行备份及执行备份恢复工作。",
            "监督对系统进行操作的其他人员。");

    private Samples() {}

    public static Map<String, String> agreement() {
        var values = new HashMap<String, String>();
        values.put("number", "AQXY-2026-0001");
        values.put("partyA", "江阴市信用办");
        values.put("partyB", "张明远");
        values.put("labourContractDate", "2024-03-01");
        values.put("department", "信息中心");
        values.put("post", "数据库管理员");
        values.put("years", "3");
        values.put("firstDay", "2026-01-01");
        values.put("lastDay", "2028-12-31");
        values.put("remarks", "");
        values.put("confidentialityAgreementNo", "BMXY-2026-0001");
        values.put("dutiesVersion", "2");
        return values;
    }

    public static Map<String, String> notice() {
        var values = agreement();
        values.put("number", "PRTZ-2026-0001");
        values.put("approvedOn", "2025-12-20");
        values.put("issuedOn", "2025-12-25");
        return values;
    }

    /** What a notice, a list or a commitment at the end or during the term is filled with; more than each asks for. */
    public static Map<String, String> values(Document.Kind kind) {
        var values = kind == Document.Kind.APPOINTMENT_NOTICE ? notice() : agreement();
        if (kind.compareTo(Document.Kind.APPOINTMENT_NOTICE) > 0) {
            values.put("noticeNo", "TZ-2028-0003");
            values.put("endedOn", "2028-06-30");
            values.put("decidedOn", "2028-06-20");
            values.put("effectiveOn", "2028-08-01");
            values.put("issuedOn", "2028-07-03");
            values.put(
                    "reason",
                    switch (kind) {
                        case DUTY_NOTICE -> "数据库迁移至新平台。";
                        case TRANSFER_ORDER -> "离职前接触核心数据。";
                        default -> "劳动合同终止";
                    });
            values.put("scope", "辞去岗位");
            values.put("receivedOn", "2028-04-06");
            values.put("explanation", "通知期为3个月（协议第3条第3项）。");
            values.put("transferFrom", "2028-05-01");
            values.put("transferTo", "综合科档案管理岗位");
            values.put("successor", "李静");
            values.put("periodFrom", "2028年7月1日");
            values.put("periodTo", "2030年6月30日");
            values.put("periodReason", "曾为重要涉密人员。");
            values.put("grounds", "经年度考核，不能胜任岗位工作。");
        }
        return values;
    }

    /** The columns of so many pieces of material, the last of which did not come back. */
    public static Map<String, List<String>> items(int count) {
        return Map.of(
                "items.name", column(count, i -> i % 5 == 3 ? "数据库备份介质（含增量备份、校验记录及恢复演练报告）" : "核心交换机配置文档"),
                "items.number", column(count, "JY-%03d"::formatted),
                "items.copies", column(count, i -> Integer.toString(i % 3 + 1)),
                "items.giver", column(count, i -> "欧阳𠮷䶮"),
                "items.receiver", column(count, i -> i == count ? "" : "艾力·买买提"),
                "items.witness", column(count, i -> i == count ? "" : "李静"),
                "items.archiveNumber", column(count, i -> i == count ? "" : "DA-2028-%04d".formatted(i)),
                "items.returnedOn", column(count, i -> i == count ? "" : "2028-07-%02d".formatted(i % 28 + 1)),
                "items.remark", column(count, i -> i == count ? "遗失，2028年9月1日核销，核销人：王建国" : ""));
    }

    public static List<String> column(int count, IntFunction<String> cell) {
        return IntStream.rangeClosed(1, count).mapToObj(cell).toList();
    }

    public static Map<String, String> with(Map<String, String> values, String name, String value) {
        var changed = new HashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    public static TypesetDocument agreement(Typesetter typesetter, Map<String, String> values) {
        return paper(typesetter, Document.Kind.AGREEMENT, values);
    }

    public static TypesetDocument notice(Typesetter typesetter, Map<String, String> values) {
        return paper(typesetter, Document.Kind.APPOINTMENT_NOTICE, values);
    }

    public static TypesetDocument handover(Typesetter typesetter, Map<String, List<String>> items) {
        return paper(typesetter, Document.Kind.HANDOVER_LIST, values(Document.Kind.HANDOVER_LIST), items);
    }

    public static TypesetDocument paper(Typesetter typesetter, Document.Kind kind, Map<String, String> values) {
        return paper(typesetter, kind, values, items(4));
    }

    private static TypesetDocument paper(
            Typesetter typesetter, Document.Kind kind, Map<String, String> values, Map<String, List<String>> items) {
        var lists = new HashMap<>(items);
        lists.put("duties", DUTIES);
        return typesetter.typeset(DocumentTemplate.shipped(kind.template().orElseThrow()), values, lists, CREATED_AT);
    }
}
