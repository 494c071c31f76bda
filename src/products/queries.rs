//! Statements on products, on who owns which, and on which a thread is about.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel_async::RunQueryDsl;

use super::model::{Chosen, NewProduct, Offered, Product};
use crate::db::schema::{member_products, members, products, thread_products};
use crate::db::{self, Conn, Keep, MemberId, ProductId, ThreadId};

/// Held while the list grows.
const LIST: i64 = 0x7072_6f64_7563_7473;

type Columns = (ProductId, String, Vec<Option<String>>, i32, Option<DateTime<Utc>>);

fn product((id, name, versions, position, archived_at): Columns) -> Product {
    Product { id, name, versions: versions.into_iter().flatten().collect(), position, archived_at }
}

/// As the column has it.
fn listed(versions: &[String]) -> Vec<Option<&str>> {
    versions.iter().map(|version| Some(version.as_str())).collect()
}

/// All of them, those put away last.
pub async fn all(conn: &mut Conn) -> QueryResult<Vec<Product>> {
    let rows: Vec<Columns> = products::table
        .order((products::archived_at.is_not_null(), products::position, products::id))
        .select((products::id, products::name, products::versions, products::position, products::archived_at))
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(product).collect())
}

/// How many are on the list, which nobody else adds to until the transaction ends.
pub(super) async fn count_alone(conn: &mut Conn) -> QueryResult<i64> {
    let lock = db::statement("select pg_advisory_xact_lock($1)").bind::<BigInt, _>(LIST);
    lock.execute(conn).await?;
    products::table.filter(products::archived_at.is_null()).count().get_result(conn).await
}

/// One, locked until the transaction ends.
pub async fn locked(conn: &mut Conn, id: ProductId) -> QueryResult<Option<Product>> {
    let row: Option<Columns> = products::table
        .find(id.0)
        .select((products::id, products::name, products::versions, products::position, products::archived_at))
        .for_no_key_update()
        .first(conn)
        .await
        .optional()?;
    Ok(row.map(product))
}

/// Locks a member, so that what they say they own is written by one at a time.
pub async fn lock_owner(conn: &mut Conn, member: MemberId) -> QueryResult<()> {
    members::table.find(member.0).select(members::id).for_no_key_update().first::<MemberId>(conn).await?;
    Ok(())
}

type Own = (Option<MemberId>, Option<String>);

/// What this member may choose from: the list, and what they own of those put away.
pub async fn offered(conn: &mut Conn, member: MemberId) -> QueryResult<Vec<Offered>> {
    let own = member_products::product_id.eq(products::id).and(member_products::member_id.eq(member));
    let rows: Vec<(Columns, Own)> = products::table
        .left_join(member_products::table.on(own))
        .filter(products::archived_at.is_null().or(member_products::member_id.is_not_null()))
        .order((products::position, products::id))
        .select((
            (products::id, products::name, products::versions, products::position, products::archived_at),
            (member_products::member_id.nullable(), member_products::version.nullable()),
        ))
        .load(conn)
        .await?;
    let offered = |(columns, (owner, version)): (Columns, Own)| {
        let product = product(columns);
        let own = owner.map(|_| Chosen { product: product.id, version });
        Offered { product, own }
    };
    Ok(rows.into_iter().map(offered).collect())
}

/// Writes a new one.
pub(super) async fn insert(
    conn: &mut Conn,
    new: &NewProduct,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<ProductId> {
    diesel::insert_into(products::table)
        .values((
            products::name.eq(&new.name),
            products::versions.eq(listed(&new.versions)),
            products::position.eq(new.position),
            products::created_by.eq(by),
            products::created_at.eq(now),
            products::changed_by.eq(by),
            products::changed_at.eq(now),
        ))
        .returning(products::id)
        .get_result(conn)
        .await
}

/// Writes one anew.
pub(super) async fn update(
    conn: &mut Conn,
    id: ProductId,
    new: &NewProduct,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(products::table.find(id.0))
        .set((
            products::name.eq(&new.name),
            products::versions.eq(listed(&new.versions)),
            products::position.eq(new.position),
            products::changed_by.eq(by),
            products::changed_at.eq(now),
        ))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Puts one away, or back on the list.
pub(super) async fn archive(
    conn: &mut Conn,
    id: ProductId,
    archived: Option<(MemberId, DateTime<Utc>)>,
) -> QueryResult<()> {
    let (by, at) = archived.unzip();
    diesel::update(products::table.find(id.0))
        .set((products::archived_by.eq(by), products::archived_at.eq(at)))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes what a member owns whole.
pub(super) async fn own(
    conn: &mut Conn,
    member: MemberId,
    own: &[Chosen],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let before = member_products::table.filter(member_products::member_id.eq(member));
    diesel::delete(before).execute(conn).await?;
    let row = |one: &Chosen| {
        (
            member_products::member_id.eq(member),
            member_products::product_id.eq(one.product),
            member_products::version.eq(one.version.clone()),
            member_products::said_at.eq(now),
        )
    };
    let rows: Vec<_> = own.iter().map(row).collect();
    diesel::insert_into(member_products::table).values(rows).execute(conn).await?;
    Ok(())
}

/// Says which product a new thread is about.
pub(super) async fn name(conn: &mut Conn, thread: ThreadId, chosen: &Chosen) -> QueryResult<()> {
    diesel::insert_into(thread_products::table)
        .values((
            thread_products::thread_id.eq(thread),
            thread_products::product_id.eq(chosen.product),
            thread_products::version.eq(&chosen.version),
        ))
        .execute(conn)
        .await?;
    Ok(())
}
