create table integration_sessions (
    company_id text not null,
    session_id text not null,
    user_id text not null,
    creator_id text not null,
    created_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    creator_stamp text not null,
    warned_at bigint,
    first_sequence bigint,
    ended_at bigint,
    end_reason text,
    end_sequence bigint,
    primary key (company_id, session_id),
    foreign key (company_id, user_id) references users (company_id, user_id),
    foreign key (company_id, creator_id) references users (company_id, user_id)
) without rowid;
create unique index integration_sessions_live on integration_sessions (company_id, creator_id, user_id) where ended_at is null;
create index integration_sessions_expiry on integration_sessions (expires_at, company_id) where ended_at is null;
create index integration_sessions_warning on integration_sessions (expires_at, company_id) where ended_at is null and warned_at is null;
