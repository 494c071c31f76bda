-- A picture that a proposal shows is found by it, as by other texts.
create index publication_posts_pictures on publication_posts using gin (pictures_in(body)) where body is not null;
