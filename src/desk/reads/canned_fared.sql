    select count(*) as sent, count(*) filter (where q.solved or q.back) as decided, count(*) filter (where q.solved and not q.back) as solved
    from (
        select l.state = 'closed'
                and l.outcome in ('accepted', 'verified', 'answered_in_faq', 'escalation_resolved', 'presumed_solved') as solved,
            l.reopened > min(u.reopened) as back
        from canned_uses u
        join posts p on p.id = u.post_id and p.state = 'live'
        join ledger l on l.question_id = p.thread_id
        where {of}
        group by l.question_id
    ) q
