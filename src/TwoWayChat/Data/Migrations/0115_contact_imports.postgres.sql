create table contact_imports (
    company_id text not null,
    import_id text not null,
    user_id text not null,
    user_name text not null,
    dry_run boolean not null,
    existing text not null,
    columns text not null,
    status text not null,
    failure text,
    created bigint not null,
    updated bigint not null,
    unchanged bigint not null,
    skipped bigint not null,
    refused bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (company_id, import_id)
);

create table contact_import_errors (
    company_id text not null,
    import_id text not null,
    number bigint not null,
    line bigint not null,
    field text not null,
    code text not null,
    message text not null,
    primary key (company_id, import_id, number),
    foreign key (company_id, import_id) references contact_imports (company_id, import_id) on delete cascade
);
