-- The posts of one page of a thread with what stands beside each: its author, its marks, the viewer's own vote.
-- $1 thread, $2 from number, $3 below number, $4 accepted post or 0, $5 viewer or 0
select p.id, p.number, p.author_id, p.kind, p.html, p.lang, p.created_at, p.edited_at, p.revisions, p.helpful, p.state,
       p.by_staff, m.name as author_name, m.handle as author_handle, m.created_at as author_since,
       m.accepted_answers as author_accepted,
       v.at as verified_at, vm.name as verifier_name, vm.handle as verifier_handle,
       exists (select 1 from votes where votes.post_id = p.id and votes.member_id = $5) as voted,
       (select d.reason from post_decisions d where d.post_id = p.id and d.act in ('hide', 'remove') order by d.id desc limit 1)
           as reason
from posts p
join members m on m.id = p.author_id
left join verifications v on v.post_id = p.id
left join members vm on vm.id = v.member_id
where p.thread_id = $1
  and (p.number = 1 or (p.number >= $2 and p.number < $3) or p.id = $4
       or p.id in (select post_id from verifications where verifications.thread_id = $1))
order by p.number
