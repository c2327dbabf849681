create table business_hours (
    company_id text not null,
    property_id text not null,
    time_zone text not null,
    always_open boolean not null,
    week text not null,
    exceptions text not null,
    away_reply text,
    unanswered_minutes bigint,
    unanswered_reassign text not null,
    alerts_stale boolean not null,
    version bigint not null,
    primary key (company_id, property_id),
    foreign key (company_id, property_id) references properties (company_id, property_id)
);
create index business_hours_stale on business_hours (company_id, property_id) where alerts_stale;

alter table properties add column is_open boolean not null default true;
alter table properties add column hours_change_at bigint;
create index properties_hours_due on properties (hours_change_at, company_id) where hours_change_at is not null;
