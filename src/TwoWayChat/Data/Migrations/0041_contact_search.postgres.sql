-- Both extensions come with PostgreSQL and are trusted: whoever may create objects in the database may create them.
do $$
begin
    create extension if not exists pg_trgm;
    create extension if not exists btree_gin;
exception when insufficient_privilege or undefined_file or feature_not_supported then
    raise exception 'The extensions pg_trgm and btree_gin are needed: %', sqlerrm
        using hint = 'Have an administrator run in this database: create extension pg_trgm; create extension btree_gin;';
end
$$;

alter table contacts add column name_key text collate "C";
alter table contacts add column last_key text collate "C";
update contacts
   set name_key = nullif(trim(split_part(search_key, chr(10), 2)), ''),
       last_key = case when last_name is not null
                       then right(split_part(search_key, chr(10), 2), length(last_name)) end
 where first_name is not null or last_name is not null;

create index contacts_by_name on contacts (company_id, name_key, contact_id desc) where name_key is not null;
create index contacts_by_last_name on contacts (company_id, last_key, contact_id desc) where last_key is not null;
create index contacts_search_number on contacts (company_id, address collate "C");
-- A short pending list: it is read through by every search.
create index contacts_search_parts on contacts using gin (company_id, search_key gin_trgm_ops) with (gin_pending_list_limit = 256);
