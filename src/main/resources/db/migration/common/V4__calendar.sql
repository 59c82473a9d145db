create table calendar_year (
  number integer primary key,
  source varchar(400),
  loaded_at timestamp with time zone not null,
  loaded_by varchar(64) not null
);
create table calendar_day (
  on_day date primary key,
  year_number integer not null references calendar_year,
  kind varchar(16) not null,
  name varchar(200)
);
create index calendar_day_year_number on calendar_day (year_number);
