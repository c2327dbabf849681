create table media_removals (
    company_id text not null,
    sha256 text not null,
    due_at bigint not null,
    primary key (company_id, sha256)
) without rowid;
create index media_removals_due on media_removals (due_at, company_id);
