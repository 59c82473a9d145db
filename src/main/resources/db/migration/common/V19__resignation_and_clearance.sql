-- A notice and a clearance are each a case of their own, with a row, states and a number; the register shows both as one exit.
-- A notice bears the number its exit had.
alter table notice_request rename to old_notice_request;
alter table resignation rename to old_resignation;

create table resignation (
  id bigint primary key,
  -- Under which it was given, and in which it runs now: a signed successor carries it on.
  agreement_number varchar(60) not null references agreement,
  runs_in varchar(60) not null references agreement,
  appointment_id bigint not null references appointment,
  staff_no varchar(32) not null references person,
  post_code varchar(32) not null references post,
  status varchar(16) not null,
  -- The appointment, while it runs: one notice at a time.
  open_key bigint unique,
  scope varchar(16) not null,
  -- The rule and its dates, as they were on receipt.
  received_on date not null,
  period varchar(16) not null,
  rolls_over boolean not null,
  unrolled date not null,
  rolled date not null,
  computed_last_day date not null,
  provisional boolean not null,
  shortened_to date,
  entered_by varchar(64) not null,
  entered_at timestamp with time zone not null,
  paper_document_id varchar(36) unique references document,
  confirmed_by varchar(64),
  confirmed_at timestamp with time zone,
  receipt_id varchar(36) references document,
  receipt_collected_at timestamp with time zone,
  closed_at timestamp with time zone,
  closing_reason varchar(4000),
  successor_appointment_id bigint references appointment,
  successor_decided boolean not null,
  transfer_wanted boolean,
  transfer_from date,
  transfer_to varchar(400),
  transfer_successor varchar(32) references person,
  transfer_reason varchar(4000),
  transfer_decided_by varchar(64),
  transfer_decided_at timestamp with time zone,
  transfer_order_id varchar(36) references document,
  transfer_acknowledged_at timestamp with time zone,
  access_revoked_by varchar(64),
  access_revoked_at timestamp with time zone,
  access_revoked_note varchar(4000),
  access_verified_by varchar(64),
  access_verified_at timestamp with time zone,
  access_restored_at timestamp with time zone,
  version bigint not null
);
insert into resignation
select e.id, r.agreement_number, e.agreement_number, e.appointment_id, e.staff_no, e.post_code,
  case e.status when 'RECEIVED' then 'RECEIVED' when 'NOTICE' then 'NOTICE' when 'DECLASSIFYING' then 'NOTICE'
    when 'WITHDRAWN' then 'WITHDRAWN' else 'OVER' end,
  case when e.status in ('RECEIVED', 'NOTICE', 'DECLASSIFYING') then e.appointment_id end,
  r.scope, r.received_on, r.period, r.rolls_over, r.unrolled, r.rolled, r.computed_last_day, r.provisional, r.shortened_to,
  r.entered_by, r.entered_at, r.paper_document_id, r.confirmed_by, r.confirmed_at, r.receipt_id, r.receipt_collected_at,
  e.closed_at, r.closing_reason, r.successor_appointment_id, r.successor_decided,
  r.transfer_wanted, r.transfer_from, r.transfer_to, r.transfer_successor, r.transfer_reason,
  r.transfer_decided_by, r.transfer_decided_at, r.transfer_order_id, r.transfer_acknowledged_at,
  r.access_revoked_by, r.access_revoked_at, r.access_revoked_note, r.access_verified_by, r.access_verified_at,
  r.access_restored_at, 0
from old_resignation r join exit_case e on e.resignation_id = r.id;
create index resignation_appointment on resignation (appointment_id, id);
create index resignation_status on resignation (status);

create table notice_request (
  id bigint primary key,
  resignation_id bigint not null references resignation,
  kind varchar(16) not null,
  last_day date,
  reason varchar(4000) not null,
  asked_by varchar(64) not null,
  asked_at timestamp with time zone not null,
  granted boolean,
  decided_by varchar(64),
  decided_at timestamp with time zone,
  decision_reason varchar(4000)
);
insert into notice_request
select q.id, e.id, q.kind, q.last_day, q.reason, q.asked_by, q.asked_at, q.granted, q.decided_by, q.decided_at, q.decision_reason
from old_notice_request q join exit_case e on e.resignation_id = q.resignation_id;
create index notice_request_of on notice_request (resignation_id);

create table clearance (
  id bigint primary key,
  resignation_id bigint unique references resignation,
  agreement_number varchar(60) not null unique references agreement,
  appointment_id bigint not null references appointment,
  staff_no varchar(32) not null references person,
  post_code varchar(32) not null references post,
  reason varchar(32) not null,
  status varchar(16) not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  overdue_since timestamp with time zone,
  version bigint not null
);
-- What ended before its first day was closed with nothing to clear.
insert into clearance
select e.id, case when e.resignation_id is not null then e.id end, e.agreement_number, e.appointment_id, e.staff_no, e.post_code,
  e.reason, case e.status when 'CLOSED' then 'CLOSED' else 'OPEN' end,
  -- It opened with the end, not with the notice.
  case when e.resignation_id is null then e.opened_at else coalesce(a.end_recorded_at, e.opened_at) end,
  e.closed_at, e.overdue_since, e.version
from exit_case e join agreement a on a.number = e.agreement_number
where e.status in ('CLEARANCE', 'CLOSED') and exists (select 1 from clearance_item i where i.exit_id = e.id);
create index clearance_appointment on clearance (appointment_id);
create index clearance_status on clearance (status);

drop table exit_case cascade;
drop table old_notice_request;
drop table old_resignation;
drop sequence resignation_seq;
alter table clearance_item rename column exit_id to clearance_id;
alter table clearance_item add constraint clearance_item_of foreign key (clearance_id) references clearance;
alter table secrecy_period rename column exit_id to clearance_id;
alter table secrecy_period add constraint secrecy_period_of foreign key (clearance_id) references clearance;

-- The day a notice ends is the notice's own.
delete from early_end where reason = 'NOTICE';

create view exit_case as
select r.id as id, r.id as resignation_id, c.id as clearance_id,
  coalesce(c.agreement_number, r.runs_in) as agreement_number,
  r.appointment_id as appointment_id, r.staff_no as staff_no, r.post_code as post_code,
  case when r.status = 'OVER' then a.ends_because end as reason,
  case when r.status = 'OVER' then a.ends_on
    when r.shortened_to < r.computed_last_day then r.shortened_to
    else r.computed_last_day end as last_day,
  case when c.status = 'OPEN' then 'CLEARANCE'
    when c.status = 'CLOSED' then 'CLOSED'
    when r.status = 'OVER' then case when a.begun or a.ends_on >= a.first_day then 'CLEARANCE' else 'CLOSED' end
    when r.status = 'NOTICE' and p.status = 'TRANSFERRED' then 'DECLASSIFYING'
    else r.status end as status,
  r.entered_at as opened_at,
  coalesce(c.closed_at, r.closed_at) as closed_at,
  c.overdue_since as overdue_since
from resignation r
join agreement a on a.number = r.runs_in
join appointment p on p.id = r.appointment_id
left join clearance c on c.resignation_id = r.id
union all
select c.id, null, c.id, c.agreement_number, c.appointment_id, c.staff_no, c.post_code,
  c.reason, a.ends_on,
  case when c.status = 'OPEN' then 'CLEARANCE' else 'CLOSED' end,
  c.opened_at, c.closed_at, c.overdue_since
from clearance c
join agreement a on a.number = c.agreement_number
where c.resignation_id is null;
