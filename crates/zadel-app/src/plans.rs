//! Plans: drafts that change, with every version they had.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zadel_core::money::Money;
use zadel_core::step1_goal::{HandedDown, Measure};
use zadel_core::step3_resources::SupplyAnswer;
use zadel_exchange::plan_document::PlanDocument;
use zadel_exchange::plan_file::problem::position;
use zadel_exchange::plan_file::{PlanFile, Problem};
pub use zadel_store::plans::PlanBrief;
use zadel_store::plans::{NewPlan, Plan};
use zadel_store::{CompanyId, MemberId, PlanId, Tx};
use zadel_texts::Texts;

use crate::answer::{minutes_by_rep, weigh_plan};
use crate::audit::{Act, record};
use crate::blank::blank;
use crate::by_facts::filled;
use crate::rights::Right;
use crate::staff::take_roster;
use crate::step1_goal::{MonthlyTargets, goal_amount, hand_goal_down, spread_by_month};
use crate::step2_decomposition::{Decomposed, decompose_plan};
use crate::{App, Refused, Who, demo, fields};

/// A plan, read and decomposed.
pub struct OpenPlan {
    /// As it is stored.
    pub row: Plan,
    /// What it says.
    pub document: PlanDocument,
    /// The same, understood.
    pub meaning: Meaning,
    /// Who set which number when.
    pub origins: Origins,
    /// What the request changed, in order; nothing if it only read.
    pub changes: Vec<ChangeRecord>,
}

/// What a document says, and what follows from it.
pub struct Meaning {
    /// What it says.
    pub file: PlanFile,
    /// Step 1: who gets which part of the goal; nothing while there is nobody, or no goal.
    pub handed_down: Option<HandedDown>,
    /// The same by month, if the period has some; nothing where nothing was handed down.
    pub by_month: MonthlyTargets,
    /// Step 2.
    pub decomposed: Decomposed,
    /// Step 3, of a plan that is whole.
    pub supply: Option<SupplyAnswer>,
}

/// Who set which number when, by the number's path.
pub type Origins = BTreeMap<String, Origin>;

/// Who set a number, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// What the person is called.
    pub by: String,
    /// Milliseconds since 1970.
    pub at: i64,
}

/// One change of a version: what stood at a path, and what stands there now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRecord {
    /// Where.
    pub path: String,
    /// As it would be typed; nothing if it was left to be solved for.
    pub before: Option<String>,
    /// Likewise.
    pub after: Option<String>,
}

/// One version of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditRecord {
    /// The version that the edit made.
    pub version: i64,
    /// Milliseconds since 1970.
    pub at: i64,
    /// Who.
    pub by: String,
    /// What.
    pub changes: Vec<ChangeRecord>,
}

/// The plans, newest first, before one.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_plans(app: &App, who: &Who, before: Option<PlanId>, limit: u32) -> Result<Vec<PlanBrief>, Refused> {
    who.may(Right::ReadPlans)?;
    Ok(zadel_store::plans::list_plans(&app.db, who.company, before, limit).await?)
}

/// One plan, decomposed.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn open_plan(app: &App, who: &Who, plan: PlanId) -> Result<OpenPlan, Refused> {
    read_plan(app, who, plan).await?.understood(app, Vec::new())
}

/// The goal as revenue of the newest plan whose period contains a day; none if there is no such plan, if its goal is a profit, or if
/// nothing follows from it yet.
pub(crate) async fn goal_on(app: &App, who: &Who, day: Date) -> Result<Option<Money>, Refused> {
    let plan = zadel_store::plans::find_plan_of_day(&app.db, who.company, &day.to_string()).await?;
    // Its sums stand beside those of deals, which are in the company's currency.
    let Some(plan) = plan.filter(|plan| plan.brief.currency == who.currency) else { return Ok(None) };
    let document = PlanDocument::from_json(&plan.document).map_err(|_| Refused::Broken("plan_document"))?;
    let Ok(file) = document.plan_on(app.today()) else { return Ok(None) };
    let goal = file.plan.goal();
    match (goal.measure, goal.amount) {
        (Measure::GrossProfit | Measure::NetProfit, _) => Ok(None),
        // It was given: nothing has to be worked out for it.
        (Measure::Revenue, Some(amount)) => Ok(Some(amount)),
        (Measure::Revenue, None) => {
            let Ok(meaning) = Meaning::of(file) else { return Ok(None) };
            Ok(goal_amount(&meaning.file, &meaning.decomposed))
        }
    }
}

/// A plan as it is stored. What follows from it is worked out once, after it was changed.
pub(crate) struct StoredPlan {
    pub(crate) row: Plan,
    pub(crate) document: PlanDocument,
    pub(crate) origins: Origins,
}

