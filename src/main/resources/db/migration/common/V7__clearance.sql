-- What is left to do once an agreement has ended.
create sequence exit_case_seq;
create table exit_case (
  id bigint primary key,
  agreement_number varchar(60) not null unique references agreement,
  appointment_id bigint not null references appointment,
  staff_no varchar(32) not null references person,
  post_code varchar(32) not null references post,
  reason varchar(32) not null,
  last_day date not null,
  status varchar(16) not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  overdue_since timestamp with time zone,
  version bigint not null
);
create index exit_case_status on exit_case (status);
create index exit_case_appointment_id on exit_case (appointment_id);

create sequence clearance_item_seq;
create table clearance_item (
  id bigint primary key,
  exit_id bigint not null references exit_case,
  kind varchar(16) not null,
  name varchar(400) not null,
  number varchar(240),
  copies integer,
  receiver varchar(200),
  witness varchar(200),
  second_witness varchar(200),
  archive_no varchar(240),
  -- Also why the holder refused to commit.
  remark varchar(2000),
  document_id varchar(36) unique references document,
  refused boolean not null,
  done_on date,
  done_by varchar(64),
  asked_by varchar(64),
  asked_at timestamp with time zone,
  reason varchar(4000),
  confirmed_by varchar(64),
  confirmed_at timestamp with time zone
);
create index clearance_item_exit_id on clearance_item (exit_id);
