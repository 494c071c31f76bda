//! "U", what script/bench compares with: a thread page with nothing around it. Three statements, one template, no forum.
//! Frozen: changing it changes the meaning of every ratio measured before.

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::error::ErrorInternalServerError;
use actix_web::{App, HttpServer, web};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use tokio_postgres::{Client, NoTls, Statement};

/// Connections, as many as a site has for pages.
const CONNECTIONS: usize = 8;
/// Posts of a page.
const POSTS_MAX: i64 = 20;

struct Connection {
    client: Client,
    thread: Statement,
    posts: Statement,
    tags: Statement,
}

struct Pool {
    connections: Vec<Connection>,
    turn: AtomicUsize,
}

async fn connect(url: &str) -> Result<Connection, tokio_postgres::Error> {
    let (client, line) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(line);
    let thread = client.prepare("select title, replies from threads where id = $1").await?;
    let posts = client
        .prepare(
            "select p.html, m.name from posts p join members m on m.id = p.author_id
              where p.thread_id = $1 order by p.number limit $2",
        )
        .await?;
    let tags = client
        .prepare("select t.name from thread_tags tt join tags t on t.id = tt.tag_id where tt.thread_id = $1")
        .await?;
    Ok(Connection { client, thread, posts, tags })
}

async fn show(pool: web::Data<Pool>, path: web::Path<(i64, String)>) -> actix_web::Result<Markup> {
    let id = path.0;
    let turn = pool.turn.fetch_add(1, Ordering::Relaxed) % CONNECTIONS;
    let c = pool.connections.get(turn).ok_or_else(|| ErrorInternalServerError("no connection"))?;
    let thread = c.client.query_one(&c.thread, &[&id]).await.map_err(ErrorInternalServerError)?;
    let posts = c.client.query(&c.posts, &[&id, &POSTS_MAX]).await.map_err(ErrorInternalServerError)?;
    let tags = c.client.query(&c.tags, &[&id]).await.map_err(ErrorInternalServerError)?;
    let (title, replies): (&str, i32) = (thread.get(0), thread.get(1));
    Ok(html! {
        (DOCTYPE)
        html lang="en" {
            head { title { (title) } }
            body {
                h1 { (title) }
                p { (replies) }
                @for tag in &tags { span { (tag.get::<_, &str>(0)) } }
                @for post in &posts { article { b { (post.get::<_, &str>(1)) } (PreEscaped(post.get::<_, &str>(0))) } }
            }
        }
    })
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::var("DATABASE_URL")?;
    let listen = std::env::var("U_LISTEN")?;
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(connect(&url).await?);
    }
    let pool = web::Data::new(Pool { connections, turn: AtomicUsize::new(0) });
    let make = move || App::new().app_data(pool.clone()).route("/t/{id}/{slug}", web::get().to(show));
    HttpServer::new(make).bind(listen)?.run().await?;
    Ok(())
}
