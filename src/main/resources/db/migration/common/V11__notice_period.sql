-- Who knows no secrets of Party A owes a shorter notice.
alter table person add column knows_secrets boolean not null default true;

-- 脱密期: how long a state secret goes on to bind somebody whose agreement has ended; by hand, and apart from any notice.
create sequence secrecy_period_seq;
create table secrecy_period (
  id bigint primary key,
  exit_id bigint not null references exit_case,
  first_day date not null,
  last_day date not null,
  reason varchar(4000) not null,
  status varchar(16) not null,
  entered_by varchar(64) not null,
  entered_at timestamp with time zone not null,
  over_at timestamp with time zone,
  confirmed_by varchar(64),
  confirmed_at timestamp with time zone,
  -- The exit, while it is not closed: one at a time.
  open_key bigint unique,
  version bigint not null
);
create index secrecy_period_exit_id on secrecy_period (exit_id, id);
