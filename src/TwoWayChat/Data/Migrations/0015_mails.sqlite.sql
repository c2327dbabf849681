create table mails (
    company_id text not null,
    mail_id text not null,
    recipient text not null,
    subject text not null,
    text text not null,
    created_at bigint not null,
    due_at bigint not null,
    attempt bigint not null,
    owner text,
    primary key (company_id, mail_id)
) without rowid;
create index mails_due on mails (due_at, company_id);
