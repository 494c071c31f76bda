    -- Several threads of one promotion tell a member once.
    and (w.kind <> 'in_faq' or not exists (select 1 from notifications n
        where n.member_id = m.id and n.kind = 'in_faq' and n.article_id = $5))
    -- Wanted neither here nor by mail: it does not happen for this member.
    and (coalesce(c.here, true) or coalesce(c.mail, w.kind = any($11::text[])))
    order by m.id
    on conflict do nothing
    returning id, member_id, kind
)
select told.id from told
join members m on m.id = told.member_id
left join notification_choices c on c.member_id = m.id and c.kind = told.kind
where coalesce(c.mail, true) and m.email is not null and m.email_confirmed_at is not null and told.kind = any($11::text[])
order by told.id
