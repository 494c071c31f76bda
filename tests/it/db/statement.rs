//! Statements of SQL files and updates are prepared once, not at every call.

use askwell::db::schema::settings;
use askwell::db::{self, Keep};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel_async::RunQueryDsl;

use crate::support::TestApp;

#[derive(QueryableByName)]
struct Prepared {
    #[diesel(sql_type = BigInt)]
    times: i64,
}

/// How often a statement that says this was prepared and kept on the connection.
async fn kept(conn: &mut db::Conn, words: &str) -> i64 {
    let count = "select count(*) as times from pg_prepared_statements where statement like '%' || $1 || '%'";
    let found: Prepared = diesel::sql_query(count).bind::<Text, _>(words).get_result(conn).await.unwrap();
    found.times
}

#[tokio::test(flavor = "multi_thread")]
async fn they_stay_prepared_on_their_connection() {
    let app = TestApp::start().await;
    let mut conn = app.conn().await;
    for n in 0..3_i64 {
        let sum: Prepared = db::statement("select $1 + $2 as times")
            .bind::<BigInt, _>(n)
            .bind::<BigInt, _>(40_i64)
            .get_result(&mut conn)
            .await
            .unwrap();
        assert_eq!(sum.times, n + 40, "values stand in the order they were bound in");
        let update = diesel::update(settings::table).set(settings::site_name.eq(format!("Site {n}")));
        assert_eq!(update.kept().execute(&mut conn).await.unwrap(), 1);
    }
    assert_eq!(kept(&mut conn, "$1 + $2 as times").await, 1);
    assert_eq!(kept(&mut conn, "UPDATE \"settings\"").await, 1);
}
