-- Whoever has been on the post leaves something to clear, also where the agreement turns out to have ended before its first day.
alter table agreement add column begun boolean default false not null;
update agreement set begun = true where status = 'ACTIVE' or status = 'ENDED' and ends_on >= first_day;
