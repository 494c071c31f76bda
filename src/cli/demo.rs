//! `askwell demo` and `askwell bench-fill`.

use std::process::ExitCode;
use std::time::Instant;

use secrecy::ExposeSecret;

use super::{CliError, database, progress, say};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Conn, migrations, pools};
use crate::demo::bench::{self, Size};
use crate::demo::{self, DemoError, Figures, run::PASSWORD, run::address};
use crate::events::stamp;

/// The accounts a visitor of the demo wants to try: what they are and their handles.
const ACCOUNTS: [(&str, &str); 5] =
    [("admin", "admin"), ("lead", "lena"), ("agent", "priya"), ("moderator", "sofia"), ("customer", "mei")];

fn refused(error: &dyn std::fmt::Display) -> CliError {
    CliError::Refused(format!("{error}."))
}

async fn connect(url: &str) -> Result<Conn, CliError> {
    migrations::up(url).await.map_err(|e| refused(&e))?;
    pools::connect(url).await.map_err(|e| refused(&e))
}

/// What becomes of a forum that has members already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filled {
    /// It is an error: the demo was wanted here.
    Refused,
    /// It stays as it is.
    Left,
}

impl Filled {
    pub(super) fn told(if_empty: bool) -> Self {
        if if_empty { Self::Left } else { Self::Refused }
    }
}

pub(super) async fn run(config: &Config, filled: Filled) -> Result<ExitCode, CliError> {
    let database = database::open(config).await?;
    let done = fill(database.url.expose_secret()).await;
    database.close().await?;
    match done {
        Ok(Err(DemoError::NotEmpty)) if filled == Filled::Left => {
            say("The forum has members: left as it is.")?
        }
        done => say(&told(&done?.map_err(|e| refused(&e))?))?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn fill(url: &str) -> Result<Result<Figures, DemoError>, CliError> {
    let mut conn = connect(url).await?;
    let figures = demo::fill(&mut conn, Clock::live().now()).await;
    stamp_all(&mut conn).await?;
    Ok(figures)
}

/// Numbers the events here, so that a site that starts later takes them for the past: nobody is told of them.
async fn stamp_all(conn: &mut Conn) -> Result<(), CliError> {
    while stamp::stamp(conn).await.map_err(|e| refused(&e))? > 0 {}
    Ok(())
}

fn told(figures: &Figures) -> String {
    let Figures { members, boards, threads, posts, articles } = figures;
    let mut lines = vec![
        format!(
            "Brightloom Help: {threads} threads with {posts} posts on {boards} boards, {articles} articles, {members} members."
        ),
        format!("Start it with `askwell serve`. Every account has the password {PASSWORD}"),
    ];
    lines.extend(ACCOUNTS.iter().map(|(what, handle)| format!("  {what:<10} {}", address(handle))));
    lines.join("\n")
}

pub(super) async fn bench_fill(config: &Config, size: Size) -> Result<ExitCode, CliError> {
    let database = database::open(config).await?;
    let bar = progress::rows(size.posts);
    let begun = Instant::now();
    let done = async {
        let mut conn = connect(database.url.expose_secret()).await?;
        let done =
            bench::fill(&mut conn, size, Clock::live().now(), &mut |posts| bar.set_position(posts)).await;
        let posts = done.map_err(|e| refused(&e))?;
        stamp_all(&mut conn).await?;
        Ok::<u64, CliError>(posts)
    }
    .await;
    bar.finish_and_clear();
    database.close().await?;
    let (posts, seconds) = (done?, begun.elapsed().as_secs_f64());
    #[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
    let rate = posts as f64 / seconds;
    say(&format!("Wrote {posts} posts in {seconds:.1} s, {rate:.0} a second."))?;
    Ok(ExitCode::SUCCESS)
}
