//! Whole journeys, each by the pages alone: a customer from signing up to an accepted answer, an agent from the desk to the
//! FAQ, an admin from the first start to a promotion taken back; with script, without it, and in Chinese.

mod admin;
mod agent;
mod chinese;
mod customer;
mod plain;

use crate::support::browser::{Chromium, takes_pictures};

/// A password no journey is about.
const PASSWORD: &str = "violet kettle mountain";

/// Creates an account and confirms its address by the mail, as far as the page to sign in on.
async fn sign_up(browser: &Chromium, name: &str) {
    browser.goto("/").await;
    browser.click("Sign in").await;
    browser.click("Create an account").await;
    browser.wait_for("With an account you can ask").await;
    browser.fill("name", name).await;
    browser.fill("email", &address(name)).await;
    browser.fill("password", PASSWORD).await;
    browser.click_in("main form", "Create an account").await;
    browser.wait_for("Look into your mail").await;
    browser.click("Read the mails of this test site").await;
    follow_mail(browser, "Confirm your address", "/confirm").await;
    browser.click("Confirm my address").await;
    browser.wait_for("Your address is confirmed.").await;
}

async fn sign_in(browser: &Chromium, name: &str, password: &str) {
    browser.goto("/sign-in").await;
    browser.fill("email", &address(name)).await;
    browser.fill("password", password).await;
    browser.click_in("main form", "Sign in").await;
}

fn address(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase())
}

/// From the page of mails through the newest with this subject to where its link leads.
async fn follow_mail(browser: &Chromium, subject: &str, link: &str) {
    browser.reload_until(subject).await;
    browser.click_in("main", subject).await;
    browser.click(&format!("main a[href*='{link}']")).await;
}

/// Opens the menu behind the own picture and chooses from it.
async fn account_menu(browser: &Chromium, item: &str) {
    browser.click("header details.drop:not(.opt) summary").await;
    browser.click_in("header details[open]", item).await;
}

/// Waits for the message after a form.
async fn told(browser: &Chromium, message: &str) {
    let said = format!("document.querySelector('#flash')?.innerText.includes({message:?})");
    browser.wait_until(&said).await;
}

/// A picture of the page as it stands, at both usual widths.
async fn look(browser: &Chromium, name: &str) {
    if !takes_pictures() {
        return;
    }
    for width in [390, 1280] {
        browser.width(width).await;
        browser.screenshot(&format!("journey-{name}-{width}")).await;
    }
}
