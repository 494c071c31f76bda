//! The program itself, as an operator meets it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::folder::TestFolder;

fn askwell(data_dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_askwell"));
    command.env_remove("DATABASE_URL").env("ASKWELL_DATA_DIR", data_dir).env("ASKWELL_LISTEN", "127.0.0.1:0");
    command
}

fn output(arguments: &[&str]) -> Output {
    askwell(Path::new("/nowhere")).args(arguments).output().unwrap()
}

fn server_pid(folder: &Path) -> Option<i32> {
    let text = std::fs::read_to_string(folder.join("postgres/data/postmaster.pid")).ok()?;
    text.lines().next()?.parse().ok()
}

/// Starts a site and waits for the line with its address.
fn serve(folder: &Path) -> (Child, String) {
    let mut child = askwell(folder).arg("serve").stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (child, line)
}

#[test]
fn help_names_every_command_and_every_command_has_help() {
    let help = String::from_utf8(output(&["--help"]).stdout).unwrap();
    let commands = [
        "serve",
        "migrate",
        "demo",
        "import",
        "create-admin",
        "check",
        "simulate",
        "reindex",
        "with-database",
    ];
    for command in commands {
        assert!(help.contains(&format!("\n  {command}")), "{command} missing in {help}");
        let own = output(&[command, "--help"]);
        assert!(own.status.success(), "{command}");
        assert!(String::from_utf8(own.stdout).unwrap().contains("Usage: askwell"), "{command}");
    }
    assert!(help.contains("ASKWELL_DATA_DIR") && help.contains("DATABASE_URL"));
    for source in ["forum", "stackexchange"] {
        let own = String::from_utf8(output(&["import", source, "--help"]).stdout).unwrap();
        assert!(own.contains(&format!("askwell import {source} [OPTIONS] <FILE>")), "{own}");
    }
}

#[test]
fn unsafe_settings_end_with_the_code_that_forbids_retrying() {
    let mut command = askwell(Path::new("/nowhere"));
    let output = command.arg("serve").env("ASKWELL_SERVER__TRUSTED_PROXIES", "*").output().unwrap();
    assert_eq!(output.status.code(), Some(78));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with("askwell: server.trusted_proxies"), "{text}");
}

#[test]
fn a_site_survives_a_kill_and_leaves_nothing_when_stopped() {
    let folder = TestFolder::new();
    let (mut first, line) = serve(folder.path());
    assert!(line.starts_with("Askwell: http://127.0.0.1:"), "{line}");
    let server = server_pid(folder.path()).unwrap();

    let second = askwell(folder.path()).arg("serve").output().unwrap();
    assert!(String::from_utf8_lossy(&second.stderr).contains("already runs on"), "{second:?}");
    let beside = askwell(folder.path())
        .args(["with-database", "sh", "-c", "echo $DATABASE_URL $PGUSER; exit 7"])
        .output()
        .unwrap();
    assert_eq!(beside.status.code(), Some(7));
    assert!(String::from_utf8_lossy(&beside.stdout).starts_with("postgres://askwell@"), "{beside:?}");
    assert_eq!(server_pid(folder.path()), Some(server), "a command beside the site disturbs nothing");

    first.kill().unwrap();
    first.wait().unwrap();
    let begun = Instant::now();
    let (mut third, _) = serve(folder.path());
    assert!(begun.elapsed() < Duration::from_secs(5), "taking over took {:?}", begun.elapsed());
    assert_eq!(server_pid(folder.path()), Some(server));
    kill(Pid::from_raw(third.id().cast_signed()), Signal::SIGTERM).unwrap();
    assert!(third.wait().unwrap().success());
    assert_eq!(server_pid(folder.path()), None);
    // A zombie that nobody waits for has no working folder any more.
    let works_in = std::fs::read_link(format!("/proc/{server}/cwd"));
    assert!(!works_in.is_ok_and(|works_in| works_in.starts_with(folder.path())));
}

#[test]
fn an_admin_is_made_from_the_command_line_with_the_password_from_standard_input() {
    use std::io::Write;
    let folder = TestFolder::new();
    let migrated = askwell(folder.path()).arg("migrate").output().unwrap();
    assert!(migrated.status.success(), "{migrated:?}");
    let make = |password: &str| {
        let mut child = askwell(folder.path())
            .args(["create-admin", "--name", "Mei Lin", "--email", "mei@example.org", "--password-stdin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(password.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    let weak = make("password1\n");
    assert!(String::from_utf8_lossy(&weak.stderr).contains("easy to guess"), "{weak:?}");
    let made = make("violet kettle mountain\n");
    assert_eq!(String::from_utf8_lossy(&made.stdout), "@mei-lin may do everything now.\n", "{made:?}");
    let again = make("violet kettle mountain\n");
    assert!(String::from_utf8_lossy(&again.stderr).contains("already has this address"), "{again:?}");

    let (mut site, line) = serve(folder.path());
    let base = line.split_whitespace().nth(1).unwrap();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let status = |path: &str| {
        runtime
            .block_on(async { client.get(format!("{base}{path}")).send().await.unwrap().status().as_u16() })
    };
    assert_eq!(status("/"), 200, "who has an admin is set up");
    assert_eq!(status("/setup"), 404);
    kill(Pid::from_raw(site.id().cast_signed()), Signal::SIGTERM).unwrap();
    assert!(site.wait().unwrap().success());
}

#[test]
fn a_check_of_a_folder_without_a_site_says_so_and_makes_none() {
    let folder = TestFolder::new();
    let mistyped = folder.path().join("mistyped");
    let output = askwell(&mistyped).arg("check").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(text.contains("mistyped holds no Askwell"), "{text}");
    assert!(!mistyped.exists(), "nothing was made");
}
