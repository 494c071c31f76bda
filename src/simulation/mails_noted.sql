-- How many mails each address has had by what was noted: notices, and the receipt of each question.
select m.email as address, n.mails + q.mails as mails
from members m
cross join lateral (select count(*) as mails from notifications n where n.member_id = m.id and n.mailed_at is not null) n
cross join lateral (select count(*) as mails from threads t where t.author_id = m.id and t.kind = 'question') q
where m.email is not null
