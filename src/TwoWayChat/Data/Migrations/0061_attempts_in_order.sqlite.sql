-- Attempts are listed, counted and removed in the order of their ids, which are made when an attempt starts: no index by time beside the key. Those of an
-- event are found by its sequence first, so that attempts of one moment stand together in the index, whatever their sessions.
drop index callback_attempts_by_time;
drop index callback_attempts_by_event;
drop index callback_attempts_failed;
create index callback_attempts_by_event on callback_attempts (company_id, sequence, session_id);
create index callback_attempts_failed on callback_attempts (company_id, attempt_id) where outcome <> 'DELIVERED';
