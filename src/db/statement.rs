//! Statements that are prepared once for each connection where Diesel would prepare them anew at every call: those
//! written as SQL text, and updates. Parsing and planning costs more than most of our statements take to run.
//!
//! In texts, values are bound in the order of `$1`, `$2`, …; rows are read by the names of their columns.

use std::borrow::Cow;
use std::marker::PhantomData;

use diesel::pg::Pg;
use diesel::query_builder::{AstPass, InsertStatement, Query, QueryFragment, QueryId, UpdateStatement};
use diesel::serialize::ToSql;
use diesel::sql_types::{HasSqlType, Untyped};
use diesel::{QueryResult, QuerySource};

/// A statement and its bound values. The text must come from a small set, as every connection keeps what it prepared.
#[must_use = "a statement does nothing before it is run"]
pub struct Statement<Values = ()> {
    text: Cow<'static, str>,
    values: Values,
}

/// A statement of this text, without values yet.
pub fn statement(text: impl Into<Cow<'static, str>>) -> Statement {
    Statement { text: text.into(), values: () }
}

impl<Values> Statement<Values> {
    /// Binds the next placeholder. Whether the type is the one the text expects, only the database knows.
    pub fn bind<ST, V>(self, value: V) -> Statement<Bound<Values, ST, V>> {
        Statement { text: self.text, values: Bound { before: self.values, value, sql_type: PhantomData } }
    }
}

/// A value after those before it.
pub struct Bound<Before, ST, V> {
    before: Before,
    value: V,
    sql_type: PhantomData<ST>,
}

/// The values of a statement, first to last.
pub trait Values {
    /// Pushes each of them.
    fn push<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()>;
}

impl Values for () {
    fn push<'b>(&'b self, _out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        Ok(())
    }
}

impl<Before: Values, ST, V> Values for Bound<Before, ST, V>
where
    Pg: HasSqlType<ST>,
    V: ToSql<ST, Pg>,
{
    fn push<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.before.push(out)?;
        out.push_bind_param_value_only(&self.value)
    }
}

impl<V: Values> QueryFragment<Pg> for Statement<V> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(&self.text);
        self.values.push(&mut out)
    }
}

impl<V> QueryId for Statement<V> {
    type QueryId = ();
    // Found again by its text and the types of its values.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<V> Query for Statement<V> {
    type SqlType = Untyped;
}

impl<V, C> diesel::query_dsl::RunQueryDsl<C> for Statement<V> {}

/// A statement of the builder with the same text each time: the same columns, the same number of rows.
#[must_use = "a statement does nothing before it is run"]
pub struct Kept<Q>(Q);

/// Keeps updates prepared. Diesel does not, as their text may depend on what is set; ours set the same columns each time.
pub trait Keep: Sized {
    /// The same, prepared once.
    fn kept(self) -> Kept<Self> {
        Kept(self)
    }
}

impl<U: QuerySource, V, W, R> Keep for UpdateStatement<U, V, W, R> {}
impl<U: QuerySource, V, O, R> Keep for InsertStatement<U, V, O, R> {}

impl<Q: QueryFragment<Pg>> QueryFragment<Pg> for Kept<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _backend: &Pg) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Q> QueryId for Kept<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: Query> Query for Kept<Q> {
    type SqlType = Q::SqlType;
}

impl<Q, C> diesel::query_dsl::RunQueryDsl<C> for Kept<Q> {}
