//! What the facts say of a plan: of its goal (step 1), of its levels (step 2), of its way of selling (step 3).
//!
//! Everything is read once and counted in one turn; each step counts what is its own.

mod follow;
mod lines;
mod new_plan;

use jiff::civil::Date;
use zadel_exchange::plan_document::PlanDocument;
use zadel_exchange::plan_file::PlanFile;
use zadel_store::payments::PaidRow;
use zadel_store::{CompanyId, PlanId};

pub(crate) use follow::count_again;
pub(crate) use lines::{Lines, OfLine, Sold};
pub(crate) use new_plan::filled;

use crate::facts::{LastFact, Told, ToldRows, read_told};
use crate::plans::{Meaning, OpenPlan, open_plan};
use crate::rights::Right;
use crate::step1_goal::{GoalRecord, record_of_goal};
use crate::step2_decomposition::{Decomposed, Edit, LineSaid, count_lines};
use crate::technologies::{WayShown, ways_shown};
use crate::{App, Refused, Who};

/// A plan beside the facts.
pub struct PlanByFacts {
    /// The plan.
    pub open: OpenPlan,
    /// What the facts say; nothing where there are none.
    pub said: Option<Said>,
}

/// What the facts say of a plan.
#[derive(Debug)]
pub struct Said {
    /// The days that were counted, both included.
    pub days: (Date, Date),
    /// How far the facts reach.
    pub last: LastFact,
    /// Of its goal.
    pub goal: GoalRecord,
    /// Of its lines, in the plan's order.
    pub lines: Vec<LineSaid>,
    /// Of the lines' ways of selling, in the plan's order; nothing of lines that do not begin with leads.
    pub ways: Vec<Option<WayShown>>,
}

/// A plan as the steps look at it.
pub(crate) struct PlanRead<'a> {
    pub(crate) document: &'a PlanDocument,
    pub(crate) file: &'a PlanFile,
    pub(crate) decomposed: &'a Decomposed,
    /// The day on which it is looked at.
    pub(crate) today: Date,
}

impl<'a> PlanRead<'a> {
    fn of(document: &'a PlanDocument, meaning: &'a Meaning, today: Date) -> Self {
        Self { document, file: &meaning.file, decomposed: &meaning.decomposed, today }
    }

    /// The day of so many days before the facts came; never one that is still to come where the plan is looked at.
    pub(crate) fn day_ago(&self, told: &Told, days: u32) -> Date {
        told.books.day(told.as_of).saturating_sub(jiff::Span::new().days(days)).min(self.today)
    }

    /// Days since a day.
    pub(crate) fn age(&self, day: Date) -> u32 {
        u32::try_from(day.until(self.today).map_or(0, |span| span.get_days())).unwrap_or(0)
    }
}

/// What the facts say of a plan, and what to type to plan with them.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn show_plan_by_facts(app: &App, who: &Who, plan: PlanId) -> Result<PlanByFacts, Refused> {
    who.may(Right::ReadFacts)?;
    let open = open_plan(app, who, plan).await?;
    let Some(facts) = FactRows::read(app, who.company).await? else { return Ok(PlanByFacts { open, said: None }) };
    let today = app.today();
    let work = move || {
        let said = facts.understood()?.said(&PlanRead::of(&open.document, &open.meaning, today))?;
        Ok(PlanByFacts { open, said: Some(said) })
    };
    app.files.take("by_facts", work).await?
}

/// The facts that plans are counted by, as they are stored.
pub(crate) struct FactRows {
    deals: ToldRows,
    payments: Vec<PaidRow>,
}

/// The same, understood.
pub(crate) struct Facts {
    pub(crate) told: Told,
    pub(crate) payments: Vec<PaidRow>,
}

impl FactRows {
    /// Nothing, if the company has none.
    pub(crate) async fn read(app: &App, company: CompanyId) -> Result<Option<Self>, Refused> {
        let Some(deals) = read_told(app, company).await? else { return Ok(None) };
        let payments = zadel_store::payments::list_paid(&app.db, company).await?;
        Ok(Some(Self { deals, payments }))
    }

    /// To be done in a turn.
    pub(crate) fn understood(self) -> Result<Facts, Refused> {
        Ok(Facts { told: self.deals.understood()?, payments: self.payments })
    }
}

impl Facts {
    fn said(&self, plan: &PlanRead<'_>) -> Result<Said, Refused> {
        let days = self.told.days(None, None);
        Ok(Said {
            days,
            last: self.told.last,
            goal: record_of_goal(&self.told, &self.payments, plan)?,
            lines: count_lines(&self.told, plan, days),
            ways: ways_shown(&self.told, plan, days),
        })
    }

    /// Only what they say of its lines.
    fn lines(&self, plan: &PlanRead<'_>) -> Vec<LineSaid> {
        count_lines(&self.told, plan, self.told.days(None, None))
    }
}

impl Said {
    /// What to type for every number to rest on the facts, whatever it is.
    #[must_use]
    pub fn rest(&self) -> Vec<Edit> {
        let of_line = |line: &LineSaid| {
            let levels = line.levels.iter().filter_map(|level| level.rest.as_ref());
            levels.chain(&line.rest_check).cloned().collect::<Vec<_>>()
        };
        self.lines.iter().flat_map(of_line).collect()
    }

    /// What to type to plan with all that the facts say.
    #[must_use]
    pub fn take(&self) -> Vec<Edit> {
        let of_line = |line: &LineSaid| {
            let levels = line.levels.iter().flat_map(|level| level.take.iter().chain(&level.take_lag));
            levels.chain(&line.take_check).cloned().collect::<Vec<_>>()
        };
        self.lines.iter().flat_map(of_line).collect()
    }
}
