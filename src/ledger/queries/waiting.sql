-- $1 now, $2 how many are counted at most, $3 no boards: all of them.
with bound as (
    select $3::bigint[]
)
select
    (select count(*) from (
        select from ledger where state in ('waiting_staff', 'escalated') and next_due is not null limit $2
    ) waits) as "all",
    (select count(*) from (
        select from ledger where state in ('waiting_staff', 'escalated') and next_due <= $1 limit $2
    ) late) as "over"
