alter table messages add column redacted_at bigint;
alter table messages add column resend_of text;
alter table messages add column resent_as text;
