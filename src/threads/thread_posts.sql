-- The posts of one page of a thread with what stands beside each: its author, its marks, the viewer's own vote.
-- $1 thread, $2 from number, $3 below number, $4 accepted post or 0, $5 viewer or 0
-- Each kind of post is found by its own index: "or" between them would read the whole of a long thread.
select p.id, p.number, p.author_id, p.kind, p.html, p.lang, p.created_at, p.edited_at, p.revisions, p.helpful, p.state,
       p.by_staff, m.name as author_name, m.handle as author_handle, m.created_at as author_since,
       m.accepted_answers as author_accepted,
       v.at as verified_at, vm.name as verifier_name, vm.handle as verifier_handle,
       vo.member_id is not null as voted,
       case when p.state <> 'live' then (
         select d.reason from post_decisions d where d.post_id = p.id and d.act in ('hide', 'remove') order by d.id desc limit 1
       ) end as reason,
       p.state <> 'live' and coalesce((
         select d.act = 'leave_out' from post_decisions d
         where d.post_id = p.id and d.act in ('hide', 'remove', 'leave_out') order by d.id desc limit 1
       ), false) as left_out
from posts p
join members m on m.id = p.author_id
left join votes vo on vo.post_id = p.id and vo.member_id = $5
left join verifications v on v.post_id = p.id
left join members vm on vm.id = v.member_id
where p.id = any (array(
  select id from posts where thread_id = $1 and number = 1
  union all select id from posts where thread_id = $1 and number >= $2 and number < $3
  union all select $4
  union all select post_id from verifications where thread_id = $1))
order by p.number
