use askwell::db::{ArticleId, AudienceId, BoardId, ThreadId};
use askwell::search::{Document, SearchIndex, Subject, says_enough};
use askwell::text::Lang;

const PUBLIC: AudienceId = AudienceId(1);
const STAFF: AudienceId = AudienceId(2);

fn article(id: i64, title: &str, wordings: &[&str], text: &str) -> Document {
    Document {
        subject: Subject::Article(ArticleId(id)),
        audience: PUBLIC,
        board: None,
        lang: Lang::En,
        answered: true,
        title: title.to_owned(),
        wordings: wordings.iter().map(|w| (*w).to_owned()).collect(),
        text: text.to_owned(),
    }
}

fn thread(id: i64, audience: AudienceId, title: &str) -> Document {
    let subject = Subject::Thread(ThreadId(id));
    Document { subject, audience, board: Some(BoardId(1)), answered: false, ..article(id, title, &[], "") }
}

fn filled() -> SearchIndex {
    let index = SearchIndex::in_ram().unwrap();
    index
        .put(&[
            article(1, "Download an invoice", &["where is my receipt"], "Open Billing and choose the month."),
            article(
                2,
                "Change the delivery address",
                &[],
                "Until the parcel leaves our house you can change it.",
            ),
            article(3, "如何下载发票", &[], "打开账单页面，选择月份。"),
            article(4, "忘記密碼怎麼辦", &[], "在登入頁面按「忘記密碼」。"),
            article(5, "Error PAY-3041 when paying", &[], "The bank refused the card."),
            thread(1, PUBLIC, "My parcel is lost"),
            thread(2, STAFF, "Refund for a broken lamp"),
            thread(3, PUBLIC, "软件打不开"),
        ])
        .unwrap();
    index.commit(7).unwrap();
    index
}

fn first(index: &SearchIndex, query: &str) -> Option<Subject> {
    index.suggest_now(query, &[PUBLIC], 3).first().map(|hit| hit.subject)
}

#[test]
fn finds_by_words_wordings_codes_and_script() {
    let index = filled();
    let article = |id| Some(Subject::Article(ArticleId(id)));
    let cases = [
        ("how can I download invoices", article(1)),
        ("receipt", article(1)),
        ("my invioce", article(1)),
        ("delivery addres", article(2)),
        ("下載發票", article(3)),
        ("请问忘记密码了", article(4)),
        ("pay-3041", article(5)),
        ("軟體打不開", Some(Subject::Thread(ThreadId(3)))),
        ("lost parcel", Some(Subject::Thread(ThreadId(1)))),
    ];
    for (query, expected) in cases {
        assert_eq!(first(&index, query), expected, "{query}");
    }
}

#[test]
fn hides_what_the_audience_may_not_read() {
    let index = filled();
    let lamp = Subject::Thread(ThreadId(2));
    let finds = |audiences: &[AudienceId]| {
        index.suggest_now("broken lamp refund", audiences, 9).iter().any(|h| h.subject == lamp)
    };
    assert!(!finds(&[PUBLIC]));
    assert!(finds(&[PUBLIC, STAFF]));
    assert!(!finds(&[]));
}

#[test]
fn is_silent_for_nonsense_and_too_little() {
    let index = filled();
    for query in ["xqzwk vbnjf", "the", "how do I", "ab", "", "   ", "玻璃鋼雕塑", "12"] {
        assert_eq!(index.suggest_now(query, &[PUBLIC], 3), [], "{query}");
    }
    for typed in ["", " ", "ab", "12", "票"] {
        assert!(!says_enough(typed), "{typed}");
    }
    for typed in ["abc", "發票", "PAY-3041"] {
        assert!(says_enough(typed), "{typed}");
    }
    assert!(!index.suggest_now("票", &[PUBLIC], 3).is_empty(), "one character can be searched for");
}

