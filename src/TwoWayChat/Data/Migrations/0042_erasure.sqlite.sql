alter table contacts add column erased_at bigint;

create table erasures (
    company_id text not null references companies (company_id),
    contact_id text not null,
    next_sequence bigint not null,
    due_at bigint not null,
    primary key (company_id, contact_id)
) without rowid;
create index erasures_due on erasures (due_at, company_id);
