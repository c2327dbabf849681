create table templates (
    company_id text not null references companies (company_id),
    template_id text not null,
    property_id text,
    name text not null,
    name_key text not null,
    shortcut text,
    text text not null,
    search_key text not null,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null,
    primary key (company_id, template_id),
    foreign key (company_id, property_id) references properties (company_id, property_id)
) without rowid;
create unique index templates_global_shortcut on templates (company_id, shortcut) where property_id is null;
create unique index templates_local_shortcut on templates (company_id, property_id, shortcut) where property_id is not null;
create index templates_by_name on templates (company_id, name_key, template_id);

alter table messages add column template_id text;
