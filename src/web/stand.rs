//! How something stood when its form was drawn. The form carries a fingerprint of it; when it comes back and the thing
//! stands otherwise, somebody else was faster.

use sha2::{Digest, Sha256};

/// The hidden field's name.
pub const FIELD: &str = "stand";
/// Bytes of the digest that are kept: it guards against accidents only.
const DIGEST_BYTES: usize = 8;

/// The fingerprint of these values in this order.
pub fn of<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let mut digest = Sha256::new();
    for value in values {
        digest.update(value.len().to_le_bytes());
        digest.update(value);
    }
    digest.finalize().iter().take(DIGEST_BYTES).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a form drawn at that stand is still true. One without a fingerprint asks for no comparison.
pub fn fits(now: &str, drawn: &str) -> bool {
    drawn.is_empty() || drawn == now
}
