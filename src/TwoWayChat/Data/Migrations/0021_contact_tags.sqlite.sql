create table contact_tags (
    company_id text not null,
    tag_key text not null,
    contact_id text not null,
    primary key (company_id, tag_key, contact_id),
    foreign key (company_id, contact_id) references contacts (company_id, contact_id) on delete cascade
) without rowid;
create index contact_tags_by_contact on contact_tags (company_id, contact_id);
