-- How a holder is removed, and how a post's duties are adjusted.
create sequence removal_seq;
create table removal (
  id bigint primary key,
  agreement_number varchar(60) not null references agreement,
  appointment_id bigint not null references appointment,
  staff_no varchar(32) not null references person,
  grounds varchar(4000) not null,
  suspend_now boolean not null,
  status varchar(16) not null,
  proposed_by varchar(64) not null,
  proposed_at timestamp with time zone not null,
  access_suspended_at timestamp with time zone,
  decided_by varchar(64),
  decided_at timestamp with time zone,
  reason varchar(4000),
  served_on date,
  served_how varchar(400),
  served_by varchar(64),
  last_day date,
  closed_at timestamp with time zone,
  open_key bigint unique,
  version bigint not null
);
create index removal_appointment on removal (appointment_id, id);

-- Null: in force from the first.
alter table post_duties add column effective_on date;

create sequence duty_adjustment_seq;
create table duty_adjustment (
  id bigint primary key,
  post_code varchar(32) not null references post,
  reason varchar(4000) not null,
  effective_on date not null,
  status varchar(16) not null,
  proposed_by varchar(64) not null,
  proposed_at timestamp with time zone not null,
  decided_by varchar(64),
  decided_at timestamp with time zone,
  decision_reason varchar(4000),
  duties_version integer,
  open_key varchar(32) unique,
  version bigint not null
);
create index duty_adjustment_post on duty_adjustment (post_code, id);
create table duty_adjustment_duty (
  duty_adjustment_id bigint not null references duty_adjustment,
  position integer not null,
  duty varchar(1000) not null,
  primary key (duty_adjustment_id, position)
);

create sequence duty_acknowledgement_seq;
create table duty_acknowledgement (
  id bigint primary key,
  adjustment_id bigint not null references duty_adjustment,
  agreement_number varchar(60) not null references agreement,
  staff_no varchar(32) not null references person,
  notice_id varchar(36) not null references document,
  acknowledged_on date,
  objection varchar(4000),
  released_on date,
  version bigint not null,
  unique (adjustment_id, staff_no)
);
create index duty_acknowledgement_staff_no on duty_acknowledgement (staff_no);
