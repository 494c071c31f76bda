//! One error enum at the edge; each variant names its reader. A database fault is never a 4xx.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use chrono::{DateTime, Utc};

use crate::ui::words::Key;

/// Why an answer is not the page that was asked for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not there, or this viewer may not know that it is.
    #[error("not found")]
    NotFound,
    /// Signing in first leads there; holds the path to come back to.
    #[error("sign-in required")]
    SignInRequired,
    /// The viewer may know that it exists, but not do this.
    #[error("forbidden")]
    Forbidden(Refusal),
    /// The request cannot be read: a forged id, a wrong type.
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// The body is larger than any form of ours.
    #[error("too large")]
    TooLarge,
    /// Too many requests; says from when on it works again.
    #[error("too many requests until {0}")]
    TooMany(DateTime<Utc>),
    /// Somebody else changed it in the meantime.
    #[error("conflict")]
    Conflict(Refusal),
    /// The database is away or too busy: try again soon.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(String),
}

/// Why somebody may not do something, as the sentence they read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal(pub Key);

/// What a page or an action answers.
pub type Answer = Result<HttpResponse, Error>;

impl Error {
    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInRequired => StatusCode::SEE_OTHER,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl Error {
    /// The error of an answer that the framework refused by itself.
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Self::NotFound,
            StatusCode::PAYLOAD_TOO_LARGE | StatusCode::URI_TOO_LONG => Self::TooLarge,
            status if status.is_client_error() => Self::BadRequest("the request cannot be read"),
            status => Self::Internal(format!("answered {status}")),
        }
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    /// Bare: the door's middleware draws the page, since only it knows the reader's language.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status())
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Forbidden(refusal)
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        if is_passing(&error) {
            Self::Unavailable(error.to_string())
        } else {
            Self::Internal(error.to_string())
        }
    }
}

/// Whether the same statement may well succeed a moment later: the database is away, too busy, or chose another's
/// transaction.
pub fn is_passing(error: &diesel::result::Error) -> bool {
    use diesel::result::DatabaseErrorKind as Kind;
    use diesel::result::Error as Diesel;
    match error {
        Diesel::DatabaseError(
            Kind::ClosedConnection
            | Kind::UnableToSendCommand
            | Kind::ReadOnlyTransaction
            | Kind::SerializationFailure,
            _,
        )
        | Diesel::BrokenTransactionManager => true,
        Diesel::DatabaseError(_, info) => means_unavailable(info.message()),
        // The connection broke while a transaction was ended; what began it is inside.
        Diesel::RollbackErrorOnCommit { commit_error, .. } => is_passing(commit_error),
        _ => false,
    }
}

/// Whether a statement was ended because it took longer than any may take.
pub fn is_too_slow(error: &diesel::result::Error) -> bool {
    matches!(error, diesel::result::Error::DatabaseError(_, info) if info.message().contains(TOO_SLOW))
}

/// How Postgres says so.
const TOO_SLOW: &str = "statement timeout";

/// Postgres says these when it stops, starts, or when our own time limits end a wait.
fn means_unavailable(message: &str) -> bool {
    [
        "terminating connection",
        "shutting down",
        "starting up",
        TOO_SLOW,
        "lock timeout",
        "connection closed",
        "in recovery mode",
        "communicating with the server",
        "deadlock detected",
    ]
    .iter()
    .any(|sign| message.contains(sign))
}

impl From<deadpool::managed::PoolError<diesel_async::pooled_connection::PoolError>> for Error {
    fn from(error: deadpool::managed::PoolError<diesel_async::pooled_connection::PoolError>) -> Self {
        Self::Unavailable(error.to_string())
    }
}
