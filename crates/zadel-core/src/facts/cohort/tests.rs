//! Cohorts counted on paper, counted by their definition, and with the paths of lost deals hidden.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::facts::deal::{Deal, Path, Reached, Reading};
use crate::facts::ids::{LineId, PersonId, SourceId};
use crate::facts::seen::DealKind;
use crate::facts::track::Which;
use crate::facts::{Nature, Outcome};

const HOUR: i64 = 3_600_000;

fn hour(n: i64) -> Moment {
    Moment::from_millis(n * HOUR)
}

/// Everything that ever happened to a deal, in hours.
#[derive(Clone, Debug)]
struct History {
    /// Entries, from the lead on.
    entries: Vec<i64>,
    /// How it ended, unless it was won.
    lost: Option<i64>,
    people: [u32; 2],
    source: u32,
    nature: Nature,
    is_hidden: bool,
}

impl History {
    /// A deal that entered so many stages at these hours.
    fn of(entries: &[i64]) -> Self {
        let (people, nature) = ([0; 2], Nature::New);
        Self { entries: entries.to_vec(), lost: None, people, source: 0, nature, is_hidden: false }
    }

    fn lost(self, hour: i64) -> Self {
        Self { lost: Some(hour), ..self }
    }

    /// As a ledger shows it that was begun too late.
    fn hidden(self) -> Self {
        Self { is_hidden: true, ..self }
    }

    fn deal(&self) -> Deal {
        let mut deal = Deal::default();
        let n_shown = if self.is_hidden && self.lost.is_some() { 1 } else { self.entries.len() };
        for (rank, at) in self.entries.iter().take(n_shown).enumerate() {
            let by = PersonId::new(self.people[usize::from(2 < rank)]);
            deal.reached[rank] = Some(Reached { at: hour(*at), by });
        }
        deal.path = if n_shown < self.entries.len() || self.is_hidden { Path::Unknown } else { Path::Known };
        if let Some(lost) = self.lost {
            (deal.outcome, deal.closed) = (Outcome::Lost, Some(hour(lost)));
        } else if self.entries.len() == 6 {
            (deal.outcome, deal.closed) = (Outcome::Won, Some(hour(self.entries[5])));
        }
        if deal.outcome != Outcome::Lost {
            deal.path = Path::Known;
        }
        (deal.source, deal.nature) = (SourceId::new(self.source), Some(self.nature));
        deal.line = LineId::new(self.source / 2);
        deal
    }

    fn track(&self) -> Track {
        Track::of(&self.deal(), DealKind::Deal, &Reading::default(), Nature::New)
    }
}

fn leg(from: Stage, to: Stage) -> Leg {
    Leg::new(from, to).expect("in order")
}

/// Of everything, with so many days.
fn question(from: Stage, to: Stage, days: u32, as_of: i64) -> Question {
    Question {
        leg: leg(from, to),
        window: Window::ALL,
        as_of: hour(as_of),
        filter: Filter::default(),
        horizon: Horizon::Days(days),
    }
}

fn counts(conversion: &StageConversion) -> [u32; 6] {
    let StageConversion { passed, entered, n_unripe, n_path_unknown, n_may_have_passed, n_unlinked, .. } = *conversion;
    [passed, entered, n_unripe, n_path_unknown, n_may_have_passed, n_unlinked]
}

/// Ten days to ripen, counted on day 20: passed within them, passed in the last hour and an hour after it; lost; ten days old to the hour,
/// and an hour younger.
#[test]
fn an_item_counts_when_its_days_are_over_and_passes_until_the_count() {
    let day = 24;
    let histories = [
        History::of(&[0, 10 * day]),
        History::of(&[0, 20 * day]),
        History::of(&[0, 20 * day + 1]),
        History::of(&[day]).lost(2 * day),
        History::of(&[10 * day]),
        History::of(&[10 * day + 1, 10 * day + 2]),
    ];
    let tracks = histories.map(|history| history.track());
    let found = conversion(&tracks, &question(Stage::Lead, Stage::Qualified, 10, 20 * day));
    assert_eq!(counts(&found), [2, 5, 1, 0, 0, 0]);
    assert_eq!((found.last_entry_age_days, found.horizon_is), (Some(10), HorizonIs::Given));
}

