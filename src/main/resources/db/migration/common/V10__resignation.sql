-- An exit may begin with the holder's notice, long before the agreement has ended.
create sequence resignation_seq;
create table resignation (
  id bigint primary key,
  agreement_number varchar(60) not null references agreement,
  staff_no varchar(32) not null references person,
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
  access_restored_at timestamp with time zone
);
create index resignation_agreement_number on resignation (agreement_number);

create sequence notice_request_seq;
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
create index notice_request_resignation on notice_request (resignation_id);

alter table exit_case add column resignation_id bigint references resignation;
alter table exit_case add column standing_key bigint;
update exit_case set standing_key = appointment_id;
alter table exit_case add constraint exit_case_standing unique (standing_key);
alter table exit_case alter column reason drop not null;
create index exit_case_agreement_number on exit_case (agreement_number);
