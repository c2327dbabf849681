create table user_alerts (
    company_id text not null,
    user_id text not null,
    new_chat_sound text not null,
    message_sound text not null,
    unanswered_sound text not null,
    volume bigint not null,
    notifies boolean not null,
    flashes boolean not null,
    primary key (company_id, user_id),
    foreign key (company_id, user_id) references users (company_id, user_id) on delete cascade
);
