//! The private server with a real Postgres: start, death, takeover, stop.

use std::path::Path;
use std::time::{Duration, Instant};

use askwell::db::managed::{self, Durability, Settings};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio_postgres::NoTls;

use crate::support::{folder::TestFolder, postgres};

fn settings(folder: &Path, durability: Durability) -> Settings {
    Settings { data_dir: folder.to_owned(), binaries: None, durability }
}

fn server_pid(folder: &Path) -> Option<i32> {
    let text = std::fs::read_to_string(folder.join("postgres/data/postmaster.pid")).ok()?;
    text.lines().next()?.parse().ok()
}

async fn query(url: &str, sql: &str) -> Result<String, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client.query_one(sql, &[]).await?.get(0))
}

async fn execute(url: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
}

#[tokio::test]
async fn a_service_flushes_writes_and_the_last_user_stops_it() {
    let folder = TestFolder::new();
    let first = managed::start(settings(folder.path(), Durability::Service)).await.unwrap();
    let url = first.url().to_owned();
    for (name, value) in [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("jit", "off"),
        ("listen_addresses", ""),
        ("server_encoding", "UTF8"),
    ] {
        assert_eq!(query(&url, &format!("show {name}")).await.unwrap(), value, "{name}");
    }
    let rights =
        "select concat(rolsuper, rolcreatedb, rolcreaterole) from pg_roles where rolname = current_user";
    assert_eq!(query(&url, rights).await.unwrap(), "fff", "the site's role is no superuser");
    execute(&url, "create extension pg_trgm; create table kept (x int)").await;

    let second = managed::start(settings(folder.path(), Durability::Service)).await.unwrap();
    assert_eq!(second.url(), url);
    second.stop().await.unwrap();
    assert_eq!(query(&url, "select 'still here'").await.unwrap(), "still here");
    first.stop().await.unwrap();
    assert_eq!(server_pid(folder.path()), None);
}

/// Several programs that start at once in an empty folder: whatever is made there is made by one of them.
#[tokio::test]
async fn a_first_start_waits_for_another_before_it_makes_anything() {
    let folder = TestFolder::new();
    let other = std::fs::File::create(folder.path().join("postgres.start.lock")).unwrap();
    other.lock().unwrap();
    let start = tokio::spawn(managed::start(settings(folder.path(), Durability::Throwaway)));
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(!folder.path().join("postgres").exists(), "nothing is made while another program makes it");
    drop(other);
    start.await.unwrap().unwrap().stop().await.unwrap();
}

#[tokio::test]
async fn a_server_that_outlived_its_program_is_taken_over() {
    let folder = TestFolder::new();
    let abandoned = managed::start(settings(folder.path(), Durability::Service)).await.unwrap();
    let pid = server_pid(folder.path()).unwrap();
    // What a kill -9 does: the locks go, the server stays.
    drop(abandoned);
    let begun = Instant::now();
    let next = managed::start(settings(folder.path(), Durability::Service)).await.unwrap();
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(server_pid(folder.path()), Some(pid));
    next.stop().await.unwrap();
    assert_eq!(server_pid(folder.path()), None);
    assert!(managed::stop_left_over(settings(folder.path(), Durability::Service)).await.unwrap());
}

#[tokio::test]
async fn a_killed_server_is_started_again_and_keeps_what_was_acknowledged() {
    let folder = TestFolder::new();
    let mut running = managed::start(settings(folder.path(), Durability::Service)).await.unwrap();
    running.supervise();
    execute(running.url(), "create table kept (x text); insert into kept values ('acknowledged')").await;
    let killed = server_pid(folder.path()).unwrap();
    kill(Pid::from_raw(killed), Signal::SIGKILL).unwrap();
    let begun = Instant::now();
    loop {
        match query(running.url(), "select x from kept").await {
            Ok(kept) if server_pid(folder.path()) != Some(killed) => {
                assert_eq!(kept, "acknowledged");
                break;
            }
            _ => assert!(begun.elapsed() < Duration::from_secs(20), "the server does not come back"),
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    running.stop().await.unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(server_pid(folder.path()), None, "a stopped server is not started again");
}

#[tokio::test]
async fn a_stale_pid_file_with_a_strangers_number_is_no_server() {
    let folder = TestFolder::new();
    let first = managed::start(settings(folder.path(), Durability::Throwaway)).await.unwrap();
    let file = folder.path().join("postgres/data/postmaster.pid");
    let text = std::fs::read_to_string(&file).unwrap();
    first.stop().await.unwrap();
    let rest = text.split_once('\n').unwrap().1;
    std::fs::write(&file, format!("{}\n{rest}", std::process::id())).unwrap();
    let second = managed::start(settings(folder.path(), Durability::Throwaway)).await.unwrap();
    assert_eq!(query(second.url(), "show fsync").await.unwrap(), "off");
    second.stop().await.unwrap();
}

#[tokio::test]
async fn a_cluster_of_another_major_names_the_package_to_install() {
    let folder = TestFolder::new();
    let running = managed::start(settings(folder.path(), Durability::Throwaway)).await.unwrap();
    running.stop().await.unwrap();
    std::fs::write(folder.path().join("postgres/data/PG_VERSION"), "9\n").unwrap();
    let error = managed::start(settings(folder.path(), Durability::Throwaway)).await.unwrap_err();
    assert!(error.to_string().contains("apt-get install postgresql-9"), "{error}");
}

#[tokio::test]
async fn a_setting_without_programs_says_what_to_install() {
    let folder = TestFolder::new();
    let mut settings = settings(folder.path(), Durability::Throwaway);
    settings.binaries = Some(folder.path().join("nothing"));
    let error = managed::start(settings).await.unwrap_err();
    assert!(error.to_string().contains("sudo apt-get install postgresql"), "{error}");
}

#[tokio::test]
async fn all_tests_share_one_server_whose_role_makes_databases() {
    let url = postgres::cluster().await;
    assert_eq!(query(url, "show max_connections").await.unwrap(), "300");
    let name = format!("made_{}", std::process::id());
    execute(url, &format!("create database {name} strategy file_copy")).await;
    execute(url, &format!("drop database {name}")).await;
}

#[test]
fn a_folder_closed_to_the_databases_account_is_named() {
    use std::os::unix::fs::PermissionsExt;
    if !nix::unistd::Uid::effective().is_root() {
        return;
    }
    let folder = TestFolder::new();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let error = managed::may_hold_data(&folder.path().join("var")).unwrap_err();
    assert!(error.to_string().contains(&folder.path().display().to_string()), "{error}");
    assert!(error.to_string().contains("chmod o+x"), "{error}");
}
