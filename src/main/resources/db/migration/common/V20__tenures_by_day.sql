-- What excludes each other is two posts on the same day, which the agreements' dates say.
alter table appointment drop column holder_key;
update appointment set open_key = null where status not in ('PROPOSED', 'REVIEWED');

-- The actual first day, beside the agreed one, as ends_on stands beside the agreed last day.
alter table agreement add column begins_on date;
update agreement set begins_on = first_day;
alter table agreement alter column begins_on set not null;

drop view exit_case;
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
    when r.status = 'OVER' then case when a.begun or a.ends_on >= a.begins_on then 'CLEARANCE' else 'CLOSED' end
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
