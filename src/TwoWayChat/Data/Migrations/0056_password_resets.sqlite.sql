create table password_resets (
    company_id text not null,
    token_hash text not null,
    name_key text not null,
    user_id text,
    stamp text,
    expires_at bigint not null,
    primary key (company_id, token_hash)
) without rowid;
create index password_resets_by_name on password_resets (company_id, name_key);
create index password_resets_by_end on password_resets (expires_at, company_id);