#[test]
fn no_input_makes_it_fail() {
    let index = filled();
    let long = "invoice 發票 ".repeat(1_000);
    let odd = [
        "\"unbalanced",
        "(a AND",
        "+-!{}[]^~*?:\\/",
        "😀😀😀 👩‍👩‍👧",
        "\0\u{202e}\u{fffd}",
        "title_words:x",
        "。，！？；：",
        &long,
    ];
    for query in odd {
        index.suggest_now(query, &[PUBLIC, STAFF], 5);
    }
    assert!(first(&index, &long).is_some());
    assert_eq!(index.suggest_now("invoice", &[PUBLIC], 0), []);
}

#[test]
fn replaces_and_removes() {
    let index = filled();
    index.put(&[article(1, "Close your account", &[], "")]).unwrap();
    index.remove(&[Subject::Article(ArticleId(5))]).unwrap();
    index.commit(9).unwrap();
    assert_eq!(index.position(), Some(9));
    assert_eq!(first(&index, "close account"), Some(Subject::Article(ArticleId(1))));
    assert_eq!(first(&index, "pay-3041"), None);
    assert_eq!(index.len(), 7);
}

#[test]
fn opens_again_where_it_was_and_mends_a_broken_folder() {
    let folder = std::env::temp_dir().join(format!("askwell-index-{}", std::process::id()));
    {
        let index = SearchIndex::open(&folder).unwrap();
        assert_eq!(index.position(), None);
        index.put(&[article(1, "Download an invoice", &[], "")]).unwrap();
        index.commit(3).unwrap();
    }
    {
        let index = SearchIndex::open(&folder).unwrap();
        assert_eq!((index.position(), index.len()), (Some(3), 1));
    }
    std::fs::write(folder.join("index/v2/meta.json"), "broken").unwrap();
    {
        let index = SearchIndex::open(&folder).unwrap();
        assert_eq!((index.position(), index.len()), (None, 0));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn many_alike_that_wait_do_not_hide_the_answer() {
    let index = SearchIndex::in_ram().unwrap();
    let waiting: Vec<Document> =
        (1..=300).map(|id| thread(id, PUBLIC, "The lamp goes off at three")).collect();
    index.put(&waiting).unwrap();
    index.put(&[article(1, "Lamp care", &[], "It goes dark when dust settles.")]).unwrap();
    index.commit(1).unwrap();
    let index = std::sync::Arc::new(index);
    let hits = index.search("the lamp goes off at three", vec![PUBLIC], 50).await;
    assert_eq!(hits.first().map(|hit| hit.subject), Some(Subject::Article(ArticleId(1))));
    assert_eq!(hits.len(), 51, "and fifty of those that wait");
    assert!(index.search("the lamp goes off at three", vec![STAFF], 50).await.is_empty());
}

#[tokio::test]
async fn similar_ones_are_remembered_until_an_article_changes() {
    let index = std::sync::Arc::new(filled());
    let title = "My parcel is lost on its way";
    let similar = async || index.similar(title, vec![PUBLIC], 10).await.to_vec();
    let subjects = |hits: &[askwell::search::Hit]| hits.iter().map(|hit| hit.subject).collect::<Vec<_>>();
    let lost = Subject::Thread(ThreadId(9));
    let before = similar().await;
    assert!(subjects(&before).contains(&Subject::Thread(ThreadId(1))));

    index.put(&[thread(9, PUBLIC, title)]).unwrap();
    index.commit(8).unwrap();
    assert_eq!(similar().await, before, "a new thread may wait");
    assert!(subjects(&index.suggest_now(title, &[PUBLIC], 10)).contains(&lost), "though it is found");

    index.put(&[article(9, "When a parcel is lost", &[], "")]).unwrap();
    assert_eq!(similar().await, before, "nothing is forgotten before others can find the article");
    index.commit(9).unwrap();
    let after = subjects(&similar().await);
    assert!(after.contains(&Subject::Article(ArticleId(9))) && after.contains(&lost), "{after:?}");
    assert!(index.similar(title, vec![STAFF], 10).await.is_empty(), "others are answered for themselves");
}
