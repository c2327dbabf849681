alter table properties add column collision text not null default 'WARN';

create table reply_leases (
    company_id text not null,
    chat_id text not null,
    user_id text not null,
    expires_at bigint not null,
    primary key (company_id, chat_id),
    foreign key (company_id, chat_id) references chats (company_id, chat_id) on delete cascade
);
create index reply_leases_age on reply_leases (expires_at);

create table chat_viewers (
    company_id text not null,
    chat_id text not null,
    user_id text not null,
    expires_at bigint not null,
    primary key (company_id, chat_id, user_id),
    foreign key (company_id, chat_id) references chats (company_id, chat_id) on delete cascade
);
create index chat_viewers_age on chat_viewers (expires_at);

create table chat_drafts (
    company_id text not null,
    chat_id text not null,
    user_id text not null,
    text text not null,
    saved_at bigint not null,
    primary key (company_id, chat_id, user_id),
    foreign key (company_id, chat_id) references chats (company_id, chat_id) on delete cascade
);
