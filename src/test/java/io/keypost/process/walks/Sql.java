package io.keypost.process.walks;

/** Short for what several invariants ask. */
final class Sql {

    private static final String ACTIVE =
            "($1.status in ('SCHEDULED', 'ACTIVE') and :today between $1.first_day and $1.ends_on)";

    private static final String TASK =
            "exists (select 1 from act_ru_task t join act_ru_execution x on x.id_ = t.proc_inst_id_"
                    + " where t.task_def_key_ = $1 and x.business_key_ = $2)";

    /** The engine keeps UTC; a day begins eight hours earlier in China. */
    private static final String START = "(cast($1 as timestamp) - interval '8' hour)";

    private Sql() {}

    /** {@code {active}} of the agreement {@code a}; a {@code {task:key:case}} that waits; the {@code {start:of a day}}. */
    static String of(String sql) {
        return sql.replace("{active}", "{active:a}")
                .replaceAll("\\{active:(\\w)}", ACTIVE)
                .replaceAll("\\{start:([^}]+)}", START)
                .replaceAll("\\{task:('\\w+'):([^}]+)}", TASK);
    }
}
