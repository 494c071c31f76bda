drop function staffed_by(bigint);
drop function audiences_of(bigint);
drop function may_read_article(text, bigint, bigint[]);
drop function may_read_thread(bigint, bigint, bigint, timestamptz, bigint, bigint[], bigint[]);
