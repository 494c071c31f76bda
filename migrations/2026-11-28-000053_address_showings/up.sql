create table address_showings (
    id bigint generated always as identity primary key,
    member_id bigint not null references members (id) on delete cascade,
    shown_to bigint references members (id) on delete set null,
    question_id bigint references threads (id) on delete set null,
    at timestamptz not null
);
create index address_showings_member on address_showings (member_id, id);
create index address_showings_shown_to on address_showings (shown_to) where shown_to is not null;
create index address_showings_question on address_showings (question_id) where question_id is not null;
comment on table address_showings is 'Who of staff was shown a customer''s e-mail address, and when. Purpose: what is looked at is seen to be looked at. No address.';
