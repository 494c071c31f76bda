-- Private questions that staff propose to make public, masked, if their askers agree.
create table publications (
    id bigint generated always as identity primary key,
    thread_id bigint not null references threads (id) on delete cascade,
    board_id bigint not null references boards (id) on delete cascade,
    title text not null,
    proposed_by bigint references members (id) on delete set null,
    proposed_at timestamptz not null,
    ended_how text,
    ended_at timestamptz,
    ended_by bigint references members (id) on delete set null,
    ended_by_mail boolean not null default false,
    constraint publications_title_length check (char_length(title) <= 150),
    constraint publications_ended_how_known check (ended_how in ('published', 'refused', 'withdrawn', 'replaced')),
    constraint publications_end_is_whole check ((ended_at is null) = (ended_how is null)),
    constraint publications_end_keeps_no_text check (ended_at is null or title = ''),
    constraint publications_by_mail_is_answered check (not ended_by_mail or ended_how in ('published', 'refused'))
);
create unique index publications_one_waits on publications (thread_id) where ended_at is null;
create index publications_thread on publications (thread_id, id);
create index publications_board on publications (board_id);
create index publications_proposer on publications (proposed_by) where proposed_by is not null;
create index publications_ender on publications (ended_by) where ended_by is not null;

create table publication_posts (
    publication_id bigint not null references publications (id) on delete cascade,
    post_id bigint not null references posts (id) on delete cascade,
    revision integer not null,
    body text,
    primary key (publication_id, post_id)
);
create index publication_posts_post on publication_posts (post_id);

create table publication_promises (
    publication_id bigint not null references publications (id) on delete cascade,
    commitment_id bigint not null references commitments (id) on delete cascade,
    text text not null,
    reason text,
    primary key (publication_id, commitment_id),
    constraint publication_promises_text_length check (char_length(text) between 1 and 200),
    constraint publication_promises_reason_length check (char_length(reason) between 1 and 500)
);
create index publication_promises_commitment on publication_promises (commitment_id);

-- What a public version leaves out is out of sight, without a reason of its own.
alter table post_decisions drop constraint post_decisions_act_known;
alter table post_decisions add constraint post_decisions_act_known check (act in ('hide', 'restore', 'remove', 'move', 'leave_out'));
alter table post_decisions drop constraint post_decisions_reason_length;
alter table post_decisions add constraint post_decisions_reason_length check (
    char_length(reason) <= 500 and (act in ('move', 'leave_out') or reason <> '')
);

comment on table publications is 'Proposals to make a private question public. What is proposed is kept until the asker has said yes or no, or it ends otherwise.';
comment on column publications.board_id is 'Where it stood when that was proposed: whose readers the asker agrees to.';
comment on column publications.title is 'What its title would be; empty once the proposal has ended.';
comment on column publications.ended_by_mail is 'By the signed link of a mail; else on the page, signed in.';
comment on table publication_posts is 'What a post of a waiting proposal would say.';
comment on column publication_posts.revision is 'How often the post had been edited then: another number now means that something else is proposed than what stands.';
comment on column publication_posts.body is 'Null: it would be left out.';
comment on table publication_promises is 'What a promise in a waiting proposal would say, and why it was taken back.';
comment on table post_decisions is 'Hiding, removing, restoring, moving and leaving out by staff: who, when, why. The author sees the reason.';
