//! What the log says of a request.

use askwell::accounts::secret::Secret;
use askwell::web::request_span::without_keys;

#[test]
fn keys_of_addresses_are_left_out() {
    let key = Secret::fresh().reveal().to_owned();
    assert_eq!(without_keys(&format!("/recover/{key}")), "/recover/…");
    assert_eq!(without_keys(&format!("/e/7.12.{key}/solved")), "/e/…/solved");
    assert_eq!(without_keys("/t/7/lamp-goes-off"), "/t/7/lamp-goes-off");
}
