//! Passwords: which are taken, how they are kept. Hashing is slow on purpose, so it runs beside requests, few at a time.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use zxcvbn::Score;

use crate::error::Error;

/// Characters of a password at least.
pub const PASSWORD_CHARS_MIN: usize = 8;
/// Characters of a password at most: hashing takes the whole of it.
pub const PASSWORD_CHARS_MAX: usize = 256;
/// Memory of one hash, in KiB.
const MEMORY_KIB: u32 = 19 * 1024;
/// Rounds of one hash.
const ROUNDS: u32 = 2;

/// A password that is good enough to be set. Never printed.
pub struct Password(String);

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer characters than [`PASSWORD_CHARS_MIN`].
    #[error("shorter than {PASSWORD_CHARS_MIN} characters")]
    TooShort,
    /// More characters than [`PASSWORD_CHARS_MAX`].
    #[error("longer than {PASSWORD_CHARS_MAX} characters")]
    TooLong,
    /// Among the first that somebody would try.
    #[error("easy to guess")]
    Guessable,
}

impl Password {
    /// From a form; `about` is what others know of the person: name and address make a password easy to guess.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn parse(typed: &str, about: &[&str]) -> Result<Self, PasswordFault> {
        let chars = typed.chars().count();
        if chars < PASSWORD_CHARS_MIN {
            return Err(PasswordFault::TooShort);
        }
        if chars > PASSWORD_CHARS_MAX {
            return Err(PasswordFault::TooLong);
        }
        // The estimate compares at most this much of each; a name of a million letters must cost nothing.
        let about: Vec<String> =
            about.iter().map(|word| word.chars().take(PASSWORD_CHARS_MAX).collect()).collect();
        let about: Vec<&str> = about.iter().map(String::as_str).collect();
        if zxcvbn::zxcvbn(typed, &about).score() < Score::Two {
            return Err(PasswordFault::Guessable);
        }
        Ok(Self(typed.to_owned()))
    }
}

fn argon2() -> Result<Argon2<'static>, Error> {
    let params = Params::new(MEMORY_KIB, ROUNDS, 1, None).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &str) -> Result<String, Error> {
    let hash: PasswordHash =
        argon2()?.hash_password(password.as_bytes()).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(hash.to_string())
}

/// Compared with when there is no account, so that an unknown address takes as long as a known one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash_now("nobody has this password").ok());

/// Hashes a new password; waits for its turn in `hashing`.
///
/// # Errors
/// When the machine cannot hash.
pub async fn hash(hashing: &Semaphore, password: Password) -> Result<String, Error> {
    beside(hashing, move || hash_now(&password.0)).await?
}

/// Whether the typed password belongs to the stored hash. Without a stored one the answer is no, after the same time.
///
/// # Errors
/// When the machine cannot hash.
pub async fn verify(hashing: &Semaphore, typed: &str, stored: Option<String>) -> Result<bool, Error> {
    // More than a password can have is wrong, but must take the same time.
    let typed: String = typed.chars().take(PASSWORD_CHARS_MAX + 1).collect();
    let check = move || {
        let known = stored.is_some();
        let Some(hash) = stored.as_deref().or(NOBODY.as_deref()) else { return false };
        let fits =
            |parsed: PasswordHash| Argon2::default().verify_password(typed.as_bytes(), &parsed).is_ok();
        PasswordHash::new(hash).is_ok_and(fits) && known
    };
    beside(hashing, check).await
}

async fn beside<T: Send + 'static>(
    hashing: &Semaphore,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let _turn = hashing.acquire().await.map_err(|e| Error::Internal(e.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(e.to_string()))
}
