//! Which source wins, what is refused, and that nothing secret is printed.

use std::path::Path;
use std::time::Duration;

use askwell::config::{Config, ConfigError, DEFAULT_TOML, MailTransport, Mode, Network};
use secrecy::ExposeSecret;

use crate::support::folder::TestFolder;

fn load(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    load_with_file(None, variables)
}

fn load_with_file(file: Option<&Path>, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::load(file, variables, Path::new("/"))
}

fn refusal(variables: &[(&str, &str)]) -> String {
    load(variables).expect_err("refused").to_string()
}

#[test]
fn nothing_set_is_a_safe_site_on_this_machine() {
    let config = load(&[]).unwrap();
    assert_eq!(config.mode, Mode::Production);
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.server.base_url.as_str(), "http://127.0.0.1:8080");
    assert!(config.server.base_url.is_loopback());
    assert_eq!(config.server.admin_listen, None);
    assert_eq!(config.data_dir, Path::new("/var/lib/askwell"));
    assert!(config.database.url.is_none());
    assert_eq!((config.database.pages_pool, config.database.search_pool), (8, 3));
    assert_eq!(config.database.wait, Duration::from_secs(1));
    assert_eq!(config.database.statement, Duration::from_secs(5));
    assert_eq!(config.database.lock, Duration::from_secs(2));
    assert_eq!(config.mail.transport, MailTransport::Folder);
}

#[test]
fn file_beats_default_long_variable_beats_file_named_variable_beats_all() {
    let folder = TestFolder::new();
    let file = folder.path().join("site.toml");
    std::fs::write(&file, "[server]\nlisten = '127.0.0.1:1'\nworkers = 3\n[cache]\nmegabytes = 9\n").unwrap();
    let file = Some(file.as_path());
    let config = load_with_file(file, &[]).unwrap();
    assert_eq!((config.server.listen.port(), config.server.workers, config.cache.megabytes), (1, 3, 9));
    let long = ("ASKWELL_SERVER__LISTEN", "127.0.0.1:2");
    assert_eq!(load_with_file(file, &[long]).unwrap().server.listen.port(), 2);
    let named = ("ASKWELL_LISTEN", "127.0.0.1:3");
    assert_eq!(load_with_file(file, &[named, long]).unwrap().server.listen.port(), 3);
    assert_eq!(load_with_file(file, &[long, named, ("ASKWELL_LISTEN_", "")]).err().map(|_| ()), Some(()));
}

#[test]
fn variables_reach_numbers_lists_times_and_truths() {
    let config = load(&[
        ("ASKWELL_SERVER__TRUSTED_PROXIES", "127.0.0.1, 10.1.0.0/16"),
        ("ASKWELL_SERVER__BENCH_MODE", "true"),
        ("ASKWELL_DATABASE__WAIT_MS", "250"),
        ("ASKWELL_DATA_DIR", "some/where"),
        ("ASKWELL_SERVICE_HOST", "10.0.0.1"),
        ("ASKWELL_PORT_8080_TCP_ADDR", "10.0.0.1"),
        ("DATABASE_URL", ""),
    ])
    .unwrap();
    assert_eq!(config.server.trusted_proxies.len(), 2);
    assert!(config.server.bench_mode);
    assert_eq!(config.database.wait, Duration::from_millis(250));
    assert_eq!(config.data_dir, Path::new("/some/where"));
    assert!(config.database.url.is_none());
}

#[test]
fn a_wildcard_address_gets_an_address_a_browser_knows() {
    let config = load(&[("ASKWELL_LISTEN", "0.0.0.0:9000")]).unwrap();
    assert_eq!(config.server.base_url.as_str(), "http://localhost:9000");
}

#[test]
fn unknown_keys_and_wrong_forms_are_named() {
    assert!(refusal(&[("ASKWELL_SERVER__LISTN", "x")]).contains("listn"));
    assert!(refusal(&[("ASKWELL_DATADIR", "x")]).contains("ASKWELL_DATADIR"));
    assert!(refusal(&[("ASKWELL_LISTEN", "8080")]).contains("server.listen"));
    assert!(refusal(&[("ASKWELL_BASE_URL", "forum.example")]).contains("https://forum.example"));
    assert!(refusal(&[("ASKWELL_BASE_URL", "https://forum.example/path")]).contains("without path"));
    let missing = load_with_file(Some(Path::new("/does/not/exist.toml")), &[]).unwrap_err();
    assert!(missing.to_string().contains("/does/not/exist.toml"), "{missing}");
}

