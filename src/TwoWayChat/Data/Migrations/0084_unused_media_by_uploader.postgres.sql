create index media_unused_by_uploader on media (company_id, uploaded_by) where unused_since is not null;
