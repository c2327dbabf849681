alter table chat_drafts add column media text not null default '';
