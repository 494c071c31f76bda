-- Who may see a picture, and how long it is kept. What a text shows is read from the text, so nothing that writes one has to
-- remember to say so.
create function pictures_in(body text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct found[1]), '{}')
    from regexp_matches(body, '/uploads/([0-9a-f]{64}\.(?:png|jpg|gif|webp))', 'g') found
$$;

create index articles_pictures on articles using gin (pictures_in(body));
create index faq_drafts_pictures on faq_drafts using gin (pictures_in(body));
create index drafts_pictures on drafts using gin (pictures_in(body));
create index guest_drafts_pictures on guest_drafts using gin (pictures_in(body));

create table upload_bringers (
    upload_id bigint not null references uploads (id) on delete cascade,
    member_id bigint not null references members (id) on delete cascade,
    primary key (upload_id, member_id)
);
create index upload_bringers_member on upload_bringers (member_id);
comment on table upload_bringers is 'Everybody who brought this picture: the same one again is the same file.';
insert into upload_bringers (upload_id, member_id) select id, member_id from uploads where member_id is not null;

alter table uploads add column looked_at timestamptz, add column unused_since timestamptz;
comment on column uploads.looked_at is 'When it was last brought or looked for in texts; null: not since it was added.';
comment on column uploads.unused_since is 'When it was first found in no text any more.';
create index uploads_looked on uploads ((coalesce(looked_at, at)));
