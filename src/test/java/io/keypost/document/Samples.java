package io.keypost.document;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Papers for the tests. */
final class Samples {

    static final Fonts FONTS = new Fonts();

    static final Instant CREATED_AT = Instant.parse("2025-12-25T01:02:03Z");

    static final List<String> DUTIES = List.of(
            "负责数据库系统的运行管理，实施系统安全策略。",
            "管理数据库用户权限，使单位信息系统安全运行。",
            "记录系统安全事项，及时向安全管理员报告安全事件。",
            "对重要数据定期进行备份及执行备份恢复工作。",
            "监督对系统进行操作的其他人员。");

    private Samples() {}

    static Map<String, String> agreement() {
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

    static Map<String, String> notice() {
        var values = agreement();
        values.put("number", "PRTZ-2026-0001");
        values.put("approvedOn", "2025-12-20");
        values.put("issuedOn", "2025-12-25");
        return values;
    }

    static Map<String, String> with(Map<String, String> values, String name, String value) {
        var changed = new HashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    static TypesetDocument agreement(Typesetter typesetter, Map<String, String> values) {
        return typesetter.typeset(
                DocumentTemplate.shipped("agreement.zh"), values, Map.of("duties", DUTIES), CREATED_AT);
    }

    static TypesetDocument notice(Typesetter typesetter, Map<String, String> values) {
        return typesetter.typeset(DocumentTemplate.shipped("appointment-notice.zh"), values, Map.of(), CREATED_AT);
    }
}
