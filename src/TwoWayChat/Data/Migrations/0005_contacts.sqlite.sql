create table contacts (
    company_id text not null references companies (company_id),
    contact_id text not null,
    address text not null,
    address_type text not null,
    first_name text,
    last_name text,
    email text,
    search_key text not null,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null,
    primary key (company_id, contact_id),
    unique (company_id, address)
) without rowid;
