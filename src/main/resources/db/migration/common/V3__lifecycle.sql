-- What a timer storm at midnight needs, and what the engine's own indexes do not cover.
create index keypost_idx_job_duedate on ACT_RU_JOB (DUEDATE_);
create index keypost_idx_job_lock_exp on ACT_RU_JOB (LOCK_EXP_TIME_);

create table post (
  code varchar(32) primary key,
  name varchar(50) not null,
  name_en varchar(100) not null,
  mandatory boolean not null,
  full_time_only boolean not null,
  enabled boolean not null,
  position integer not null
);

create sequence post_duties_seq;
create table post_duties (
  id bigint primary key,
  post_code varchar(32) not null references post,
  version integer not null,
  unique (post_code, version)
);
create table post_duty (
  post_duties_id bigint not null references post_duties,
  position integer not null,
  duty varchar(1000) not null,
  primary key (post_duties_id, position)
);

create table person (
  staff_no varchar(32) primary key,
  name varchar(200) not null,
  department varchar(400) not null,
  kind varchar(16),
  number varchar(60),
  signed_on date,
  ends_on date,
  version bigint not null
);
create table person_other_duty (
  staff_no varchar(32) not null references person,
  position integer not null,
  duty varchar(800) not null,
  primary key (staff_no, position)
);

create table document (
  id varchar(36) primary key,
  kind varchar(32) not null,
  subject varchar(100) not null,
  version integer not null,
  file_name varchar(400) not null,
  media_type varchar(100) not null,
  pages integer not null,
  size integer not null,
  sha256 varchar(64) not null,
  template_version varchar(100),
  created_at timestamp with time zone not null,
  created_by varchar(64) not null,
  unique (subject, kind, version)
);
create table document_content (
  document_id varchar(36) primary key references document,
  bytes file_bytes not null
);

create sequence appointment_seq;
create table appointment (
  id bigint primary key,
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
  nominated_by varchar(64) not null,
  nominated_at timestamp with time zone not null,
  reviewed_by varchar(64),
  reviewed_at timestamp with time zone,
  decided_by varchar(64),
  decided_at timestamp with time zone,
  reason varchar(4000),
  overdue_since timestamp with time zone,
  open_key varchar(80) unique,
  holder_key varchar(32) unique,
  version bigint not null
);
create index appointment_staff_no on appointment (staff_no);
create index appointment_status on appointment (status);

create table agreement_counter (
  id integer primary key,
  counted_year integer not null,
  last_number integer not null
);
insert into agreement_counter values (1, 0, 0);

create table agreement (
  number varchar(60) primary key,
  appointment_id bigint not null references appointment,
  post_code varchar(32) not null references post,
  staff_no varchar(32) not null references person,
  department varchar(400) not null,
  full_time boolean not null,
  years integer not null,
  first_day date not null,
  last_day date not null,
  party_a varchar(400) not null,
  labour_contract_signed_on date not null,
  confidentiality_agreement_no varchar(240),
  remarks varchar(8000),
  duties_version integer not null,
  status varchar(20) not null,
  sign_before date not null,
  times_reminded integer not null,
  document_id varchar(36) references document,
  document_sha256 varchar(64),
  template_version varchar(100),
  checked_by varchar(64),
  holder_signed_on date,
  holder_scan_id varchar(36) references document,
  sealed_on date,
  sealed_by varchar(64),
  sealed_scan_id varchar(36) references document,
  filed_on date,
  filed_by varchar(64),
  lapsed boolean not null,
  void_reason varchar(4000),
  ended_on date,
  end_reason varchar(32),
  end_recorded_at timestamp with time zone,
  version bigint not null,
  -- One agreement an appointment and first day: a job that runs twice opens one.
  unique (appointment_id, first_day)
);
create index agreement_staff_no on agreement (staff_no);
create index agreement_status_last_day on agreement (status, last_day);
create index agreement_holder_scan on agreement (holder_scan_id);
create index agreement_sealed_scan on agreement (sealed_scan_id);

create sequence copy_delivery_seq;
create table copy_delivery (
  id bigint primary key,
  agreement_number varchar(60) not null references agreement,
  party varchar(16) not null,
  received_by varchar(200) not null,
  delivered_on date not null,
  recorded_by varchar(64) not null,
  unique (agreement_number, party)
);

create sequence audit_event_seq;
create table audit_event (
  id bigint primary key,
  subject varchar(100) not null,
  what varchar(60) not null,
  recorded_at timestamp with time zone not null,
  effective_on date not null,
  actor varchar(64) not null,
  reason varchar(4000)
);
create index audit_event_subject on audit_event (subject, id);
