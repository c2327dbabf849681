create table browser_sessions (
    company_id text not null,
    session_id text not null,
    user_id text not null,
    stamp text not null,
    opened_at bigint not null,
    seen_at bigint not null,
    address text,
    agent text,
    primary key (company_id, session_id),
    foreign key (company_id, user_id) references users (company_id, user_id) on delete cascade
);
create index browser_sessions_by_user on browser_sessions (company_id, user_id, seen_at);

create table user_second_factors (
    company_id text not null,
    user_id text not null,
    secret text not null,
    confirmed boolean not null,
    last_step bigint not null,
    primary key (company_id, user_id),
    foreign key (company_id, user_id) references users (company_id, user_id) on delete cascade
);

create table user_recovery_codes (
    company_id text not null,
    user_id text not null,
    code_hash text not null,
    primary key (company_id, user_id, code_hash),
    foreign key (company_id, user_id) references user_second_factors (company_id, user_id) on delete cascade
);
