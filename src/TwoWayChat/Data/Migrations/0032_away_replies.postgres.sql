create table away_replies (
    company_id text not null,
    chat_id text not null,
    sent_at bigint not null,
    primary key (company_id, chat_id),
    foreign key (company_id, chat_id) references chats (company_id, chat_id) on delete cascade
);
