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
);
insert into contact_chats (company_id, contact_id, chat_id, property_id, assigned_to, sender_address_id, contact_address, status)
select company_id, contact_id, chat_id, property_id, assigned_to, sender_address_id, contact_address, status from chats;
create unique index contact_chats_one_open on contact_chats (company_id, contact_id, sender_address_id, contact_address) where status = 'OPEN';
create index contact_chats_of_property on contact_chats (company_id, property_id, contact_id);
create index contact_chats_of_assignee on contact_chats (company_id, assigned_to, contact_id) where assigned_to is not null;
drop index chats_one_open;
drop index chats_contacts_of_property;
drop index chats_contacts_of_assignee;
