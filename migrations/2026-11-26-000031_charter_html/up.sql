alter table board_texts add column charter_html text, add column renderer_version integer;
comment on column board_texts.charter_html is 'The charter, rendered and sanitised by this renderer_version; null: not yet, the page renders it.';
