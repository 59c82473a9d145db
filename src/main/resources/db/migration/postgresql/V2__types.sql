-- The one type the databases call by different names.
create domain file_bytes as bytea;
