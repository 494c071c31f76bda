//! Every dependency bears a licence that deny.toml allows; holds also where cargo-deny is not installed.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
}

/// Crates that would bring C libraries or a licence trap; each has a reason in Cargo.toml or deny.toml.
const BANNED: [&str; 8] =
    ["pq-sys", "openssl-sys", "aws-lc-sys", "aws-lc-rs", "native-tls", "h2", "actix-governor", "zhconv"];

#[test]
fn every_dependency_is_allowed_by_licence_and_name() {
    let allowed = allowed();
    let metadata = metadata();
    let used: BTreeSet<&str> = metadata.resolve.nodes.iter().map(|node| node.id.as_str()).collect();
    let mut faults = Vec::new();
    for package in metadata.packages.iter().filter(|package| used.contains(package.id.as_str())) {
        let Some(source) = &package.source else { continue };
        let licence = package.license.as_deref().unwrap_or("none");
        if !satisfied(licence, &allowed) {
            faults.push(format!("{}: licence {licence}", package.name));
        }
        if !source.starts_with("registry+") {
            faults.push(format!("{}: comes from {source}", package.name));
        }
        if BANNED.contains(&package.name.as_str()) {
            faults.push(format!("{}: banned", package.name));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

fn allowed() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("deny.toml");
    let file = config::File::from(path).format(config::FileFormat::Toml);
    let deny = config::Config::builder().add_source(file).build().unwrap();
    deny.try_deserialize::<Deny>().unwrap().licenses.allow
}

/// Only what this machine's platform builds: the rest need not be downloaded.
fn metadata() -> Metadata {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(rustc.stdout).unwrap();
    let host = text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--format-version=1", "--locked", "--offline", "--filter-platform", host]);
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// SPDX: `OR` binds weaker than `AND`; an old `/` means `OR`. Nested brackets are not needed by any dependency.
fn satisfied(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.replace('/', " OR ");
    if let (Some(open), Some(close)) = (expression.find('('), expression.find(')')) {
        let inner = satisfied(&expression[open + 1..close], allowed);
        let outcome = if inner { allowed[0].as_str() } else { "refused" };
        let flat = format!("{}{outcome}{}", &expression[..open], &expression[close + 1..]);
        return satisfied(&flat, allowed);
    }
    expression
        .split(" OR ")
        .any(|either| either.split(" AND ").all(|each| allowed.iter().any(|licence| licence == each.trim())))
}

#[test]
fn licence_expressions_are_read_as_meant() {
    let allowed = ["MIT".to_owned(), "ISC".to_owned()];
    for fine in ["MIT", "GPL-3.0 OR MIT", "Apache-2.0/MIT", "(GPL-3.0 OR MIT) AND ISC"] {
        assert!(satisfied(fine, &allowed), "{fine}");
    }
    for refused in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR GPL-3.0) AND GPL-2.0", "none"] {
        assert!(!satisfied(refused, &allowed), "{refused}");
    }
}
