//! A plan to take away: as a workbook with live formulas, or as a table.

use jiff::civil::Date;
use zadel_core::calendar::Period;
use zadel_core::money::{Currency, Money};
use zadel_exchange::plan_file::Problem;
use zadel_exchange::workbook::{
    self, Found, NoWorkbook, PlanBook, RepWork, Sheet, Typed, Whole, Word, Words, Years, sheets,
};
use zadel_store::PlanId;
use zadel_texts::{Argument, Language, Texts};

use crate::answer::{RepShare, split_among_reps};
use crate::plans::{Meaning, open_plan};
use crate::step2_decomposition::Decomposed;
use crate::{App, Refused, Who};

/// What a plan is taken away as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenAs {
    /// Sheets with formulas (XLSX).
    Workbook,
    /// The plan's sheet as text (CSV).
    Table,
}

/// A plan to take away.
pub struct TakenAway {
    /// What the plan is called.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a plan cannot be taken away.
#[derive(Debug, thiserror::Error)]
pub enum TakeAwayError {
    /// A number leaves its range.
    #[error("bad_plan")]
    Plan(Problem),
    /// It is too large for a workbook.
    #[error(transparent)]
    NoWorkbook(#[from] NoWorkbook),
}

/// One plan, as it stands now, to take away.
///
/// # Errors
/// [`Refused::Plan`], [`Refused::NoWorkbook`]; [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`], also where too many
/// files are written at once.
pub async fn take_away(
    app: &App,
    who: &Who,
    plan: PlanId,
    taken_as: TakenAs,
    texts: &'static Texts,
) -> Result<TakenAway, Refused> {
    let open = open_plan(app, who, plan).await?;
    let name = open.row.brief.name;
    // A thousand people by 52 weeks take seconds.
    let (named, meaning) = (name.clone(), open.meaning);
    let work = move || bytes_of(&named, &meaning, taken_as, texts);
    let bytes = app.files.take("workbook", work).await?.map_err(|error| match error {
        TakeAwayError::Plan(problem) => Refused::Plan { problem, position: None },
        TakeAwayError::NoWorkbook(NoWorkbook) => Refused::NoWorkbook,
    })?;
    Ok(TakenAway { name, bytes })
}

/// The file of a plan.
///
/// # Errors
/// [`TakeAwayError`].
pub fn bytes_of(name: &str, meaning: &Meaning, taken_as: TakenAs, texts: &Texts) -> Result<Vec<u8>, TakeAwayError> {
    let words = InWords(texts);
    Ok(match taken_as {
        TakenAs::Workbook => {
            let book = book_of(name, meaning, split_of(meaning).map_err(TakeAwayError::Plan)?);
            workbook::workbook(&book, &sheets(&book, &words), &words)?
        }
        // Its one sheet says nothing of single people.
        TakenAs::Table => workbook::table(&book_of(name, meaning, Vec::new()), &words),
    })
}

/// The sheets of a plan, before they are bytes.
///
/// # Errors
/// The [`Problem`] of a number that leaves its range.
pub fn sheets_of(name: &str, meaning: &Meaning, texts: &Texts) -> Result<Vec<Sheet>, Problem> {
    Ok(sheets(&book_of(name, meaning, split_of(meaning)?), &InWords(texts)))
}

/// The bytes of sheets that were changed since: for whoever checks what a spreadsheet makes of them.
///
/// # Errors
/// [`TakeAwayError`].
pub fn bytes_of_sheets(
    name: &str,
    meaning: &Meaning,
    sheets: &[Sheet],
    texts: &Texts,
) -> Result<Vec<u8>, TakeAwayError> {
    let book = book_of(name, meaning, split_of(meaning).map_err(TakeAwayError::Plan)?);
    Ok(workbook::workbook(&book, sheets, &InWords(texts))?)
}

fn book_of<'a>(name: &'a str, meaning: &'a Meaning, split: Vec<Vec<RepWork>>) -> PlanBook<'a> {
    let found = match (&meaning.decomposed, &meaning.supply) {
        (Decomposed::Solved(plan), Some(supply)) => Found::Solved(Whole {
            solved: &plan.solved,
            chance: &plan.chance,
            weeks: &plan.weeks,
            working_days: &plan.working_days,
            reps: &plan.reps,
            weekly: plan.weekly.as_deref(),
            split,
            supply,
        }),
        (Decomposed::Solved(_), None) => unreachable!("supply is weighed for every plan that is whole"),
        (Decomposed::Underdetermined(open), _) => Found::Open(open),
        (Decomposed::Conflict(pins), _) => Found::Conflict(pins),
    };
    PlanBook { name, file: &meaning.file, found, handed_down: meaning.handed_down.as_ref() }
}

/// What each person does for each line; nothing of a plan that is not whole.
fn split_of(meaning: &Meaning) -> Result<Vec<Vec<RepWork>>, Problem> {
    let Decomposed::Solved(plan) = &meaning.decomposed else { return Ok(Vec::new()) };
    let split = split_among_reps(&meaning.file, plan)?;
    Ok(split.iter().map(|line| line.iter().map(work_of).collect()).collect())
}

fn work_of(rep: &RepShare) -> RepWork {
    let sum = |weeks: &Vec<u64>| weeks.iter().sum();
    RepWork { stages: rep.stages.iter().map(sum).collect(), deals: sum(&rep.deals), minutes: rep.minutes }
}

/// The words that the workbook asks for.
struct InWords<'a>(&'a Texts);

impl Words for InWords<'_> {
    fn say_with(&self, key: &'static str, words: &[(&'static str, Word)]) -> String {
        let argument = |(name, word): &(&'static str, Word)| match word {
            Word::Number(number) => (*name, Argument::Number(*number)),
            Word::Text(text) => (*name, Argument::Text(text.clone())),
        };
        self.0.say_with(key, &words.iter().map(argument).collect::<Vec<_>>())
    }

    fn day(&self, day: Date) -> String {
        self.0.date(day)
    }

    fn period(&self, period: Period) -> String {
        self.0.period(period)
    }

    fn week(&self, week: Period, years: Years) -> String {
        match years {
            Years::One => self.0.week(week),
            Years::Several => self.0.week_with_year(week),
        }
    }

    fn money(&self, money: Money, currency: Currency) -> String {
        self.0.money(money, currency)
    }

    fn percent(&self, part: f64) -> String {
        self.0.percent(part)
    }

    fn around_money(&self, currency: Currency) -> (String, String) {
        self.0.around_money(currency)
    }

    fn before_percent(&self) -> &'static str {
        self.0.before_percent()
    }

    fn typed(&self) -> Typed {
        match self.0.language() {
            Language::Ru => Typed { separator: b';', decimal_sign: ',', day: "%d.%m.%Y" },
            Language::En => Typed { separator: b',', decimal_sign: '.', day: "%Y-%m-%d" },
        }
    }
}
