-- Scans are known by what is in them: one file is the scan of one paper, under whatever id it comes, and no document set here is one.
create index document_sha256 on document (sha256);

create table scan_use (
  sha256 varchar(64) primary key,
  paper varchar(120) not null,
  document_id varchar(36) not null references document
);

-- Those in use so far. Of a file that served twice, one paper keeps it.
insert into scan_use (sha256, paper, document_id)
select document.sha256, min(used.paper), min(document.id)
from (
  select holder_scan_id as id, 'agreement:' || number || '/holder' as paper from agreement
  union all
  select sealed_scan_id, 'agreement:' || number || '/sealed' from agreement
  union all
  select e.document_id, 'agreement:' || a.number || '/mutual-end'
  from early_end e join agreement a on a.appointment_id = e.appointment_id
  union all
  select r.paper_document_id, 'agreement:' || r.agreement_number || '/notice/' || (
    select count(*) from resignation earlier join agreement o on o.number = earlier.agreement_number
    where o.appointment_id = a.appointment_id and earlier.id < r.id and earlier.confirmed_by is not null)
  from resignation r join agreement a on a.number = r.agreement_number
  union all
  select i.document_id, 'agreement:' || x.agreement_number || '/commitment'
  from clearance_item i join exit_case x on x.id = i.exit_id
) used join document on document.id = used.id
group by document.sha256;
