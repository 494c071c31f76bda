with fresh as (
    select id, row_number() over (order by id) as place
    from (select id from events where pos is null order by id limit $2) as unstamped
), stamped as (
    update events set pos = $1 + fresh.place from fresh where events.id = fresh.id
    returning 1
)
select count(*) as count from stamped
