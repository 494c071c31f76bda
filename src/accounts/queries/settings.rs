//! Statements on the one row of settings.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::accounts::model::SiteSettings;
use crate::db::Conn;
use crate::db::schema::settings;
use crate::text::lang::Lang;

/// Makes others who change them wait until this transaction ends.
pub async fn lock(conn: &mut Conn) -> QueryResult<()> {
    settings::table.select(settings::singleton).for_update().execute(conn).await?;
    Ok(())
}

/// As they stand.
pub async fn stored(conn: &mut Conn) -> QueryResult<SiteSettings> {
    type Columns =
        (String, String, Vec<Option<String>>, String, Option<String>, Option<String>, Option<String>);
    let row = settings::table.select((
        settings::site_name,
        settings::default_lang,
        settings::langs,
        settings::time_zone,
        settings::contact_email,
        settings::contact_phone,
        settings::contact_hours,
    ));
    let (name, lang, langs, zone, contact_email, contact_phone, contact_hours): Columns =
        row.first(conn).await?;
    Ok(SiteSettings {
        name,
        lang: lang.parse().unwrap_or(Lang::En),
        langs: langs.iter().flatten().filter_map(|tag| tag.parse().ok()).collect(),
        zone: zone.parse().unwrap_or(Tz::UTC),
        contact_email,
        contact_phone,
        contact_hours,
    })
}

/// Stores them.
pub async fn store(conn: &mut Conn, new: &SiteSettings) -> QueryResult<usize> {
    let langs: Vec<Option<&str>> = new.langs.iter().map(|lang| Some(lang.tag())).collect();
    diesel::update(settings::table)
        .set((
            settings::site_name.eq(&new.name),
            settings::default_lang.eq(new.lang.tag()),
            settings::langs.eq(langs),
            settings::time_zone.eq(new.zone.name()),
            settings::contact_email.eq(new.contact_email.as_deref()),
            settings::contact_phone.eq(new.contact_phone.as_deref()),
            settings::contact_hours.eq(new.contact_hours.as_deref()),
        ))
        .execute(conn)
        .await
}

/// Notes that the site is set up; 0 when it was before. Of two at once the second waits here for the first.
pub async fn finish_set_up(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(settings::table.filter(settings::set_up_at.is_null()))
        .set(settings::set_up_at.eq(now))
        .execute(conn)
        .await
}

/// The site's name, for mails.
pub async fn site_name(conn: &mut Conn) -> QueryResult<String> {
    settings::table.select(settings::site_name).first(conn).await
}
