-- $1 now, $2 how many are counted at most, $3 boards.
select
    (select count(*) from (
        select from unnest($3::bigint[]) b (id) cross join lateral (
            select from ledger l where l.board_id = b.id and l.state in ('waiting_staff', 'escalated') and l.next_due is not null limit $2
        ) each limit $2
    ) waits) as "all",
    (select count(*) from (
        select from unnest($3::bigint[]) b (id) cross join lateral (
            select from ledger l where l.board_id = b.id and l.state in ('waiting_staff', 'escalated') and l.next_due <= $1 limit $2
        ) each limit $2
    ) late) as "over"
