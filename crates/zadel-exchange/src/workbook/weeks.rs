//! The lines week by week. Without lags the weeks are live too: each is cut off the plan's count by working time.

use zadel_core::season::Season;
use zadel_core::step2_decomposition::{Line, LineResult, WeeklyLine, week_weights};

use super::plan::Places;
use super::sheet::{At, Cell, Role, Sheet, Value, Zeros, whole};
use super::words::{Words, Years};
use super::{PlanBook, Whole, begin};
use crate::plan_file::PlanFile;

/// Where the weeks begin, behind the names.
const FIRST: u16 = 1;

/// What the items of a week are cut off.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CutOff {
    /// The plan's count, by working time.
    Plan,
    /// Nothing: they are due when the deals of later weeks say so.
    Lags,
}

struct ByWeek<'a> {
    sheet: Sheet,
    plan: String,
    words: &'a dyn Words,
    n_weeks: u16,
    /// The row of what each week can hold.
    weights: u32,
    /// Sum of the weights.
    whole: u64,
}

pub(super) fn sheet(
    book: &PlanBook<'_>,
    whole: &Whole<'_>,
    weekly: &[WeeklyLine],
    places: &Places,
    words: &dyn Words,
) -> Sheet {
    let has_lags = weekly.iter().flat_map(|line| &line.stages).any(|stage| stage.lagged.is_some());
    let note = if has_lags { "workbook-weeks-note-lags" } else { "workbook-weeks-note" };
    let mut sheet = begin("workbook-sheet-weeks", words.say(note), words);
    sheet.zeros = Zeros::Quiet;
    let n_weeks = u16::try_from(whole.weeks.len()).expect("ten years have 523 weeks");
    let mut weeks = ByWeek { sheet, plan: words.say("workbook-sheet-plan"), words, n_weeks, weights: 0, whole: 0 };
    weeks.head(book.file, whole);
    let lines = book.file.plan.lines().iter().zip(&whole.solved.decomposition.lines).zip(weekly);
    for (i, ((line, result), weekly)) in lines.enumerate() {
        weeks.line(i, (line, result), weekly, places);
    }
    weeks.totals(weekly);
    weeks.sheet
}

