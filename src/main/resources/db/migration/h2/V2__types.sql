-- The one type the databases call by different names. H2's VARBINARY stops at 1 MB.
create domain file_bytes as blob;
