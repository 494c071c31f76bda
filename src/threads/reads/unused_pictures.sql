with old as (
    select id, unused_since, exists (select from post_uploads pu where pu.upload_id = u.id)
        or exists (select from publication_posts where body is not null and pictures_in(body) @> array[u.name])
        or exists (select from articles where pictures_in(body) @> array[u.name])
        or exists (select from faq_drafts where pictures_in(body) @> array[u.name])
        or exists (select from drafts where pictures_in(body) @> array[u.name])
        or exists (select from guest_drafts where pictures_in(body) @> array[u.name]) as used
    from uploads u
    where coalesce(looked_at, at) <= $1
    order by coalesce(looked_at, at)
    limit $4
    for update skip locked
), gone as (
    delete from uploads using old
    where uploads.id = old.id and not old.used and old.unused_since <= $2
    returning uploads.name
), looked as (
    update uploads set looked_at = $3, unused_since = case when not old.used then coalesce(old.unused_since, $3) end
    from old
    where uploads.id = old.id and (old.used or old.unused_since is null or old.unused_since > $2)
)
select name from gone