#[test]
fn nobody_passing_is_evidence_and_nobody_entering_is_none() {
    let tracks = [History::of(&[0]).track(), History::of(&[5]).track()];
    let found = conversion(&tracks, &question(Stage::Lead, Stage::Won, 10, 1_000));
    assert_eq!(found.observed(), Observed::passing(0, 2).ok());
    assert!(found.interval().is_some_and(|interval| interval.low <= 0.0 && 0.5 < interval.high));
    assert_eq!(conversion(&tracks, &question(Stage::Meeting, Stage::Won, 10, 1_000)).observed(), None);
}

/// Two won, three only seen lost, one seen lost after its meeting.
#[test]
fn deals_only_seen_lost_are_told_as_bounds() {
    let won = || History::of(&[0, 24, 48, 72, 96, 120]);
    let only_lost = || History::of(&[0]).lost(200).hidden();
    let seen = History::of(&[0, 24, 48]).lost(150);
    let histories = [won(), won(), only_lost(), only_lost(), only_lost(), seen];
    let tracks = histories.map(|history| history.track());
    let found = |from, to| {
        let found = conversion(&tracks, &question(from, to, 30, 2_000));
        let bounds = found.bounds().expect("some entered");
        let pair = |observed: Observed| (observed.passed(), observed.entered());
        ((found.passed, found.entered, found.n_path_unknown), pair(bounds.low), pair(bounds.high))
    };
    assert_eq!(found(Stage::Lead, Stage::Won), ((2, 6, 0), (2, 6), (2, 6)));
    assert_eq!(found(Stage::Lead, Stage::Meeting), ((3, 3, 3), (3, 6), (6, 6)));
    assert_eq!(found(Stage::Meeting, Stage::Won), ((2, 3, 3), (2, 6), (2, 3)));
    assert_eq!(found(Stage::Meeting, Stage::Quote), ((2, 3, 3), (2, 6), (5, 6)));
}

/// Of 400 leads 200 came to a meeting; of one more nobody knows, or of two hundred.
#[test]
fn a_share_is_known_unless_more_is_hidden_than_chance_may_move() {
    let met = (0..200).map(|_| History::of(&[0, 24, 48]).lost(150));
    let not_met = (0..200).map(|_| History::of(&[0, 24]).lost(150));
    let seen: Vec<Track> = met.chain(not_met).map(|history| history.track()).collect();
    let hidden = History::of(&[0]).lost(200).hidden().track();
    let found = |n_hidden: usize, to| {
        let tracks: Vec<Track> = seen.iter().copied().chain(std::iter::repeat_n(hidden, n_hidden)).collect();
        let found = conversion(&tracks, &question(Stage::Lead, to, 30, 2_000));
        (found.passed, found.entered, found.is_known())
    };
    assert_eq!(found(1, Stage::Meeting), (200, 400, true));
    assert_eq!(found(200, Stage::Meeting), (200, 400, false));
    assert_eq!(found(200, Stage::Won), (0, 600, true), "from end to end nothing is hidden");
}

#[test]
fn a_deal_lost_before_the_window_cannot_belong_to_it() {
    let only_lost = History::of(&[0]).lost(200).hidden().track();
    let of = |from, to| {
        let window = Window { from: hour(from), to: hour(to) };
        let asked = Question { window, ..question(Stage::Meeting, Stage::Won, 1, 2_000) };
        conversion(&[only_lost], &asked).n_path_unknown
    };
    assert_eq!([of(201, 900), of(200, 900), of(-50, 0), of(-50, 1)], [0, 1, 0, 1]);
}

