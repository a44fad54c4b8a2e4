//! What a way of selling says, as it is typed and as it is stored.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zadel_core::conversion::Observed;
use zadel_exchange::name::{read_name, read_text};
use zadel_exchange::plan_document::SetError;
use zadel_exchange::typed::counts;

use crate::refused::FieldError;
use crate::{Refused, fields};

/// A way of selling as somebody wrote it down.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What it is called.
    pub name: String,
    /// Whom it is for.
    pub segment: String,
    /// In their order.
    pub steps: Vec<Step>,
    /// What it has proven: `9 of 64, 22.11.2026`; nothing if that is empty.
    pub proof: String,
    /// The counts of the version before are true of the changed steps as well: they are not begun anew.
    pub proves_new_steps: bool,
}

/// What a way of selling says. Its name stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Whom it is for.
    pub segment: String,
    /// In their order.
    pub steps: Vec<Step>,
    /// What its deals have shown, if anybody counted.
    pub proof: Option<Counted>,
}

/// One step of the way to a deal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What is done.
    pub name: String,
    /// What is said.
    pub script: String,
    /// What it takes: a presentation, a calculation, a sample.
    pub materials: String,
    /// By what one knows that the step is done.
    pub criterion: String,
}

/// Deals of leads, up to a day.
///
/// # Invariants
/// At least one lead, and not more deals than leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Deals that were won.
    pub won: u32,
    /// Leads that were led by these steps.
    pub leads: u32,
    /// The last day that was counted, if it is known.
    #[serde(with = "stored_day")]
    pub to: Option<Date>,
}

/// A part of a way of selling that can be new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Part {
    Name,
    Segment,
    Steps,
    Proof,
}

impl Part {
    /// The word in the log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Segment => "segment",
            Self::Steps => "steps",
            Self::Proof => "proof",
        }
    }
}

impl Draft {
    /// Nobody follows more steps than these.
    const MOST_STEPS: usize = 30;
    const MOST_SCRIPT: usize = 10_000;
    const MOST_TEXT: usize = 2_000;

    /// The name and the content, if they can be read; counts may not be of a day after `today`.
    pub(super) fn read(&self, today: Date) -> Result<(String, Content), Refused> {
        let name = fields::name("name", &self.name)?;
        let segment = text(&self.segment, Self::MOST_TEXT, || "segment".to_owned())?;
        if Self::MOST_STEPS < self.steps.len() {
            return Err(Refused::Field { path: "steps", code: FieldError::TooManySteps });
        }
        let steps = self.steps.iter().enumerate().map(|(at, step)| read_step(at, step)).collect::<Result<_, _>>()?;
        let proof = if self.proof.trim().is_empty() { None } else { Some(read_proof(&self.proof, today)?) };
        Ok((name, Content { segment, steps, proof }))
    }
}

impl Content {
    /// As it was stored.
    pub(super) fn from_json(text: &str) -> Result<Self, Refused> {
        serde_json::from_str(text).map_err(|_| Refused::Broken("technology_content"))
    }

    /// To be stored.
    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("texts, numbers and days are JSON")
    }

    /// The content that comes after another: counts that were left standing beside changed steps stay with the steps they are
    /// of, unless whoever changes the steps says that they are true of these too.
    pub(super) fn following(mut self, before: &Self, proves_new_steps: bool) -> Self {
        let is_another_way = self.steps != before.steps || self.segment != before.segment;
        if is_another_way && self.proof == before.proof && !proves_new_steps {
            self.proof = None;
        }
        self
    }

    /// What is different from the content before.
    pub(super) fn parts_new_since(&self, before: &Self, is_renamed: bool) -> Vec<Part> {
        let parts = [
            (is_renamed, Part::Name),
            (self.segment != before.segment, Part::Segment),
            (self.steps != before.steps, Part::Steps),
            (self.proof != before.proof, Part::Proof),
        ];
        parts.into_iter().filter_map(|(is_new, part)| is_new.then_some(part)).collect()
    }
}

impl Counted {
    /// As evidence; `None` if somebody else wrote the row.
    #[must_use]
    pub fn observed(self) -> Option<Observed> {
        Observed::passing(self.won, self.leads).ok()
    }

