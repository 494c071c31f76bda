-- $1 the viewer's audiences, $2 the reader's language: per section its number of articles and the three most asked.
select section_id, articles, slug, title, lang
from (
    select a.section_id, a.slug, a.title, a.lang,
        count(*) over (partition by a.section_id) as articles,
        row_number() over (partition by a.section_id order by a.lang <> $2, a.pinned_at desc nulls last, a.recent_views desc, a.views desc, a.id) as place
    from articles a
    where may_read_article(a.state, a.audience_id, $1)
        and (a.lang = $2 or (a.translation_of is null and not exists (
            select 1 from articles other
            where other.translation_of = a.id and other.state = 'published'
                and other.audience_id = a.audience_id and other.lang = $2)))
) ranked
where place <= 3
order by section_id, place
