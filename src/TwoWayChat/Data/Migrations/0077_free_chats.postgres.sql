drop index chats_unassigned;
create index chats_unassigned on chats (company_id, property_id, waiting_since) where status = 'OPEN' and assigned_to is null;
