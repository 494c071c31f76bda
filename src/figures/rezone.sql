update answer_measures m
set asked_day = (m.asked_at at time zone $1)::date, asked_hour = extract(hour from m.asked_at at time zone $1)::smallint
where m.asked_day <> (m.asked_at at time zone $1)::date
    or m.asked_hour <> extract(hour from m.asked_at at time zone $1)::smallint
