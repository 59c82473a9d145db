package io.keypost.process.walks;

/** The same of the engine: it says what the register says. Asked once no job is due. */
enum EngineInvariant {
    ONE_TIMER_FOR_THE_END(
            "One timer of term per active agreement, at its effective end; before its first day, one for that.",
            """
            select a.number from agreement a
            where a.status in ('SCHEDULED', 'ACTIVE') and (select count(*) from act_ru_job j
              join act_ru_execution x on x.id_ = j.process_instance_id_
              where j.process_def_key_ = 'term' and x.business_key_ = a.number
              and (j.handler_cfg_ = 'event_lastDayReached' and {active} and j.duedate_ = {start:a.ends_on + 1}
                or j.handler_cfg_ = 'event_firstDayReached' and not {active}
                  and j.duedate_ = {start:least(a.begins_on, a.ends_on + 1)})) <> 1"""),
    NO_OTHER_TIMER_FOR_AN_END(
            "No other timer for an end, nor one of what is over.",
            """
            select j.handler_cfg_ || ' of ' || x.business_key_ from act_ru_job j
            join act_ru_execution x on x.id_ = j.process_instance_id_
            where j.handler_cfg_ like 'event_%' and (
              j.handler_cfg_ not in ('event_firstDayReached', 'event_lastDayReached', 'event_renewalDue', 'event_reminderDue',
                'event_reviewOverdue', 'event_approvalOverdue', 'event_proposalOverdue', 'event_confirmationOverdue',
                'event_decisionOverdue', 'event_clearanceOverdue', 'event_signaturesMissing', 'event_deadlinePassed',
                'event_transferStarts', 'event_periodOver')
              or j.process_def_key_ = 'term' and not exists (select 1 from agreement a
                where a.number = x.business_key_ and a.status in ('SCHEDULED', 'ACTIVE')))"""),
    TIMERS_AGREE_WITH_ROWS(
            "A transfer begins, a cooling-off period ends and a renewal is due when the register says.",
            """
            select j.handler_cfg_ || ' of ' || x.business_key_ from act_ru_job j
            join act_ru_execution x on x.id_ = j.process_instance_id_
            where j.handler_cfg_ = 'event_transferStarts' and not exists (select 1 from resignation r
                where 'resignation-' || r.id = x.business_key_ and j.duedate_ = {start:r.transfer_from})
              or j.handler_cfg_ = 'event_periodOver' and not exists (select 1 from secrecy_period s
                join clearance c on c.id = s.clearance_id
                where c.agreement_number = x.business_key_ and s.status <> 'CONFIRMED'
                and j.duedate_ = {start:s.last_day + 1})
              or j.handler_cfg_ = 'event_renewalDue' and not exists (select 1 from agreement a
                where a.number = x.business_key_ and j.duedate_ = {start:a.last_day - 90})"""),
    NO_FAILED_JOB(
            "No incident, no failed job.",
            """
            select incident_type_ from act_ru_incident
            union all
            select handler_cfg_ from act_ru_job where retries_ = 0 or exception_msg_ is not null"""),
    NOTHING_IS_STUCK(
            "No case stands without a task, a timer or a message.",
            """
            select x.proc_def_id_ || ' ' || x.act_id_ from act_ru_execution x where x.is_active_
            and not exists (select 1 from act_ru_execution c where c.parent_id_ = x.id_ or c.super_exec_ = x.id_)
            and not exists (select 1 from act_ru_task t where t.execution_id_ = x.id_)
            and not exists (select 1 from act_ru_job j where j.execution_id_ = x.id_)
            and not exists (select 1 from act_ru_event_subscr s where s.execution_id_ = x.id_)"""),
    LIVING_ROWS_HAVE_A_CASE(
            "What is under way in the register has a case, and what is over has none.",
            """
            select l.key_ from (
              select 'resignation-' || id as key_, 'resignation' as process_ from resignation
                where status in ('RECEIVED', 'NOTICE')
              union all select 'clearance-' || id, 'clearance' from clearance where status = 'OPEN'
              union all select agreement_number, 'removal' from removal where closed_at is null
              union all select predecessor, 'renewal' from renewal where closed_at is null
              union all select number, 'term' from agreement where status in ('SCHEDULED', 'ACTIVE')
              union all select number, 'signing' from agreement where status in ('DRAFT', 'PENDING_SIGNATURE', 'PARTLY_SIGNED')
              union all select cast(id as varchar), 'appointment' from appointment where status in ('PROPOSED', 'REVIEWED')
              union all select 'DA-' || id, 'duty-adjustment' from duty_adjustment where status in ('PROPOSED', 'APPROVED')
              union all select 'exception-pair-' || id, 'exception-pair' from exception_pair where approved is null
              union all select c.agreement_number, 'secrecy' from secrecy_period s join clearance c on c.id = s.clearance_id
                where s.status <> 'CONFIRMED') l
            where (select count(*) from act_ru_execution x where x.business_key_ = l.key_ and x.parent_id_ is null
              and x.proc_def_id_ like l.process_ || ':%') <> 1
            union all
            select x.business_key_ from act_ru_execution x where x.parent_id_ is null and (
              x.proc_def_id_ like 'resignation:%' and exists (select 1 from resignation r
                where 'resignation-' || r.id = x.business_key_ and (r.status = 'OVER' or r.status = 'WITHDRAWN'
                  and not exists (select 1 from act_ru_task t
                    where t.proc_inst_id_ = x.id_ and t.task_def_key_ = 'userTask_giveBackAccess')))
              or x.proc_def_id_ like 'transfer:%' and not exists (select 1 from resignation r
                where 'resignation-' || r.id = x.business_key_ and r.status = 'NOTICE')
              or x.proc_def_id_ like 'clearance:%' and exists (select 1 from clearance c
                where 'clearance-' || c.id = x.business_key_ and c.status = 'CLOSED')
              or x.proc_def_id_ like 'renewal:%' and not exists (select 1 from renewal r
                where r.predecessor = x.business_key_ and (r.closed_at is null or r.status = 'SIGNED'))
              or x.proc_def_id_ like 'removal:%' and exists (select 1 from agreement a
                join appointment p on p.id = a.appointment_id
                where a.number = x.business_key_ and p.status = 'LEFT'))"""),
    NO_NIGHTLY_REPAIR(
            "The night's comparison finds nothing to mend.",
            """
            select subject || ' ' || what from audit_event
            where what in ('agreement.timersMended', 'agreement.watchRestored', 'secrecy.watchRestored')""");

    final String clause;
    final String broken;

    EngineInvariant(String clause, String broken) {
        this.clause = clause;
        this.broken = Sql.of(broken);
    }
}