    /// How many days ago the last day was; `None` if it is not known.
    #[must_use]
    pub fn age_days(self, today: Date) -> Option<u32> {
        let days = self.to?.until(today).ok()?.get_days();
        Some(u32::try_from(days).unwrap_or(0))
    }
}

/// A day as `2026-11-22`.
mod stored_day {
    use jiff::civil::Date;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        let text: Option<String> = Option::deserialize(from)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}

fn read_step(at: usize, step: &Step) -> Result<Step, Refused> {
    let path = |key: &str| format!("steps[{at}].{key}");
    let name = read_name(&step.name).map(str::to_owned);
    Ok(Step {
        name: name.ok_or_else(|| Refused::FieldAt { path: path("name"), code: FieldError::Name })?,
        script: text(&step.script, Draft::MOST_SCRIPT, || path("script"))?,
        materials: text(&step.materials, Draft::MOST_TEXT, || path("materials"))?,
        criterion: text(&step.criterion, Draft::MOST_TEXT, || path("criterion"))?,
    })
}

fn text(text: &str, most: usize, path: impl FnOnce() -> String) -> Result<String, Refused> {
    read_text(text, most).ok_or_else(|| Refused::FieldAt { path: path(), code: FieldError::Text })
}

fn read_proof(typed: &str, today: Date) -> Result<Counted, Refused> {
    const PATH: &str = "proof";
    let counted = counts(typed).map_err(|error| Refused::Value {
        path: PATH.to_owned(),
        typed: typed.to_owned(),
        error: SetError::Counts(error),
    })?;
    let proof = Counted { won: counted.passed, leads: counted.entered, to: counted.to };
    let is_to_come = proof.to.is_some_and(|day| today < day);
    if proof.observed().is_none() || is_to_come {
        return Err(Refused::Field { path: PATH, code: FieldError::Proof });
    }
    Ok(proof)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 23);

    fn draft(proof: &str) -> Draft {
        let step = Step { name: "Call".to_owned(), ..Step::default() };
        Draft { name: "Two meetings".to_owned(), steps: vec![step], proof: proof.to_owned(), ..Draft::default() }
    }

    fn content(draft: &Draft) -> Content {
        draft.read(TODAY).expect("it can be read").1
    }

    #[test]
    fn counts_stay_with_the_steps_they_are_of() {
        let before = content(&draft("9 of 64, 22.11.2026"));
        let mut changed = draft("9/64, 2026-11-22");
        changed.steps[0].script = "Good morning".to_owned();
        let after = content(&changed);
        assert_eq!(after.clone().following(&before, false).proof, None);
        assert_eq!(after.following(&before, true).proof, before.proof);
        changed.proof = "1 of 8".to_owned();
        let anew = content(&changed).following(&before, false);
        assert_eq!(anew.proof.map(|counted| counted.leads), Some(8));
        assert_eq!(anew.parts_new_since(&before, false), [Part::Steps, Part::Proof]);
        // Counted further, with the same steps.
        let further = content(&draft("10 of 70, 23.11.2026")).following(&before, false);
        assert_eq!(further.parts_new_since(&before, true), [Part::Name, Part::Proof]);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_path() {
        let path = |draft: &Draft| match draft.read(TODAY) {
            Err(Refused::Field { path, .. }) => path.to_owned(),
            Err(Refused::FieldAt { path, .. } | Refused::Value { path, .. }) => path,
            other => panic!("{other:?}"),
        };
        for proof in ["9", "9 of 0", "10 of 9", "9 of 64, 24.11.2026", "many"] {
            assert_eq!(path(&draft(proof)), "proof", "{proof}");
        }
        let mut nameless = draft("");
        nameless.steps.push(Step::default());
        assert_eq!(path(&nameless), "steps[1].name");
        let mut long = draft("");
        long.steps[0].script = "x".repeat(10_001);
        assert_eq!(path(&long), "steps[0].script");
        let many = Draft { steps: vec![draft("").steps[0].clone(); 31], ..draft("") };
        assert_eq!(path(&many), "steps");
    }
}
