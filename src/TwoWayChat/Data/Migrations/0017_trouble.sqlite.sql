alter table chat_api_configs add column older_secrets text;

create table callback_alerts (
    company_id text not null,
    failing_since bigint not null,
    kind text not null,
    told_at bigint not null,
    primary key (company_id, failing_since, kind)
) without rowid;
create index callback_endpoints_failing on callback_endpoints (failing_since, company_id) where failing_since is not null;
