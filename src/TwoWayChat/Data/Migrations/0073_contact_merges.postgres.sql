create table contact_merges (
    company_id text not null,
    merged_id text not null,
    contact_id text not null,
    address text not null,
    address_type text not null,
    merged_at bigint not null,
    primary key (company_id, merged_id),
    unique (company_id, address),
    foreign key (company_id, contact_id) references contacts (company_id, contact_id)
);
create index contact_merges_by_contact on contact_merges (company_id, contact_id);

alter table chats add column contact_address text not null default '';
alter table chats add column contact_address_type text not null default '';
drop index chats_one_open;
create unique index chats_one_open on chats (company_id, contact_id, sender_address_id, contact_address) where status = 'OPEN';
