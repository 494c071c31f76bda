-- Whether a proposal is about what stands. $1 the proposal.
select t.board_id = b.board_id and t.hidden_at is null
    and not exists (
        select from posts p where p.thread_id = t.id and p.state = 'live' and not exists (
            select from publication_posts x where x.publication_id = b.id and x.post_id = p.id and x.revision = p.revisions
        )
    )
    and not exists (
        select from publication_posts x join posts p on p.id = x.post_id where x.publication_id = b.id and p.state <> 'live'
    )
    -- What solved it was no answer yet, perhaps, when it was to be left out.
    and not exists (
        select from publication_posts x where x.publication_id = b.id and x.body is null
            and (x.post_id = t.accepted_post_id or exists (select from verifications v where v.post_id = x.post_id))
    )
    and not exists (
        select from commitments c join posts p on p.id = c.post_id
        where c.thread_id = t.id and p.state = 'live' and not exists (
            select from publication_promises x
            where x.publication_id = b.id and x.commitment_id = c.id and (x.reason is null) = (c.reason is null)
        )
    ) as current
from publications b join threads t on t.id = b.thread_id
where b.id = $1
