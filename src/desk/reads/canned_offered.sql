-- $1 the viewer, who answers for the board, $2 the board, $3 the question's language, $4 the reader's language,
-- $5 the viewer's audiences, $6 articles that may fit, best first, $7 words looked for, $8 how many,
-- $9 questions like this one, best first, $10 the boards the viewer is staff of, $11 the answered question.
(select o.reply_id, o.article_id, null::bigint as thread_id, null::text as slug, o.name, o.lang
from (
    select c.id as reply_id, null::bigint as article_id, c.name, x.lang,
        case when c.owner_id is null then 1 else 0 end as kind, c.position as place
    from canned_replies c
    cross join lateral (
        select t.lang from canned_reply_texts t where t.reply_id = c.id
        order by t.lang <> $3, left(t.lang, 2) <> left($3, 2), t.lang <> $4, t.lang limit 1
    ) x
    where c.archived_at is null and (c.owner_id = $1 or c.owner_id is null) and (c.board_id = $2 or c.board_id is null)
        and ($7 = '' or strpos(lower(c.name), lower($7)) > 0 or exists (
            select from canned_reply_texts t where t.reply_id = c.id and strpos(lower(t.body), lower($7)) > 0
        ))
    union all
    select null, a.id, a.title, a.lang, 2, array_position($6, a.id)
    from articles a
    where a.id = any ($6) and may_read_article(a.state, a.audience_id, $5)
) o
order by o.lang <> $3, left(o.lang, 2) <> left($3, 2), o.kind, o.place, o.name, o.reply_id, o.article_id
limit $8)
union all
(select null, null, t.id, t.slug, t.title, t.lang
from threads t join ledger l on l.question_id = t.id join threads q on q.id = $11
where t.id = any ($9) and t.hidden_at is null and may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, $1, $5, $10)
    and {fits}
    and l.outcome in ('accepted', 'verified', 'answered_in_faq', 'escalation_resolved', 'presumed_solved')
order by array_position($9, t.id))
