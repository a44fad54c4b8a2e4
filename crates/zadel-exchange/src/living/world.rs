//! The company before anything is sold: its people, its sources, its calendar, and what its clients are like.

use jiff::civil::Date;

use super::days::{At, DAY, Days, EVENING, HOUR, MORNING, day_of, start_of};
use super::draws::{Draws, float, whole};
use super::names::Names;
use super::truth::{Factors, Regular, SourceTruth, Sum, Truth};
use super::{Person, Scale};

/// Everything that stories happen in.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) seed: u64,
    pub(super) scale: Scale,
    pub(super) days: Days,
    pub(super) names: Names,
    pub(super) people: Vec<Worker>,
    pub(super) truth: Truth,
    /// The days on which there is an exhibition.
    exhibitions: Vec<usize>,
}

/// A person with the days on which he works.
#[derive(Clone, Debug)]
pub(super) struct Worker {
    pub(super) person: Person,
    starts: usize,
    /// The last day; none: still here.
    pub(super) leaves: Option<usize>,
    vacations: Vec<(usize, usize)>,
}

/// A lead comes in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrival {
    pub(super) at: At,
    pub(super) source: usize,
}

/// The sources, in the order of their names.
pub(super) const SITE: usize = 0;
pub(super) const ADVERTISING: usize = 1;
pub(super) const RECOMMENDATIONS: usize = 2;
pub(super) const EXHIBITIONS: usize = 3;
pub(super) const COLD_CALLS: usize = 4;

/// Where streams of different purposes begin. Stories are numbered from 0.
const OF_PEOPLE: u64 = 1 << 60;
const OF_DAYS: u64 = 2 << 60;
pub(super) const OF_SPEND: u64 = 3 << 60;
pub(super) const OF_DIRT: u64 = 4 << 60;

/// How much rather somebody of another team is taken, where somebody of the own team is there: never.
const OF_ANOTHER_TEAM: f64 = 1e-9;

/// Of a week's leads, on a working day and on one off; five and two of them make a week.
const WORKED: f64 = 0.176;
const OFF: f64 = 0.06;
/// In which months exhibitions are held, and how many working days one lasts.
const MONTHS_OF_EXHIBITIONS: [usize; 6] = [1, 3, 4, 8, 9, 10];
const DAYS_OF_AN_EXHIBITION: usize = 3;

impl World {
    pub(super) fn new(scale: Scale, seed: u64, today: Date, names: &Names) -> Self {
        // Somebody must be there before the newcomer and after the one who left.
        let n_teams = scale.n_teams.clamp(1, names.list("company", "teams").len());
        let scale = Scale { n_reps: scale.n_reps.max(3), n_teams, ..scale };
        let days = Days::new(today, scale.n_months);
        let mut draws = Draws::new(seed, OF_PEOPLE);
        let people: Vec<Worker> = (0..scale.n_reps).map(|n| worker(n, &scale, &days, names, &mut draws)).collect();
        let factors = factors(&people, &mut draws);
        let exhibitions = exhibitions(&days);
        let mut world =
            Self { seed, scale, truth: truth(&scale, factors), people, exhibitions, days, names: names.clone() };
        for source in 0..world.truth.sources.len() {
            world.truth.sources[source].n_expected = world.days.told().map(|day| world.rate(source, day)).sum();
        }
        world
    }

    /// How many leads of a source are to be expected on a day.
    pub(super) fn rate(&self, source: usize, day: usize) -> f64 {
        let SourceTruth { share, .. } = self.truth.sources[source];
        let weekly = self.truth.leads_per_week * share;
        let season = self.truth.season[self.days.month(day)];
        match (source, self.days.is_worked(day)) {
            (EXHIBITIONS, _) if self.exhibitions.binary_search(&day).is_err() => 0.0,
            (EXHIBITIONS, _) => weekly * 52.0 / float(MONTHS_OF_EXHIBITIONS.len() * DAYS_OF_AN_EXHIBITION),
            (COLD_CALLS, true) => weekly * season / 5.0,
            (COLD_CALLS, false) => 0.0,
            (_, true) => weekly * season * WORKED,
            (_, false) => weekly * season * OFF,
        }
    }