impl ByWeek<'_> {
    fn head(&mut self, file: &PlanFile, whole: &Whole<'_>) {
        let years = match (whole.weeks.first(), whole.weeks.last()) {
            (Some(first), Some(last)) if first.from().year() != last.to().year() => Years::Several,
            _ => Years::One,
        };
        let names = whole.weeks.iter().map(|week| Cell::text(self.words.week(*week, years)).role(Role::Head));
        let first = [Cell::text(self.words.say("workbook-column-what")).role(Role::HeadText)];
        let last = ["total", "workbook-column-in-plan"].map(|key| Cell::text(self.words.say(key)).role(Role::Head));
        self.sheet.head = self.sheet.push(first.into_iter().chain(names).chain(last));
        let days = whole.working_days.iter().map(|days| Value::Count(i64::from(*days)));
        self.row("step2-column-days", days.collect());
        self.weights = self.sheet.next_row() - 1;
        let weights = week_weights(whole.reps, whole.working_days)
            .and_then(|weights| file.season.weigh(&weights, whole.weeks, &file.calendar))
            .expect("the plan was split by them");
        if file.season != Season::EVEN || !whole.reps.is_empty() {
            let parts = weights.parts().iter().map(|part| Value::Count(i64::try_from(*part).unwrap_or(i64::MAX)));
            let name = if file.season == Season::EVEN { "workbook-working-time" } else { "workbook-seasonal-time" };
            self.row(name, parts.collect());
            self.weights += 1;
        }
        self.whole = weights.total();
        self.sheet.frozen = (self.sheet.next_row(), 1);
    }

    /// A row of numbers that stand for themselves, with their sum.
    fn row(&mut self, name: &'static str, values: Vec<Value>) {
        let sum = sum_of(&values);
        let row = self.sheet.push([Cell::text(self.words.say(name)).role(Role::Subtitle)]);
        for (week, value) in values.into_iter().enumerate() {
            self.sheet.put(at(row, week), Cell::value(value).role(Role::Subtitle));
        }
        self.sum(row, sum, Role::Subtitle);
    }

    fn sum(&mut self, row: u32, value: Value, role: Role) {
        let last = at(row, usize::from(self.n_weeks) - 1);
        let formula = format!("SUM({})", at(row, 0).to(last));
        self.sheet.put(at(row, usize::from(self.n_weeks)), Cell::formula(formula, value).role(role));
    }

    fn line(&mut self, i: usize, (line, result): (&Line, &LineResult), weekly: &WeeklyLine, places: &Places) {
        let head = self.sheet.push([Cell::text(&line.name)]);
        for (j, (stage, items)) in line.stages.iter().zip(&weekly.stages).enumerate() {
            let cut_off = if items.lagged.is_none() { CutOff::Plan } else { CutOff::Lags };
            let planned = (places.count(i, j), result.stages[j].count.unwrap_or(0));
            self.items(&stage.name, &items.weekly, cut_off, planned);
        }
        let deals = self.words.say("step2-deals");
        let planned = (places.deals(i), result.deals.unwrap_or(0));
        let row = self.items(&deals, &weekly.deals, CutOff::Plan, planned);
        let minutes: Vec<u64> = (0..usize::from(self.n_weeks))
            .map(|week| weekly.stages.iter().map(|stage| stage.minutes[week]).fold(0, u64::saturating_add))
            .collect();
        if minutes.iter().any(|minutes| 0 < *minutes) {
            let values: Vec<Value> = minutes.iter().map(|minutes| Value::Minutes(*minutes)).collect();
            let sum = sum_of(&values);
            let row = self.sheet.push([Cell::text(self.words.say("step2-column-hours")).indent(1)]);
            for (week, value) in values.into_iter().enumerate() {
                self.sheet.put(at(row, week), Cell::value(value));
            }
            self.sum(row, sum, Role::Plain);
        }
        // The money stands in the line's own row, where it adds up over lines.
        for (week, amount) in weekly.amount_minor.iter().enumerate() {
            let formula = format!("{}*{}", at(row, week), places.check(i).on(&self.plan));
            self.sheet.put(at(head, week), Cell::formula(formula, Value::Money(whole(*amount))));
        }
        let amount = Value::Money(weekly.amount_minor.iter().map(|amount| whole(*amount)).sum());
        self.sum(head, amount, Role::Plain);
        let in_plan = at(head, usize::from(self.n_weeks) + 1);
        self.sheet.put(in_plan, Cell::formula(places.amount(i).on(&self.plan), amount));
        self.sheet.draw(head, self.n_weeks + 3, Role::Line);
    }

    /// Items by week: cut off a count of the plan by working time, or as the lags have them.
    fn items(&mut self, name: &str, items: &[u64], cut_off: CutOff, (in_plan, n_planned): (At, u32)) -> u32 {
        /// Larger products are not exact in a spreadsheet.
        const MOST: u128 = 100_000_000_000_000;
        let row = self.sheet.push([Cell::text(name).indent(1)]);
        let total: u64 = items.iter().sum();
        let is_live = cut_off == CutOff::Plan && u128::from(total) * u128::from(self.whole) < MOST;
        let last = usize::from(self.n_weeks) - 1;
        for (week, n) in items.iter().enumerate() {
            let value = Value::Count(whole(*n));
            let cell = if is_live {
                let weight = |week| at(self.weights, week).fixed_row();
                let (first, here, end) = (weight(0), weight(week), weight(last));
                let so_far = format!("{}*SUM(${first}:{here})/SUM(${first}:${end})", in_plan.on(&self.plan));
                let before =
                    if week == 0 { String::new() } else { format!("-SUM(${}:{})", at(row, 0), at(row, week - 1)) };
                Cell::formula(format!("ROUNDUP({so_far},0){before}"), value)
            } else {
                Cell::value(value)
            };
            self.sheet.put(at(row, week), cell);
        }
        let sum = Value::Count(whole(total));
        self.sum(row, sum, Role::Plain);
        let of_plan = Cell::formula(in_plan.on(&self.plan), Value::Count(i64::from(n_planned)));
        self.sheet.put(at(row, last + 2), of_plan);
        row
    }

    fn totals(&mut self, weekly: &[WeeklyLine]) {
        let (first, last) = (self.weights + 1, self.sheet.next_row() - 1);
        let row = self.sheet.push([Cell::text(self.words.say("total"))]);
        let heads: Vec<u32> = (first..=last)
            .filter(|row| self.sheet.rows[*row as usize].first().is_some_and(|cell| cell.look.role == Role::Line))
            .collect();
        let of_week = |week: usize| weekly.iter().map(|line| whole(line.amount_minor[week])).sum::<i64>();
        let n_weeks = usize::from(self.n_weeks);
        for column in 0..n_weeks + 2 {
            let value = if column < n_weeks { of_week(column) } else { (0..n_weeks).map(of_week).sum() };
            let cells: Vec<String> = heads.iter().map(|row| at(*row, column).to_string()).collect();
            let cell = Cell::formula(format!("SUM({})", cells.join(",")), Value::Money(value));
            self.sheet.put(at(row, column), cell);
        }
        self.sheet.draw(row, self.n_weeks + 3, Role::Total);
    }
}

/// A week's cell; behind the last one, the total and what the plan says.
fn at(row: u32, week: usize) -> At {
    At::new(row, FIRST + u16::try_from(week).expect("523 weeks"))
}

fn sum_of(values: &[Value]) -> Value {
    values
        .iter()
        .copied()
        .reduce(|sum, value| match (sum, value) {
            (Value::Count(a), Value::Count(b)) => Value::Count(a.saturating_add(b)),
            (Value::Minutes(a), Value::Minutes(b)) => Value::Minutes(a.saturating_add(b)),
            (sum, _) => sum,
        })
        .unwrap_or(Value::Count(0))
}