impl StoredPlan {
    /// With what follows from it.
    pub(crate) fn understood(self, app: &App, changes: Vec<ChangeRecord>) -> Result<OpenPlan, Refused> {
        let meaning = understood(app, &self.document)?;
        Ok(OpenPlan { row: self.row, document: self.document, meaning, origins: self.origins, changes })
    }
}

/// One plan, as it is stored.
pub(crate) async fn read_plan(app: &App, who: &Who, plan: PlanId) -> Result<StoredPlan, Refused> {
    who.may(Right::ReadPlans)?;
    let row = zadel_store::plans::find_plan(&app.db, who.company, plan).await?.ok_or(Refused::NotFound)?;
    let document = PlanDocument::from_json(&row.document).map_err(|_| Refused::Broken("plan_document"))?;
    let origins = serde_json::from_str(&row.origins).map_err(|_| Refused::Broken("plan_origins"))?;
    Ok(StoredPlan { row, document, origins })
}

/// What a new plan starts from.
#[derive(Clone, Copy, Debug)]
pub enum PlanStart<'a> {
    /// A plan file in TOML.
    File(&'a str),
    /// A goal as it was typed, or nothing yet: next month, with everything else open.
    Goal(&'a str),
    /// The article's example.
    Example,
}

/// A new plan.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Plan`] with line and column, [`Refused::Value`] for a goal.
pub async fn create_plan(
    app: &App,
    who: &Who,
    texts: &Texts,
    name: Option<&str>,
    start: PlanStart<'_>,
) -> Result<OpenPlan, Refused> {
    who.may(Right::EditPlans)?;
    let document = match start {
        PlanStart::File(text) => {
            let at = |problem: Problem| Refused::Plan { position: Some(position(text, problem.span.start)), problem };
            PlanDocument::of_toml(text).map_err(at)?.0
        }
        PlanStart::Goal(goal) => {
            let document = take_roster(app, who, blank(texts, &who.currency, goal, app.today())?).await?;
            filled(app, who, texts, document).await?
        }
        PlanStart::Example => demo::article(texts, &who.currency, app.today())?,
    };
    let name = name.map(|name| fields::name("name", name)).transpose()?;
    let mut tx = app.db.begin().await?;
    let id = insert_plan(app, &mut tx, who.company, who.member, texts, name, &document).await?;
    tx.commit().await?;
    open_plan(app, who, id).await
}

/// A new plan, in the transaction; without a name it is called by its period.
pub(crate) async fn insert_plan(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    texts: &Texts,
    name: Option<String>,
    document: &PlanDocument,
) -> Result<PlanId, Refused> {
    let Meaning { file, .. } = understood(app, document)?;
    let goal = file.plan.goal();
    let plan = NewPlan {
        name: &name.unwrap_or_else(|| texts.period(goal.period)),
        status: "draft",
        currency: file.currency.code(),
        from_day: &goal.period.from().to_string(),
        to_day: &goal.period.to().to_string(),
        goal_minor: goal.amount.map(Money::minor),
        document: &document.to_json(),
        origins: "{}",
        created_at: app.now(),
        created_by: member,
    };
    let id = zadel_store::plans::create_plan(tx, company, &plan).await?;
    record(app, tx, company, Some(member), &Act::PlanCreated { plan: id.get() }).await?;
    Ok(id)
}

/// What a document says and what follows from it.
///
/// A draft is looked at today, whatever day its file was written on: its evidence ages.
pub(crate) fn understood(app: &App, document: &PlanDocument) -> Result<Meaning, Refused> {
    meaning_on(document, app.today())
}

/// The same on a day.
pub(crate) fn meaning_on(document: &PlanDocument, day: Date) -> Result<Meaning, Refused> {
    let refused = |problem| Refused::Plan { problem, position: None };
    let file = document.plan_on(day).map_err(refused)?;
    Meaning::of(file).map_err(refused)
}

impl Meaning {
    /// What follows from what a plan says.
    ///
    /// # Errors
    /// The [`Problem`] of a number that leaves its range.
    pub fn of(file: PlanFile) -> Result<Self, Problem> {
        let decomposed = decompose_plan(&file)?;
        let handed_down = hand_goal_down(&file, &decomposed)?;
        let by_month = match &handed_down {
            Some(handed) => spread_by_month(&file, handed)?,
            None => MonthlyTargets::default(),
        };
        let supply = match &decomposed {
            Decomposed::Solved(plan) => Some(weigh_plan(&file, plan, minutes_by_rep(&file, plan)?)),
            Decomposed::Underdetermined(_) | Decomposed::Conflict(_) => None,
        };
        Ok(Self { file, handed_down, by_month, decomposed, supply })
    }
}
