//! Statements on members and their roles.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel_async::RunQueryDsl;

use crate::accounts::model::{NewMember, Preferences, Shortcuts};
use crate::db::paging::{LIST_ROWS, Slice};
use crate::db::schema::{member_roles, members};
use crate::db::{BoardId, Conn, MemberId};
use crate::viewer::Role;

/// What signing in compares with.
#[derive(Debug, Clone, Queryable)]
pub struct Credentials {
    /// Whose.
    pub id: MemberId,
    /// The stored hash; none for imported members.
    pub password_hash: Option<String>,
    /// When the address was confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Since when they may not sign in.
    pub suspended_at: Option<DateTime<Utc>>,
}

/// The account of an address.
pub async fn by_email(conn: &mut Conn, email: &str) -> QueryResult<Option<Credentials>> {
    let same = sql::<Bool>("lower(email) = lower(").bind::<Text, _>(email).sql(")");
    members::table
        .filter(same)
        .select((members::id, members::password_hash, members::email_confirmed_at, members::suspended_at))
        .first(conn)
        .await
        .optional()
}

/// The stored hash of a member.
pub async fn password_hash(conn: &mut Conn, id: MemberId) -> QueryResult<Option<String>> {
    members::table.find(id.0).select(members::password_hash).first(conn).await
}

