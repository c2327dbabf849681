create table chat_lines (
    company_id text not null,
    chat_id text not null,
    sequence bigint not null,
    type text not null,
    occurred_at bigint not null,
    actor_type text not null,
    actor_id text,
    actor_name text not null,
    property_name text,
    assignee_id text,
    assignee_name text,
    note text,
    tag text,
    reason text,
    primary key (company_id, chat_id, sequence)
) without rowid;
