//! The ledger of assumptions: every number that somebody believes, what it rests on, and how much money rests on it.

use zadel_core::evidence::{Evidence, EvidenceOf, Graded, grade};
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step2_decomposition::{Decomposition, Line, LineResult, Underdetermined, Value, Variable};
use zadel_exchange::plan_file::PlanFile;
use zadel_store::PlanId;

use super::Decomposed;
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
    /// Which: a conversion, a rate, an average sale, or deals without a funnel.
    pub variable: Variable,
    /// What is planned; `None` while it is open.
    pub value: Option<Value>,
    /// What it rests on.
    pub evidence: Evidence,
    /// How well, why, and the 95 % interval of what was observed.
    pub graded: Graded,
    /// What the line is to bring: that much rests on the number. `None` while it is open.
    pub at_stake: Option<Money>,
}

/// What a plan takes for granted. A conflict has no numbers yet, and so nothing rests on any of them.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn list_assumptions(app: &App, who: &Who, plan: PlanId) -> Result<Ledger, Refused> {
    let open = open_plan(app, who, plan).await?;
    let mut assumptions = match &open.meaning.decomposed {
        Decomposed::Solved(plan) => of_plan(&open.meaning.file, &plan.solved.decomposition),
        Decomposed::Underdetermined(Underdetermined { decomposition, .. }) => {
            of_plan(&open.meaning.file, decomposition)
        }
        Decomposed::Conflict(_) => Vec::new(),
    };
    assumptions.sort_by_key(|one| std::cmp::Reverse((one.graded.grade, one.at_stake)));
    Ok(Ledger { open, assumptions })
}

fn of_plan(file: &PlanFile, decomposition: &Decomposition) -> Vec<Assumption> {
    let lines = file.plan.lines().iter().zip(&decomposition.lines).enumerate();
    lines.flat_map(|(i, (line, result))| of_line(i, line, result)).collect()
}

fn of_line(i: usize, line: &Line, result: &LineResult) -> Vec<Assumption> {
    let at_stake = result.target.or(result.amount);
    let links = line.stages.iter().zip(&result.stages).enumerate().map(|(j, (stage, result))| {
        let variable = match stage.link.evidence_of() {
            EvidenceOf::Conversion => Variable::Conversion(i, j),
            EvidenceOf::PurchaseRate => Variable::Rate(i, j),
        };
        Assumption {
            variable,
            value: result.link.map(Value::Fraction),
            evidence: stage.evidence.clone(),
            graded: result.graded.clone().unwrap_or_else(|| uncounted(stage.evidence.expert.as_deref())),
            at_stake,
        }
    });
    let mut assumptions: Vec<Assumption> = links.collect();
    // Nothing is observed of average sales and of named clients until there are facts: somebody answers for them, or nobody.
    let believed = |variable, value: Option<Value>| Assumption {
        variable,
        value,
        evidence: Evidence { expert: line.expert.clone(), ..Evidence::default() },
        graded: uncounted(line.expert.as_deref()),
        at_stake,
    };
    assumptions.push(believed(Variable::Check(i), result.check.map(Value::Money)));
    if line.stages.is_empty() {
        assumptions.push(believed(Variable::Deals(i), result.deals.map(Value::Count)));
    }
    assumptions
}

/// Of a number that nobody counted: somebody answers for it, or nobody. Its value makes no difference.
fn uncounted(expert: Option<&str>) -> Graded {
    let evidence = Evidence { expert: expert.map(str::to_owned), ..Evidence::default() };
    grade(Fraction::ONE, &evidence, EvidenceOf::Conversion)
}
