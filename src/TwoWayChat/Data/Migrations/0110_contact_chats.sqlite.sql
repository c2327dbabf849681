-- What of a chat does not change with its messages, where it is looked for by that: no text has to be put into these indexes.
create table contact_chats (
    company_id text not null,
    contact_id text not null,
    chat_id text not null,
    property_id text not null,
    assigned_to text,
    sender_address_id text not null,
    contact_address text not null,
    status text not null,
    primary key (company_id, contact_id, chat_id),
    foreign key (company_id, chat_id) references chats (company_id, chat_id) on delete cascade
) without rowid;
insert into contact_chats (company_id, contact_id, chat_id, property_id, assigned_to, sender_address_id, contact_address, status)
select company_id, contact_id, chat_id, property_id, assigned_to, sender_address_id, contact_address, status from chats;
create unique index contact_chats_one_open on contact_chats (company_id, contact_id, sender_address_id, contact_address) where status = 'OPEN';
create index contact_chats_of_property on contact_chats (company_id, property_id, contact_id);
create index contact_chats_of_assignee on contact_chats (company_id, assigned_to, contact_id) where assigned_to is not null;
drop index chats_one_open;
drop index chats_contacts_of_property;
drop index chats_contacts_of_assignee;

-- Figures of a large company, as in 0077.
delete from sqlite_stat1 where tbl = 'contact_chats';
insert into sqlite_stat1 (tbl, idx, stat) values
    ('contact_chats', 'contact_chats', '1000000 1000000 2 1'),
    ('contact_chats', 'contact_chats_one_open', '500000 500000 1 1 1'),
    ('contact_chats', 'contact_chats_of_property', '1000000 1000000 100000 2'),
    ('contact_chats', 'contact_chats_of_assignee', '900000 900000 2000 2');

-- Free ones are few among all: at a tenth the planner takes the index of all for as near.
update sqlite_stat1 set stat = '10000 10000 5000 1 1' where idx = 'chats_free_by_activity';
update sqlite_stat1 set stat = '10000 10000 1000 500 1 1' where idx = 'chats_free_by_property';
