create table contact_notes (
    company_id text not null,
    note_id text not null,
    contact_id text not null,
    property_id text,
    text text not null,
    author_type text not null,
    author_id text not null,
    author_name text not null,
    created_at bigint not null,
    primary key (company_id, note_id),
    foreign key (company_id, contact_id) references contacts (company_id, contact_id) on delete cascade
) without rowid;
create index contact_notes_by_contact on contact_notes (company_id, contact_id, created_at, note_id);
