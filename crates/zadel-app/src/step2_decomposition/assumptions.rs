//! The ledger of assumptions: every number that somebody believes, what it rests on, and how much money rests on it.

use zadel_core::evidence::{AverageSale, Evidence, EvidenceOf, Graded, grade_uncounted};
use zadel_core::money::Money;
use zadel_core::step1_goal::Measure;
use zadel_core::step2_decomposition::{Decomposition, Line, LineResult, Value, Variable};
use zadel_exchange::plan_file::{LineFacts, PlanFile};
use zadel_store::PlanId;

use super::overflow;
use crate::plans::{OpenPlan, open_plan};
use crate::{App, Refused, Who};

/// A plan with everything that it takes for granted.
pub struct Ledger {
    /// The plan.
    pub open: OpenPlan,
    /// The worst supported first; of equals, those on which more money rests.
    pub assumptions: Vec<Assumption>,
}

/// One number that somebody believes.
pub struct Assumption {
    /// Which.
    pub of: Believed,
    /// What is planned; `None` while it is open.
    pub value: Option<Value>,
    /// What it rests on.
    pub evidence: Evidence,
    /// Of an average sale: the sales that it rests on.
    pub sales: Option<AverageSale>,
    /// How well, why, and the 95 % interval of what was observed.
    pub graded: Graded,
    /// What the lines with it are to bring: that much rests on the number. `None` while it is open.
    pub at_stake: Option<Money>,
}

/// A number that somebody believes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Believed {
    /// A conversion, a rate, an average sale, or deals without a funnel.
    Number(Variable),
    /// A margin, or the mark-up that it follows from, by its path: of the goal, or of a line of its own.
    Margin(String),
}

impl std::fmt::Display for Believed {
    /// The path of the number.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(variable) => variable.fmt(f),
            Self::Margin(path) => f.write_str(path),
        }
    }
}

/// What a plan takes for granted. A conflict has no numbers yet, and so nothing rests on any of them.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn list_assumptions(app: &App, who: &Who, plan: PlanId) -> Result<Ledger, Refused> {
    let open = open_plan(app, who, plan).await?;
    let decomposition = open.meaning.decomposed.decomposition();
    let mut assumptions = decomposition.map_or_else(Vec::new, |found| of_plan(&open.meaning.file, found));
    if let Some(found) = decomposition {
        assumptions.extend(margins(&open, found)?);
    }
    assumptions.sort_by_key(|one| std::cmp::Reverse((one.graded.grade, one.at_stake)));
    Ok(Ledger { open, assumptions })
}

fn of_plan(file: &PlanFile, decomposition: &Decomposition) -> Vec<Assumption> {
    let lines = file.plan.lines().iter().zip(&decomposition.lines).enumerate();
    lines.zip(&file.facts).flat_map(|((i, (line, result)), facts)| of_line(i, line, facts, result)).collect()
}

/// Margins that a profit is planned with: each as it stands in the plan, with the money of the lines that have it.
fn margins(open: &OpenPlan, decomposition: &Decomposition) -> Result<Vec<Assumption>, Refused> {
    let file = &open.meaning.file;
    if file.plan.goal().measure == Measure::Revenue {
        return Ok(Vec::new());
    }
    let out_of_range = |_| Refused::Plan { problem: overflow(file, Variable::Goal), position: None };
    let stands = |owner: &str| {
        let paths = ["margin", "markup"].map(|key| format!("{owner}.{key}"));
        paths.into_iter().find(|path| path.parse().is_ok_and(|place| open.document.text_at(&place).is_some()))
    };
    let mut margins: Vec<Assumption> = Vec::new();
    for (i, (line, result)) in file.plan.lines().iter().zip(&decomposition.lines).enumerate() {
        let Some(path) = stands(&format!("line[{i}]")).or_else(|| stands("goal")) else { continue };
        let (of, money) = (Believed::Margin(path), result.target.or(result.amount));
        if let Some(known) = margins.iter_mut().find(|known| known.of == of) {
            let both = known.at_stake.zip(money);
            let sum = both.map(|(one, other)| Money::from_minor(i128::from(one.minor()) + i128::from(other.minor())));
            known.at_stake = sum.transpose().map_err(out_of_range)?;
            continue;
        }
        margins.push(Assumption {
            of,
            value: Some(Value::Fraction(line.weight)),
            evidence: Evidence::default(),
            sales: None,
            graded: grade_uncounted(None),
            at_stake: money,
        });
    }
    Ok(margins)
}

fn of_line(i: usize, line: &Line, facts: &LineFacts, result: &LineResult) -> Vec<Assumption> {
    let at_stake = result.target.or(result.amount);
    let links = line.stages.iter().zip(&result.stages).enumerate().map(|(j, (stage, result))| {
        let variable = match stage.link.evidence_of() {
            EvidenceOf::Conversion => Variable::Conversion(i, j),
            EvidenceOf::PurchaseRate => Variable::Rate(i, j),
        };
        Assumption {
            of: Believed::Number(variable),
            value: result.link.map(Value::Fraction),
            evidence: stage.evidence.clone(),
            sales: None,
            graded: result.graded.clone().unwrap_or_else(|| grade_uncounted(stage.evidence.expert.as_deref())),
            at_stake,
        }
    });
    let mut assumptions: Vec<Assumption> = links.collect();
    let expert = line.expert.as_deref();
    let believed = |variable, value: Option<Value>| Assumption {
        of: Believed::Number(variable),
        value,
        evidence: Evidence { expert: line.expert.clone(), ..Evidence::default() },
        sales: None,
        graded: grade_uncounted(expert),
        at_stake,
    };
    let check = believed(Variable::Check(i), result.check.map(Value::Money));
    let sales = facts.sales.filter(|_| result.check.is_some());
    assumptions.push(Assumption {
        evidence: Evidence { age_days: sales.and_then(|sales| sales.age_days), ..check.evidence },
        sales: sales.map(|sales| sales.average),
        graded: facts.grade_sale(result.check, expert),
        ..check
    });
    if line.stages.is_empty() {
        // Nobody counts named clients: somebody answers for them, or nobody.
        assumptions.push(believed(Variable::Deals(i), result.deals.map(Value::Count)));
    }
    assumptions
}
