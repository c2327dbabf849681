alter table callback_cursors add column paused boolean not null default false;
alter table callback_attempts add column previous_sequence bigint;
alter table callback_attempts add column replay boolean not null default false;

create table callback_orders (
    company_id text not null,
    order_id text not null,
    session_id text not null,
    kind text not null,
    sequence bigint,
    previous_sequence bigint,
    primary key (company_id, order_id)
) without rowid;

create table callback_replays (
    company_id text not null,
    replay_id text not null,
    session_id text not null,
    from_sequence bigint not null,
    to_sequence bigint not null,
    low_water bigint not null,
    last_visible bigint not null,
    acknowledged text not null,
    delivered bigint not null,
    refused bigint not null,
    status text not null,
    created_at bigint not null,
    created_by text not null,
    primary key (company_id, replay_id)
) without rowid;
create index callback_replays_running on callback_replays (company_id, replay_id) where status = 'RUNNING';
create index callback_replays_by_session on callback_replays (company_id, session_id, replay_id);
