delete from promise_days where first_due_at in (select first_due_at from commitments where thread_id = any ($1))
