create table companies (
    company_id text not null primary key,
    name text not null,
    name_key text not null unique,
    created_at bigint not null,
    version bigint not null
) without rowid;

create table chat_api_configs (
    company_id text not null primary key references companies (company_id),
    enabled boolean not null,
    delivery text not null,
    callback_url text,
    event_types text,
    callback_order text not null,
    receiver_user text,
    receiver_password text,
    secret text,
    previous_secret text,
    previous_secret_until bigint,
    disabled_reason text,
    updated_at bigint not null,
    version bigint not null
) without rowid;

create table server_settings (
    name text not null primary key,
    value text not null
) without rowid;

create table data_protection_keys (
    name text not null primary key,
    xml text not null,
    created_at bigint not null
) without rowid;

create table audit_entries (
    company_id text not null,
    audit_id text not null,
    at bigint not null,
    actor_type text not null,
    actor_id text,
    actor_name text not null,
    on_behalf_of text,
    on_behalf_of_name text,
    action text not null,
    target_type text not null,
    target_id text not null,
    target_name text,
    details text not null,
    search_key text not null,
    primary key (company_id, audit_id)
) without rowid;
create index audit_entries_at on audit_entries (company_id, at, audit_id);
