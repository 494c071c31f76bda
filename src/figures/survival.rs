//! How long it takes, when some still wait: the product-limit estimate of Kaplan and Meier ("Nonparametric estimation
//! from incomplete observations", Journal of the American Statistical Association 53, 1958).
//!
//! Whoever still waits after three days has shown that it takes longer than three days, and nothing beyond. The estimate
//! counts them among the waiting until then; leaving them out would flatter, since the slow ones are those that still
//! wait.

/// What rounding of products may hide; shares of people are far coarser.
const HAIR: f64 = 1e-9;
/// Minutes up to which nothing is rounded by [`fine`].
const FINE: u32 = 64;
/// The same of [`coarse`].
const COARSE: u32 = 16;

/// How many waits were over, by an answer or without one, after how many minutes: each minute once, in ascending order. A
/// report adds up a million of them, a few hundred different ones; looking them up in one piece of memory takes a fraction
/// of what a tree does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waits(Vec<(u32, At)>);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct At {
    answered: u64,
    unanswered: u64,
}

impl Waits {
    /// So many questions were answered after so many minutes.
    pub fn answered(&mut self, minutes: u32, questions: u64) {
        self.count(minutes, At { answered: questions, unanswered: 0 });
    }

    /// So many questions were without an answer after so many minutes: they still wait, or wait no more.
    pub fn unanswered(&mut self, minutes: u32, questions: u64) {
        self.count(minutes, At { answered: 0, unanswered: questions });
    }

    /// Adds what another knows.
    pub fn add(&mut self, other: &Self) {
        for (minutes, at) in &other.0 {
            self.count(*minutes, *at);
        }
    }

    fn count(&mut self, minutes: u32, more: At) {
        // Most come in ascending order.
        let is_new = self.0.last().is_none_or(|(last, _)| *last < minutes);
        let place = if is_new {
            Err(self.0.len())
        } else {
            self.0.binary_search_by_key(&minutes, |(known, _)| *known)
        };
        match place {
            Ok(place) => {
                if let Some((_, at)) = self.0.get_mut(place) {
                    at.answered += more.answered;
                    at.unanswered += more.unanswered;
                }
            }
            Err(place) => self.0.insert(place, (minutes, more)),
        }
    }

    /// How many questions it knows.
    pub fn questions(&self) -> u64 {
        self.0.iter().map(|(_, at)| at.answered + at.unanswered).sum()
    }

    /// How many of them were answered.
    pub fn answers(&self) -> u64 {
        self.0.iter().map(|(_, at)| at.answered).sum()
    }

    /// Minutes after which half of all questions have their answer; `None`: not reached, more than half still wait.
    pub fn median(&self) -> Option<u32> {
        self.until_waiting(0.5)
    }

    /// Minutes after which nine of ten have their answer; `None`: not reached.
    pub fn ninetieth(&self) -> Option<u32> {
        self.until_waiting(0.1)
    }

    /// After how many minutes at most this share, 0 to 1, still waits.
    pub fn until_waiting(&self, share: f64) -> Option<u32> {
        let mut waiting = 1.0;
        let mut at_risk = self.questions();
        for (minutes, at) in &self.0 {
            if at.answered > 0 {
                // Whoever stopped waiting at this very minute was still waiting when the answers came.
                waiting *= 1.0 - ratio(at.answered, at_risk);
                if waiting <= share + HAIR {
                    return Some(*minutes);
                }
            }
            at_risk -= at.answered + at.unanswered;
        }
        None
    }
}

#[expect(clippy::cast_precision_loss, reason = "questions are counted in millions, not in quadrillions")]
fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Minutes rounded up so that few different ones are left: by at most a thirty-second of them, by nothing up to 64.
pub fn fine(minutes: u32) -> u32 {
    rounded_up(minutes, FINE)
}

/// The same by at most an eighth, by nothing up to 16.
pub fn coarse(minutes: u32) -> u32 {
    rounded_up(minutes, COARSE)
}

/// Up, never down: a figure made of these says too much rather than too little.
fn rounded_up(minutes: u32, exact: u32) -> u32 {
    if minutes <= exact {
        return minutes;
    }
    // Above `exact` steps are two minutes wide, and twice as wide each time the minutes have doubled.
    let step = 2 << (minutes / exact).ilog2();
    minutes.div_ceil(step).saturating_mul(step)
}

/// Every value that [`fine`] gives, in order, up to the first that is at least so much.
pub fn fine_steps(up_to: u32) -> Vec<u32> {
    let mut steps = vec![0];
    while let Some(last) = steps.last().copied().filter(|last| *last < up_to) {
        steps.push(fine(last.saturating_add(1)));
    }
    steps
}
