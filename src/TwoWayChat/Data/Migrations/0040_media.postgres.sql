create table media (
    company_id text not null,
    media_id text not null,
    content_type text not null,
    size_bytes bigint not null,
    sha256 text not null,
    file_name text not null,
    uploaded_by text,
    created_at bigint not null,
    unused_since bigint,
    primary key (company_id, media_id)
);
create index media_by_content on media (company_id, sha256);
create index media_unused on media (unused_since, company_id) where unused_since is not null;

create table message_media (
    company_id text not null,
    message_id text not null,
    number bigint not null,
    media_id text not null,
    chat_id text not null,
    primary key (company_id, message_id, number),
    foreign key (company_id, media_id) references media (company_id, media_id),
    foreign key (company_id, message_id) references messages (company_id, message_id)
);
create index message_media_by_media on message_media (company_id, media_id, chat_id);

create table media_contents (
    company_id text not null,
    sha256 text not null,
    complete boolean not null,
    stored_at bigint not null,
    primary key (company_id, sha256)
);
create index media_contents_by_age on media_contents (stored_at, company_id);

create table media_chunks (
    company_id text not null,
    sha256 text not null,
    number bigint not null,
    content bytea not null,
    primary key (company_id, sha256, number),
    foreign key (company_id, sha256) references media_contents (company_id, sha256) on delete cascade
);

alter table messages add column media text;
