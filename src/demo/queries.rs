//! Statements that fill an empty forum.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::Timestamptz;
use diesel_async::RunQueryDsl;
use sha2::{Digest, Sha256};

use super::content::{MemberText, SiteText};
use crate::db::schema::{
    article_days, article_links, article_revisions, article_votes, article_wordings, articles, audiences,
    member_roles, members, post_revisions, posts, promotion_threads, promotions, section_owners,
    section_texts, sections, settings, threads,
};
use crate::db::{
    self, ArticleId, AudienceId, BoardId, Conn, MemberId, PostId, PromotionId, SectionId, ThreadId,
};
use crate::text::Lang;
use crate::text::markdown::RENDERER_VERSION;
use crate::viewer::{Role, Rule};

/// Days over which votes on an article are spread.
const VOTE_DAYS: i64 = 28;

/// Whether nobody is here and nothing was written yet.
pub(super) async fn is_empty(conn: &mut Conn) -> QueryResult<bool> {
    use diesel::dsl::exists;
    let anybody = diesel::select(exists(members::table.select(members::id))).get_result::<bool>(conn).await?;
    let any_article =
        diesel::select(exists(articles::table.select(articles::id))).get_result::<bool>(conn).await?;
    Ok(!anybody && !any_article)
}

/// The site's settings, as if the set-up page had been finished.
pub(super) async fn set_site(conn: &mut Conn, site: &SiteText, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(settings::table)
        .set((
            settings::site_name.eq(&site.name),
            settings::time_zone.eq(&site.time_zone),
            settings::contact_email.eq(&site.email),
            settings::contact_phone.eq(&site.phone),
            settings::contact_hours.eq(&site.hours),
            settings::set_up_at.eq(at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// A member with a confirmed address and this password, and their role for the whole site.
pub(super) async fn insert_member(
    conn: &mut Conn,
    member: &MemberText,
    zone: &str,
    password_hash: &str,
    now: DateTime<Utc>,
) -> QueryResult<MemberId> {
    let came = now - TimeDelta::days(member.days);
    let id: MemberId = diesel::insert_into(members::table)
        .values((
            members::handle.eq(&member.handle),
            members::name.eq(&member.name),
            members::email.eq(super::run::address(&member.handle)),
            members::email_confirmed_at.eq(came),
            members::password_hash.eq(password_hash),
            members::lang.eq(member.lang.tag()),
            members::time_zone.eq(zone),
            members::created_at.eq(came),
        ))
        .returning(members::id)
        .get_result(conn)
        .await?;
    if let Some(role) = member.role {
        grant(conn, id, role, came).await?;
    }
    Ok(id)
}

async fn grant(conn: &mut Conn, member: MemberId, role: Role, at: DateTime<Utc>) -> QueryResult<usize> {
    let row =
        (member_roles::member_id.eq(member), member_roles::role.eq(role), member_roles::granted_at.eq(at));
    diesel::insert_into(member_roles::table).values(row).execute(conn).await
}

/// The site-wide audience of a rule.
pub(super) async fn audience(conn: &mut Conn, rule: Rule) -> QueryResult<AudienceId> {
    let of_site = audiences::table.filter(audiences::rule.eq(rule).and(audiences::board_id.is_null()));
    of_site.select(audiences::id).first(conn).await
}

/// A section of the FAQ.
pub(super) struct NewSection<'a> {
    pub(super) slug: &'a str,
    pub(super) parent: Option<SectionId>,
    pub(super) board: Option<BoardId>,
    pub(super) position: i32,
    pub(super) at: DateTime<Utc>,
}

/// Writes a section.
pub(super) async fn insert_section(conn: &mut Conn, new: &NewSection<'_>) -> QueryResult<SectionId> {
    diesel::insert_into(sections::table)
        .values((
            sections::slug.eq(new.slug),
            sections::parent_id.eq(new.parent),
            sections::board_id.eq(new.board),
            sections::position.eq(new.position),
            sections::created_at.eq(new.at),
        ))
        .returning(sections::id)
        .get_result(conn)
        .await
}

/// Its texts in one language.
pub(super) async fn insert_section_text(
    conn: &mut Conn,
    section: SectionId,
    lang: Lang,
    [name, line]: &[String; 2],
) -> QueryResult<()> {
    diesel::insert_into(section_texts::table)
        .values((
            section_texts::section_id.eq(section),
            section_texts::lang.eq(lang.tag()),
            section_texts::name.eq(name),
            section_texts::line.eq(line),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Who may publish in it.
pub(super) async fn own_section(conn: &mut Conn, section: SectionId, member: MemberId) -> QueryResult<()> {
    let row = (section_owners::section_id.eq(section), section_owners::member_id.eq(member));
    diesel::insert_into(section_owners::table).values(row).execute(conn).await?;
    Ok(())
}

/// An article as it is published.
pub(super) struct NewArticle<'a> {
    pub(super) text: &'a super::content::ArticleText,
    pub(super) slug: &'a str,
    pub(super) section: SectionId,
    pub(super) audience: AudienceId,
    pub(super) translation_of: Option<ArticleId>,
    pub(super) owner: MemberId,
    pub(super) html: &'a str,
    pub(super) verified_at: DateTime<Utc>,
    pub(super) review_on: NaiveDate,
}

/// Writes the article.
pub(super) async fn insert_article(conn: &mut Conn, new: &NewArticle<'_>) -> QueryResult<ArticleId> {
    let text = new.text;
    let count = |votes: u32| i32::try_from(votes).unwrap_or(i32::MAX);
    let who_and_when = (
        articles::owner_id.eq(new.owner),
        articles::verified_by.eq(new.owner),
        articles::verified_at.eq(new.verified_at),
        articles::review_on.eq(new.review_on),
        articles::created_at.eq(new.verified_at),
        articles::published_at.eq(new.verified_at),
        articles::pinned_at.eq(text.pinned.then_some(new.verified_at)),
    );
    let figures = (
        articles::helpful.eq(count(text.votes.0)),
        articles::unhelpful.eq(count(text.votes.1)),
        articles::views.eq(text.views),
    );
    diesel::insert_into(articles::table)
        .values((
            articles::section_id.eq(new.section),
            articles::audience_id.eq(new.audience),
            articles::translation_of.eq(new.translation_of),
            articles::kind.eq(&text.kind),
            articles::state.eq("published"),
            articles::lang.eq(text.lang.tag()),
            articles::slug.eq(new.slug),
            articles::title.eq(&text.title),
            articles::short.eq(&text.short),
            articles::body.eq(&text.body),
            articles::html.eq(new.html),
            articles::renderer_version.eq(RENDERER_VERSION),
            who_and_when,
            figures,
        ))
        .returning(articles::id)
        .get_result(conn)
        .await
}

/// Its views, spread over the last weeks as readers come: most of them lately.
pub(super) async fn insert_days(
    conn: &mut Conn,
    article: ArticleId,
    views: i64,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let a_day = |back: i64| i32::try_from(views / (back + VOTE_DAYS)).unwrap_or(i32::MAX);
    let days: Vec<(NaiveDate, i32)> = (0..VOTE_DAYS)
        .map(|back| ((now - TimeDelta::days(back)).date_naive(), a_day(back)))
        .filter(|(_, views)| *views > 0)
        .collect();
    let rows: Vec<_> = days
        .iter()
        .map(|(day, views)| {
            (article_days::article_id.eq(article), article_days::day.eq(*day), article_days::views.eq(*views))
        })
        .collect();
    diesel::insert_into(article_days::table).values(rows).execute(conn).await?;
    let recent: i32 = days.iter().map(|(_, views)| *views).sum();
    diesel::update(articles::table.find(article.0))
        .set(articles::recent_views.eq(recent))
        .execute(conn)
        .await?;
    Ok(())
}

/// Its first revision.
pub(super) async fn insert_revision(
    conn: &mut Conn,
    article: ArticleId,
    new: &NewArticle<'_>,
) -> QueryResult<()> {
    diesel::insert_into(article_revisions::table)
        .values((
            article_revisions::article_id.eq(article),
            article_revisions::number.eq(1),
            article_revisions::member_id.eq(new.owner),
            article_revisions::title.eq(&new.text.title),
            article_revisions::short.eq(&new.text.short),
            article_revisions::body.eq(&new.text.body),
            article_revisions::at.eq(new.verified_at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Customers' words for it.
pub(super) async fn insert_wordings(
    conn: &mut Conn,
    article: ArticleId,
    lang: Lang,
    wordings: &[String],
    at: DateTime<Utc>,
) -> QueryResult<()> {
    let row = |text: &String| {
        (
            article_wordings::article_id.eq(article),
            article_wordings::lang.eq(lang.tag()),
            article_wordings::text.eq(text.clone()),
            article_wordings::at.eq(at),
        )
    };
    let rows: Vec<_> = wordings.iter().map(row).collect();
    diesel::insert_into(article_wordings::table).values(rows).execute(conn).await?;
    Ok(())
}

/// Related articles, both ways.
pub(super) async fn link(conn: &mut Conn, one: ArticleId, other: ArticleId) -> QueryResult<()> {
    let row = |from: ArticleId, to: ArticleId| (article_links::from_id.eq(from), article_links::to_id.eq(to));
    let rows = vec![row(one, other), row(other, one)];
    diesel::insert_into(article_links::table).values(rows).on_conflict_do_nothing().execute(conn).await?;
    Ok(())
}

/// Readers' yes and no over the last weeks.
pub(super) async fn insert_votes(
    conn: &mut Conn,
    article: ArticleId,
    (yes, no): (u32, u32),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    const REASONS: [&str; 4] = ["incomplete", "unclear", "wrong", "other"];
    let row = |number: u32| {
        let at = now
            - TimeDelta::days(i64::from(number) % VOTE_DAYS)
            - TimeDelta::minutes(i64::from(number) * 7 % 600);
        let reason = if number < yes { None } else { REASONS.iter().cycle().nth(number as usize).copied() };
        (
            article_votes::article_id.eq(article),
            article_votes::voter.eq(Sha256::digest(format!("demo {article} {number}")).to_vec()),
            article_votes::day.eq(at.date_naive()),
            article_votes::helpful.eq(number < yes),
            article_votes::reason.eq(reason),
            article_votes::at.eq(at),
        )
    };
    let rows: Vec<_> = (0..yes + no).map(row).collect();
    diesel::insert_into(article_votes::table).values(rows).execute(conn).await?;
    Ok(())
}

/// The act that made an article from threads, which show it from then on.
pub(super) async fn promote(
    conn: &mut Conn,
    article: ArticleId,
    by: MemberId,
    sources: &[(ThreadId, bool)],
    at: DateTime<Utc>,
) -> QueryResult<()> {
    let id: PromotionId = diesel::insert_into(promotions::table)
        .values((promotions::article_id.eq(article), promotions::member_id.eq(by), promotions::at.eq(at)))
        .returning(promotions::id)
        .get_result(conn)
        .await?;
    for (thread, proposed) in sources {
        let row = (promotion_threads::promotion_id.eq(id), promotion_threads::thread_id.eq(*thread));
        let row = (row, promotion_threads::proposed.eq(*proposed));
        diesel::insert_into(promotion_threads::table).values(row).execute(conn).await?;
        diesel::update(threads::table.find(thread.0))
            .set(threads::article_id.eq(article))
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// How many posts there are.
pub(super) async fn posts(conn: &mut Conn) -> QueryResult<usize> {
    let count: i64 = posts::table.count().get_result(conn).await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// What a post said before its one edit.
pub(super) async fn insert_earlier_text(
    conn: &mut Conn,
    post: PostId,
    by: MemberId,
    body: &str,
    edited_at: DateTime<Utc>,
) -> QueryResult<()> {
    let thread = threads::table.inner_join(posts::table.on(posts::thread_id.eq(threads::id)));
    let thread = thread.filter(posts::id.eq(post).and(posts::number.eq(1)));
    let title: Option<String> = thread.select(threads::title).first(conn).await.optional()?;
    diesel::insert_into(post_revisions::table)
        .values((
            post_revisions::post_id.eq(post),
            post_revisions::number.eq(1),
            post_revisions::member_id.eq(by),
            post_revisions::title.eq(title),
            post_revisions::body.eq(body),
            post_revisions::at.eq(edited_at),
        ))
        .execute(conn)
        .await?;
    let edited = (posts::edited_at.eq(edited_at), posts::revisions.eq(1));
    diesel::update(posts::table.find(post.0)).set(edited).execute(conn).await?;
    Ok(())
}

/// What askers said of how it went, by their questions' numbers: three of four answered, most are content.
pub(super) async fn insert_ratings(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
    db::statement(
        "insert into ratings (question_id, closed_at, board_id, solved, satisfied, rated_at, staff_may_read)
         select question_id, waiting_since, board_id, case when said then part <> 0 end,
             case when said then case when part = 0 then 2 when part = 1 then 3 when part < 5 then 4 else 5 end end,
             case when said then least(waiting_since + interval '3 hours', $1) end, said
         from (select *, question_id % 11 as part, question_id % 4 <> 0 as said from ledger) as l
         where state = 'closed' and outcome not in ('withdrawn', 'removed')",
    )
    .bind::<Timestamptz, _>(now)
    .execute(conn)
    .await?;
    Ok(())
}
