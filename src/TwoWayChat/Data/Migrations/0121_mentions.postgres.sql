-- Who was mentioned by a colleague and has not looked at the chat since.
create table chat_mentions (
    company_id text not null,
    user_id text not null,
    chat_id text not null,
    author_name text not null,
    mentioned_at bigint not null,
    primary key (company_id, user_id, chat_id),
    foreign key (company_id, chat_id) references chats (company_id, chat_id) on delete cascade,
    foreign key (company_id, user_id) references users (company_id, user_id) on delete cascade
);

alter table user_alerts add column mention_sound text not null default 'BELL';
