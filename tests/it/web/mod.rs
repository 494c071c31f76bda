//! What `src/web` does for every request.

mod faults;
mod headers;
mod limits;
mod request_span;
