-- Two posts that one person may hold at once, by decision of the leading group.
create sequence exception_pair_seq;
create table exception_pair (
  id bigint primary key,
  staff_no varchar(32) not null references person,
  post_code varchar(32) not null references post,
  other_post_code varchar(32) not null references post,
  first_day date not null,
  last_day date not null,
  reason varchar(4000) not null,
  proposed_by varchar(64) not null,
  proposed_at timestamp with time zone not null,
  approved boolean,
  decided_by varchar(64),
  decided_at timestamp with time zone,
  decision_reason varchar(4000),
  open_key varchar(100) unique,
  version bigint not null
);
create index exception_pair_staff_no on exception_pair (staff_no, first_day);
