alter table callback_endpoints add column misconfigured boolean not null default false;
