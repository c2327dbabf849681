-- Who waits longest, among the chats of one agent and among those that are nobody's.
create index chats_by_waiting on chats (company_id, assigned_to, waiting_since, chat_id) where status = 'OPEN' and waiting_since is not null;

-- Figures of a large company, as in 0077: more wait at nobody than at one property.
insert into sqlite_stat1 (tbl, idx, stat) values ('chats', 'chats_by_waiting', '200000 200000 1500 1 1');

create table inbox_orders (
    company_id text not null,
    user_id text not null,
    waiting_first boolean not null,
    primary key (company_id, user_id),
    foreign key (company_id, user_id) references users (company_id, user_id) on delete cascade
) without rowid;
