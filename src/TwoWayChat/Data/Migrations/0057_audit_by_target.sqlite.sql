create index audit_entries_by_target on audit_entries (company_id, target_id, at, audit_id);
