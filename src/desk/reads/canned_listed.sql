-- $1 the viewer, $2 the boards they answer for (null: all), $3 a language, $4 a board, $5 the reader's language.
select c.id, c.owner_id, c.board_id, c.name, c.position, c.archived_at, f.sent, f.decided, f.solved,
    array(select x.lang from canned_reply_texts x where x.reply_id = c.id order by x.lang) as langs,
    coalesce((
        select jsonb_build_object('lang', x.lang, 'text', left(x.body, 160)) from canned_reply_texts x where x.reply_id = c.id
        order by x.lang <> coalesce($3, $5), left(x.lang, 2) <> left($5, 2), x.lang limit 1
    ), '{}') as begins
from canned_replies c
cross join lateral (
{fared}
) f
where (c.owner_id = $1 or (c.owner_id is null and (c.board_id is null or $2::bigint[] is null or c.board_id = any ($2))))
    and ($3::text is null or exists (select from canned_reply_texts x where x.reply_id = c.id and x.lang = $3))
    and ($4::bigint is null or c.board_id is null or c.board_id = $4)
order by c.archived_at is not null, c.owner_id is null, c.position, c.name, c.id
