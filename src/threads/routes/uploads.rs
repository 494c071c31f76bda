//! Pictures: added, shown.

use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::Page;
use crate::text::input;
use crate::threads::pictures::{self, Picture, PictureError};
use crate::threads::reads::pictures::{self as seen, Sight};
use crate::threads::views::uploads as view;
use crate::threads::{policy, uploads};
use crate::ui::words::{Key, t};
use crate::urls;
use crate::viewer::Viewer;
use crate::web::file::{self, NoFile};
use crate::web::limits::Action;

/// Pictures worked on at once: each may take 200 MiB for a second.
static AT_WORK: Semaphore = Semaphore::const_new(1);
/// Characters of a file's name that describe the picture in the text.
const ALT_CHARS_MAX: usize = 80;

/// `GET /uploads`: a picture without script.
pub async fn new(visit: Visit) -> Answer {
    visit.member()?;
    let main = view::form(&visit, None);
    Page::new(&visit, visit.words.text(t::POSTS_UPLOAD_TITLE)).noindex().answer(main).await
}

/// `POST /uploads` with `file`: JSON for the script, else a page with the Markdown to copy.
pub async fn create(visit: Visit, req: HttpRequest, parts: Multipart) -> Answer {
    let by_script = req.headers().get("x-requested-with").is_some_and(|value| value == "askwell");
    let by = visit.member_id()?;
    policy::can_write(&visit.viewer)?;
    visit.limit(Action::Posting)?;
    let bytes_max = visit.app.config.limits.upload_bytes_max;
    let sent = match file::receive(parts, &["file", "picture"], bytes_max).await? {
        Ok(sent) => sent,
        Err(NoFile::Missing | NoFile::Empty) => {
            return refuse(&visit, by_script, t::POSTS_UPLOAD_NO_FILE).await;
        }
        Err(NoFile::TooLarge) => return refuse(&visit, by_script, t::POSTS_UPLOAD_TOO_LARGE).await,
    };
    let picture = match rewrite(&visit.app, sent.bytes).await? {
        Ok(picture) => picture,
        Err(refused) => return refuse(&visit, by_script, sentence(refused)).await,
    };
    let mut change = visit.begin().await?;
    uploads::note(&mut change, &picture, by, visit.now).await?;
    let picture = store(&visit.app, picture).await?;
    change.commit().await?;
    let markdown = format!("![{}]({})", alt(&sent.name), urls::upload(&picture.name));
    if by_script {
        return Ok(HttpResponse::Ok().json(serde_json::json!({ "markdown": markdown })));
    }
    let main = view::done(&visit, &picture, &markdown);
    Page::new(&visit, visit.words.text(t::POSTS_UPLOAD_TITLE)).noindex().answer(main).await
}

/// `GET /uploads/{name}`, for whoever may read a text that shows it. The file of a name never changes, who may see it does.
pub async fn show(visit: Visit, name: web::Path<String>) -> Answer {
    let media_type = uploads::media_type(&name).ok_or(Error::NotFound)?;
    let guest = Viewer::new(None, &visit.site.rules);
    let caching = match seen::sight(&mut *visit.conn().await?, &name, &visit.viewer, &guest).await? {
        // Minutes, not for good: once the post is hidden, caches on the way must let go of it.
        Sight::Everybody => "public, max-age=300",
        Sight::Viewer => "private, max-age=300",
        Sight::Nobody => return Err(Error::NotFound),
    };
    let path = uploads::file(&visit.app.config.data_dir, &name);
    let bytes = match tokio::fs::read(path).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Error::NotFound),
        Err(error) => return Err(Error::Internal(error.to_string())),
    };
    Ok(HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((header::CACHE_CONTROL, caching))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Nothing but pictures that we have drawn anew ourselves lies here, so it may be looked at.
        .insert_header((header::CONTENT_DISPOSITION, "inline"))
        .body(bytes))
}

async fn rewrite(app: &web::Data<App>, file: Vec<u8>) -> Result<Result<Picture, PictureError>, Error> {
    let _turn = AT_WORK.acquire().await.map_err(|e| Error::Internal(e.to_string()))?;
    let pixels_max = app.config.limits.image_pixels_max;
    let work = move || pictures::rewrite(&file, pixels_max);
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(e.to_string()))
}

/// After its row is noted and locked: a sweep that just took the same picture away has finished by now.
async fn store(app: &web::Data<App>, picture: Picture) -> Result<Picture, Error> {
    let data_dir = app.config.data_dir.clone();
    let work = move || uploads::store(&data_dir, &picture).map(|()| picture);
    let done = tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(e.to_string()))?;
    done.map_err(|e| Error::Internal(e.to_string()))
}

fn sentence(refused: PictureError) -> Key {
    match refused {
        PictureError::NoPicture => t::POSTS_UPLOAD_NO_PICTURE,
        PictureError::TooManyPixels => t::POSTS_UPLOAD_TOO_MANY_PIXELS,
        PictureError::Damaged => t::POSTS_UPLOAD_DAMAGED,
    }
}

async fn refuse(visit: &Visit, by_script: bool, why: Key) -> Answer {
    let sentence = visit.words.text(why);
    if by_script {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(HttpResponse::build(status).json(serde_json::json!({ "error": sentence })));
    }
    let main = view::form(visit, Some(&sentence));
    Page::new(visit, visit.words.text(t::POSTS_UPLOAD_TITLE)).noindex().with_errors().answer(main).await
}

/// The file's name without its ending, without what Markdown would read.
fn alt(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let plain: String = stem
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' })
        .take(ALT_CHARS_MAX)
        .collect();
    input::clean_line(&plain, ALT_CHARS_MAX).unwrap_or_default()
}
