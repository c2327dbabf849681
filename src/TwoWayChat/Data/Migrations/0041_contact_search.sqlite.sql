alter table contacts add column name_key text;
alter table contacts add column last_key text;
-- The name is the second line of the key, and the last one where nothing follows it.
update contacts
   set name_key = nullif(trim(substr(rest, 1, instr(rest, char(10)) - 1)), ''),
       last_key = case when last_name is not null then substr(trim(substr(rest, 1, instr(rest, char(10)) - 1)), -length(last_name)) end
  from (select company_id as of_company, contact_id as of_contact, substr(search_key, length(address) + 2) || char(10) as rest from contacts)
 where company_id = of_company and contact_id = of_contact and (first_name is not null or last_name is not null);

create index contacts_by_name on contacts (company_id, name_key, contact_id desc) where name_key is not null;
create index contacts_by_last_name on contacts (company_id, last_key, contact_id desc) where last_key is not null;

-- The index of parts knows contacts by number. Those of a company stand together, so that a search looks at no other company's.
create table contact_search_rows (
    company_id text not null,
    number integer not null,
    contact_id text not null,
    primary key (company_id, number),
    unique (company_id, contact_id)
) without rowid;
create index contact_search_rows_by_number on contact_search_rows (number);
create virtual table contact_search using fts5 (
    search_key, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1');

insert into contact_search_rows (company_id, number, contact_id)
select company_id, (dense_rank() over (order by company_id) << 40) + row_number() over (partition by company_id order by contact_id), contact_id
  from contacts;
insert into contact_search (rowid, search_key)
select r.number, c.search_key
  from contact_search_rows r
  join contacts c on c.company_id = r.company_id and c.contact_id = r.contact_id;

create trigger contact_search_added after insert on contacts begin
    insert into contact_search_rows (company_id, number, contact_id)
    values (new.company_id,
            coalesce((select max(number) from contact_search_rows where company_id = new.company_id) + 1,
                     ((coalesce((select max(number) from contact_search_rows), 0) >> 40) + 1) << 40),
            new.contact_id);
    insert into contact_search (rowid, search_key)
    select number, new.search_key from contact_search_rows where company_id = new.company_id and contact_id = new.contact_id;
end;
create trigger contact_search_changed after update of search_key on contacts when old.search_key <> new.search_key begin
    update contact_search
       set search_key = new.search_key
     where rowid = (select number from contact_search_rows where company_id = new.company_id and contact_id = new.contact_id);
end;
create trigger contact_search_removed after delete on contacts begin
    delete from contact_search
     where rowid = (select number from contact_search_rows where company_id = old.company_id and contact_id = old.contact_id);
    delete from contact_search_rows where company_id = old.company_id and contact_id = old.contact_id;
end;
