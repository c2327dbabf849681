alter table properties add column assignment text not null default 'FREE';
alter table properties add column assignment_limit bigint not null default 0;
alter table properties add column inactivity_minutes bigint not null default 0;

create table desks (
    company_id text not null,
    property_id text not null,
    last_user_id text,
    primary key (company_id, property_id),
    foreign key (company_id, property_id) references properties (company_id, property_id) on delete cascade
) without rowid;

create table user_presence (
    company_id text not null,
    user_id text not null,
    chosen text not null,
    status text not null,
    browser_until bigint not null,
    primary key (company_id, user_id),
    foreign key (company_id, user_id) references users (company_id, user_id) on delete cascade
) without rowid;
create index user_presence_here on user_presence (browser_until, company_id) where status <> 'OFFLINE';
create index chats_unassigned on chats (company_id, property_id, waiting_since)
    where status = 'OPEN' and assigned_to is null and waiting_since is not null;
