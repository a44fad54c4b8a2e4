//! Small phrases that several parts of the page use.

use anstyle::{AnsiColor, Style};
use zadel_core::evidence::{Grade, Graded};
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::share::Share;
use zadel_core::step2_decomposition::{Line, Link, Stage, Value, Variable};
use zadel_exchange::evidence_keys::reason_key;

use super::Page;

impl Page<'_> {
    pub(super) fn money(&self, money: Money) -> String {
        self.texts.money(money, self.file.currency)
    }

    pub(super) fn money_or_open(&self, money: Option<Money>) -> String {
        money.map_or_else(|| self.texts.say("unknown"), |money| self.money(money))
    }

    pub(super) fn count_or_open(&self, count: Option<u32>) -> String {
        count.map_or_else(|| self.texts.say("unknown"), |count| self.texts.count(count))
    }

    /// A count in a table by week or by rep, where most cells have nothing to say.
    pub(super) fn cell(&self, count: u64) -> String {
        if count == 0 { self.texts.say("nothing") } else { self.texts.count(count) }
    }

    /// Money in such a table, in minor units.
    pub(super) fn money_cell(&self, minor: i128) -> String {
        if minor == 0 { self.texts.say("nothing") } else { self.texts.minor(minor, self.file.currency) }
    }

    /// A name, short enough for a column.
    pub(super) fn short(name: &str) -> String {
        const MOST: usize = 32;
        if name.chars().count() <= MOST {
            return name.to_owned();
        }
        name.chars().take(MOST - 1).chain(['…']).collect()
    }

    /// A share in basis points as a percentage.
    pub(super) fn share(&self, bp: u16) -> String {
        self.texts.percent(f64::from(bp) / f64::from(Share::WHOLE_BP))
    }

    /// Minutes in a table, where most cells have nothing to say.
    pub(super) fn time_cell(&self, minutes: u64) -> String {
        if minutes == 0 { self.texts.say("nothing") } else { self.time(minutes) }
    }

    /// Hours and minutes.
    pub(super) fn time(&self, minutes: u64) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let hours_text = self.texts.count(hours);
        match (hours, rest) {
            (0, _) => self.texts.say_with("minutes-only", &[("minutes", self.texts.count(rest).into())]),
            (_, 0) => self.texts.say_with("hours-only", &[("hours", hours_text.into())]),
            _ => self.texts.say_with(
                "hours-and-minutes",
                &[("hours", hours_text.into()), ("minutes", self.texts.count(rest).into())],
            ),
        }
    }

    /// A conversion as a percentage, a rate as purchases of a client.
    pub(super) fn link(&self, link: Link, value: Option<Fraction>) -> String {
        let Some(value) = value else { return self.texts.say("unknown") };
        match link {
            Link::Conversion(_) => self.texts.fraction_percent(value),
            Link::Rate(_) => self.rate(value),
        }
    }

    pub(super) fn rate(&self, rate: Fraction) -> String {
        self.texts.say_with("step2-rate", &[("rate", self.texts.fraction(rate).into())])
    }

    pub(super) fn grade(&self, grade: Grade) -> String {
        let (key, colour) = match grade {
            Grade::Fact => ("step2-grade-fact", AnsiColor::Green),
            Grade::Estimate => ("step2-grade-estimate", AnsiColor::Yellow),
            Grade::Fantasy => ("step2-grade-fantasy", AnsiColor::Red),
        };
        let style = Style::new().fg_color(Some(colour.into()));
        format!("{style}{}{style:#}", self.texts.say(key))
    }

    /// A grade with its reasons, and what the facts say where there are any.
    pub(super) fn grounds(&self, stage: &Stage, graded: Option<&Graded>) -> String {
        let Some(graded) = graded else { return String::new() };
        let mut reasons: Vec<String> =
            graded.reasons.iter().map(|reason| self.texts.say(reason_key(*reason))).collect();
        if let (Some(observed), Some(interval)) = (stage.evidence.observed, graded.interval) {
            let end = |end: f64| match stage.link {
                Link::Conversion(_) => self.texts.percent(end),
                Link::Rate(_) => self.texts.number(end, 2),
            };
            reasons.push(self.texts.say_with(
                "step2-observed",
                &[
                    ("passed", observed.passed().into()),
                    ("entered", observed.entered().into()),
                    ("low", end(interval.low).into()),
                    ("high", end(interval.high).into()),
                ],
            ));
        }
        self.grade_with(graded.grade, &reasons)
    }

    /// The grounds of a line without stages: somebody answers for its deals, or nobody does.
    pub(super) fn grounds_of_promise(&self, line: &Line, grade: Option<Grade>) -> String {
        let Some(grade) = grade else { return String::new() };
        let reason = match &line.expert {
            Some(expert) => expert.clone(),
            None => self.texts.say("step2-nobody-answers"),
        };
        self.grade_with(grade, &[reason])
    }

    fn grade_with(&self, grade: Grade, reasons: &[String]) -> String {
        let name = self.grade(grade);
        if reasons.is_empty() {
            return name;
        }
        let reasons = reasons.join(", ");
        self.texts.say_with("step2-grade-with-reasons", &[("grade", name.into()), ("reasons", reasons.into())])
    }

    /// A number of the plan by its place, in words.
    pub(super) fn variable(&self, variable: Variable) -> String {
        let lines = self.file.plan.lines();
        let of_line = |key: &str, i: usize| self.texts.say_with(key, &[("line", lines[i].name.clone().into())]);
        let of_stage = |key: &str, i: usize, j: usize| {
            let stage: &Stage = &lines[i].stages[j];
            let names = [("line", lines[i].name.clone().into()), ("stage", stage.name.clone().into())];
            self.texts.say_with(key, &names)
        };
        match variable {
            Variable::Goal => self.texts.say("step2-variable-goal"),
            Variable::Amount(i) => of_line("step2-variable-amount", i),
            Variable::Share(i) => of_line("step2-variable-share", i),
            Variable::Deals(i) => of_line("step2-variable-deals", i),
            Variable::Check(i) => of_line("step2-variable-check", i),
            Variable::Count(i, j) => of_stage("step2-variable-count", i, j),
            Variable::Conversion(i, j) => of_stage("step2-variable-conversion", i, j),
            Variable::Rate(i, j) => of_stage("step2-variable-rate", i, j),
        }
    }

    /// A value of a variable, as it stands in the plan.
    pub(super) fn value(&self, variable: Variable, value: Value) -> String {
        match (variable, value) {
            (_, Value::Money(money)) => self.money(money),
            (_, Value::Count(count)) => self.texts.count(count),
            (_, Value::Share(share)) => self.share(share.bp()),
            (Variable::Rate(..), Value::Fraction(rate)) => format!("{} ({rate})", self.texts.fraction(rate)),
            (_, Value::Fraction(share)) => format!("{} ({share})", self.texts.fraction_percent(share)),
        }
    }
}
