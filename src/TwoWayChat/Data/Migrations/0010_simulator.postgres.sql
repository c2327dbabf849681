create table simulator_receipts (
    company_id text not null,
    provider_message_id text not null,
    state text not null,
    due_at bigint not null,
    primary key (company_id, provider_message_id)
);
create index simulator_receipts_due on simulator_receipts (due_at, company_id);
