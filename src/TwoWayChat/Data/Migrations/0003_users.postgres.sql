create table users (
    company_id text not null references companies (company_id),
    user_id text not null,
    username text not null,
    username_key text not null,
    display_name text not null,
    email text,
    search_key text not null,
    role text not null,
    password_hash text not null,
    security_stamp text not null,
    enabled boolean not null,
    deleted boolean not null default false,
    created_at bigint not null,
    version bigint not null,
    primary key (company_id, user_id)
);
create unique index users_by_name on users (company_id, username_key) where not deleted;

create table user_properties (
    company_id text not null,
    user_id text not null,
    property_id text not null,
    primary key (company_id, user_id, property_id),
    foreign key (company_id, user_id) references users (company_id, user_id) on delete cascade
);
create index user_properties_by_property on user_properties (company_id, property_id);