/// A CRM whose deals are born qualified: a lead passes by becoming one, and the deal does not say which lead it was.
#[test]
fn a_lead_kept_apart_passes_by_becoming_a_deal() {
    let reading = Reading::default().with_deals_born(Stage::Qualified);
    let as_lead = |history: History| Track::of(&history.deal(), DealKind::Lead, &reading, Nature::New);
    let as_deal = |history: History| Track::of(&history.deal(), DealKind::Deal, &reading, Nature::New);
    let tracks = [
        as_lead(History::of(&[0, 48, 48, 48, 48, 48])),
        as_lead(History::of(&[0]).lost(40).hidden()),
        as_lead(History::of(&[0, 30]).lost(40)),
        as_lead(History::of(&[0, 20])),
        as_deal(History::of(&[48, 48, 60, 60, 90, 90])),
        as_deal(History::of(&[50, 50])),
    ];
    let found = |from, to| counts(&conversion(&tracks, &question(from, to, 30, 2_000)));
    assert_eq!(found(Stage::Lead, Stage::Qualified), [2, 4, 0, 0, 0, 0], "won, or in the stage where deals begin");
    assert_eq!(found(Stage::Qualified, Stage::Won), [1, 2, 0, 0, 0, 0]);
    assert_eq!(found(Stage::Lead, Stage::Won), [0, 0, 0, 0, 0, 4]);
    let asked = FunnelQuestion {
        stages: BTreeSet::from([Stage::Lead, Stage::Qualified, Stage::Won]),
        window: Window::ALL,
        as_of: hour(2_000),
        filter: Filter::default(),
    };
    let funnel = funnel(&tracks, &asked);
    assert_eq!(funnel.entered.into_values().collect::<Vec<_>>(), [4, 2, 1]);
    let whole = funnel.end_to_end.expect("deals are told");
    assert_eq!((whole.0, whole.1.passed, whole.1.entered), (leg(Stage::Qualified, Stage::Won), 1, 2));
    assert_eq!(funnel.now.into_values().collect::<Vec<_>>(), [0, 1, 0]);
}

/// A deal that somebody wrote by hand, from its lead on, beside those of a CRM that keeps its leads apart.
#[test]
fn a_deal_of_another_feed_is_not_the_way_of_the_company() {
    let reading = Reading::default().with_deals_born(Stage::Qualified);
    let of_crm = |_| Track::of(&History::of(&[0, 0, 24, 36, 48, 60]).deal(), DealKind::Deal, &reading, Nature::New);
    let by_hand = History::of(&[10, 20, 30, 40, 50, 60]).track();
    let begins = |n_of_crm: usize, n_by_hand: usize| {
        let tracks: Vec<Track> = (0..n_of_crm).map(of_crm).chain(std::iter::repeat_n(by_hand, n_by_hand)).collect();
        let asked = FunnelQuestion {
            stages: BTreeSet::from([Stage::Lead, Stage::Qualified, Stage::Won]),
            window: Window::ALL,
            as_of: hour(2_000),
            filter: Filter::default(),
        };
        funnel(&tracks, &asked).end_to_end.map(|(leg, counts)| (leg.from(), counts.passed))
    };
    assert_eq!(begins(3, 1), Some((Stage::Qualified, 4)));
    assert_eq!(begins(3, 4), Some((Stage::Lead, 4)), "half of all are known from their leads on");
    assert_eq!(begins(0, 1), Some((Stage::Lead, 1)));
}

/// Ten leads, one a day, that pass after as many days; looked at on day 100.
#[test]
fn the_horizon_is_the_delay_of_nine_of_ten() {
    let tracks: Vec<Track> = (1..=10).map(|days| History::of(&[24 * days, 48 * days]).track()).collect();
    let asked = Question { horizon: Horizon::Measured, ..question(Stage::Lead, Stage::Qualified, 0, 2_400) };
    let found = conversion(&tracks, &asked);
    assert_eq!((found.horizon_days, found.horizon_is), (9, HorizonIs::Measured));
    assert_eq!((found.passed, found.entered), (10, 10), "the slowest has passed too");
}

