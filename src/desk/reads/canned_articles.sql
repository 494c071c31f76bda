-- $1 the viewer's audiences, $2 a language, $3 how many.
select a.title, a.slug, s.slug as section, a.lang, f.sent, f.decided, f.solved
from articles a
join sections s on s.id = a.section_id
cross join lateral (
{fared}
) f
where a.id in (select article_id from canned_uses where article_id is not null)
    and may_read_article(a.state, a.audience_id, $1) and ($2::text is null or a.lang = $2) and f.sent > 0
order by f.sent desc, a.id
limit $3
