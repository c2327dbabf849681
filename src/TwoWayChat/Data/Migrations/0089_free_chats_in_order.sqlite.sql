-- Free chats in the order of lists: one that lies under thousands that are taken is found without passing them.
create index chats_free_by_activity on chats (company_id, status, last_activity_at, chat_id) where assigned_to is null;
create index chats_free_by_property on chats (company_id, property_id, status, last_activity_at, chat_id) where assigned_to is null;

-- Figures of a large company, as in 0077.
insert into sqlite_stat1 (tbl, idx, stat) values
    ('chats', 'chats_free_by_activity', '100000 100000 50000 1 1'),
    ('chats', 'chats_free_by_property', '100000 100000 10000 5000 1 1');
