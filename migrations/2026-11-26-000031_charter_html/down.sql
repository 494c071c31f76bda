alter table board_texts drop column renderer_version, drop column charter_html;
