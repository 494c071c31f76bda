//! Generated threads in three languages, for measuring: no sense, but the sizes, scripts and spread of a real forum.

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;

use crate::db::{Conn, MemberId};
use crate::events::{Fact, TimedFact};
use crate::import::people::People;
use crate::import::places::Places;
use crate::import::queries::{self, Place};
use crate::import::write::{WholePost, WholeThread, WriteError, write_thread};
use crate::text::Lang;
use crate::text::markdown::Rendered;
use crate::threads::model::{PostKind, ThreadKind};
use crate::threads::rendering::render_now;

/// Threads written in one transaction.
const BATCH: u64 = 100;
/// Bodies rendered once and used over and over: what is measured is reading, and rendering costs more than writing.
const BODIES_A_LANG: u64 = 200;
/// Days over which the threads are spread.
const DAYS: u64 = 900;
/// One thread of so many has no reply yet.
const OPEN_EVERY: u64 = 20;

const WORDS_EN: &str = "lamp light cable router firmware order parcel refund invoice shade bulb dimmer switch battery remote app account password delivery return warranty screen blinks amber pairing network update night schedule sensor button mount ceiling desk floor warm cold brightness colour noise repair spare part shop label courier address payment card pending charge gift voucher how why does not after before still again every second time please help found tried changed worked";
const WORDS_HANS: &str = "台灯 灯泡 路由器 固件 订单 包裹 退款 发票 灯罩 调光 开关 电池 遥控器 应用 账号 密码 配送 退货 保修 屏幕 闪烁 琥珀色 配对 网络 更新 夜里 定时 传感器 按钮 支架 天花板 书桌 暖光 冷光 亮度 颜色 声音 维修 配件 商店 标签 快递 地址 付款 银行卡 扣款 优惠券 为什么 怎么 之后 之前 还是 每次 请问 试过 没有反应 可以 不能";
const WORDS_HANT: &str = "檯燈 燈泡 路由器 韌體 訂單 包裹 退款 發票 燈罩 調光 開關 電池 遙控器 帳號 密碼 配送 退貨 保固 螢幕 閃爍 琥珀色 配對 網路 更新 夜裡 定時 感應器 按鈕 支架 天花板 書桌 暖光 冷光 亮度 顏色 聲音 維修 零件 商店 標籤 快遞 地址 付款 信用卡 扣款 優惠券 為什麼 怎麼 之後 之前 還是 每次 請問 試過 沒有反應 可以 不能";

/// How much to write.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Boards to spread the threads over.
    pub boards: u32,
    /// Threads.
    pub threads: u64,
    /// Posts, questions included.
    pub posts: u64,
    /// Members who write.
    pub members: u32,
}

/// Writes them; `progress` hears the posts written so far. Gives their number.
///
/// # Errors
/// When the database refuses; what was committed stays.
pub async fn fill(
    conn: &mut Conn,
    size: Size,
    now: DateTime<Utc>,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<u64, WriteError> {
    let (members, places) = conn.transaction(async |conn| people_and_places(conn, size, now).await).await?;
    let bodies = Bodies::render();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ now.timestamp_micros().unsigned_abs());
    let (mut threads, mut posts) = (0, 0);
    while threads < size.threads {
        let batch = BATCH.min(size.threads - threads);
        let around = Around { members: &members, places: &places, bodies: &bodies, size, now };
        posts += conn
            .transaction(async |conn| write_batch(conn, &around, &mut dice, threads..threads + batch).await)
            .await?;
        threads += batch;
        progress(posts);
    }
    queries::recount(conn).await?;
    Ok(posts)
}

async fn people_and_places(
    conn: &mut Conn,
    size: Size,
    now: DateTime<Utc>,
) -> Result<(Vec<MemberId>, Vec<Place>), WriteError> {
    let mut people = People::new("bench", Lang::En.tag(), "UTC");
    let names: Vec<String> = (1..=size.members.max(2)).map(|number| format!("bench-{number}")).collect();
    people.meet(conn, &names.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let mut members = Vec::with_capacity(names.len());
    for name in &names {
        members.push(people.member(conn, name, now).await?);
    }
    let mut boards = Places::new("Bench");
    let mut places = Vec::new();
    for number in 1..=size.boards.max(1) {
        places.push(boards.place(conn, Some(&format!("Bench {number}")), now).await?);
    }
    Ok((members, places))
}

struct Around<'a> {
    members: &'a [MemberId],
    places: &'a [Place],
    bodies: &'a Bodies,
    size: Size,
    now: DateTime<Utc>,
}

async fn write_batch(
    conn: &mut Conn,
    around: &Around<'_>,
    dice: &mut Dice,
    numbers: std::ops::Range<u64>,
) -> Result<u64, WriteError> {
    let mut posts = 0;
    for number in numbers {
        let whole = thread(around, dice, number)?;
        write_thread(conn, &whole, around.now).await?;
        posts += u64::try_from(whole.posts.len()).unwrap_or(0);
    }
    Ok(posts)
}

