-- $1 thread, $2 post, $3 canned replies, $4 articles; what is gone meanwhile is left out.
insert into canned_uses (post_id, reply_id, article_id, reopened)
select $2, sent.reply_id, sent.article_id, coalesce((select reopened from ledger where question_id = $1), 0)
from (
    select id as reply_id, null::bigint as article_id from canned_replies where id = any ($3)
    union all
    select null, id from articles where id = any ($4)
) sent
on conflict do nothing
