//! Every follower and every kind of job, by name: what runs beside requests is all here.

use actix_web::web;

use crate::app::App;
use crate::events::{Follower, NodeFollower};
use crate::jobs::Register;

/// Followers whose effects happen once for all nodes.
pub fn followers() -> Vec<Box<dyn Follower>> {
    vec![
        Box::new(crate::accounts::follow::AccountMails),
        Box::new(crate::boards::follow::BoardCounts),
        Box::new(crate::ledger::follow::OwnersWhoLeft),
        Box::new(crate::ledger::follow::PromisesChanged),
        Box::new(crate::threads::follow::AcceptedAnswers),
        Box::new(crate::merges::follow::MergedQuestions),
        Box::new(crate::desk::follow::UrgencyByRule),
        Box::new(crate::rota::follow::QuestionsFindOwners),
        Box::new(crate::ladder::follow::Ladder),
        Box::new(crate::escalations::follow::AgreeWithLedger),
        Box::new(crate::commitments::follow::PromisesLeft),
        Box::new(crate::figures::follow::Figures),
        Box::new(crate::figures::follow::Asking),
        Box::new(crate::notifications::follow::Inbox),
    ]
}

/// Followers of which every node has its own.
pub fn node_followers(app: &web::Data<App>) -> Vec<Box<dyn NodeFollower>> {
    vec![
        Box::new(crate::kept_pages::Freshness::new(app.pages.clone(), app.site.clone(), app.pools.clone())),
        Box::new(crate::desk::follow::live::DeskNews::new(app.desk.clone())),
        Box::new(crate::search::IndexFollower::new(app.search.clone(), app.pools.search.clone())),
    ]
}

/// Kinds of jobs.
pub fn jobs(register: Register) -> Register {
    register
        .job::<crate::accounts::jobs::SendAccountMail>()
        .job::<crate::notifications::jobs::NotifyByMail>()
        .job::<crate::notifications::jobs::ReceiptByMail>()
        .job::<crate::ledger::jobs::retarget::Retarget>()
        .job::<crate::desk::jobs::urgency::LookAtAll>()
        .job::<crate::rota::jobs::GiveByRules>()
        .job::<crate::ladder::jobs::LookAtLadder>()
        .job::<crate::threads::jobs::CheckLedger>()
        .job::<crate::figures::jobs::CheckFigures>()
        .job::<crate::figures::jobs::CountByZone>()
        .job::<crate::threads::jobs::RenderPosts>()
        .job::<crate::faq::jobs::RenderArticles>()
        .job::<crate::desk::jobs::notes::RenderNotes>()
}
