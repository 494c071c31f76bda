//! One database a test, cloned from a template that bears every migration; the template is made once.

use askwell::db::migrations;
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};

/// Makes a database and gives its connection string.
pub(crate) async fn database(cluster: &str) -> String {
    let template = template(cluster).await;
    let name = format!("t_{:032x}", rand::random::<u128>());
    let mut conn = AsyncPgConnection::establish(cluster).await.unwrap();
    conn.batch_execute(&format!("create database {name} template {template} strategy file_copy"))
        .await
        .unwrap();
    on(cluster, &name)
}

/// Makes a database without a table.
pub(crate) async fn empty_database(cluster: &str) -> String {
    let name = format!("t_{:032x}", rand::random::<u128>());
    let mut conn = AsyncPgConnection::establish(cluster).await.unwrap();
    conn.batch_execute(&format!("create database {name}")).await.unwrap();
    on(cluster, &name)
}

async fn template(cluster: &str) -> String {
    let name = format!("template_{}", migrations::FINGERPRINT);
    let mut conn = AsyncPgConnection::establish(cluster).await.unwrap();
    conn.batch_execute("select pg_advisory_lock(7)").await.unwrap();
    if !exists(&mut conn, &name).await {
        conn.batch_execute(&format!("drop database if exists {name}_made")).await.unwrap();
        conn.batch_execute(&format!("create database {name}_made")).await.unwrap();
        let url = on(cluster, &format!("{name}_made"));
        migrations::up(&url).await.unwrap();
        askwell::jobs::prepare(&url).await.unwrap();
        conn.batch_execute(&format!("alter database {name}_made rename to {name}")).await.unwrap();
        conn.batch_execute(&format!("alter database {name} with allow_connections false")).await.unwrap();
    }
    conn.batch_execute("select pg_advisory_unlock(7)").await.unwrap();
    name
}

async fn exists(conn: &mut AsyncPgConnection, name: &str) -> bool {
    use diesel::sql_types::{Bool, Text};
    use diesel_async::RunQueryDsl;
    let found = diesel::dsl::sql::<Bool>("exists(select 1 from pg_database where datname = ")
        .bind::<Text, _>(name)
        .sql(")");
    diesel::select(found).get_result(conn).await.unwrap()
}

/// The same server, another database.
fn on(cluster: &str, name: &str) -> String {
    if cluster.contains("dbname=") {
        let parts = cluster
            .split(' ')
            .map(|part| if part.starts_with("dbname=") { format!("dbname={name}") } else { part.to_owned() });
        return parts.collect::<Vec<_>>().join(" ");
    }
    let (before, after) = cluster.split_once("://").unwrap();
    let (authority, rest) = after.split_once('/').unwrap();
    let query = rest.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    format!("{before}://{authority}/{name}{query}")
}
