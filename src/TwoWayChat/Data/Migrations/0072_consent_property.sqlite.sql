alter table consent_entries add column property_id text;
update consent_entries
   set property_id = (select h.property_id
                        from messages m
                        join chats h on h.company_id = m.company_id and h.chat_id = m.chat_id
                       where m.company_id = consent_entries.company_id and m.message_id = consent_entries.message_id)
 where message_id is not null;
