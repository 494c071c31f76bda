with shown as (
    select t.audience_id, t.author_id, t.board_id, t.hidden_at, p.state, p.author_id as writer
    from uploads u
    join post_uploads pu on pu.upload_id = u.id
    join posts p on p.id = pu.post_id
    join threads t on t.id = p.thread_id
    where u.name = $1
), proposed as (
    select t.audience_id, t.author_id, t.board_id, t.hidden_at
    from publication_posts x
    join publications b on b.id = x.publication_id
    join threads t on t.id = b.thread_id
    where x.body is not null and pictures_in(x.body) @> array[$1]
), told as (
    select state, audience_id from articles where pictures_in(body) @> array[$1]
)
select
    exists (select from shown where state = 'live' and may_read_thread(audience_id, author_id, board_id, hidden_at, null, $5, '{}'))
    or exists (select from told where may_read_article(state, audience_id, $5)) as public,
    exists (select from uploads u join upload_bringers b on b.upload_id = u.id where u.name = $1 and b.member_id = $2)
    or exists (
        select from shown
        where may_read_thread(audience_id, author_id, board_id, hidden_at, $2, $3, $4)
          and (state = 'live' or writer = $2 or $4::bigint[] is null or board_id = any ($4))
    )
    or exists (
        select from proposed
        where may_read_thread(audience_id, author_id, board_id, hidden_at, $2, $3, $4)
          and (author_id = $2 or $4::bigint[] is null or board_id = any ($4))
    )
    or exists (select from told where may_read_article(state, audience_id, $3))
    or ($6 and exists (select from told))
    or ($6 and exists (select from faq_drafts where pictures_in(body) @> array[$1])) as own
