//! Mails of a site under development.

use crate::support::TestApp;

const MAIL: &str = "From: a@b\r\nTo: ada@example.org\r\nSubject: No. 7: =?utf-8?b?55+l6YGT?=\r\n =?utf-8?b?5LqG?= (7)\r\nContent-Type: multipart/alternative; boundary=\"x\"\r\n\r\n\
--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
Gr=C3=BC=C3=9Fe: http://127.0.0.1/confirm/abc=\r\ndef\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>no</p>\r\n--x--\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sits_at_the_machine_reads_the_mails_of_the_folder() {
    let app = TestApp::start().await;
    let folder = app.engine.app.config.data_dir.join("mails");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("one.eml"), MAIL).unwrap();
    std::fs::write(folder.join("secret.txt"), "no").unwrap();
    let guest = app.guest();
    guest.get("/sign-up/mail").await.ok().saying("Read the mails of this test site");
    let page = guest.get("/mails").await.ok().saying("No. 7: 知道了 (7)").saying("ada@example.org");
    assert!(!page.says("secret.txt"));
    let page = guest
        .get("/mails/one.eml")
        .await
        .ok()
        .saying("Grüße")
        .saying("To: ada@example.org")
        .saying("Subject: No. 7: 知道了 (7)");
    assert_eq!(page.attribute("main .plain a", "href").unwrap(), "http://127.0.0.1/confirm/abcdef");
    for path in ["/mails/secret.txt", "/mails/..%2Fserve.lock", "/mails/two.eml"] {
        assert_eq!(guest.get(path).await.status, 404, "{path}");
    }
}