/// Makes the account; `None` when the address or the handle is taken.
pub async fn insert(
    conn: &mut Conn,
    new: &NewMember,
    handle: &str,
    now: DateTime<Utc>,
) -> QueryResult<Option<MemberId>> {
    diesel::insert_into(members::table)
        .values((
            members::handle.eq(handle),
            members::name.eq(new.name.as_str()),
            members::email.eq(new.email.as_str()),
            members::password_hash.eq(&new.password_hash),
            members::lang.eq(new.lang.tag()),
            members::time_zone.eq(new.zone.name()),
            members::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .returning(members::id)
        .get_result(conn)
        .await
        .optional()
}

/// Notes that the address is theirs; keeps the first time.
pub async fn confirm(conn: &mut Conn, id: MemberId, email: &str, now: DateTime<Utc>) -> QueryResult<usize> {
    let same = sql::<Bool>("lower(email) = lower(").bind::<Text, _>(email.to_owned()).sql(")");
    diesel::update(
        members::table
            .filter(members::id.eq(id.0))
            .filter(members::email_confirmed_at.is_null())
            .filter(same),
    )
    .set(members::email_confirmed_at.eq(now))
    .execute(conn)
    .await
}

/// Stores a new password.
pub async fn set_password(conn: &mut Conn, id: MemberId, hash: &str) -> QueryResult<usize> {
    diesel::update(members::table.find(id.0)).set(members::password_hash.eq(hash)).execute(conn).await
}

/// Stores what the member chose.
pub async fn set_preferences(conn: &mut Conn, id: MemberId, new: &Preferences) -> QueryResult<usize> {
    diesel::update(members::table.find(id.0))
        .set((
            members::name.eq(new.name.as_str()),
            members::lang.eq(new.lang.tag()),
            members::theme.eq(new.theme.as_str()),
            members::time_zone.eq(new.zone.name()),
            members::shortcuts.eq(new.shortcuts == Shortcuts::On),
        ))
        .execute(conn)
        .await
}

/// Stores the language alone.
pub async fn set_lang(conn: &mut Conn, id: MemberId, lang: &str) -> QueryResult<usize> {
    diesel::update(members::table.find(id.0)).set(members::lang.eq(lang)).execute(conn).await
}

/// Stores the colours alone.
pub async fn set_theme(conn: &mut Conn, id: MemberId, theme: &str) -> QueryResult<usize> {
    diesel::update(members::table.find(id.0)).set(members::theme.eq(theme)).execute(conn).await
}

/// Whom a mail goes to.
#[derive(Debug, Clone, Queryable)]
pub struct Addressee {
    /// Name.
    pub name: String,
    /// Address; none when it was erased or never known.
    pub email: Option<String>,
    /// Language tag.
    pub lang: String,
    /// When the address was confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Name of their time zone.
    pub time_zone: String,
}

/// Whom a mail to this member goes to.
pub async fn addressee(conn: &mut Conn, id: MemberId) -> QueryResult<Option<Addressee>> {
    members::table
        .find(id.0)
        .filter(members::suspended_at.is_null())
        .select((
            members::name,
            members::email,
            members::lang,
            members::email_confirmed_at,
            members::time_zone,
        ))
        .first(conn)
        .await
        .optional()
}

/// A member as their profile and admins see them.
#[derive(Debug, Clone, Queryable)]
pub struct Profile {
    /// Whose.
    pub id: MemberId,
    /// Name in addresses.
    pub handle: String,
    /// Name.
    pub name: String,
    /// Address; for admins only.
    pub email: Option<String>,
    /// When it was confirmed.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When they signed up.
    pub created_at: DateTime<Utc>,
    /// Replies of theirs that askers accepted.
    pub accepted_answers: i32,
}

type ProfileColumns = (
    members::id,
    members::handle,
    members::name,
    members::email,
    members::email_confirmed_at,
    members::created_at,
    members::accepted_answers,
);

const PROFILE: ProfileColumns = (
    members::id,
    members::handle,
    members::name,
    members::email,
    members::email_confirmed_at,
    members::created_at,
    members::accepted_answers,
);

/// The member of a handle.
pub async fn by_handle(conn: &mut Conn, handle: &str) -> QueryResult<Option<Profile>> {
    members::table.filter(members::handle.eq(handle)).select(PROFILE).first(conn).await.optional()
}

/// The member of an id.
pub async fn by_id(conn: &mut Conn, id: MemberId) -> QueryResult<Option<Profile>> {
    members::table.find(id.0).select(PROFILE).first(conn).await.optional()
}

/// Members whose name, handle or address holds the words, newest first, before the given one.
pub async fn search(
    conn: &mut Conn,
    words: &str,
    before: Option<MemberId>,
) -> QueryResult<Slice<Profile, MemberId>> {
    let mut query =
        members::table.select(PROFILE).order(members::id.desc()).limit(LIST_ROWS + 1).into_boxed();
    if !words.is_empty() {
        let escaped = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let like = format!("%{escaped}%");
        query = query.filter(
            members::name
                .ilike(like.clone())
                .or(members::handle.ilike(like.clone()))
                .or(sql::<Bool>("coalesce(email, '') ilike ").bind::<Text, _>(like)),
        );
    }
    if let Some(before) = before {
        query = query.filter(members::id.lt(before.0));
    }
    let rows: Vec<Profile> = query.load(conn).await?;
    Ok(Slice::cut(rows, LIST_ROWS, |last| last.id))
}

/// A role as admins see it.
#[derive(Debug, Clone, Queryable)]
pub struct GivenRole {
    /// Its row.
    pub id: i64,
    /// Which.
    pub role: Role,
    /// Where; `None` for the site.
    pub board: Option<BoardId>,
    /// Who gave it.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The roles of a member, oldest first.
pub async fn roles(conn: &mut Conn, id: MemberId) -> QueryResult<Vec<GivenRole>> {
    let giver = diesel::alias!(members as giver);
    member_roles::table
        .left_join(giver.on(giver.field(members::id).nullable().eq(member_roles::granted_by)))
        .filter(member_roles::member_id.eq(id.0))
        .order(member_roles::id)
        .select((
            member_roles::id,
            member_roles::role,
            member_roles::board_id,
            giver.field(members::name).nullable(),
            member_roles::granted_at,
        ))
        .load(conn)
        .await
}

/// Who answers for a board, by name: agents and leads of it or of the whole site, and admins.
pub async fn answering_for(conn: &mut Conn, board: BoardId) -> QueryResult<Vec<(MemberId, String)>> {
    let here = member_roles::board_id.is_null().or(member_roles::board_id.eq(board.0));
    let answers = [Role::Agent, Role::Lead, Role::Admin].map(Role::as_str);
    let roles = member_roles::table
        .filter(here.and(member_roles::role.eq_any(answers)))
        .select(member_roles::member_id);
    members::table
        .filter(members::id.eq_any(roles).and(members::suspended_at.is_null()))
        .order((members::name, members::id))
        .select((members::id, members::name))
        .load(conn)
        .await
}

/// Who answers for any board, by name.
pub async fn answering(conn: &mut Conn) -> QueryResult<Vec<(MemberId, String)>> {
    let answers = [Role::Agent, Role::Lead, Role::Admin].map(Role::as_str);
    let roles =
        member_roles::table.filter(member_roles::role.eq_any(answers)).select(member_roles::member_id);
    members::table
        .filter(members::id.eq_any(roles).and(members::suspended_at.is_null()))
        .order((members::name, members::id))
        .select((members::id, members::name))
        .load(conn)
        .await
}

/// Who leads a board: its leads, else those of the whole site, else the admins.
pub async fn leading(conn: &mut Conn, board: BoardId) -> QueryResult<Vec<MemberId>> {
    type Given = (MemberId, Role, Option<BoardId>);
    let roles: Vec<Given> = member_roles::table
        .inner_join(members::table.on(members::id.eq(member_roles::member_id)))
        .filter(members::suspended_at.is_null())
        .filter(member_roles::role.eq_any([Role::Lead, Role::Admin].map(Role::as_str)))
        .filter(member_roles::board_id.is_null().or(member_roles::board_id.eq(board)))
        .order(member_roles::member_id)
        .select((member_roles::member_id, member_roles::role, member_roles::board_id))
        .load(conn)
        .await?;
    let some = |fits: &dyn Fn(&Given) -> bool| {
        let fitting: Vec<MemberId> = roles.iter().filter(|given| fits(given)).map(|given| given.0).collect();
        (!fitting.is_empty()).then_some(fitting)
    };
    let here = some(&|given| given.1 == Role::Lead && given.2.is_some());
    let anywhere = || some(&|given| given.1 == Role::Lead);
    Ok(here.or_else(anywhere).or_else(|| some(&|_| true)).unwrap_or_default())
}

/// Which of these members are staff anywhere.
pub async fn staff_among(conn: &mut Conn, ids: &[MemberId]) -> QueryResult<Vec<(MemberId, Role)>> {
    member_roles::table
        .filter(member_roles::member_id.eq_any(ids.iter().map(|id| id.0).collect::<Vec<_>>()))
        .select((member_roles::member_id, member_roles::role))
        .distinct()
        .load(conn)
        .await
}

/// Gives a role; 0 when they have it.
pub async fn insert_role(
    conn: &mut Conn,
    to: MemberId,
    grant: crate::viewer::Grant,
    by: Option<MemberId>,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::insert_into(member_roles::table)
        .values((
            member_roles::member_id.eq(to.0),
            member_roles::role.eq(grant.role.as_str()),
            member_roles::board_id.eq(grant.board.map(|id| id.0)),
            member_roles::granted_by.eq(by.map(|id| id.0)),
            member_roles::granted_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await
}

/// One role of a member.
pub async fn role(conn: &mut Conn, of: MemberId, id: i64) -> QueryResult<Option<(Role, Option<BoardId>)>> {
    member_roles::table
        .filter(member_roles::id.eq(id).and(member_roles::member_id.eq(of.0)))
        .select((member_roles::role, member_roles::board_id))
        .first(conn)
        .await
        .optional()
}

/// How many admins there are; none can be taken by others until the transaction ends.
pub async fn lock_admins(conn: &mut Conn) -> QueryResult<i64> {
    let rows: Vec<i64> = member_roles::table
        .filter(member_roles::role.eq(Role::Admin.as_str()))
        .order(member_roles::id)
        .select(member_roles::id)
        .for_update()
        .load(conn)
        .await?;
    Ok(i64::try_from(rows.len()).unwrap_or(i64::MAX))
}

/// Takes a role; 0 when it was taken before.
pub async fn delete_role(conn: &mut Conn, id: i64) -> QueryResult<usize> {
    diesel::delete(member_roles::table.find(id)).execute(conn).await
}

/// Every admin.
pub async fn admins(conn: &mut Conn) -> QueryResult<Vec<MemberId>> {
    member_roles::table
        .filter(member_roles::role.eq(Role::Admin.as_str()))
        .order(member_roles::member_id)
        .select(member_roles::member_id)
        .load(conn)
        .await
}
