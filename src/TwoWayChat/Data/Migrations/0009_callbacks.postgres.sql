create table callback_cursors (
    company_id text not null,
    session_id text not null,
    low_water bigint not null,
    last_visible bigint not null,
    acknowledged text not null,
    delivered_sequence bigint not null,
    pulled_through bigint not null,
    ending boolean not null,
    closed boolean not null,
    epoch bigint not null,
    primary key (company_id, session_id)
) with (fillfactor = 50);
create index callback_cursors_open on callback_cursors (company_id) where not closed;

create table callback_lanes (
    company_id text not null primary key,
    owner text not null,
    epoch bigint not null,
    lease_until bigint not null
) with (fillfactor = 50);

create table callback_endpoints (
    company_id text not null primary key,
    breaker text not null,
    failing_since bigint,
    last_success_at bigint,
    last_error text,
    updated_at bigint not null
);

create table callback_attempts (
    company_id text not null,
    attempt_id text not null,
    session_id text not null,
    sequence bigint not null,
    event_id text not null,
    event_type text not null,
    attempt bigint not null,
    started_at bigint not null,
    duration_ms bigint not null,
    outcome text not null,
    status bigint,
    error text,
    answer text,
    primary key (company_id, attempt_id)
);
create index callback_attempts_by_event on callback_attempts (company_id, session_id, sequence);
create index callback_attempts_by_time on callback_attempts (company_id, started_at, attempt_id);
create index callback_attempts_failed on callback_attempts (company_id, started_at, attempt_id) where outcome <> 'DELIVERED';

create table parked_callbacks (
    company_id text not null,
    session_id text not null,
    sequence bigint not null,
    parked_at bigint not null,
    attempts bigint not null,
    status bigint,
    error text,
    primary key (company_id, session_id, sequence)
);
