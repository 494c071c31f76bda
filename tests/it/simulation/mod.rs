//! The proof by simulation, small: the command runs the same with ten thousand questions.

use askwell::config::Config;
use askwell::simulation::{self, Size};

use crate::support::folder::TestFolder;
use crate::support::{postgres, template};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_question_of_a_small_model_community_gets_an_answer() {
    let url = template::database(postgres::cluster().await).await;
    let folder = TestFolder::new();
    let environment = [
        ("ASKWELL_DATA_DIR", folder.path().display().to_string()),
        ("ASKWELL_LISTEN", "127.0.0.1:0".to_owned()),
        ("ASKWELL_DATABASE__PAGES_POOL", "3".to_owned()),
        ("ASKWELL_DATABASE__SEARCH_POOL", "1".to_owned()),
        // Many tests share a busy machine; waiting is no fault of theirs.
        ("ASKWELL_DATABASE__WAIT_MS", "20000".to_owned()),
        ("ASKWELL_DATABASE__LOCK_MS", "20000".to_owned()),
    ];
    let environment = environment.map(|(name, value)| (name.to_owned(), value));
    let config = Config::load(None, environment, folder.path()).unwrap();
    let size = Size { questions: 40, days: 6, seed: 1 };
    let mut heard = 0;
    let report = simulation::run(&config, &url, size, |so_far| heard = so_far.asked).await.unwrap();
    println!("{report}");
    assert!(report.is_proof(), "{report}");
    assert_eq!(heard, 40);
    let ended: i64 = report.outcomes.iter().map(|(_, count)| count).sum();
    assert_eq!(ended, 40, "{report}");
    // Nodes race, so which ends come up is not the same each time; that much happened is.
    let said = report.to_string();
    let happened = |what: &str| {
        let line = said.lines().find(|line| line.starts_with(what)).unwrap_or_default();
        line.split_whitespace().next_back().and_then(|count| count.parse().ok()).unwrap_or(0_u32) > 0
    };
    for what in
        ["Answers by staff", "Merged", "Taken to phone", "Posts hidden", "Nodes stopped", "Told how it went"]
    {
        assert!(happened(what), "{what}: too little happened to prove anything: {report}");
    }
    assert!(report.outcomes.len() >= 3, "too little happened to prove anything: {report}");
}
