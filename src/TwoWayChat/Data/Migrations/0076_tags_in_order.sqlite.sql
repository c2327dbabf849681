alter table chat_tags add column property_id text not null default '';
alter table chat_tags add column status text not null default '';
alter table chat_tags add column last_activity_at bigint not null default 0;
update chat_tags
   set property_id = (select h.property_id from chats h where h.company_id = chat_tags.company_id and h.chat_id = chat_tags.chat_id),
       status = (select h.status from chats h where h.company_id = chat_tags.company_id and h.chat_id = chat_tags.chat_id),
       last_activity_at = (select h.last_activity_at from chats h where h.company_id = chat_tags.company_id and h.chat_id = chat_tags.chat_id);
drop index chat_tags_by_tag;
create index chat_tags_by_activity on chat_tags (company_id, tag_key, status, last_activity_at, chat_id);
create index chat_tags_by_property on chat_tags (company_id, tag_key, property_id, status, last_activity_at, chat_id);
