create table chats (
    company_id text not null,
    chat_id text not null,
    property_id text not null,
    contact_id text not null,
    sender_address_id text not null,
    status text not null,
    assigned_to text,
    started_by text not null,
    started_at bigint not null,
    routing text not null,
    keyword text,
    ended_at bigint,
    end_reason text,
    message_count bigint not null,
    inbound_count bigint not null,
    outbound_count bigint not null,
    first_reply_at bigint,
    last_activity_at bigint not null,
    last_message_id text,
    waiting_since bigint,
    primary key (company_id, chat_id),
    foreign key (company_id, property_id) references properties (company_id, property_id),
    foreign key (company_id, contact_id) references contacts (company_id, contact_id),
    foreign key (company_id, sender_address_id) references sender_addresses (company_id, sender_address_id)
);
create unique index chats_one_open on chats (company_id, contact_id, sender_address_id) where status = 'OPEN';
create index chats_by_activity on chats (company_id, status, last_activity_at, chat_id);
create index chats_by_property on chats (company_id, property_id, status, last_activity_at, chat_id);
create index chats_by_assignee on chats (company_id, assigned_to, status, last_activity_at, chat_id) where assigned_to is not null;
create index chats_by_contact on chats (company_id, contact_id, started_at);

create table chat_reads (
    company_id text not null,
    chat_id text not null,
    user_id text not null,
    read_number bigint not null,
    read_inbound bigint not null,
    primary key (company_id, chat_id, user_id),
    foreign key (company_id, chat_id) references chats (company_id, chat_id) on delete cascade
);
