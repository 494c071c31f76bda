select m.id as member_id, m.name, m.email, m.lang, m.time_zone, s.site_name, t.id as thread_id, t.slug, t.title, l.answer_due
from threads t
join members m on m.id = t.author_id
join ledger l on l.question_id = t.question_id
cross join settings s
left join notification_choices c on c.member_id = m.id and c.kind = 'receipt'
where t.question_id = $1 and t.hidden_at is null
    and coalesce(c.mail, true)
    and m.suspended_at is null and m.email is not null and m.email_confirmed_at is not null