fn thread(around: &Around<'_>, dice: &mut Dice, number: u64) -> Result<WholeThread, WriteError> {
    let place = *dice.of(around.places)?;
    let lang = *dice.of(&Lang::ALL)?;
    let size = around.size;
    // Each thread its share, so that the sum is right to the post.
    let share = (number + 1) * size.posts / size.threads.max(1) - number * size.posts / size.threads.max(1);
    let age = TimeDelta::seconds(
        i64::try_from((size.threads - number) * DAYS * 86_400 / size.threads.max(1)).unwrap_or(0),
    );
    let created_at = around.now - age;
    let mut posts = Vec::new();
    for index in 0..share.max(1) {
        let kind = if index == 0 { PostKind::Question } else { PostKind::Reply };
        let at = (created_at + TimeDelta::minutes(i64::try_from(index * 37).unwrap_or(0))).min(around.now);
        posts.push(around.bodies.post(*dice.of(around.members)?, at, kind, lang, dice)?);
    }
    let asker = posts.first().map(|post| post.author).ok_or(WriteError::NotWhole("it has no posts"))?;
    let mut facts =
        vec![TimedFact { at: created_at, fact: Fact::Asked { board: place.board, target: place.target } }];
    if let Some(last) =
        posts.len().checked_sub(1).filter(|last| *last > 0 && !number.is_multiple_of(OPEN_EVERY))
    {
        let at = posts.last().map_or(created_at, |post| post.at);
        let post = i32::try_from(last + 1).unwrap_or(i32::MAX);
        facts.push(TimedFact { at, fact: Fact::CustomerReplied { post } });
        facts.push(TimedFact { at, fact: Fact::Accepted { by: asker, post } });
    }
    Ok(WholeThread {
        board: place.board,
        audience: place.readers,
        kind: ThreadKind::Question,
        title: format!("{} {}", dice.words(lang, 7)?, number + 1),
        lang,
        created_at,
        views: i64::try_from(dice.below(2_000)).unwrap_or(0),
        tags: Vec::new(),
        origin: None,
        posts,
        verified: None,
        me_toos: Vec::new(),
        follows: Vec::new(),
        facts,
    })
}

/// Bodies by language, each with its HTML.
struct Bodies(Vec<(Lang, Vec<(String, Rendered)>)>);

impl Bodies {
    fn render() -> Self {
        let mut dice = Dice(7);
        let body = |lang: Lang, dice: &mut Dice| {
            let text = dice.body(lang).unwrap_or_default();
            let rendered = render_now(&text, lang);
            (text, rendered)
        };
        Self(
            Lang::ALL
                .iter()
                .map(|lang| (*lang, (0..BODIES_A_LANG).map(|_| body(*lang, &mut dice)).collect()))
                .collect(),
        )
    }

    fn post(
        &self,
        author: MemberId,
        at: DateTime<Utc>,
        kind: PostKind,
        lang: Lang,
        dice: &mut Dice,
    ) -> Result<WholePost, WriteError> {
        let of_lang = self.0.iter().find(|(own, _)| *own == lang).ok_or(WriteError::NotWhole("no bodies"))?;
        let (body, rendered) = dice.of(&of_lang.1)?.clone();
        let helpful = i32::try_from(dice.below(6)).unwrap_or(0);
        let (voters, mentioned) = (Vec::new(), Vec::new());
        Ok(WholePost { author, at, kind, body, rendered, lang, by_staff: false, helpful, voters, mentioned })
    }
}

/// Numbers that look random and are the same for the same start.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> Result<&'a T, WriteError> {
        let index = self.below(u64::try_from(all.len()).unwrap_or(1));
        all.get(usize::try_from(index).unwrap_or(0)).ok_or(WriteError::NotWhole("nothing to choose from"))
    }

    fn words(&mut self, lang: Lang, count: u64) -> Result<String, WriteError> {
        let (words, between) = match lang {
            Lang::En => (WORDS_EN, " "),
            Lang::ZhHans => (WORDS_HANS, ""),
            Lang::ZhHant => (WORDS_HANT, ""),
        };
        let words: Vec<&str> = words.split(' ').collect();
        let chosen: Result<Vec<&str>, WriteError> = (0..count).map(|_| self.of(&words).copied()).collect();
        Ok(chosen?.join(between))
    }

    fn body(&mut self, lang: Lang) -> Result<String, WriteError> {
        let mut paragraphs = Vec::new();
        for _ in 0..=self.below(3) {
            let count = 12 + self.below(40);
            paragraphs.push(self.words(lang, count)?);
        }
        if self.below(4) == 0 {
            paragraphs.push(format!("- {}\n- {}", self.words(lang, 4)?, self.words(lang, 5)?));
        }
        Ok(paragraphs.join("\n\n"))
    }
}
