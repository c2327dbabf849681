create table event_heads (
    company_id text not null primary key,
    sequence bigint not null,
    access_version bigint not null
) without rowid;

create table events (
    company_id text not null,
    sequence bigint not null,
    event_id text not null,
    type text not null,
    subject text not null,
    occurred_at bigint not null,
    property_id text,
    property_before text,
    assignee_id text,
    assignee_before text,
    session_id text,
    content text not null,
    primary key (company_id, sequence)
) without rowid;
create index events_of_chats on events (company_id, subject, occurred_at, sequence)
    where type >= 'chat' and type < 'chau';
