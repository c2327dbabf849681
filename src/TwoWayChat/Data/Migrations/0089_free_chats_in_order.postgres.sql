-- Free chats in the order of lists: one that lies under thousands that are taken is found without passing them.
create index chats_free_by_activity on chats (company_id, status, last_activity_at, chat_id) where assigned_to is null;
create index chats_free_by_property on chats (company_id, property_id, status, last_activity_at, chat_id) where assigned_to is null;