#[test]
fn unsafe_settings_are_refused_with_one_sentence_each() {
    let secret = "s".repeat(32);
    let cases: [(&[(&str, &str)], &str); 9] = [
        (&[("ASKWELL_SERVER__TRUSTED_PROXIES", "*")], "trusted_proxies"),
        (&[("ASKWELL_SERVER__TRUSTED_PROXIES", "0.0.0.0/1,128.0.0.0/1")], "trusted_proxies"),
        (&[("ASKWELL_SERVER__TRUSTED_PROXIES", "::/0")], "trusted_proxies"),
        (&[("ASKWELL_BASE_URL", "http://forum.example")], "https://"),
        (&[("ASKWELL_SECRET", "short")], "32 characters"),
        (&[("ASKWELL_BASE_URL", "https://f.example"), ("DATABASE_URL", "postgres://h/d")], "ASKWELL_SECRET"),
        (&[("ASKWELL_BASE_URL", "https://f.example"), ("ASKWELL_SERVER__BENCH_MODE", "true")], "bench_mode"),
        (&[("ASKWELL_ADMIN_LISTEN", "127.0.0.1:8080")], "admin_listen"),
        (&[("ASKWELL_MAIL__SMTP_URL", "smtp://u:p@mail.example:25")], "encryption"),
    ];
    for (variables, expected) in cases {
        let text = refusal(variables);
        assert!(text.contains(expected), "{variables:?}: {text}");
        assert_eq!(text.lines().count(), 1, "{text}");
    }
    let fine = [
        ("ASKWELL_BASE_URL", "https://forum.example/"),
        ("DATABASE_URL", "postgres://h/d"),
        ("ASKWELL_SECRET", secret.as_str()),
        ("ASKWELL_MAIL__SMTP_URL", "smtp://u:p@mail.example?tls=required"),
    ];
    assert_eq!(load(&fine).unwrap().server.base_url.as_str(), "https://forum.example");
    let development = [("ASKWELL_BASE_URL", "http://forum.example"), ("ASKWELL_MODE", "development")];
    assert!(load(&development).is_ok());
}

#[test]
fn secrets_are_neither_printed_nor_quoted_in_errors() {
    let config = load(&[
        ("DATABASE_URL", "postgres://user:hunter2-hunter2@host/db"),
        ("ASKWELL_SECRET", "hunter2-hunter2-hunter2-hunter2-hunter2"),
        ("ASKWELL_MAIL__SMTP_URL", "smtps://user:hunter2@host"),
    ])
    .unwrap();
    assert!(!format!("{config:?}").contains("hunter2"));
    let folder = TestFolder::new();
    let file = folder.path().join("broken.toml");
    std::fs::write(&file, "secret = \"hunter2\nmode = 'test'\n").unwrap();
    let error = load_with_file(Some(&file), &[]).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
}

#[test]
fn a_missing_secret_is_made_once_and_kept_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TestFolder::new();
    let config = load(&[("ASKWELL_DATA_DIR", folder.path().to_str().unwrap())]).unwrap();
    let first = config.signing_secret().unwrap();
    assert_eq!(first.expose_secret().len(), 64);
    assert_eq!(config.signing_secret().unwrap().expose_secret(), first.expose_secret());
    let mode = folder.path().join("secret").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(folder.path().read_dir().unwrap().count(), 1);
}

#[test]
fn networks_hold_their_addresses_only() {
    let holds =
        |network: &str, address: &str| network.parse::<Network>().unwrap().contains(address.parse().unwrap());
    assert!(holds("10.1.0.0/16", "10.1.255.1") && !holds("10.1.0.0/16", "10.2.0.1"));
    assert!(holds("10.0.0.1", "::ffff:10.0.0.1") && !holds("10.0.0.1", "10.0.0.2"));
    assert!(holds("fd00::/8", "fd12::1") && !holds("fd00::/8", "fe80::1"));
    assert!("10.0.0.0/33".parse::<Network>().is_err() && "proxy".parse::<Network>().is_err());
}

#[test]
fn every_key_is_explained_and_every_example_loads() {
    let mut explained = false;
    for line in DEFAULT_TOML.lines() {
        if line.contains(" = ") && !line.starts_with('#') {
            assert!(explained, "no comment above `{line}`");
        } else {
            explained = line.starts_with('#');
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["development", "test"] {
        load_with_file(Some(&root.join(format!("config/{name}.toml"))), &[]).unwrap();
    }
    let smtp = ("ASKWELL_MAIL__SMTP_URL", "smtps://user:password@mail.example.org");
    load_with_file(Some(&root.join("config/production.example.toml")), &[smtp]).unwrap();
}

#[test]
fn figures_are_not_shown_to_the_world_unless_the_operator_says_so() {
    let at = |address| ("ASKWELL_ADMIN_LISTEN", address);
    for address in ["0.0.0.0:9000", "[::]:9000", "203.0.113.9:9000"] {
        let told = refusal(&[at(address)]);
        assert!(told.starts_with("server.admin_listen shows figures without a password"), "{told}");
        load(&[at(address), ("ASKWELL_SERVER__ADMIN_PUBLIC", "true")]).unwrap();
        load(&[at(address), ("ASKWELL_MODE", "development")]).unwrap();
    }
    for address in ["127.0.0.1:9000", "[::1]:9000", "10.1.2.3:9000", "192.168.0.9:9000", "[fd00::1]:9000"] {
        load(&[at(address)]).unwrap();
    }
}
