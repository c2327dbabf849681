-- Who waits longest, among the chats of one agent and among those that are nobody's.
create index chats_by_waiting on chats (company_id, assigned_to, waiting_since, chat_id) where status = 'OPEN' and waiting_since is not null;

create table inbox_orders (
    company_id text not null,
    user_id text not null,
    waiting_first boolean not null,
    primary key (company_id, user_id),
    foreign key (company_id, user_id) references users (company_id, user_id) on delete cascade
);
