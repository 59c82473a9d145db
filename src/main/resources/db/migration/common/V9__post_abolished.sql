-- A post may be given up, by a decision that a start of the application does not undo.
alter table post add column abolished_on date;
-- Who held a post next.
create index agreement_post_code on agreement (post_code, ends_on);
