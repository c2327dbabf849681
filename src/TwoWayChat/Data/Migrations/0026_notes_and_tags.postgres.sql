create table chat_notes (
    company_id text not null,
    note_id text not null,
    chat_id text not null,
    text text not null,
    mentions text not null,
    author_type text not null,
    author_id text not null,
    author_name text not null,
    created_at bigint not null,
    primary key (company_id, note_id),
    foreign key (company_id, chat_id) references chats (company_id, chat_id) on delete cascade
);
create index chat_notes_by_chat on chat_notes (company_id, chat_id, created_at, note_id);

create table chat_tags (
    company_id text not null,
    chat_id text not null,
    tag_key text not null,
    tag text not null,
    primary key (company_id, chat_id, tag_key),
    foreign key (company_id, chat_id) references chats (company_id, chat_id) on delete cascade
);
create index chat_tags_by_tag on chat_tags (company_id, tag_key, chat_id);
