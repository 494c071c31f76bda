-- What few threads have beside their posts is read of those few alone. Once marked, a thread stays marked: the mark says where to
-- look, not what is there.
alter table threads add column has_more boolean not null default false;
comment on column threads.has_more is 'Whether it was ever merged, promised about, escalated, or about a product: few are.';

create function thread_has_more() returns trigger language plpgsql as $$
begin
    update threads set has_more = true
    where id = (to_jsonb(new) ->> tg_argv[0])::bigint and not has_more;
    return null;
end $$;
create trigger products_are_more after insert on thread_products for each row execute function thread_has_more('thread_id');
create trigger children_are_more after insert on merges for each row execute function thread_has_more('child_id');
create trigger parents_are_more after insert or update of parent_id on merges for each row execute function thread_has_more('parent_id');
create trigger commitments_are_more after insert on commitments for each row execute function thread_has_more('thread_id');
create trigger escalations_are_more after insert on escalations for each row execute function thread_has_more('question_id');

update threads set has_more = true
where id in (
    select thread_id from thread_products union select child_id from merges union select parent_id from merges
    union select thread_id from commitments union select question_id from escalations
);
