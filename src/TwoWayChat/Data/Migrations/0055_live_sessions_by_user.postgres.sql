-- Whether a user has a live session is asked whenever one comes or goes: without this it reads all sessions of the company.
create index integration_sessions_user on integration_sessions (company_id, user_id, expires_at) where ended_at is null;
