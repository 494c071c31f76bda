merge into answer_hours h
using unnest($1::bigint[], $2::date[], $3::smallint[], $4::text[], $5::integer[], $6::integer[])
    as moved (board_id, week, hour, ending, minutes, questions)
on h.board_id = moved.board_id and h.week = moved.week and h.hour = moved.hour and h.ending = moved.ending
    and h.minutes = moved.minutes
when matched and h.questions + moved.questions = 0 then delete
when matched then update set questions = h.questions + moved.questions
when not matched then insert (board_id, week, hour, ending, minutes, questions)
    values (moved.board_id, moved.week, moved.hour, moved.ending, moved.minutes, moved.questions)
