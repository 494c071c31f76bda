-- Notices that go out by mail, have not gone out and were not read. $1 now.
select n.id as place, n.kind || ' to member ' || n.member_id || ' did not go out by mail' as what
from notifications n join members m on m.id = n.member_id
where n.mailed_at is null and n.read_at is null and $1 is not null
    and n.kind in ('accepted', 'verified', 'reminder', 'presumed', 'rating', 'hidden', 'merge_answered', 'contact')
    -- An acceptance that was taken back before the mail went is told to nobody.
    and (n.kind <> 'accepted' or exists (select from threads t where t.id = n.thread_id and t.accepted_post_id = n.post_id))
