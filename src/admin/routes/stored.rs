//! The settings as their page's two forms have them: each part with the stand it was drawn at.

use super::typed::TIMES;
use crate::site::Site;
use crate::web::fields::Fields;
use crate::web::stand;

/// The fields of the first form.
const SITE: [&str; 7] =
    ["site_name", "lang", "zone", "langs", "contact_email", "contact_phone", "contact_hours"];

/// One of the two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Name, languages, zone, contact.
    Site,
    /// Silence and claims.
    Times,
}

impl Part {
    /// The hidden field with the stand of this part.
    pub fn stand_field(self) -> &'static str {
        match self {
            Self::Site => "stand_site",
            Self::Times => "stand_times",
        }
    }

    fn owns(self, field: &str) -> bool {
        match self {
            Self::Site => SITE.contains(&field),
            Self::Times => TIMES.contains(&field),
        }
    }
}

/// Both forms as the settings stand.
pub fn fields(site: &Site) -> Fields {
    let mut all = pairs(site);
    let stands = [Part::Site, Part::Times].map(|part| (part.stand_field().to_owned(), stand_of(part, &all)));
    all.extend(stands);
    Fields::from_pairs(all)
}

/// The stand of a part.
pub fn stand(site: &Site, part: Part) -> String {
    stand_of(part, &pairs(site))
}

/// One form as it was typed, the other as it stands. `stand` is what the typed one will be compared with.
pub fn with_typed(site: &Site, part: Part, typed: &Fields, stand: &str) -> Fields {
    let mut all = fields(site).pairs().to_vec();
    all.retain(|(name, _)| !part.owns(name) && name != part.stand_field());
    all.extend(typed.pairs().iter().filter(|(name, _)| part.owns(name)).cloned());
    all.push((part.stand_field().to_owned(), stand.to_owned()));
    Fields::from_pairs(all)
}

fn stand_of(part: Part, pairs: &[(String, String)]) -> String {
    let own = pairs.iter().filter(|(name, _)| part.owns(name));
    stand::of(own.flat_map(|(name, value)| [name.as_str(), value.as_str()]))
}

fn pairs(site: &Site) -> Vec<(String, String)> {
    let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut pairs =
        vec![own("site_name", &site.name), own("lang", site.lang.tag()), own("zone", site.zone.name())];
    pairs.extend(site.langs.iter().map(|lang| own("langs", lang.tag())));
    let contact = [
        ("contact_email", &site.contact_email),
        ("contact_phone", &site.contact_phone),
        ("contact_hours", &site.contact_hours),
    ];
    pairs.extend(contact.iter().filter_map(|(name, value)| Some(own(name, value.as_deref()?))));
    let times = &site.ledger;
    let numbers = [
        times.first_reminder.num_days(),
        times.second_reminder.num_days(),
        times.presumed_solved.num_days(),
        times.claim.num_minutes(),
    ];
    pairs.extend(TIMES.iter().zip(numbers).map(|(name, number)| own(name, &number.to_string())));
    pairs
}
