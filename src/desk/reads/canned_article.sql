-- An article as the answer to a question has it. $1 the article, $2 the answered question, $3 the viewer's audiences. Whether
-- it is linked: only where whoever reads the question, its asker too, may read it.
select a.short, a.title, a.slug, s.slug as section,
    exists (
        select from audiences wide join audiences narrow on narrow.id = q.audience_id
        where wide.id = a.audience_id
            and (wide.rule = 'public' or (wide.rule = 'members' and narrow.rule <> 'public') or wide.id = narrow.id)
    )
    and may_read_article(a.state, a.audience_id, audiences_of(q.author_id)) as linked
from articles a join sections s on s.id = a.section_id join threads q on q.id = $2
where a.id = $1 and may_read_article(a.state, a.audience_id, $3)
