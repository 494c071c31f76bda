//! A customer and an admin, wholly in Simplified Chinese: from the first start to an article taken back.

use super::{PASSWORD, look, told};
use crate::support::TestApp;
use crate::support::app::Mails;
use crate::support::browser::{Chromium, picture};

const QUESTION: &str = "更新固件后灯半夜自动熄灭怎么办";

#[tokio::test(flavor = "multi_thread")]
async fn a_question_becomes_an_article_in_chinese() {
    let app = TestApp::start_as(Mails::OnItsPage, &[]).await;
    let admin = app.browser().await.speaking("zh-CN").await.living_in("Asia/Shanghai").await;
    sets_the_site_up(&admin).await;
    opens_a_section(&admin).await;
    let li = app.browser().await.speaking("zh-CN").await.living_in("Asia/Shanghai").await;
    signs_up(&li).await;
    let thread = asks(&li).await;
    replies(&admin, &thread).await;
    accepts(&li, &thread).await;
    promotes(&admin, &thread).await;
    is_told(&li, &thread).await;
    takes_it_back(&admin, &li, &thread).await;
    admin.quiet().await;
    li.quiet().await;
}

async fn sets_the_site_up(admin: &Chromium) {
    admin.goto("/").await;
    admin.wait_for("设置您的论坛").await;
    assert_eq!(admin.attribute("html", "lang").await.as_deref(), Some("zh-Hans"));
    admin.fill("site_name", "明灯帮助中心").await;
    admin.choose("lang", "简体中文").await;
    admin.choose("zone", "Asia/Shanghai").await;
    admin.fill("name", "王芳").await;
    admin.fill("email", "wang@example.org").await;
    admin.fill("password", PASSWORD).await;
    look(admin, "zh-setup").await;
    admin.click("完成设置并登录").await;
    told(admin, "论坛已设置完成。").await;
    admin.wait_for("王芳，有什么可以帮您？").await;
}

async fn opens_a_section(admin: &Chromium) {
    admin.click_in("nav.staffbar", "管理").await;
    admin.click_in("main", "常见问题主题").await;
    admin.fill("name-zh-hans", "灯具").await;
    admin.fill("line-zh-hans", "安装、设置与固件").await;
    admin.fill("slug", "lamps").await;
    admin.choose("board", "提问").await;
    admin.click("保存").await;
    told(admin, "主题已保存。").await;
}

async fn signs_up(li: &Chromium) {
    li.goto("/").await;
    li.click("登录").await;
    li.click("注册账号").await;
    li.fill("name", "李明").await;
    li.fill("email", "li@example.org").await;
    li.fill("password", PASSWORD).await;
    li.click_in("main form", "注册账号").await;
    li.wait_for("请查看您的邮箱").await;
    li.click("查看本测试网站的邮件").await;
    li.reload_until("请确认您在 明灯帮助中心 的邮箱").await;
    li.click_in("main", "请确认您在 明灯帮助中心 的邮箱").await;
    li.click("main a[href$='/confirm']").await;
    li.click("确认我的邮箱").await;
    told(li, "邮箱已确认，现在可以发言了。").await;
    li.fill("email", "li@example.org").await;
    li.fill("password", PASSWORD).await;
    li.click_in("main form", "登录").await;
    li.wait_for("李明，有什么可以帮您？").await;
}

async fn asks(li: &Chromium) -> String {
    li.click("提问").await;
    li.fill("title", QUESTION).await;
    li.fill("body", "每天晚上**三点**。\n").await;
    li.paste("body", &picture()).await;
    li.wait_until("document.querySelector('[name=body]').value.includes('](/uploads/')").await;
    li.click("预览").await;
    li.wait_until("document.querySelector('[data-view] strong')?.innerText === '三点'").await;
    li.reload().await;
    li.wait_for("的草稿").await;
    assert_eq!(li.value("title").await, QUESTION);
    look(li, "zh-ask").await;
    li.click("发布问题").await;
    // 09:00 in UTC is 17:00 in Shanghai, and four hours for the answer.
    told(li, "您将在今天 21:00 前收到回复").await;
    li.wait_for("2026年11月2日 17:00").await;
    let thread = li.path().await;
    super::account_menu(li, "您的问题").await;
    li.wait_for(QUESTION).await;
    thread
}

async fn replies(admin: &Chromium, thread: &str) {
    admin.goto("/").await;
    admin.click_in("nav.staffbar", "工作台").await;
    admin.wait_for("全部待回答").await;
    admin.click(QUESTION).await;
    admin.click_in(".pane", "认领").await;
    told(admin, "已由您认领 30 分钟。").await;
    look(admin, "zh-desk").await;
    admin.fill("body", "请打开**设置**，关闭夜间模式。\n\n也可致电 138 1234 5678。").await;
    admin.click_in(".pane", "发送").await;
    told(admin, "回复已发表。").await;
    admin.goto(thread).await;
    admin.wait_for("明灯帮助中心 官方客服").await;
}

async fn accepts(li: &Chromium, thread: &str) {
    li.reload_until("通知，1 条未读").await;
    li.click("header a[href='/notifications']").await;
    li.wait_for("王芳 回复了。").await;
    li.click_in("main", QUESTION).await;
    li.click("这解决了我的问题").await;
    told(li, "很高兴问题解决了。").await;
    li.wait_for("已采纳的回答").await;
    li.wait_for("已解决：提问者采纳了回答。").await;
    look(li, "zh-solved").await;
    assert!(li.path().await.starts_with(thread.split('?').next().unwrap()));
}

async fn promotes(admin: &Chromium, thread: &str) {
    admin.goto(thread).await;
    admin.click("收入常见问题").await;
    admin.wait_for("来自讨论").await;
    assert_eq!(admin.value("title").await, QUESTION);
    let body = admin.value("body").await;
    assert!(body.contains("[已略去电话号码]") && !body.contains("1234 5678"), "{body}");
    admin.wait_for("1 人将收到一次通知，使用各自的语言。").await;
    look(admin, "zh-promote").await;
    admin.fill("short", "关闭夜间模式即可。").await;
    admin.fill("body", "请打开**设置**，关闭夜间模式。").await;
    admin.choose("section", "灯具").await;
    admin.click_in("main form", "发布").await;
    told(admin, "已发布。").await;
    admin.wait_for("根据 1 个提问整理").await;
    look(admin, "zh-article").await;
}

/// In the inbox, on the thread and by mail.
async fn is_told(li: &Chromium, thread: &str) {
    li.goto("/notifications").await;
    li.reload_until("已收入常见问题。").await;
    li.goto(thread).await;
    li.wait_for("已收入常见问题：").await;
    li.goto("/mails").await;
    li.reload_until(&format!("已收入常见问题：{QUESTION}")).await;
    li.goto("/faq").await;
    li.wait_for(QUESTION).await;
    li.click_in("main", QUESTION).await;
    li.click("有帮助").await;
    li.wait_for("谢谢，很高兴能帮到您。").await;
}

async fn takes_it_back(admin: &Chromium, li: &Chromium, thread: &str) {
    admin.click("撤销").await;
    admin.wait_for("已撤销：文章已下架").await;
    li.goto(thread).await;
    li.wait_until("!document.body.innerText.includes('已收入常见问题：')").await;
    li.goto("/faq").await;
    li.wait_for("还没有内容").await;
}
