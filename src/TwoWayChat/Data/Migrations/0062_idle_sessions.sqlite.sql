-- Sessions that only wait share one mark in the row of their lane: idle_through moves for all of them at once.
alter table callback_cursors add column idle boolean not null default false;
alter table callback_lanes add column idle_through bigint not null default 0;