#[test]
fn a_horizon_longer_than_anything_is_old_is_cut_and_says_so() {
    let slow = History::of(&[0, 24 * 60]).track();
    let young: Vec<Track> = (0..3).map(|i| History::of(&[24 * (80 + i)]).track()).collect();
    let tracks: Vec<Track> = young.into_iter().chain([slow]).collect();
    let window = Window { from: hour(24 * 80), to: hour(24 * 90) };
    let asked = Question { window, horizon: Horizon::Measured, ..question(Stage::Lead, Stage::Qualified, 0, 24 * 90) };
    let found = conversion(&tracks, &asked);
    assert_eq!((found.horizon_days, found.horizon_is), (10, HorizonIs::Shortened));
    assert_eq!((found.passed, found.entered, found.n_unripe), (0, 1, 2));
    let nobody = conversion(&tracks[..3], &asked);
    assert_eq!((nobody.horizon_days, nobody.horizon_is), (10, HorizonIs::Shortened));
    let all = Question { as_of: hour(24 * 900), ..asked };
    assert_eq!(conversion(&tracks[..3], &all).horizon_is, HorizonIs::NobodyPassed);
    let years = [History::of(&[0, 24 * 500]).track()];
    let capped = conversion(&years, &Question { window: Window::ALL, ..all });
    assert_eq!((capped.horizon_days, capped.horizon_is, capped.passed), (365, HorizonIs::Capped, 1));
}

#[test]
fn a_track_stays_small() {
    assert_eq!(size_of::<Track>(), 120);
}

prop_compose! {
    fn any_history()(
        start in 0_i64..2_000, steps in prop::collection::vec(prop_oneof![0_i64..4, 0_i64..400], 0..6),
        lost in prop::option::of(0_i64..300), people in [0_u32..3, 0_u32..3], source in 0_u32..4,
        is_repeat in any::<bool>(), is_hidden in any::<bool>(),
    ) -> History {
        let mut entries = vec![start];
        entries.extend(steps.iter().scan(start, |at, step| { *at += step; Some(*at) }));
        let last = *entries.last().expect("the lead");
        // Six entries are a win.
        let lost = if entries.len() == 6 { None } else { lost.map(|later| last + later) };
        let nature = if is_repeat { Nature::Repeat } else { Nature::New };
        History { entries, lost, people, source, nature, is_hidden: is_hidden && lost.is_some() }
    }
}

fn any_histories() -> impl Strategy<Value = Vec<History>> {
    prop::collection::vec(any_history(), 0..40)
}

prop_compose! {
    fn any_question()(
        (from, to) in (0_usize..6, 0_usize..6).prop_filter("in order", |(from, to)| from < to),
        start in 0_i64..1_500, length in 1_i64..3_000, as_of in 0_i64..5_000, days in 0_u32..60, is_measured in any::<bool>(),
    ) -> Question {
        Question {
            leg: leg(Stage::ALL[from], Stage::ALL[to]),
            window: Window { from: hour(start), to: hour(start + length) },
            as_of: hour(as_of),
            filter: Filter::default(),
            horizon: if is_measured { Horizon::Measured } else { Horizon::Days(days) },
        }
    }
}

fn tracks_of(histories: &[History]) -> Vec<Track> {
    histories.iter().map(History::track).collect()
}

/// The cohort by its definition, with every path known.
fn by_definition(histories: &[History], asked: &Question, days: u32) -> (u32, u32) {
    let (from, to) = (asked.leg.from().rank(), asked.leg.to().rank());
    let ripe: Vec<&History> = histories
        .iter()
        .filter(|history| {
            let entered = history.entries.get(from).map(|at| hour(*at));
            entered.is_some_and(|at| asked.window.contains(at) && at.plus_days(days) <= asked.as_of)
        })
        .collect();
    let has_passed = |history: &&&History| history.entries.get(to).is_some_and(|at| hour(*at) <= asked.as_of);
    let n = |n: usize| u32::try_from(n).expect("few");
    (n(ripe.iter().filter(has_passed).count()), n(ripe.len()))
}

fn is_at_most(one: Observed, other: (u32, u32)) -> bool {
    u64::from(one.passed()) * u64::from(other.1) <= u64::from(other.0) * u64::from(one.entered())
}

