//! The estimate against the plain definition, over single questions and in fractions.

use askwell::figures::Waits;
use askwell::figures::survival::{coarse, fine, fine_steps};
use proptest::prelude::*;

/// Minutes, and whether an answer ended them.
type One = (u32, bool);

fn waits(ones: &[One]) -> Waits {
    let mut waits = Waits::default();
    for (minutes, answered) in ones {
        if *answered { waits.answered(*minutes, 1) } else { waits.unanswered(*minutes, 1) }
    }
    waits
}

/// Product over the times of answers of (at risk - answered) / at risk, the first time at which it is at most the share.
fn naive(ones: &[One], (part, whole): (u128, u128)) -> Option<u32> {
    let mut times: Vec<u32> = ones.iter().filter(|one| one.1).map(|one| one.0).collect();
    times.sort_unstable();
    times.dedup();
    let (mut above, mut below) = (1_u128, 1_u128);
    for time in times {
        let at_risk = ones.iter().filter(|one| one.0 >= time).count() as u128;
        let answered = ones.iter().filter(|one| **one == (time, true)).count() as u128;
        above *= at_risk - answered;
        below *= at_risk;
        if above * whole <= part * below {
            return Some(time);
        }
    }
    None
}

fn ones() -> impl Strategy<Value = Vec<One>> {
    proptest::collection::vec((0_u32..40, any::<bool>()), 0..18)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, ..ProptestConfig::default() })]

    #[test]
    fn it_is_the_product_over_single_questions(ones in ones()) {
        prop_assert_eq!(waits(&ones).median(), naive(&ones, (1, 2)));
        prop_assert_eq!(waits(&ones).ninetieth(), naive(&ones, (1, 10)));
    }

    #[test]
    fn whoever_still_waits_never_makes_it_shorter(ones in ones()) {
        let answered: Vec<One> = ones.iter().copied().filter(|one| one.1).collect();
        let of_answered = waits(&answered).median();
        let of_all = waits(&ones).median();
        prop_assert!(of_all.is_none() || of_answered <= of_all, "{of_answered:?} {of_all:?}");
    }

    #[test]
    fn rounding_never_flatters_and_takes_little(minutes in 0_u32..600_000) {
        let (fine, coarse) = (fine(minutes), coarse(minutes));
        prop_assert!(minutes <= fine && fine <= coarse);
        prop_assert!((fine - minutes) * 32 <= minutes && (coarse - minutes) * 8 <= minutes);
    }

    #[test]
    fn rounded_waits_come_to_at_least_the_same(ones in proptest::collection::vec((0_u32..90_000, any::<bool>()), 1..40)) {
        let rounded: Vec<One> = ones.iter().map(|one| (fine(one.0), one.1)).collect();
        let (exact, rounded) = (waits(&ones).median(), waits(&rounded).median());
        if let Some(rounded) = rounded {
            let exact = exact.unwrap();
            prop_assert!(exact <= rounded);
        }
    }

    #[test]
    fn steps_are_the_values_that_rounding_gives(minutes in 0_u32..600_000) {
        let steps = fine_steps(600_000);
        let next = steps.iter().copied().find(|step| *step >= minutes);
        prop_assert_eq!(next, Some(fine(minutes)));
    }
}

#[test]
fn more_than_half_waiting_is_no_median() {
    assert_eq!(waits(&[(5, true), (60, false), (60, false)]).median(), None);
    assert_eq!(waits(&[(5, true), (9, true), (60, false)]).median(), Some(9));
    assert_eq!(Waits::default().median(), None);
    assert_eq!(waits(&[(3, true)]).ninetieth(), Some(3));
}

#[test]
fn two_boards_together_are_their_questions_together() {
    let mut one = waits(&[(5, true), (60, false)]);
    one.add(&waits(&[(5, true), (7, true)]));
    assert_eq!(one, waits(&[(5, true), (5, true), (7, true), (60, false)]));
    assert_eq!((one.questions(), one.answers()), (4, 3));
}
