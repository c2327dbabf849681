create table properties (
    company_id text not null references companies (company_id),
    property_id text not null,
    name text not null,
    name_key text not null,
    is_default boolean not null,
    deleted boolean not null default false,
    created_at bigint not null,
    version bigint not null,
    primary key (company_id, property_id)
);
create unique index properties_by_name on properties (company_id, name_key) where not deleted;
create unique index properties_default on properties (company_id) where is_default;

create table keywords (
    company_id text not null,
    keyword_id text not null,
    word text not null,
    word_key text not null,
    property_id text not null,
    created_at bigint not null,
    version bigint not null,
    primary key (company_id, keyword_id),
    unique (company_id, word_key),
    foreign key (company_id, property_id) references properties (company_id, property_id)
);

create table sender_addresses (
    company_id text not null references companies (company_id),
    sender_address_id text not null,
    address text not null,
    address_type text not null,
    gateway text not null,
    property_id text,
    deleted boolean not null default false,
    created_at bigint not null,
    version bigint not null,
    primary key (company_id, sender_address_id),
    foreign key (company_id, property_id) references properties (company_id, property_id)
);
create unique index sender_addresses_by_address on sender_addresses (company_id, address) where not deleted;
