-- What nobody has read yet of an article that a thread no longer shows: it is about another thread of the member's that
-- shows the article, if there is one, else it goes. $1 thread, $2 article.
with about as (
    select n.id, n.member_id from notifications n
    where n.kind = 'in_faq' and n.thread_id = $1 and n.article_id = $2 and n.read_at is null
), moved as (
    update notifications n set thread_id = other.id
    from about join lateral (
        select t.id from threads t join articles a on a.id = t.article_id
        where t.article_id = $2 and t.id <> $1
            and (t.author_id = about.member_id
                or exists (select from me_toos m where m.thread_id = t.id and m.member_id = about.member_id)
                or exists (select from follows f where f.thread_id = t.id and f.member_id = about.member_id))
            and may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, about.member_id,
                audiences_of(about.member_id), staffed_by(about.member_id))
            and may_read_article(a.state, a.audience_id, audiences_of(about.member_id))
        order by t.id limit 1
    ) other on true
    where n.id = about.id
    returning n.id
)
delete from notifications n using about where n.id = about.id and not exists (select from moved where moved.id = n.id)