    /// The leads of a day, by time.
    pub(super) fn arrivals(&self, day: usize) -> Vec<Arrival> {
        let mut draws = Draws::new(self.seed, OF_DAYS + day as u64);
        let mut arrivals = Vec::new();
        for source in 0..self.truth.sources.len() {
            let is_at_work = matches!(source, EXHIBITIONS | COLD_CALLS);
            for _ in 0..draws.times(self.rate(source, day)) {
                // A site answers at night, too, though most ask by day.
                let (from, to) = if is_at_work || draws.happens(0.8) { (MORNING, EVENING) } else { (0, DAY - 1) };
                arrivals.push(Arrival { at: start_of(day) + draws.between(from, to), source });
            }
        }
        arrivals.sort_by_key(|arrival| (arrival.at, arrival.source));
        arrivals
    }

    /// What a lead asks for.
    pub(super) fn product(&self, draws: &mut Draws) -> usize {
        draws.weighted(&self.truth.products)
    }

    /// What a client has always bought who bought before anything that is told.
    pub(super) fn product_before(&self, draws: &mut Draws) -> usize {
        if draws.happens(self.truth.article_regulars) {
            Truth::ARTICLE_LINE
        } else {
            draws.weighted(&self.other_products())
        }
    }

    /// What a client orders who bought a product first: the article's line again, or anything but that.
    pub(super) fn product_again(&self, first: usize, draws: &mut Draws) -> usize {
        if first == Truth::ARTICLE_LINE { first } else { draws.weighted(&self.other_products()) }
    }

    fn other_products(&self) -> Vec<f64> {
        let mut others = self.truth.products.clone();
        others[Truth::ARTICLE_LINE] = 0.0;
        others
    }

    /// Who is given what comes in at a moment: somebody of the team who is there on the next working day, newcomers less than others.
    pub(super) fn assigned(&self, at: At, team: Option<usize>, draws: &mut Draws) -> usize {
        /// Whoever began so many days ago is given as much as everybody.
        const RAMP_DAYS: f64 = 90.0;
        let is_late = EVENING - HOUR < at % DAY;
        let first = day_of(at) + usize::from(is_late);
        let weight = |worker: &Worker, day: usize| {
            let is_new = worker.person.starts_on.is_some();
            let ramp = float(day.saturating_sub(worker.starts)) / RAMP_DAYS;
            let own = if team.is_none_or(|team| worker.person.team == team) { 1.0 } else { OF_ANOTHER_TEAM };
            if !worker.is_there(&self.days, day) || day_of(at) < worker.starts {
                0.0
            } else if is_new {
                own * ramp.clamp(0.25, 1.0)
            } else {
                own
            }
        };
        for day in self.days.worked_from(first) {
            let weights: Vec<f64> = self.people.iter().map(|worker| weight(worker, day)).collect();
            if 0.0 < weights.iter().sum() {
                return draws.weighted(&weights);
            }
        }
        0
    }

    /// Who takes over from somebody, and on which day: a colleague of the same team if one is there.
    pub(super) fn successor(&self, person: usize, day: usize, draws: &mut Draws) -> (usize, usize) {
        let team = self.people[person].person.team;
        for day in self.days.worked_from(day) {
            let weight = |(n, worker): (usize, &Worker)| match worker.is_there(&self.days, day) && n != person {
                true if worker.person.team == team => 1.0,
                true => OF_ANOTHER_TEAM,
                false => 0.0,
            };
            let weights: Vec<f64> = self.people.iter().enumerate().map(weight).collect();
            if 0.0 < weights.iter().sum() {
                return (draws.weighted(&weights), day);
            }
        }
        (person, day)
    }

