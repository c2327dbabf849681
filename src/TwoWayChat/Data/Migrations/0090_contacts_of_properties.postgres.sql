-- Whose contacts somebody sees who is no global manager, newest first, without looking at those of others.
create index chats_contacts_of_property on chats (company_id, property_id, contact_id);
create index chats_contacts_of_assignee on chats (company_id, assigned_to, contact_id) where assigned_to is not null;
