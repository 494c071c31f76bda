// @generated automatically by Diesel CLI.

diesel::table! {
    /// When somebody of staff is away, and who stands in for them.
    absences (id) {
        id -> Int8,
        member_id -> Int8,
        starts_at -> Timestamptz,
        ends_at -> Timestamptz,
        stand_in_id -> Nullable<Int8>,
        said_by -> Nullable<Int8>,
        said_at -> Timestamptz,
    }
}

diesel::table! {
    /// The asker's mark: this reply solved it. One per question.
    acceptances (thread_id) {
        thread_id -> Int8,
        post_id -> Int8,
        member_id -> Int8,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// Who of staff was shown a customer's e-mail address, and when. Purpose: what is looked at is seen to be looked at. No address.
    address_showings (id) {
        id -> Int8,
        member_id -> Int8,
        shown_to -> Nullable<Int8>,
        question_id -> Nullable<Int8>,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// The same by week and ending, first answers alone, in coarse minutes.
    answer_hours (board_id, week, ending) {
        board_id -> Int8,
        week -> Date,
        ending -> Text,
        /// Of asking, 0 to 23, in ascending order; each of them once for each of its minutes.
        hours -> Array<Nullable<Int2>>,
        minutes -> Array<Nullable<Int4>>,
        questions -> Array<Nullable<Int4>>,
    }
}

diesel::table! {
    /// The wait of each question that is not removed for its first answer and for its outcome, as its story tells it. Written by a follower only.
    answer_measures (question_id) {
        question_id -> Int8,
        board_id -> Int8,
        asked_at -> Timestamptz,
        /// In the zone of figures_zone, as is the hour.
        asked_day -> Date,
        asked_hour -> Int2,
        /// Until when the first answer is promised; null where the asker is asked back in time, or the wait is over.
        due_at -> Nullable<Timestamptz>,
        /// How the wait ended; null: it lasts.
        ending -> Nullable<Text>,
        /// How long it was, rounded up by at most a thirty-second.
        minutes -> Nullable<Int4>,
        /// The same, rounded up by at most an eighth.
        coarse_minutes -> Nullable<Int4>,
        /// The language that it is asked in.
        lang -> Text,
        /// How it closed; null: it is open.
        closing -> Nullable<Text>,
        /// After how long, rounded up by at most a thirty-second.
        outcome_minutes -> Nullable<Int4>,
    }
}

diesel::table! {
    /// Views of an article a day; days older than four weeks leave, and their views leave articles.recent_views.
    article_days (article_id, day) {
        article_id -> Int8,
        day -> Date,
        views -> Int4,
    }
}

diesel::table! {
    /// Related articles, written both ways.
    article_links (from_id, to_id) {
        from_id -> Int8,
        to_id -> Int8,
    }
}

diesel::table! {
    article_revisions (article_id, number) {
        article_id -> Int8,
        number -> Int4,
        member_id -> Nullable<Int8>,
        title -> Text,
        short -> Text,
        body -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    article_votes (article_id, voter, day) {
        article_id -> Int8,
        /// SHA-256 of the day's secret and the member or the browser: one voice a day, no identity.
        voter -> Bytea,
        day -> Date,
        helpful -> Bool,
        reason -> Nullable<Text>,
        note -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// Customers' own words for an article: it is found by them.
    article_wordings (id) {
        id -> Int8,
        article_id -> Int8,
        thread_id -> Nullable<Int8>,
        member_id -> Nullable<Int8>,
        lang -> Text,
        text -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    articles (id) {
        id -> Int8,
        section_id -> Int8,
        audience_id -> Int8,
        translation_of -> Nullable<Int8>,
        kind -> Text,
        state -> Text,
        lang -> Text,
        slug -> Text,
        title -> Text,
        /// The answer in one or two sentences; shown in results, suggestions and mails.
        short -> Text,
        body -> Text,
        html -> Text,
        renderer_version -> Int4,
        owner_id -> Nullable<Int8>,
        verified_by -> Nullable<Int8>,
        verified_at -> Timestamptz,
        review_on -> Date,
        pinned_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        published_at -> Nullable<Timestamptz>,
        retired_at -> Nullable<Timestamptz>,
        /// Counts edits; an edit names the version it started from.
        version -> Int4,
        helpful -> Int4,
        unhelpful -> Int4,
        views -> Int8,
        /// The sum of article_days: lists are in its order.
        recent_views -> Int4,
        /// The article to read instead of a retired one.
        replaced_by -> Nullable<Int8>,
    }
}

diesel::table! {
    /// Rules that name who may read. Threads and articles carry an audience; changing a board's rule touches no thread.
    audiences (id) {
        id -> Int8,
        rule -> Text,
        /// Null: a rule of the whole site. Set: staff means this board's staff and the site's.
        board_id -> Nullable<Int8>,
    }
}

diesel::table! {
    board_texts (board_id, lang) {
        board_id -> Int8,
        lang -> Text,
        name -> Text,
        /// One line that says what the board is for.
        line -> Text,
        charter -> Text,
        /// The charter, rendered and sanitised by this renderer_version; null: not yet, the page renders it.
        charter_html -> Nullable<Text>,
        renderer_version -> Nullable<Int4>,
    }
}

diesel::table! {
    boards (id) {
        id -> Int8,
        parent_id -> Nullable<Int8>,
        slug -> Text,
        position -> Int4,
        lang -> Nullable<Text>,
        icon -> Text,
        /// Audience of the board's threads.
        readers_id -> Int8,
        /// Audience of its private questions and notes: its staff.
        staff_id -> Int8,
        helpful_needed -> Int4,
        created_at -> Timestamptz,
        archived_at -> Nullable<Timestamptz>,
        threads -> Int4,
        questions -> Int4,
        /// Questions that had an answer or an outcome; with threads and questions added up by a follower.
        answered -> Int4,
    }
}

diesel::table! {
    /// What a calendar said at a time. A row never changes but for the end of its time: kept history is counted by it.
    calendar_versions (id) {
        id -> Int8,
        calendar_id -> Int8,
        zone -> Text,
        /// Monday first: for each day its stretches of [from, to) in minutes after local midnight.
        week -> Jsonb,
        /// Days that differ from their week, by date: a name and their own stretches, none on a holiday.
        days -> Jsonb,
        created_by -> Nullable<Int8>,
        created_at -> Timestamptz,
        /// Since when a newer version holds.
        replaced_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Business hours and holidays by which promised times are counted; the hours stand in their versions.
    calendars (id) {
        id -> Int8,
        name -> Text,
        created_at -> Timestamptz,
        archived_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Texts that staff put into replies. Short answers of articles are canned replies too, without a row here.
    canned_replies (id) {
        id -> Int8,
        /// Whose it is; null: shared.
        owner_id -> Nullable<Int8>,
        /// The one board it is meant for; null: all.
        board_id -> Nullable<Int8>,
        name -> Text,
        /// Small ones come first, and have the keys 1 to 9 on the desk.
        position -> Int4,
        created_by -> Nullable<Int8>,
        created_at -> Timestamptz,
        changed_by -> Nullable<Int8>,
        changed_at -> Timestamptz,
        archived_by -> Nullable<Int8>,
        archived_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    canned_reply_texts (reply_id, lang) {
        reply_id -> Int8,
        lang -> Text,
        /// Markdown with placeholders in braces: {name}, {agent}, {question}, {link}; others are for the agent to fill in.
        body -> Text,
    }
}

diesel::table! {
    /// Which post a canned reply or an article's short answer was sent in: success is counted from it and the ledger.
    canned_uses (id) {
        id -> Int8,
        post_id -> Int8,
        reply_id -> Nullable<Int8>,
        article_id -> Nullable<Int8>,
        /// How often the question had come back when it was sent; more in the ledger means that it came back after it.
        reopened -> Int4,
    }
}

diesel::table! {
    /// "We will … by DATE" in a reply of staff: open, kept, late, or taken back with a reason. Whoever reads the reply reads it.
    commitments (id) {
        id -> Int8,
        thread_id -> Int8,
        post_id -> Int8,
        made_by -> Int8,
        made_at -> Timestamptz,
        text -> Text,
        due_on -> Date,
        /// The end of the day it is due on, in the site's time zone when that was said.
        due_at -> Timestamptz,
        /// The same of the day that was promised first: figures count by that one.
        first_due_at -> Timestamptz,
        /// Days that were promised before, oldest first: they stay in sight.
        former -> Array<Nullable<Date>>,
        /// When its maker and the board's team were told that it is late.
        told_late_at -> Nullable<Timestamptz>,
        kept_at -> Nullable<Timestamptz>,
        kept_by -> Nullable<Int8>,
        withdrawn_at -> Nullable<Timestamptz>,
        withdrawn_by -> Nullable<Int8>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    /// Contact notes: each try to reach the asker and what was said; for the board's staff only.
    contact_attempts (id) {
        id -> Int8,
        escalation_id -> Int8,
        member_id -> Int8,
        at -> Timestamptz,
        result -> Text,
        /// Erased a year after the escalation ended.
        note -> Nullable<Text>,
    }
}

diesel::table! {
    /// That, and how, the asker may be reached about one question. Personal data, to answer that question: erased when the consent ends, and some weeks after the question has.
    contact_consents (id) {
        id -> Int8,
        question_id -> Int8,
        member_id -> Int8,
        channel -> Text,
        /// Telephone number, postal address with name, or e-mail address; null once erased.
        detail -> Nullable<Text>,
        best_time -> Nullable<Text>,
        given_at -> Timestamptz,
        /// By the signed link of a mail; else on the page of the question, signed in.
        given_by_mail -> Bool,
        ended_at -> Nullable<Timestamptz>,
        ended_how -> Nullable<Text>,
    }
}

diesel::table! {
    /// Who belongs to a customer group. Purpose: promised times.
    customer_group_members (group_id, member_id) {
        group_id -> Int8,
        member_id -> Int8,
        added_by -> Nullable<Int8>,
        added_at -> Timestamptz,
    }
}

diesel::table! {
    /// Sets of members named by admins, to promise them times of their own.
    customer_groups (id) {
        id -> Int8,
        name -> Text,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    /// How each of the questions stood before.
    desk_bulk_rows (bulk_id, question_id) {
        bulk_id -> Int8,
        question_id -> Int8,
        /// The ledger row's after it was done: another one now means that something has happened since.
        version -> Int4,
        board_id -> Int8,
        audience_id -> Int8,
        owner_id -> Nullable<Int8>,
        claim_expires_at -> Nullable<Timestamptz>,
        urgency -> Text,
        urgency_by -> Nullable<Int8>,
    }
}

diesel::table! {
    /// What a member of staff did to several questions at once; for ten minutes they can undo it. Kept for a day.
    desk_bulks (id) {
        id -> Int8,
        member_id -> Int8,
        deed -> Text,
        at -> Timestamptz,
        undone_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Who of staff has which question of the desk open at this moment; counts for 45 seconds. Purpose: two do not answer at once.
    desk_presence (question_id, member_id) {
        question_id -> Int8,
        member_id -> Int8,
        doing -> Text,
        seen_at -> Timestamptz,
    }
}

diesel::table! {
    /// A view of the desk with filters that a member of staff keeps under a name; nobody else sees it.
    desk_views (id) {
        id -> Int8,
        member_id -> Int8,
        name -> Text,
        view -> Text,
        board_id -> Nullable<Int8>,
        urgency -> Nullable<Text>,
        /// Whose rows: empty for anybody's, nobody, me, or a colleague by number.
        owner -> Text,
        waited -> Nullable<Text>,
        lang -> Nullable<Text>,
        state -> Nullable<Text>,
        group_id -> Nullable<Int8>,
        created_at -> Timestamptz,
        /// When it was taken away; for a day it can be brought back.
        deleted_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    drafts (member_id, place) {
        member_id -> Int8,
        /// Where it is being written: ask, or t/ and the thread's id.
        place -> Text,
        title -> Text,
        body -> Text,
        saved_at -> Timestamptz,
        board -> Text,
        tags -> Text,
        private -> Bool,
        /// Which product the question is about, as the form sends it: empty, none; null, the form did not ask.
        product -> Nullable<Text>,
    }
}

diesel::table! {
    /// A question that goes on by phone, letter or e-mail; at most one runs at a time.
    escalations (id) {
        id -> Int8,
        question_id -> Int8,
        channel -> Text,
        started_by -> Int8,
        started_at -> Timestamptz,
        /// What the letter says, as it is to be printed. Erased a year after the end.
        letter -> Nullable<Text>,
        ended_at -> Nullable<Timestamptz>,
        /// elsewhere: the question ended, or went on, by something that was done in its thread.
        ended_how -> Nullable<Text>,
        ended_by -> Nullable<Int8>,
        /// What was said and agreed, for the board's staff only. Erased a year after the end.
        private_outcome -> Nullable<Text>,
    }
}

diesel::table! {
    /// Events that a follower could not digest even alone; admins see them.
    event_failures (id) {
        id -> Int8,
        follower -> Text,
        event_id -> Int8,
        error -> Text,
        failed_at -> Timestamptz,
    }
}

diesel::table! {
    /// The last position given; locked by whoever stamps.
    event_head (singleton) {
        singleton -> Bool,
        pos -> Int8,
    }
}

diesel::table! {
    /// How far each once-for-all follower has read.
    event_positions (follower) {
        follower -> Text,
        pos -> Int8,
    }
}

diesel::table! {
    /// What happened: who, what, when. Holds ids, numbers, enums and times, never text of people.
    events (id) {
        id -> Int8,
        /// Place in the one order of all events, numbered after commit; null until stamped.
        pos -> Nullable<Int8>,
        kind -> Text,
        actor_id -> Nullable<Int8>,
        thread_id -> Nullable<Int8>,
        board_id -> Nullable<Int8>,
        article_id -> Nullable<Int8>,
        /// The row the event is about where thread, board and article do not say it: a post, a member, a section.
        subject_id -> Nullable<Int8>,
        payload -> Jsonb,
        at -> Timestamptz,
    }
}

diesel::table! {
    faq_drafts (id) {
        id -> Int8,
        thread_id -> Nullable<Int8>,
        article_id -> Nullable<Int8>,
        section_id -> Nullable<Int8>,
        audience_id -> Int8,
        author_id -> Int8,
        lang -> Text,
        title -> Text,
        short -> Text,
        body -> Text,
        review_on -> Date,
        related -> Array<Nullable<Int8>>,
        /// Found personal data that an editor decided to keep, with who and when.
        kept -> Jsonb,
        version -> Int4,
        created_at -> Timestamptz,
        saved_at -> Timestamptz,
        published_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// What the nightly self-check of the figures came to; admins see the newest.
    figure_checks (id) {
        id -> Int8,
        at -> Timestamptz,
        checked -> Int8,
        differences -> Int8,
        /// The first questions that differ, so that admins can open them.
        questions -> Array<Nullable<Int8>>,
    }
}

diesel::table! {
    /// By which zone days and hours of asking are counted; a job follows the site's.
    figures_zone (one) {
        one -> Bool,
        zone -> Text,
    }
}

diesel::table! {
    flags (id) {
        id -> Int8,
        post_id -> Int8,
        member_id -> Int8,
        reason -> Text,
        note -> Text,
        at -> Timestamptz,
        settled_by -> Nullable<Int8>,
        settled_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    follows (thread_id, member_id) {
        thread_id -> Int8,
        member_id -> Int8,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// One-time keys of forms that create: a second submit answers with the first one's address.
    form_keys (key) {
        key -> Text,
        address -> Nullable<Text>,
        used_at -> Timestamptz,
    }
}

diesel::table! {
    /// Questions that guests wrote before they signed in; taken over by the member, else gone after some days.
    guest_drafts (browser_hash) {
        browser_hash -> Bytea,
        title -> Text,
        body -> Text,
        board -> Text,
        tags -> Text,
        saved_at -> Timestamptz,
        private -> Bool,
    }
}

diesel::table! {
    /// Questions whose owner is away: their askers are told who looks after them instead.
    handed_on (question_id) {
        question_id -> Int8,
        away_id -> Int8,
        away_until -> Timestamptz,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// So much of the promised time has passed: somebody is told.
    ladder_steps (percent) {
        percent -> Int4,
        tells -> Text,
    }
}

diesel::table! {
    /// Steps of the ladder that were taken: each once for a board and a round of waiting.
    ladder_taken (question_id, board_id, round, percent) {
        question_id -> Int8,
        board_id -> Int8,
        /// How often the question had come back, a thousandfold, and how many escalations it had had.
        round -> Int4,
        percent -> Int4,
        tells -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// When the next step of the ladder comes for a question that waits on staff.
    ladder_waits (question_id) {
        question_id -> Int8,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// One row per question: exactly one state, one owner (a person or the board's team), one next deadline. Written by ledger::actions only.
    ledger (question_id) {
        question_id -> Int8,
        board_id -> Int8,
        target_id -> Int8,
        state -> Text,
        outcome -> Nullable<Text>,
        /// What the asker's yes or silence will close it as, when staff proposed an answer elsewhere.
        proposed_outcome -> Nullable<Text>,
        /// The person who answers for it; null: the board's team.
        owner_id -> Nullable<Int8>,
        claim_expires_at -> Nullable<Timestamptz>,
        asked_at -> Timestamptz,
        /// Since when the present state lasts.
        waiting_since -> Timestamptz,
        answer_due -> Nullable<Timestamptz>,
        outcome_due -> Nullable<Timestamptz>,
        /// What was left to the outcome when the clock was stopped.
        outcome_left_minutes -> Nullable<Int4>,
        next_due -> Nullable<Timestamptz>,
        /// Reminders sent to the asker since the present wait began.
        reminders -> Int4,
        first_answered_at -> Nullable<Timestamptz>,
        customer_replied_at -> Nullable<Timestamptz>,
        asked_back_at -> Nullable<Timestamptz>,
        closed_at -> Nullable<Timestamptz>,
        closed_by -> Nullable<Int8>,
        reopened -> Int4,
        /// Number of facts applied so far; a replay of the events must come to the same row.
        version -> Int4,
        /// Number of the reply the asker accepted, while that stands; acceptances and threads.accepted_post_id follow it.
        accepted_number -> Nullable<Int4>,
        accepted_at -> Nullable<Timestamptz>,
        /// What was left to the answer when the clock was stopped by asking back.
        answer_left_minutes -> Nullable<Int4>,
        /// Copy of threads.me_toos, kept by triggers, to order by.
        me_toos -> Int4,
        /// By which target the clocks run; set by a rule or by staff, never shown to customers.
        urgency -> Text,
        /// Who of staff said so; null: rules did, and may say otherwise.
        urgency_by -> Nullable<Int8>,
        /// Where the desk begins: safety questions that nobody has taken stand above all.
        desk_rank -> Int2,
        /// Copy of threads.lang, kept by triggers, to narrow the desk by.
        lang -> Text,
        /// Copy of threads.author_id, kept by triggers, to narrow the desk by; 0 where no thread is.
        asker_id -> Int8,
    }
}

diesel::table! {
    /// What the nightly self-check of the ledger came to; admins see the newest.
    ledger_checks (id) {
        id -> Int8,
        at -> Timestamptz,
        checked -> Int8,
        differences -> Int8,
        /// The first questions that differ, so that admins can open them.
        questions -> Array<Nullable<Int8>>,
    }
}

diesel::table! {
    me_toos (thread_id, member_id) {
        thread_id -> Int8,
        member_id -> Int8,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// What staff note about a customer, for staff alone. Personal data, to help that customer better: erased with them.
    member_notes (id) {
        id -> Int8,
        member_id -> Int8,
        author_id -> Nullable<Int8>,
        /// Plain text.
        body -> Text,
        created_at -> Timestamptz,
        /// When it was taken away; whoever did may bring it back.
        deleted_at -> Nullable<Timestamptz>,
        /// Who took it away: its author, or an admin once that person is staff no more; null: the author, before this was written down.
        deleted_by -> Nullable<Int8>,
    }
}

diesel::table! {
    /// What members say they own, if they like. Purpose: filled into the form of a question, and shown to staff beside it.
    member_products (member_id, product_id) {
        member_id -> Int8,
        product_id -> Int8,
        /// Null: they did not say.
        version -> Nullable<Text>,
        said_at -> Timestamptz,
    }
}

diesel::table! {
    member_roles (id) {
        id -> Int8,
        member_id -> Int8,
        role -> Text,
        /// Null: the role holds for the whole site.
        board_id -> Nullable<Int8>,
        granted_by -> Nullable<Int8>,
        granted_at -> Timestamptz,
    }
}

diesel::table! {
    /// Accounts. Personal data: name and address, to run the account and to answer.
    members (id) {
        id -> Int8,
        handle -> Text,
        name -> Text,
        email -> Nullable<Text>,
        email_confirmed_at -> Nullable<Timestamptz>,
        password_hash -> Nullable<Text>,
        lang -> Text,
        theme -> Text,
        time_zone -> Text,
        shortcuts -> Bool,
        /// Where an imported member came from (source and name there); such a member cannot sign in until claimed.
        origin -> Nullable<Text>,
        created_at -> Timestamptz,
        suspended_at -> Nullable<Timestamptz>,
        /// Added up by a follower; the Helper badge shows it.
        accepted_answers -> Int4,
    }
}

diesel::table! {
    mentions (post_id, member_id) {
        post_id -> Int8,
        member_id -> Int8,
    }
}

diesel::table! {
    /// Questions whose answer is looked for in another one. A parent is never a child.
    merges (child_id) {
        child_id -> Int8,
        parent_id -> Int8,
        merged_by -> Nullable<Int8>,
        merged_at -> Timestamptz,
        /// When the child's asker was last asked whether the parent's answer solves theirs.
        asked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// What staff write to each other about a question: never for its asker, nor for anybody but the staff of its board.
    notes (id) {
        id -> Int8,
        thread_id -> Int8,
        author_id -> Int8,
        /// The newest post when it was written: it stands below that one.
        after_number -> Int4,
        body -> Text,
        html -> Text,
        renderer_version -> Int4,
        lang -> Text,
        created_at -> Timestamptz,
        /// When its author took it away; they may bring it back.
        deleted_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// What a member chose about a kind of notice; without a row it comes here, and by mail as the program says.
    notification_choices (member_id, kind) {
        member_id -> Int8,
        kind -> Text,
        here -> Bool,
        mail -> Bool,
        changed_at -> Timestamptz,
    }
}

diesel::table! {
    /// A member's inbox, written by a follower of the events: each member once for each event.
    notifications (id) {
        id -> Int8,
        member_id -> Int8,
        kind -> Text,
        event_id -> Int8,
        actor_id -> Nullable<Int8>,
        thread_id -> Nullable<Int8>,
        post_id -> Nullable<Int8>,
        article_id -> Nullable<Int8>,
        at -> Timestamptz,
        read_at -> Nullable<Timestamptz>,
        /// When the mail about it was handed to the mail server; null: not (yet) mailed.
        mailed_at -> Nullable<Timestamptz>,
        /// Wanted by mail only: the inbox does not show it.
        hidden -> Bool,
    }
}

diesel::table! {
    /// Hiding, removing, restoring, moving and leaving out by staff: who, when, why. The author sees the reason.
    post_decisions (id) {
        id -> Int8,
        post_id -> Int8,
        member_id -> Int8,
        act -> Text,
        reason -> Text,
        at -> Timestamptz,
        /// The state of the post before the decision; null: noted before that was kept.
        from_state -> Nullable<Text>,
    }
}

diesel::table! {
    /// What a post said before each edit; number 1 is the first text.
    post_revisions (post_id, number) {
        post_id -> Int8,
        number -> Int4,
        member_id -> Int8,
        title -> Nullable<Text>,
        body -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    post_uploads (post_id, upload_id) {
        post_id -> Int8,
        upload_id -> Int8,
    }
}

diesel::table! {
    posts (id) {
        id -> Int8,
        thread_id -> Int8,
        number -> Int4,
        author_id -> Int8,
        kind -> Text,
        body -> Text,
        /// The body, rendered and sanitised by this renderer_version.
        html -> Text,
        renderer_version -> Int4,
        lang -> Text,
        created_at -> Timestamptz,
        edited_at -> Nullable<Timestamptz>,
        revisions -> Int4,
        helpful -> Int4,
        /// deleted: by its author; hidden, removed: by staff, with a reason in post_decisions.
        state -> Text,
        /// Whether the author was staff of the board when writing.
        by_staff -> Bool,
    }
}

diesel::table! {
    /// What customers own and ask about. One is put away, never deleted: questions name it.
    products (id) {
        id -> Int8,
        name -> Text,
        /// In the order of choice. What a question or a member named once stays named, though it leaves this list.
        versions -> Array<Nullable<Text>>,
        /// Small ones come first.
        position -> Int4,
        created_by -> Nullable<Int8>,
        created_at -> Timestamptz,
        changed_by -> Nullable<Int8>,
        changed_at -> Timestamptz,
        archived_by -> Nullable<Int8>,
        archived_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// commitments added up by board and the end of the day first promised; those taken back before it are left out. The nightly check holds both together.
    promise_days (board_id, first_due_at, standing) {
        board_id -> Int8,
        first_due_at -> Timestamptz,
        /// kept: by the end of the day first promised.
        standing -> Text,
        promises -> Int4,
    }
}

diesel::table! {
    promotion_threads (promotion_id, thread_id) {
        promotion_id -> Int8,
        thread_id -> Int8,
        /// The question was open and now waits for its asker's yes.
        proposed -> Bool,
    }
}

diesel::table! {
    /// The act that turned threads into an article; undone as a whole within 30 days.
    promotions (id) {
        id -> Int8,
        article_id -> Int8,
        member_id -> Int8,
        at -> Timestamptz,
        undone_by -> Nullable<Int8>,
        undone_at -> Nullable<Timestamptz>,
        /// made: the article came of it; added: threads were added to an article that stood there.
        act -> Text,
    }
}

diesel::table! {
    /// What a post of a waiting proposal would say.
    publication_posts (publication_id, post_id) {
        publication_id -> Int8,
        post_id -> Int8,
        /// How often the post had been edited then: another number now means that something else is proposed than what stands.
        revision -> Int4,
        /// Null: it would be left out.
        body -> Nullable<Text>,
    }
}

diesel::table! {
    /// What a promise in a waiting proposal would say, and why it was taken back.
    publication_promises (publication_id, commitment_id) {
        publication_id -> Int8,
        commitment_id -> Int8,
        text -> Text,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    /// Proposals to make a private question public. What is proposed is kept until the asker has said yes or no, or it ends otherwise.
    publications (id) {
        id -> Int8,
        thread_id -> Int8,
        /// Where it stood when that was proposed: whose readers the asker agrees to.
        board_id -> Int8,
        /// What its title would be; empty once the proposal has ended.
        title -> Text,
        proposed_by -> Nullable<Int8>,
        proposed_at -> Timestamptz,
        ended_how -> Nullable<Text>,
        ended_at -> Nullable<Timestamptz>,
        ended_by -> Nullable<Int8>,
        /// By the signed link of a mail; else on the page, signed in.
        ended_by_mail -> Bool,
    }
}

diesel::table! {
    /// answer_measures added up by board, week of asking (its Monday), language, clock and ending; the nightly check holds both together.
    question_weeks (board_id, week, lang, clock, ending) {
        board_id -> Int8,
        week -> Date,
        lang -> Text,
        /// The wait for the first answer, or for the outcome.
        clock -> Text,
        ending -> Text,
        /// The different ones, in ascending order.
        minutes -> Array<Nullable<Int4>>,
        /// How many questions waited so long, in the order of minutes.
        questions -> Array<Nullable<Int4>>,
    }
}

diesel::table! {
    /// What an asker said of how it went, one row each time their question ended as solved. Purpose: satisfaction figures, which name nobody, and the card of the customer for staff of the board.
    ratings (question_id, closed_at) {
        question_id -> Int8,
        /// When it ended: since when it was closed.
        closed_at -> Timestamptz,
        /// Where it stood when it ended.
        board_id -> Int8,
        solved -> Nullable<Bool>,
        satisfied -> Nullable<Int2>,
        /// When they answered last; null: asked, not answered.
        rated_at -> Nullable<Timestamptz>,
        /// Whether the asker was told, when answering, that staff of the board see it.
        staff_may_read -> Bool,
    }
}

diesel::table! {
    /// After targets, calendars or groups changed: deadlines of open questions are set anew, in batches; how far that is.
    retargetings (id) {
        id -> Int8,
        wanted_at -> Timestamptz,
        total -> Int8,
        done -> Int8,
        changed -> Int8,
        /// The last question looked at: a restart goes on after it.
        after_question -> Int8,
        ended_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Who is on duty for a board, in their order.
    rota_places (board_id, member_id) {
        board_id -> Int8,
        member_id -> Int8,
        place -> Int4,
        /// On which days: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday, added up.
        weekdays -> Int2,
        /// When the rota last gave them a question: whose turn it is.
        given_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// A board's rota. A board without one goes by that of the board above it.
    rotas (board_id) {
        board_id -> Int8,
        /// Whether each new question is given to whoever is on duty, in turn.
        gives -> Bool,
        changed_by -> Nullable<Int8>,
        changed_at -> Timestamptz,
        /// Since when each day is watched.
        made_on -> Date,
        /// What the watch looks for in new posts.
        words -> Array<Nullable<Text>>,
    }
}

diesel::table! {
    /// Agents who may publish in the section; admins always may.
    section_owners (section_id, member_id) {
        section_id -> Int8,
        member_id -> Int8,
    }
}

diesel::table! {
    section_texts (section_id, lang) {
        section_id -> Int8,
        lang -> Text,
        name -> Text,
        /// What the section covers and where else to look.
        line -> Text,
    }
}

diesel::table! {
    sections (id) {
        id -> Int8,
        parent_id -> Nullable<Int8>,
        /// Where the questions of readers who are still stuck go.
        board_id -> Nullable<Int8>,
        slug -> Text,
        position -> Int4,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    sessions (key_hash) {
        /// SHA-256 of the key in the cookie; the key itself is stored nowhere.
        key_hash -> Bytea,
        member_id -> Int8,
        user_agent -> Text,
        created_at -> Timestamptz,
        seen_at -> Timestamptz,
        expires_at -> Timestamptz,
        /// When the password was last typed in this session; null: when it began.
        proved_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    settings (singleton) {
        singleton -> Bool,
        site_name -> Text,
        default_lang -> Text,
        langs -> Array<Nullable<Text>>,
        time_zone -> Text,
        contact_email -> Nullable<Text>,
        contact_phone -> Nullable<Text>,
        contact_hours -> Nullable<Text>,
        /// When the set-up page was finished; null until then.
        set_up_at -> Nullable<Timestamptz>,
        /// A silent asker is reminded so many days after the answer.
        first_reminder_days -> Int4,
        second_reminder_days -> Int4,
        /// After so many days of silence the question counts as solved.
        presumed_solved_days -> Int4,
        /// A claim ends so long after its agent last wrote at a draft.
        claim_minutes -> Int4,
    }
}

diesel::table! {
    sign_in_failures (id) {
        id -> Int8,
        /// SHA-256 in hex of the lower-cased address that was tried, known or not.
        account -> Text,
        at -> Timestamptz,
    }
}

diesel::table! {
    tags (id) {
        id -> Int8,
        name -> Text,
        slug -> Text,
    }
}

diesel::table! {
    /// Versions of a board's promised times; a row never changes, the newest holds for new clocks.
    targets (id) {
        id -> Int8,
        board_id -> Int8,
        /// From the question to the first answer, in minutes of the calendar.
        answer_minutes -> Int4,
        /// From the question to its outcome, in minutes of the calendar.
        outcome_minutes -> Int4,
        created_by -> Nullable<Int8>,
        created_at -> Timestamptz,
        urgency -> Text,
        /// To whom; null: to everybody.
        group_id -> Nullable<Int8>,
        /// From the asker's new message to the next answer, in minutes of the calendar.
        next_minutes -> Int4,
        calendar_version_id -> Int8,
        /// Since when it holds for no clock any more.
        replaced_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Which product a thread is about, as its author said.
    thread_products (thread_id) {
        thread_id -> Int8,
        product_id -> Int8,
        version -> Nullable<Text>,
    }
}

diesel::table! {
    thread_tags (thread_id, tag_id) {
        thread_id -> Int8,
        tag_id -> Int8,
    }
}

diesel::table! {
    threads (id) {
        id -> Int8,
        board_id -> Int8,
        audience_id -> Int8,
        author_id -> Int8,
        kind -> Text,
        /// The id if this is a question: no question commits without its ledger row.
        question_id -> Nullable<Int8>,
        title -> Text,
        slug -> Text,
        lang -> Text,
        excerpt -> Text,
        created_at -> Timestamptz,
        last_post_at -> Timestamptz,
        /// The number of its newest post; numbers are stable and never reused.
        last_number -> Int4,
        /// Posts that can be seen, without the first; changed in the reply's transaction.
        replies -> Int4,
        me_toos -> Int4,
        follows -> Int4,
        views -> Int8,
        hidden_at -> Nullable<Timestamptz>,
        locked_at -> Nullable<Timestamptz>,
        accepted_post_id -> Nullable<Int8>,
        /// The article this thread was promoted to; the banner on top of the thread.
        article_id -> Nullable<Int8>,
        /// Source and id there of an imported thread: importing again makes no double.
        origin -> Nullable<Text>,
        /// Ids of articles and threads that were suggested before posting.
        shown -> Nullable<Jsonb>,
        /// Whether it was ever merged, promised about, escalated, or about a product: few are.
        has_more -> Bool,
    }
}

diesel::table! {
    /// One-time links sent by mail, stored as SHA-256.
    tokens (hash) {
        hash -> Bytea,
        member_id -> Int8,
        purpose -> Text,
        email -> Text,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        /// When the mail with the link was handed over; null: it is on its way, or its sender died.
        sent_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// Everybody who brought this picture: the same one again is the same file.
    upload_bringers (upload_id, member_id) {
        upload_id -> Int8,
        member_id -> Int8,
    }
}

diesel::table! {
    uploads (id) {
        id -> Int8,
        /// SHA-256 of the stored bytes and their type: the file's name in the uploads folder.
        name -> Text,
        member_id -> Nullable<Int8>,
        media_type -> Text,
        width -> Int4,
        height -> Int4,
        bytes -> Int4,
        at -> Timestamptz,
        /// When it was last brought or looked for in texts; null: not since it was added.
        looked_at -> Nullable<Timestamptz>,
        /// When it was first found in no text any more.
        unused_since -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    /// A question to which everything a rule names applies is as urgent as the rule says; of several the most urgent counts.
    urgency_rules (id) {
        id -> Int8,
        name -> Text,
        /// How urgent; normal: it says nothing of that.
        urgency -> Text,
        /// Any of them, as words of the asker's; empty: whatever they write.
        words -> Array<Nullable<Text>>,
        board_id -> Nullable<Int8>,
        group_id -> Nullable<Int8>,
        /// Open for so long, in plain minutes.
        age_minutes -> Nullable<Int4>,
        /// So many have it too.
        me_toos -> Nullable<Int4>,
        changed_by -> Nullable<Int8>,
        changed_at -> Timestamptz,
        /// Who answers for such a question; null: it says nothing of that.
        owner_id -> Nullable<Int8>,
    }
}

diesel::table! {
    /// When a question will have been open long enough for one more rule: it is looked at again then.
    urgency_waits (question_id) {
        question_id -> Int8,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// A named agent's mark: this reply is right.
    verifications (post_id) {
        post_id -> Int8,
        thread_id -> Int8,
        member_id -> Int8,
        at -> Timestamptz,
    }
}

diesel::table! {
    votes (post_id, member_id) {
        post_id -> Int8,
        member_id -> Int8,
        at -> Timestamptz,
    }
}

diesel::table! {
    /// Days of a board that somebody signed for, or that nobody did.
    watches (board_id, day) {
        board_id -> Int8,
        day -> Date,
        /// Whose turn it was.
        member_id -> Nullable<Int8>,
        signed_by -> Nullable<Int8>,
        signed_at -> Nullable<Timestamptz>,
        line -> Text,
        /// When it was noticed that the day had ended without a signature; one may still come.
        missed_at -> Nullable<Timestamptz>,
        /// Until when whoever signed had read: what came after is new the next time.
        seen_at -> Nullable<Timestamptz>,
    }
}

diesel::joinable!(absences -> members (member_id));
diesel::joinable!(acceptances -> members (member_id));
diesel::joinable!(acceptances -> posts (post_id));
diesel::joinable!(acceptances -> threads (thread_id));
diesel::joinable!(answer_hours -> boards (board_id));
diesel::joinable!(answer_measures -> boards (board_id));
diesel::joinable!(article_days -> articles (article_id));
diesel::joinable!(article_revisions -> articles (article_id));
diesel::joinable!(article_revisions -> members (member_id));
diesel::joinable!(article_votes -> articles (article_id));
diesel::joinable!(article_wordings -> articles (article_id));
diesel::joinable!(article_wordings -> members (member_id));
diesel::joinable!(article_wordings -> threads (thread_id));
diesel::joinable!(articles -> audiences (audience_id));
diesel::joinable!(articles -> sections (section_id));
diesel::joinable!(board_texts -> boards (board_id));
diesel::joinable!(calendar_versions -> calendars (calendar_id));
diesel::joinable!(calendar_versions -> members (created_by));
diesel::joinable!(canned_replies -> boards (board_id));
diesel::joinable!(canned_replies -> members (owner_id));
diesel::joinable!(canned_reply_texts -> canned_replies (reply_id));
diesel::joinable!(canned_uses -> articles (article_id));
diesel::joinable!(canned_uses -> canned_replies (reply_id));
diesel::joinable!(canned_uses -> posts (post_id));
diesel::joinable!(commitments -> posts (post_id));
diesel::joinable!(commitments -> threads (thread_id));
diesel::joinable!(contact_attempts -> escalations (escalation_id));
diesel::joinable!(contact_attempts -> members (member_id));
diesel::joinable!(contact_consents -> members (member_id));
diesel::joinable!(contact_consents -> threads (question_id));
diesel::joinable!(customer_group_members -> customer_groups (group_id));
diesel::joinable!(drafts -> members (member_id));
diesel::joinable!(escalations -> threads (question_id));
diesel::joinable!(event_failures -> events (event_id));
diesel::joinable!(faq_drafts -> articles (article_id));
diesel::joinable!(faq_drafts -> audiences (audience_id));
diesel::joinable!(faq_drafts -> members (author_id));
diesel::joinable!(faq_drafts -> sections (section_id));
diesel::joinable!(faq_drafts -> threads (thread_id));
diesel::joinable!(flags -> posts (post_id));
diesel::joinable!(follows -> members (member_id));
diesel::joinable!(follows -> threads (thread_id));
diesel::joinable!(handed_on -> members (away_id));
diesel::joinable!(handed_on -> threads (question_id));
diesel::joinable!(ladder_taken -> boards (board_id));
diesel::joinable!(ladder_taken -> threads (question_id));
diesel::joinable!(ladder_waits -> threads (question_id));
diesel::joinable!(ledger -> boards (board_id));
diesel::joinable!(ledger -> targets (target_id));
diesel::joinable!(me_toos -> members (member_id));
diesel::joinable!(me_toos -> threads (thread_id));
diesel::joinable!(member_notes -> members (member_id));
diesel::joinable!(member_products -> members (member_id));
diesel::joinable!(member_products -> products (product_id));
diesel::joinable!(member_roles -> boards (board_id));
diesel::joinable!(mentions -> members (member_id));
diesel::joinable!(mentions -> posts (post_id));
diesel::joinable!(merges -> members (merged_by));
diesel::joinable!(notes -> members (author_id));
diesel::joinable!(notes -> threads (thread_id));
diesel::joinable!(notification_choices -> members (member_id));
diesel::joinable!(notifications -> articles (article_id));
diesel::joinable!(notifications -> events (event_id));
diesel::joinable!(notifications -> posts (post_id));
diesel::joinable!(notifications -> threads (thread_id));
diesel::joinable!(post_decisions -> members (member_id));
diesel::joinable!(post_decisions -> posts (post_id));
diesel::joinable!(post_revisions -> members (member_id));
diesel::joinable!(post_revisions -> posts (post_id));
diesel::joinable!(post_uploads -> posts (post_id));
diesel::joinable!(post_uploads -> uploads (upload_id));
diesel::joinable!(posts -> members (author_id));
diesel::joinable!(promise_days -> boards (board_id));
diesel::joinable!(promotion_threads -> promotions (promotion_id));
diesel::joinable!(promotion_threads -> threads (thread_id));
diesel::joinable!(promotions -> articles (article_id));
diesel::joinable!(publication_posts -> posts (post_id));
diesel::joinable!(publication_posts -> publications (publication_id));
diesel::joinable!(publication_promises -> commitments (commitment_id));
diesel::joinable!(publication_promises -> publications (publication_id));
diesel::joinable!(publications -> boards (board_id));
diesel::joinable!(publications -> threads (thread_id));
diesel::joinable!(question_weeks -> boards (board_id));
diesel::joinable!(ratings -> boards (board_id));
diesel::joinable!(ratings -> threads (question_id));
diesel::joinable!(rota_places -> members (member_id));
diesel::joinable!(rota_places -> rotas (board_id));
diesel::joinable!(rotas -> boards (board_id));
diesel::joinable!(rotas -> members (changed_by));
diesel::joinable!(section_owners -> members (member_id));
diesel::joinable!(section_owners -> sections (section_id));
diesel::joinable!(section_texts -> sections (section_id));
diesel::joinable!(sections -> boards (board_id));
diesel::joinable!(sessions -> members (member_id));
diesel::joinable!(targets -> boards (board_id));
diesel::joinable!(targets -> calendar_versions (calendar_version_id));
diesel::joinable!(targets -> customer_groups (group_id));
diesel::joinable!(targets -> members (created_by));
diesel::joinable!(thread_products -> products (product_id));
diesel::joinable!(thread_products -> threads (thread_id));
diesel::joinable!(thread_tags -> tags (tag_id));
diesel::joinable!(thread_tags -> threads (thread_id));
diesel::joinable!(threads -> articles (article_id));
diesel::joinable!(threads -> audiences (audience_id));
diesel::joinable!(threads -> boards (board_id));
diesel::joinable!(threads -> ledger (question_id));
diesel::joinable!(threads -> members (author_id));
diesel::joinable!(tokens -> members (member_id));
diesel::joinable!(upload_bringers -> members (member_id));
diesel::joinable!(upload_bringers -> uploads (upload_id));
diesel::joinable!(uploads -> members (member_id));
diesel::joinable!(urgency_rules -> boards (board_id));
diesel::joinable!(urgency_rules -> customer_groups (group_id));
diesel::joinable!(urgency_rules -> members (changed_by));
diesel::joinable!(urgency_waits -> threads (question_id));
diesel::joinable!(verifications -> members (member_id));
diesel::joinable!(verifications -> posts (post_id));
diesel::joinable!(verifications -> threads (thread_id));
diesel::joinable!(votes -> members (member_id));
diesel::joinable!(votes -> posts (post_id));
diesel::joinable!(watches -> boards (board_id));

diesel::allow_tables_to_appear_in_same_query!(
    absences,
    acceptances,
    address_showings,
    answer_hours,
    answer_measures,
    article_days,
    article_links,
    article_revisions,
    article_votes,
    article_wordings,
    articles,
    audiences,
    board_texts,
    boards,
    calendar_versions,
    calendars,
    canned_replies,
    canned_reply_texts,
    canned_uses,
    commitments,
    contact_attempts,
    contact_consents,
    customer_group_members,
    customer_groups,
    desk_bulk_rows,
    desk_bulks,
    desk_presence,
    desk_views,
    drafts,
    escalations,
    event_failures,
    event_head,
    event_positions,
    events,
    faq_drafts,
    figure_checks,
    figures_zone,
    flags,
    follows,
    form_keys,
    guest_drafts,
    handed_on,
    ladder_steps,
    ladder_taken,
    ladder_waits,
    ledger,
    ledger_checks,
    me_toos,
    member_notes,
    member_products,
    member_roles,
    members,
    mentions,
    merges,
    notes,
    notification_choices,
    notifications,
    post_decisions,
    post_revisions,
    post_uploads,
    posts,
    products,
    promise_days,
    promotion_threads,
    promotions,
    publication_posts,
    publication_promises,
    publications,
    question_weeks,
    ratings,
    retargetings,
    rota_places,
    rotas,
    section_owners,
    section_texts,
    sections,
    sessions,
    settings,
    sign_in_failures,
    tags,
    targets,
    thread_products,
    thread_tags,
    threads,
    tokens,
    upload_bringers,
    uploads,
    urgency_rules,
    urgency_waits,
    verifications,
    votes,
    watches,
);
