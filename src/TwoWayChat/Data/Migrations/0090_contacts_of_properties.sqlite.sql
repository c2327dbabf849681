-- Whose contacts somebody sees who is no global manager, newest first, without looking at those of others.
create index chats_contacts_of_property on chats (company_id, property_id, contact_id);
create index chats_contacts_of_assignee on chats (company_id, assigned_to, contact_id) where assigned_to is not null;

-- Figures of a large company, as in 0077.
insert into sqlite_stat1 (tbl, idx, stat) values
    ('chats', 'chats_contacts_of_property', '1000000 1000000 100000 2'),
    ('chats', 'chats_contacts_of_assignee', '900000 900000 2000 2');
