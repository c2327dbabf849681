create table messages (
    company_id text not null,
    message_id text not null,
    chat_id text not null,
    number bigint not null,
    direction text not null,
    channel text not null,
    from_address text not null,
    to_address text not null,
    text text not null,
    encoding text not null,
    segments bigint not null,
    author_type text not null,
    author_id text,
    author_name text not null,
    origin text not null,
    client_message_id text,
    gateway text not null,
    provider_message_id text,
    state text not null,
    error text,
    created_at bigint not null,
    sent_at bigint,
    delivered_at bigint,
    primary key (company_id, message_id),
    unique (company_id, chat_id, number),
    foreign key (company_id, chat_id) references chats (company_id, chat_id)
) without rowid;
create unique index messages_by_client on messages (company_id, chat_id, author_id, client_message_id) where client_message_id is not null;
create unique index messages_by_provider on messages (company_id, gateway, direction, provider_message_id) where provider_message_id is not null;

create table outbound_queue (
    company_id text not null,
    message_id text not null,
    chat_id text not null,
    number bigint not null,
    gateway text not null,
    due_at bigint not null,
    attempt bigint not null,
    owner text,
    unclear boolean not null,
    primary key (company_id, message_id)
) without rowid;
create index outbound_queue_due on outbound_queue (due_at, company_id);
create index outbound_queue_by_chat on outbound_queue (company_id, chat_id, number);

create table idempotency_keys (
    company_id text not null,
    user_id text not null,
    idempotency_key text not null,
    request_hash text not null,
    answer text not null,
    created_at bigint not null,
    primary key (company_id, user_id, idempotency_key)
) without rowid;
create index idempotency_keys_age on idempotency_keys (created_at);
