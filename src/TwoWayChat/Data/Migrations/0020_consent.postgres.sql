create table consent_entries (
    company_id text not null references companies (company_id),
    address text not null,
    number bigint not null,
    scope text not null,
    state text not null,
    source text not null,
    keyword text,
    message_id text,
    actor_type text not null,
    actor_id text,
    actor_name text not null,
    note text,
    created_at bigint not null,
    primary key (company_id, address, number)
);
create index consent_entries_by_scope on consent_entries (company_id, address, scope, number);

create table consent_settings (
    company_id text not null primary key references companies (company_id),
    scope text not null,
    brand text,
    help_contact text,
    languages text not null,
    words text not null,
    texts text not null,
    version bigint not null
);

alter table sender_addresses add column stop_handled_by text not null default 'US';
alter table messages add column attention text;
alter table outbound_queue add column despite_opt_out boolean not null default false;

alter table contacts add column consent text not null default 'NONE';
alter table contacts add column external_id text;
alter table contacts add column language text;
alter table contacts add column tags text not null default '[]';
alter table contacts add column attributes text not null default '{}';
create unique index contacts_by_external_id on contacts (company_id, external_id) where external_id is not null;