proptest! {
    /// Scanning for every horizon at once counts what the definition says, of the horizon that is found.
    #[test]
    fn a_scan_counts_what_the_definition_says(histories in any_histories(), asked in any_question()) {
        let known: Vec<History> = histories.into_iter().filter(|history| !history.is_hidden).collect();
        let found = conversion(&tracks_of(&known), &asked);
        prop_assert_eq!((found.passed, found.entered), by_definition(&known, &asked, found.horizon_days));
        prop_assert_eq!(found.n_path_unknown, 0);
    }

    /// The same, asked of one track after another.
    #[test]
    fn those_that_passed_are_as_many_as_are_counted(histories in any_histories(), asked in any_question()) {
        let tracks = tracks_of(&histories);
        let found = conversion(&tracks, &asked);
        let passed = tracks.iter().filter(|track| asked.counts_as_passed(track, found.horizon_days)).count();
        prop_assert_eq!(passed, found.passed as usize);
    }

    /// Hide the paths of any lost deals: the bounds hold what would be told if they were known.
    #[test]
    fn the_bounds_contain_the_truth(histories in any_histories(), asked in any_question(), days in 0_u32..60) {
        let asked = Question { horizon: Horizon::Days(days), ..asked };
        let truth = by_definition(&histories, &asked, days);
        let found = conversion(&tracks_of(&histories), &asked);
        if 0 < truth.1 {
            let bounds = found.bounds().expect("somebody entered, or may have");
            prop_assert!(is_at_most(bounds.low, truth), "{truth:?} is below {bounds:?}");
            let high = (bounds.high.passed(), bounds.high.entered());
            prop_assert!(Observed::passing(truth.0, truth.1).is_ok_and(|truth| is_at_most(truth, high)), "{truth:?} is above {bounds:?}");
        }
        if asked.leg == leg(Stage::Lead, Stage::Won) {
            prop_assert_eq!((found.passed, found.entered), truth, "from end to end nothing is hidden");
        }
    }

    /// Whichever way a total is cut, its slices sum to it, and each is what its filter finds.
    #[test]
    fn filters_partition_the_total(histories in any_histories(), asked in any_question()) {
        let tracks = tracks_of(&histories);
        for dimension in [Dimension::Person, Dimension::Source, Dimension::Line, Dimension::Nature] {
            let found = breakdown(&tracks, &asked, dimension);
            prop_assert_eq!(found.total, conversion(&tracks, &asked));
            let mut sum = [0; 6];
            for (slice, of_slice) in &found.slices {
                let all = Filter::default();
                let filter = match *slice {
                    Slice::Person(person) => Filter { person: Which::Only(person), ..all },
                    Slice::Source(source) => Filter { source: Which::Only(source), ..all },
                    Slice::Line(line) => Filter { line: Which::Only(line), ..all },
                    Slice::Nature(nature) => Filter { nature: Which::Only(nature), ..all },
                };
                let filtered = Question { filter, horizon: Horizon::Days(found.total.horizon_days), ..asked };
                prop_assert_eq!(counts(of_slice), counts(&conversion(&tracks, &filtered)));
                sum.iter_mut().zip(counts(of_slice)).for_each(|(sum, n)| *sum += n);
            }
            prop_assert_eq!(sum, counts(&found.total));
        }
    }

    #[test]
    fn two_cohorts_together_count_their_sum(one in any_histories(), other in any_histories(), asked in any_question(), days in 0_u32..60) {
        let asked = Question { horizon: Horizon::Days(days), ..asked };
        let of = |histories: &[History]| counts(&conversion(&tracks_of(histories), &asked));
        let mut sum = of(&one);
        sum.iter_mut().zip(of(&other)).for_each(|(sum, n)| *sum += n);
        prop_assert_eq!(of(&[one, other].concat()), sum);
    }

    #[test]
    fn when_everything_happened_does_not_matter(histories in any_histories(), asked in any_question(), hours in -90_000_i64..90_000) {
        let mut later = histories.clone();
        for history in &mut later {
            history.entries.iter_mut().chain(&mut history.lost).for_each(|at| *at += hours);
        }
        let moved = |at: Moment| Moment::from_millis(at.millis() + hours * HOUR);
        let window = Window { from: moved(asked.window.from), to: moved(asked.window.to) };
        let asked_later = Question { window, as_of: moved(asked.as_of), ..asked };
        prop_assert_eq!(conversion(&tracks_of(&histories), &asked), conversion(&tracks_of(&later), &asked_later));
    }

    #[test]
    fn waiting_never_takes_an_item_out_of_its_cohort(histories in any_histories(), asked in any_question(), days in 0_u32..60, wait in 0_i64..2_000) {
        let asked = Question { horizon: Horizon::Days(days), ..asked };
        let waited = Question { as_of: Moment::from_millis(asked.as_of.millis() + wait * HOUR), ..asked };
        let tracks = tracks_of(&histories);
        let (before, after) = (conversion(&tracks, &asked), conversion(&tracks, &waited));
        prop_assert!(before.entered <= after.entered && before.passed <= after.passed);
        prop_assert!(before.n_path_unknown <= after.n_path_unknown);
    }

    /// With all the time there is, whoever got to the end got to every stage between.
    #[test]
    fn from_end_to_end_no_more_pass_than_to_any_stage_between(histories in any_histories()) {
        let tracks = tracks_of(&histories);
        let to = |stage| conversion(&tracks, &question(Stage::Lead, stage, 3_000, 1_000_000));
        for pair in Stage::ALL[1..].windows(2) {
            let (nearer, further) = (to(pair[0]).bounds(), to(pair[1]).bounds());
            if let (Some(nearer), Some(further)) = (nearer, further) {
                prop_assert!(is_at_most(further.low, (nearer.low.passed(), nearer.low.entered())));
            }
        }
        let known: Vec<History> = histories.iter().filter(|history| !history.is_hidden).cloned().collect();
        let tracks = tracks_of(&known);
        let share = |from, to| conversion(&tracks, &question(from, to, 3_000, 1_000_000)).observed();
        if let Some(whole) = share(Stage::Lead, Stage::Won) {
            for pair in Stage::ALL.windows(2) {
                if let Some(part) = share(pair[0], pair[1]) {
                    prop_assert!(is_at_most(whole, (part.passed(), part.entered())));
                }
            }
        }
    }

    /// Whoever leaves one stage enters the next: with everybody ripe, what a plan multiplies is the share from end to end.
    #[test]
    fn stages_multiply_to_what_passes_from_end_to_end(histories in any_histories()) {
        let known: Vec<History> = histories.into_iter().filter(|history| !history.is_hidden).collect();
        let tracks = tracks_of(&known);
        let of = |from, to| {
            conversion(&tracks, &Question { horizon: Horizon::Measured, ..question(from, to, 0, 1_000_000) })
        };
        for stages in Stage::ALL.windows(3) {
            prop_assert_eq!(of(stages[0], stages[1]).passed, of(stages[1], stages[2]).entered);
        }
        prop_assert_eq!(of(Stage::Lead, Stage::Won).passed, of(Stage::Contract, Stage::Won).passed);
    }

    /// The whole funnel at once is every question on its own.
    #[test]
    fn a_funnel_is_its_questions(histories in any_histories(), asked in any_question(), person in prop::option::of(0_u32..3)) {
        let tracks = tracks_of(&histories);
        let filter = Filter { person: person.map_or(Which::All, |id| Which::Only(PersonId::new(id))), ..Filter::default() };
        let asked = Question { horizon: Horizon::Measured, filter, ..asked };
        let stages = BTreeSet::from([Stage::Lead, Stage::Meeting, Stage::Won]);
        let found = funnel(&tracks, &FunnelQuestion { stages, window: asked.window, as_of: asked.as_of, filter });
        prop_assert_eq!(found.legs.len(), 2);
        for (leg, conversion_of_leg) in found.legs.into_iter().chain(found.end_to_end) {
            prop_assert_eq!(conversion_of_leg, conversion(&tracks, &Question { leg, ..asked }));
        }
    }
}
