-- How agreements end, and how they are renewed.
alter table agreement add column predecessor varchar(60) references agreement;
alter table agreement add column standing_key varchar(60);
alter table agreement add column ends_on date;
alter table agreement add column ends_because varchar(32);
alter table agreement add column conflict varchar(400);
update agreement set
  ends_on = coalesce(ended_on, last_day),
  ends_because = coalesce(end_reason, 'EXPIRED'),
  standing_key = case when status = 'VOID' then null else cast(appointment_id as varchar(20)) || '/' || cast(first_day as varchar(10)) end;
alter table agreement alter column ends_on set not null;
alter table agreement alter column ends_because set not null;
alter table agreement drop column ended_on;
alter table agreement drop column end_reason;
alter table agreement add constraint agreement_standing unique (standing_key);
create index agreement_status_ends_on on agreement (status, ends_on);
create index agreement_predecessor on agreement (predecessor);

alter table person add column employment_ended_on date;
alter table person add column employment_end varchar(16);

create sequence early_end_seq;
create table early_end (
  id bigint primary key,
  appointment_id bigint not null references appointment,
  reason varchar(32) not null,
  last_day date not null,
  document_id varchar(36) references document,
  note varchar(4000),
  recorded_at timestamp with time zone not null,
  recorded_by varchar(64) not null,
  unique (appointment_id, reason)
);

create sequence reminder_seq;
create table reminder (
  id bigint primary key,
  agreement_number varchar(60) not null references agreement,
  last_day date not null,
  days_before integer not null,
  recipient varchar(16) not null,
  sent_at timestamp with time zone not null,
  unique (agreement_number, last_day, days_before, recipient)
);

create sequence renewal_seq;
create table renewal (
  id bigint primary key,
  predecessor varchar(60) not null references agreement,
  appointment_id bigint not null references appointment,
  post_code varchar(32) not null references post,
  staff_no varchar(32) not null references person,
  department varchar(400) not null,
  full_time boolean not null,
  years integer not null,
  first_day date not null,
  last_day date not null,
  confidentiality_agreement_no varchar(240),
  remarks varchar(8000),
  status varchar(16) not null,
  opened_at timestamp with time zone not null,
  proposed_by varchar(64),
  proposed_at timestamp with time zone,
  consented_at timestamp with time zone,
  decided_by varchar(64),
  decided_at timestamp with time zone,
  closed_at timestamp with time zone,
  reason varchar(4000),
  open_key varchar(60) unique,
  version bigint not null
);
create index renewal_predecessor on renewal (predecessor);
