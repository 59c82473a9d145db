-- Where a holder is and whether they have access are two facts: a suspended one may give notice, be transferred, come back.
alter table appointment add column access varchar(16) default 'NONE' not null;
alter table appointment add column suspended_by bigint references removal;

update appointment set access = 'GRANTED' where status in ('IN_POST', 'SUSPENDED', 'DECLASSIFYING', 'LEFT')
  and exists (select 1 from agreement a where a.appointment_id = appointment.id and a.begun = true);

-- Who was called back from a transfer, or transferred, while a removal waits, has lost the word of the suspension: it stands.
update appointment set suspended_by = (
    select max(r.id) from removal r
    where r.appointment_id = appointment.id and r.suspend_now = true and r.closed_at is null and r.status <> 'REJECTED')
  where status in ('IN_POST', 'SUSPENDED', 'DECLASSIFYING');
-- Served, with the last day still ahead.
update appointment set suspended_by = (
    select max(r.id) from removal r
    where r.appointment_id = appointment.id and r.suspend_now = true and r.status = 'SERVED')
  where status = 'SUSPENDED' and suspended_by is null;

update appointment set access = 'REVOKED'
  where access = 'GRANTED' and exists (
    select 1 from removal r where r.id = appointment.suspended_by and r.access_suspended_at is not null);
-- To be given back: a removal was rejected, or a notice withdrawn.
update appointment set access = 'REVOKED'
  where access = 'GRANTED' and exists (
    select 1 from removal r
    where r.appointment_id = appointment.id and r.status = 'REJECTED' and r.closed_at is null and r.access_suspended_at is not null);
update appointment set access = 'REVOKED'
  where access = 'GRANTED' and exists (
    select 1 from exit_case e join resignation r on r.id = e.resignation_id
    where e.appointment_id = appointment.id and r.access_revoked_at is not null and r.access_restored_at is null);
-- What a clearance has settled.
update appointment set access = 'REVOKED'
  where access = 'GRANTED' and status = 'LEFT' and exists (
    select 1 from exit_case e where e.appointment_id = appointment.id and e.status in ('CLEARANCE', 'CLOSED')
      and not exists (
        select 1 from clearance_item i where i.exit_id = e.id and i.kind = 'ACCESS' and i.done_on is null and i.confirmed_at is null));
update appointment set access = 'VERIFIED'
  where access = 'REVOKED' and (
    exists (
      select 1 from exit_case e join resignation r on r.id = e.resignation_id
      where e.appointment_id = appointment.id and r.access_verified_at is not null and r.access_restored_at is null)
    or exists (select 1 from exit_case e where e.appointment_id = appointment.id and e.status = 'CLOSED'));

update appointment set status = 'IN_POST' where status = 'SUSPENDED';
update appointment set status = 'TRANSFERRED' where status = 'DECLASSIFYING';