    /// A moment at which somebody works, not before another; nothing if he has left by then.
    pub(super) fn working_moment(&self, person: usize, not_before: At, draws: &mut Draws) -> Option<At> {
        let worker = &self.people[person];
        let (day, second) = (day_of(not_before), not_before % DAY);
        if second <= EVENING && worker.is_there(&self.days, day) {
            return Some(start_of(day) + draws.between(second.max(MORNING), EVENING));
        }
        let last = worker.leaves.unwrap_or(usize::MAX);
        let mut later = self.days.worked_from(day + 1).take_while(|day| *day <= last);
        let day = later.find(|day| worker.is_there(&self.days, *day))?;
        Some(start_of(day) + draws.between(MORNING, EVENING))
    }

    /// A moment at which the office is open, not before another.
    pub(super) fn office_moment(&self, not_before: At, draws: &mut Draws) -> At {
        let (day, second) = (day_of(not_before), not_before % DAY);
        if second <= EVENING && self.days.is_worked(day) {
            return start_of(day) + draws.between(second.max(MORNING), EVENING);
        }
        let day = self.days.worked_from(day + 1).next().unwrap_or(day);
        start_of(day) + draws.between(MORNING, EVENING)
    }

    /// Is a moment one that is known?
    pub(super) fn is_past(&self, at: At) -> bool {
        day_of(at) < self.days.today
    }
}

impl Worker {
    /// Does he work on the day?
    pub(super) fn is_there(&self, days: &Days, day: usize) -> bool {
        let is_employed = self.starts <= day && self.leaves.is_none_or(|last| day <= last);
        let is_away = self.vacations.iter().any(|(from, to)| (*from..=*to).contains(&day));
        is_employed && !is_away && days.is_worked(day)
    }
}

/// The n-th person: the last one of a team began some weeks ago, another one left some months ago.
fn worker(n: usize, scale: &Scale, days: &Days, names: &Names, draws: &mut Draws) -> Worker {
    const NEWCOMER_BEFORE: i64 = 75;
    const LEFT_BEFORE: i64 = 190;
    /// Vacations are agreed on so many days ahead.
    const PLANNED_AHEAD: usize = 100;
    let before_today = |days_ago: i64| days.today.saturating_sub(usize::try_from(days_ago).unwrap_or(0));
    let on_or_after = |day: usize| days.worked_from(day).next().unwrap_or(day);
    let starts =
        if n + 1 == scale.n_reps { on_or_after(before_today(NEWCOMER_BEFORE + draws.between(-9, 9))) } else { 0 };
    let left = (n + 2 == scale.n_reps).then(|| on_or_after(before_today(LEFT_BEFORE + draws.between(-20, 20))));
    // Two weeks in summer, one in the colder part of the year; a newcomer waits for half a year.
    let mut vacations = Vec::new();
    let mut day = days.from.max(starts + 160) + usize::try_from(draws.between(10, 170)).unwrap_or(0);
    while day < left.unwrap_or(days.today + PLANNED_AHEAD) {
        let is_summer = matches!(days.month(day), 5..=7);
        let n_days = if is_summer { 14 } else { 7 };
        vacations.push((day, day + n_days - 1));
        day += usize::try_from(draws.between(120, 200)).unwrap_or(0);
    }
    let told = |(from, to): &(usize, usize)| (days.date(*from), days.date(*to));
    Worker {
        person: Person {
            name: names.person(n),
            team: n % scale.n_teams,
            starts_on: (0 < starts).then(|| days.date(starts)),
            leaves_on: left.map(|day| days.date(day)),
            vacations: vacations.iter().map(told).collect(),
        },
        starts,
        leaves: left,
        vacations,
    }
}

