//! Migrations run both ways, `src/db/schema.rs` says what the database has, and its rules are named.

use std::collections::{BTreeMap, BTreeSet};

use askwell::db::migrations;
use tokio_postgres::{Client, NoTls};

use super::table_file::{self, Table};
use crate::support::{postgres, template};

const FILE: &str = include_str!("../../../src/db/schema.rs");

async fn client(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

async fn migrated() -> Client {
    client(&template::database(postgres::cluster().await).await).await
}

#[tokio::test(flavor = "multi_thread")]
async fn migrations_run_up_down_and_up_again() {
    let url = template::empty_database(postgres::cluster().await).await;
    let applied = migrations::up(&url).await.unwrap();
    assert!(applied > 0);
    let first = tables(&client(&url).await).await;
    assert_eq!(migrations::up(&url).await.unwrap(), 0, "a second start has nothing to do");
    assert_eq!(migrations::down(&url).await.unwrap(), applied);
    assert_eq!(tables(&client(&url).await).await, BTreeMap::new(), "the way down leaves tables behind");
    assert_eq!(migrations::up(&url).await.unwrap(), applied);
    assert_eq!(tables(&client(&url).await).await, first);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_of_tables_says_what_the_database_has() {
    let client = migrated().await;
    let actual = tables(&client).await;
    let written = table_file::tables(FILE);
    let mut faults = Vec::new();
    for (name, table) in &actual {
        if written.get(name) != Some(table) {
            faults.push(format!("`{name}` differs; it should be\n{}", table.block(name)));
        }
    }
    faults.extend(
        written.keys().filter(|name| !actual.contains_key(*name)).map(|name| format!("`{name}` is no table")),
    );
    let names: BTreeSet<String> = actual.keys().cloned().collect();
    let together = table_file::allowed_together(FILE);
    faults.extend(
        names
            .symmetric_difference(&together)
            .map(|name| format!("`{name}` in allow_tables_to_appear_in_same_query")),
    );
    let keys: BTreeSet<_> = foreign_keys(&client)
        .await
        .into_iter()
        .map(|key| (key.table, key.to, key.columns.join(", ")))
        .collect();
    faults.extend(
        table_file::joinable(FILE)
            .difference(&keys)
            .map(|join| format!("{join:?} is joinable without a foreign key")),
    );
    assert!(faults.is_empty(), "src/db/schema.rs:\n{}", faults.join("\n"));
}

async fn tables(client: &Client) -> BTreeMap<String, Table> {
    let sql = "select c.relname::text, a.attname::text, t.typname::text, a.attnotnull,
                      coalesce(array_position(i.indkey::int2[], a.attnum), -1)::int as key
               from pg_class c
               join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
               join pg_type t on t.oid = a.atttypid
               left join pg_index i on i.indrelid = c.oid and i.indisprimary
               where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                 and c.relname <> '__diesel_schema_migrations'
               order by c.relname, a.attnum";
    let mut found: BTreeMap<String, Table> = BTreeMap::new();
    let mut keys: BTreeMap<String, BTreeMap<i32, String>> = BTreeMap::new();
    for row in client.query(sql, &[]).await.unwrap() {
        let (table, column, kind, not_null, key): (String, String, String, bool, i32) =
            (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4));
        if key >= 0 {
            keys.entry(table.clone()).or_default().insert(key, column.clone());
        }
        let entry = found.entry(table).or_insert_with(|| Table { key: Vec::new(), columns: Vec::new() });
        entry.columns.push((column, diesel_type(&kind, not_null)));
    }
    for (table, key) in keys {
        found.get_mut(&table).unwrap().key = key.into_values().collect();
    }
    found
}

/// As the diesel program would write it: `int8` is `Int8`, an array may hold nulls.
fn diesel_type(kind: &str, not_null: bool) -> String {
    let named = |kind: &str| format!("{}{}", kind[..1].to_uppercase(), &kind[1..]);
    let plain = match kind.strip_prefix('_') {
        Some(element) => format!("Array<Nullable<{}>>", named(element)),
        None => named(kind),
    };
    if not_null { plain } else { format!("Nullable<{plain}>") }
}

struct ForeignKey {
    name: String,
    table: String,
    to: String,
    columns: Vec<String>,
    /// One letter of `pg_constraint.confdeltype`; `a`: nothing was said.
    on_delete: String,
    has_index: bool,
}

/// An index serves a key if its first columns are the key's, for all rows or for all that are not null.
async fn foreign_keys(client: &Client) -> Vec<ForeignKey> {
    let sql = "select k.conname::text, c.relname::text, r.relname::text,
                      (select array_agg(a.attname::text order by n.place)
                       from unnest(k.conkey) with ordinality n (number, place)
                       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.number),
                      k.confdeltype::text,
                      exists (select 1 from pg_index i
                              where i.indrelid = k.conrelid
                                and (i.indkey::int2[])[0 : cardinality(k.conkey) - 1] <@ k.conkey
                                and (i.indkey::int2[])[0 : cardinality(k.conkey) - 1] @> k.conkey
                                and (i.indpred is null
                                     or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$'))
               from pg_constraint k
               join pg_class c on c.oid = k.conrelid
               join pg_class r on r.oid = k.confrelid
               where k.contype = 'f' and c.relnamespace = 'public'::regnamespace";
    let read = |row: &tokio_postgres::Row| ForeignKey {
        name: row.get(0),
        table: row.get(1),
        to: row.get(2),
        columns: row.get(3),
        on_delete: row.get(4),
        has_index: row.get(5),
    };
    client.query(sql, &[]).await.unwrap().iter().map(read).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_foreign_key_has_an_index_and_says_what_deleting_does() {
    let keys = foreign_keys(&migrated().await).await;
    assert!(!keys.is_empty());
    let mut faults = Vec::new();
    for key in keys {
        if key.on_delete == "a" {
            faults.push(format!("{}: `{}` says nothing about deleting", key.table, key.name));
        }
        if !key.has_index {
            faults.push(format!("{}: `{}` ({}) has no index", key.table, key.name, key.columns.join(", ")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Errors are told apart by the constraint's name, so a name given by the database is none.
#[tokio::test(flavor = "multi_thread")]
async fn every_check_and_every_rule_of_uniqueness_has_a_name() {
    let sql =
        "select c.relname::text, k.conname::text from pg_constraint k join pg_class c on c.oid = k.conrelid
               where c.relnamespace = 'public'::regnamespace and c.relname <> '__diesel_schema_migrations'
                 and k.contype in ('c', 'u') and k.conname ~ '_(check|key)[0-9]*$'";
    let client = migrated().await;
    let unnamed: Vec<String> = client
        .query(sql, &[])
        .await
        .unwrap()
        .iter()
        .map(|row| format!("{}: {}", row.get::<_, String>(0), row.get::<_, String>(1)))
        .collect();
    assert!(unnamed.is_empty(), "{}", unnamed.join("\n"));
}
