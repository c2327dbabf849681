create table sign_in_networks (
    company_id text not null,
    user_id text not null,
    network text not null,
    seen_at bigint not null,
    primary key (company_id, user_id, network)
) without rowid;
