merge into answer_days d
using unnest($1::bigint[], $2::date[], $3::text[], $4::integer[], $5::integer[])
    as moved (board_id, day, ending, minutes, questions)
on d.board_id = moved.board_id and d.day = moved.day and d.ending = moved.ending and d.minutes = moved.minutes
when matched and d.questions + moved.questions = 0 then delete
when matched then update set questions = d.questions + moved.questions
when not matched then insert (board_id, day, ending, minutes, questions)
    values (moved.board_id, moved.day, moved.ending, moved.minutes, moved.questions)
