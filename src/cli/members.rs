//! `askwell create-admin` and `askwell migrate`.

use std::io::Read;
use std::process::ExitCode;

use diesel_async::AsyncConnection;
use secrecy::ExposeSecret;

use super::{CliError, database, say};
use crate::accounts::model::{Email, Name, NewMember};
use crate::accounts::passwords::{self, Password};
use crate::accounts::queries;
use crate::admin::actions;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::migrations;
use crate::error::Error;
use crate::jobs;
use crate::site::Site;

/// Bytes of standard input that are read for the password.
const PASSWORD_BYTES_MAX: u64 = 4_096;

fn refused(error: impl std::fmt::Display) -> CliError {
    CliError::Refused(error.to_string())
}

/// Brings the tables up to date, those of the job queue too.
pub(super) async fn migrate(config: Config) -> Result<ExitCode, CliError> {
    let database = database::open(&config).await?;
    let done = bring_up_to_date(database.url.expose_secret()).await;
    database.close().await?;
    done?;
    say("The tables are up to date.")?;
    Ok(ExitCode::SUCCESS)
}

async fn bring_up_to_date(url: &str) -> Result<(), CliError> {
    migrations::up(url).await.map_err(refused)?;
    jobs::prepare(url).await.map_err(refused)
}

/// Makes a member who may do everything; the password comes from standard input.
pub(super) async fn create_admin(config: Config, name: &str, email: &str) -> Result<ExitCode, CliError> {
    let name = Name::parse(name).map_err(|fault| refused(format!("The name is not taken: {fault}.")))?;
    let email =
        Email::parse(email).map_err(|fault| refused(format!("The address is not taken: {fault}.")))?;
    let password = read_password(&[name.as_str(), email.as_str()])?;
    let password_hash = passwords::hash(&tokio::sync::Semaphore::new(1), password).await.map_err(refused)?;
    let database = database::open(&config).await?;
    let made = make(database.url.expose_secret(), name, email, password_hash).await;
    database.close().await?;
    say(&format!("@{} may do everything now.", made?))?;
    Ok(ExitCode::SUCCESS)
}

fn read_password(about: &[&str]) -> Result<Password, CliError> {
    let mut typed = String::new();
    std::io::stdin()
        .lock()
        .take(PASSWORD_BYTES_MAX)
        .read_to_string(&mut typed)
        .map_err(|source| CliError::Io { what: "Standard input cannot be read", source })?;
    let typed = typed.trim_end_matches(['\r', '\n']);
    Password::parse(typed, about).map_err(|fault| refused(format!("The password is not taken: {fault}.")))
}

/// Gives the handle of the new admin.
async fn make(url: &str, name: Name, email: Email, password_hash: String) -> Result<String, CliError> {
    bring_up_to_date(url).await?;
    let mut conn = crate::db::connect(url).await.map_err(refused)?;
    let now = Clock::live().now();
    let made: Result<String, Error> = conn
        .transaction(async |conn| {
            let site = Site::load(conn).await?;
            let new = NewMember { name, email, password_hash, lang: site.lang, zone: site.zone };
            let taken = || Error::Internal("A member already has this address.".to_owned());
            let member = actions::add_admin(conn, &new, &site.langs, now).await?.ok_or_else(taken)?;
            let profile = queries::members::by_id(conn, member).await?;
            Ok(profile.map(|profile| profile.handle).unwrap_or_default())
        })
        .await;
    made.map_err(|error| match error {
        Error::Internal(text) | Error::Unavailable(text) => CliError::Refused(text),
        other => refused(other),
    })
}
