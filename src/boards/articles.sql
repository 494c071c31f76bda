-- $1 the viewer's audiences, $2 their language, $3 a board or null for all, $4 how many.
-- An article that has a published translation in the reader's language stands for itself only in that language.
select a.slug, s.slug as section, a.title, a.lang, coalesce(st.name, s.slug) as section_name, a.recent_views
from articles a
join sections s on s.id = a.section_id
left join lateral (
    select name from section_texts x where x.section_id = s.id order by x.lang <> $2, x.lang limit 1
) st on true
where may_read_article(a.state, a.audience_id, $1) and ($3::bigint is null or s.board_id = $3)
    and (a.lang = $2 or not exists (
        select from articles x
        where may_read_article(x.state, x.audience_id, $1) and x.lang = $2
            and (x.translation_of = a.id or x.id = a.translation_of or x.translation_of = a.translation_of)
    ))
order by a.lang <> $2, a.pinned_at is null, a.recent_views desc, a.views desc, a.id
limit $4
