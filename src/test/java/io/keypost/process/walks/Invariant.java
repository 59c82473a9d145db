package io.keypost.process.walks;

/** What always holds (domain.md §5), each as a question to the database for what breaks it. */
enum Invariant {
    POST_IS_HELD_BY_ONE_ACTIVE_AGREEMENT(
            "In post means one active agreement today, same person and post.",
            When.SETTLED,
            """
            select 'appointment ' || p.id from appointment p
            where (p.status in ('IN_POST', 'TRANSFERRED')) <> ((select count(*) from agreement a
              where a.appointment_id = p.id and a.staff_no = p.staff_no and a.post_code = p.post_code and {active}) = 1)
            or (select count(*) from agreement a where a.appointment_id = p.id and {active}) > 1"""),
    END_IS_ON_RECORD(
            "What is over by its dates is on record as ended, and is not said to go on.",
            When.SETTLED,
            """
            select number from agreement a
            where a.status in ('SCHEDULED', 'ACTIVE') and a.ends_on < :today"""),
    ENDED_STAYS_ENDED(
            "ENDED never reopens.",
            When.ALWAYS,
            """
            select number from agreement a join audit_event e on e.subject = 'agreement:' || a.number
            where (e.what = 'agreement.expired' or e.what like 'agreement.ended.%') and (a.status <> 'ENDED'
              or exists (select 1 from audit_event later where later.subject = e.subject and later.id > e.id
                and (later.what = 'agreement.inForce' or later.what like 'agreement.endMoved.%')))"""),
    ONE_END(
            "Ending is idempotent: one end on record.",
            When.ALWAYS,
            """
            select subject from audit_event
            where what = 'agreement.expired' or what like 'agreement.ended.%' group by subject having count(*) > 1"""),
    ONE_CLEARANCE(
            "Ending is idempotent: one clearance an end.",
            When.ALWAYS,
            """
            select cast(appointment_id as varchar) from clearance group by appointment_id having count(*) > 1
            union all
            select subject from audit_event where what = 'clearance.opened' group by subject having count(*) > 1"""),
    END_IS_CLEARED(
            "Who has left a post they had access to is cleared; nobody else is.",
            When.SETTLED,
            """
            select 'appointment ' || p.id from appointment p
            where (p.status = 'LEFT' and p.access <> 'NONE')
              <> (exists (select 1 from clearance c where c.appointment_id = p.id))"""),
    LEAVING_ENDS_ACCESS(
            "Ended or transferred means access revoked or an open task to revoke it.",
            When.SETTLED,
            """
            select 'appointment ' || p.id from appointment p
            where p.access = 'GRANTED' and (
              p.status = 'LEFT' and not exists (select 1 from clearance c where c.appointment_id = p.id
                and {task:'userTask_revokeAccess':'clearance-' || c.id})
              or p.status = 'TRANSFERRED' and not exists (select 1 from resignation r where r.appointment_id = p.id
                and {task:'userTask_takeBackAccess':'resignation-' || r.id}))"""),
    TASKS_ARE_VISIBLE(
            "An open task is somebody's, or offered to a group.",
            When.ALWAYS,
            """
            select t.task_def_key_ from act_ru_task t where t.assignee_ is null
            and not exists (select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate')"""),
    OVERDUE_REVOCATION_IS_WITH_THE_OFFICE(
            "Overdue tasks to revoke access are with the office.",
            When.SETTLED,
            """
            select 'clearance ' || c.id from clearance c
            join act_ru_execution x on x.business_key_ = 'clearance-' || c.id
            join act_ru_task t on t.proc_inst_id_ = x.id_ and t.task_def_key_ = 'userTask_revokeAccess'
            where c.status = 'OPEN' and dateadd(day, 15, c.opened_at) <= :now and (c.overdue_since is null
              or not exists (select 1 from act_ru_authorization o
                where o.resource_id_ = t.id_ and o.group_id_ = 'office'))"""),
    CLOSED_MEANS_NOTHING_OPEN(
            "CLOSED means no open item, or a dated write-off by a second person.",
            When.ALWAYS,
            """
            select 'item ' || i.id from clearance c join clearance_item i on i.clearance_id = c.id
            where c.status = 'CLOSED' and i.done_on is null
            and (i.confirmed_at is null or i.confirmed_by is null or i.confirmed_by = i.asked_by)"""),
    SUSPENDED_UNTIL_DECIDED(
            "A suspended holder stays suspended until the removal that suspended them is decided otherwise.",
            When.ALWAYS,
            """
            select 'removal ' || r.id from removal r join appointment p on p.id = r.appointment_id
            where r.suspend_now and r.status in ('PROPOSED', 'APPROVED', 'SERVED')
            and p.status in ('IN_POST', 'TRANSFERRED')
            and (p.suspended_by is null or p.suspended_by <> r.id
              or p.access = 'GRANTED' and r.access_suspended_at is not null)"""),
    SUSPENSION_TAKES_ACCESS(
            "Of whoever is suspended, access is taken or an open task asks for it.",
            When.SETTLED,
            """
            select 'appointment ' || p.id from appointment p
            where p.status in ('IN_POST', 'TRANSFERRED') and p.suspended_by is not null and p.access = 'GRANTED'
            and not exists (select 1 from removal r where r.id = p.suspended_by
              and {task:'userTask_suspendAccess':r.agreement_number})
            and not exists (select 1 from resignation r where r.appointment_id = p.id
              and {task:'userTask_takeBackAccess':'resignation-' || r.id})"""),
    RIGHT_TO_ACCESS_IS_GIVEN_BACK(
            "Who is on the post and not suspended has access, or an open task asks to give it back.",
            When.SETTLED,
            """
            select 'appointment ' || p.id from appointment p
            where p.status = 'IN_POST' and p.suspended_by is null and p.access <> 'GRANTED'
            and not exists (select 1 from removal r where r.appointment_id = p.id
              and {task:'userTask_restoreAccess':r.agreement_number})
            and not exists (select 1 from resignation r where r.appointment_id = p.id
              and {task:'userTask_giveBackAccess':'resignation-' || r.id})"""),
    ONE_POST_A_DAY(
            "Nobody holds two posts on the same day, unless an exception stands or the office has heard that the days have moved.",
            When.ALWAYS,
            """
            select a.staff_no from agreement a join agreement b on b.staff_no = a.staff_no
            where a.appointment_id < b.appointment_id and {active} and {active:b}
            and a.conflict is null and b.conflict is null
            and not exists (select 1 from exception_pair e where e.staff_no = a.staff_no and e.approved
              and :today between e.first_day and e.last_day
              and (e.post_code = a.post_code and e.other_post_code = b.post_code
                or e.post_code = b.post_code and e.other_post_code = a.post_code))"""),
    EXCEPTIONS_ARE_LIMITED(
            "No exception for security or audit, none longer than twelve months, each decided by another than who proposed it.",
            When.ALWAYS,
            """
            select 'exception pair ' || id from exception_pair
            where approved and (post_code in ('SECURITY', 'AUDIT') or other_post_code in ('SECURITY', 'AUDIT')
              or last_day >= dateadd(year, 1, first_day) or decided_by in (proposed_by, staff_no))"""),
    MOVE_WAITS_FOR_THE_POST_BEFORE(
            "A post signed for begins the day after the one before it ends, and not before its own first day.",
            When.SETTLED,
            """
            select number from agreement a where status in ('SCHEDULED', 'ACTIVE')
            and (begins_on < first_day or begins_on > greatest(first_day,
              coalesce((select max(b.ends_on) + 1 from agreement b where b.staff_no = a.staff_no
                and b.appointment_id <> a.appointment_id and b.status in ('SCHEDULED', 'ACTIVE', 'ENDED')), first_day)))"""),
    EFFECTIVE_END_IS_THE_EARLIEST(
            "What ends first wins: the last day of the term, of a notice in effect, of the employment, or a day reported.",
            When.ALWAYS,
            """
            select a.number from agreement a join person w on w.staff_no = a.staff_no
            where a.status in ('SCHEDULED', 'ACTIVE') and a.ends_on >= :today and (a.ends_on > a.last_day
              or a.ends_on > coalesce(w.employment_ended_on, w.ends_on, a.ends_on)
              or exists (select 1 from early_end e where e.appointment_id = a.appointment_id and e.last_day < a.ends_on)
              or exists (select 1 from post o where o.code = a.post_code and o.abolished_on < a.ends_on)
              or exists (select 1 from resignation r where r.appointment_id = a.appointment_id and r.status = 'NOTICE'
                and r.receipt_id is not null and least(r.computed_last_day, coalesce(r.shortened_to, r.computed_last_day)) < a.ends_on
                and not exists (select 1 from notice_request q where q.resignation_id = r.id
                  and q.kind = 'WITHDRAWAL' and q.granted)))""");

    private enum When {
        ALWAYS,
        /** Once no job is due. */
        SETTLED
    }

    final String clause;
    private final When when;
    final String broken;

    Invariant(String clause, When when, String broken) {
        this.clause = clause;
        this.when = when;
        this.broken = Sql.of(broken);
    }

    boolean isAsked(boolean settled) {
        return settled || when == When.ALWAYS;
    }
}
