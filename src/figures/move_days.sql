merge into question_days d
using unnest($1::bigint[], $2::date[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::integer[])
    as moved (board_id, day, lang, clock, ending, minutes, questions)
on d.board_id = moved.board_id and d.day = moved.day and d.lang = moved.lang and d.clock = moved.clock
    and d.ending = moved.ending and d.minutes = moved.minutes
when matched and d.questions + moved.questions = 0 then delete
when matched then update set questions = d.questions + moved.questions
when not matched then insert (board_id, day, lang, clock, ending, minutes, questions)
    values (moved.board_id, moved.day, moved.lang, moved.clock, moved.ending, moved.minutes, moved.questions)