/// People differ; all of a team together make what the company makes.
fn factors(people: &[Worker], draws: &mut Draws) -> Vec<Factors> {
    let mut factors: Vec<Factors> = people
        .iter()
        .map(|_| Factors {
            meeting: draws.about(1.0, 0.15),
            deal: draws.about(1.0, 0.25),
            response: draws.about(1.0, 0.4),
        })
        .collect();
    if let Some(newcomer) = factors.last_mut() {
        *newcomer = Factors { meeting: 0.8, deal: 0.7, response: 0.7 };
    }
    let team = |n: usize| people[n].person.team;
    let mean = |own: usize, of: fn(&Factors) -> f64| {
        let colleagues = factors.iter().enumerate().filter(|(n, _)| team(*n) == team(own));
        let (sum, n) = colleagues.fold((0.0, 0.0), |(sum, n), (_, factors)| (sum + of(factors), n + 1.0));
        sum / n
    };
    let made_even = |(n, own): (usize, &Factors)| Factors {
        meeting: own.meeting / mean(n, |factors| factors.meeting),
        deal: own.deal / mean(n, |factors| factors.deal),
        ..*own
    };
    factors.iter().enumerate().map(made_even).collect()
}

/// The first working days from the tenth of a month on.
fn exhibitions(days: &Days) -> Vec<usize> {
    let begins = |day: &usize| days.date(*day).day() == 10 && MONTHS_OF_EXHIBITIONS.contains(&days.month(*day));
    days.told().filter(begins).flat_map(|day| days.worked_from(day).take(DAYS_OF_AN_EXHIBITION)).collect()
}

/// The article's numbers, and what it leaves open.
fn truth(scale: &Scale, people: Vec<Factors>) -> Truth {
    let source = |share, meeting, deal, cost_per_lead| SourceTruth {
        share,
        factors: Factors { meeting, deal, response: 1.0 },
        cost_per_lead,
        n_expected: 0.0,
    };
    let mut sources = vec![source(0.0, 1.0, 1.0, 0.0); COLD_CALLS + 1];
    // Shares times factors make 1, so that the company as a whole has the article's conversions.
    sources[SITE] = source(0.29, 1.08, 1.0, 900.0);
    sources[ADVERTISING] = source(0.31, 0.84, 0.85, 2_600.0);
    sources[RECOMMENDATIONS] = source(0.15, 1.45, 1.35, 500.0);
    sources[EXHIBITIONS] = source(0.06, 1.05, 0.95, 6_000.0);
    sources[COLD_CALLS] = source(0.19, 0.77, 0.75, 400.0);
    Truth {
        leads_per_week: scale.leads_per_week,
        season: [0.75, 0.95, 1.05, 1.1, 0.85, 0.95, 0.85, 0.85, 1.1, 1.2, 1.2, 1.15],
        sources,
        // Of 130 leads a month 20 are for the article's line.
        products: vec![0.154, 0.386, 0.306, 0.154],
        // So that they are as many in the first months as in the last ones.
        article_regulars: 0.28,
        // The second person is the one whose days the demo shows, and belongs to it.
        article_team: 1 % scale.n_teams,
        people,
        lead_to_meeting: 0.5,
        meeting_to_deal: 0.3,
        key_deal: 0.6,
        key_share: 0.012,
        new_sale: Sum { mean: 190_000.0, sigma: 0.7 },
        key_sale: Sum { mean: 1_400_000.0, sigma: 0.5 },
        repeat_sale: Sum { mean: 100_000.0, sigma: 0.6 },
        regular: Regular { share: 0.3, mean_days: 55.0, shape: 4.0, dropout: 0.18, win: 0.85 },
        first_response_minutes: 35.0,
        never_called: 0.1,
        never_closed: 0.04,
        never_paid: 0.02,
    }
}

/// A sum of money as people agree on: whole hundreds of roubles, and never nothing.
pub(super) fn round_sum(roubles: f64, step: i64) -> i64 {
    (whole(roubles) / step).max(1) * step
}
