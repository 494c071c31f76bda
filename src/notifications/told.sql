    -- Several threads of one promotion tell a member once.
    and (w.kind <> 'in_faq' or not exists (select 1 from notifications n
        where n.member_id = m.id and n.kind = 'in_faq' and n.article_id = $5))
    order by m.id
    on conflict do nothing
    returning id, member_id, kind
)
select told.id from told
join members m on m.id = told.member_id
where m.email is not null and m.email_confirmed_at is not null and told.kind = any($11::text[])
order by told.id
