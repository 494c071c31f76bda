-- Whether whoever reads the answered question q, its asker too, may read the question t that is linked there.
    exists (
        select from audiences wide join audiences narrow on narrow.id = q.audience_id
        where wide.id = t.audience_id
            and (wide.rule = 'public' or (wide.rule = 'members' and narrow.rule <> 'public') or wide.id = narrow.id)
    )
    and may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, q.author_id, audiences_of(q.author_id), staffed_by(q.author_id))
