//! Reads `src/db/schema.rs` as data, and writes what should stand in it.

use std::collections::{BTreeMap, BTreeSet};

/// A table as diesel sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// Columns of the primary key, in order.
    pub(super) key: Vec<String>,
    /// Name in the database and type, in order.
    pub(super) columns: Vec<(String, String)>,
}

impl Table {
    /// The block to paste.
    pub(super) fn block(&self, name: &str) -> String {
        let columns = self
            .columns
            .iter()
            .map(|(column, kind)| format!("        {column} -> {kind},\n"))
            .collect::<String>();
        format!("diesel::table! {{\n    {name} ({}) {{\n{columns}    }}\n}}\n", self.key.join(", "))
    }
}

/// Every table of the file.
pub(super) fn tables(text: &str) -> BTreeMap<String, Table> {
    let mut found = BTreeMap::new();
    for block in text.split("diesel::table! {").skip(1) {
        let mut lines =
            block.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("///"));
        let head = lines.next().unwrap();
        let (name, key) = head.split_once(" (").unwrap();
        let key = key.trim_end_matches(") {").split(", ").map(str::to_owned).collect();
        let mut columns = Vec::new();
        let mut renamed = None;
        for line in lines.take_while(|line| *line != "}") {
            if let Some(original) = line.strip_prefix("#[sql_name = \"") {
                renamed = original.strip_suffix("\"]").map(str::to_owned);
            } else if let Some((column, kind)) = line.trim_end_matches(',').split_once(" -> ") {
                columns.push((renamed.take().unwrap_or_else(|| column.to_owned()), kind.to_owned()));
            }
        }
        found.insert(name.to_owned(), Table { key, columns });
    }
    found
}

/// The tables that may stand in one query.
pub(super) fn allowed_together(text: &str) -> BTreeSet<String> {
    let (_, list) = text.split_once("allow_tables_to_appear_in_same_query!(").unwrap();
    let (list, _) = list.split_once(");").unwrap();
    list.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// `from`, `to` and column of every `joinable!`.
pub(super) fn joinable(text: &str) -> BTreeSet<(String, String, String)> {
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let Some(inside) = line.strip_prefix("diesel::joinable!(").and_then(|rest| rest.strip_suffix("));"))
        else {
            continue;
        };
        let (from, rest) = inside.split_once(" -> ").unwrap();
        let (to, column) = rest.split_once(" (").unwrap();
        found.insert((from.to_owned(), to.to_owned(), column.to_owned()));
    }
    found
}

#[test]
fn the_file_is_read_as_meant() {
    let text = "diesel::table! {\n    /// What.\n    a (x, y) {\n        x -> Int8,\n        #[sql_name = \"type\"]\n        y -> Nullable<Text>,\n    }\n}\n\
        diesel::joinable!(a -> b (x));\ndiesel::allow_tables_to_appear_in_same_query!(\n    a,\n    b,\n);\n";
    let a = &tables(text)["a"];
    assert_eq!(a.key, ["x", "y"]);
    assert_eq!(a.columns[1], ("type".to_owned(), "Nullable<Text>".to_owned()));
    assert_eq!(joinable(text).len() + allowed_together(text).len(), 3);
}
