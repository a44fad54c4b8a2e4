//! The solver's arithmetic as formulas of a spreadsheet, for the pins of one plan.
//!
//! Spreadsheets count in floating point, so nothing is ever divided but whole numbers by whole numbers: a conversion is what
//! passed of what entered, money is taken in minor units. Then a quotient that is whole comes out whole, and one that is not
//! rounds to the right side, as long as every product has at most 14 digits.

use zadel_core::step2_decomposition::{Plan, Target};

use super::super::sheet::At;
use super::places::Places;
use super::structure::{Between, Bringing, Level, Structure, pinned_levels};

/// More than any plan can hold: what is without limit.
const BEYOND: &str = "9E+15";

/// Writes formulas for the places of a plan.
pub(super) struct Formulas<'a> {
    pub(super) plan: &'a Plan,
    pub(super) structure: &'a Structure,
    pub(super) places: &'a Places,
    /// Minor units of a whole one: 100.
    pub(super) n_digits: u32,
}

impl Formulas<'_> {
    /// How many items a level has: of a stage, or of the deals behind the last one. Nothing for what is pinned or open.
    pub(super) fn count(&self, line: usize, level: usize) -> Option<String> {
        match self.structure.lines[line].levels[level] {
            Level::Pinned | Level::Open => None,
            Level::FromBelow => Some(self.entering(line, level, self.level(line, level + 1))),
            Level::FromAbove => Some(self.passing(line, level - 1, &self.level(line, level - 1).to_string())),
        }
    }

    /// How many items a level needs for what the line is to bring.
    pub(super) fn needed(&self, line: usize, level: usize) -> String {
        let n_levels = self.structure.lines[line].levels.len();
        let below = if level + 1 == n_levels { self.places.target(line) } else { self.needed_at(line, level + 1) };
        let formula = self.entering(line, level, below);
        // Where nothing has to pass, a conversion comes to nothing, and nothing divided by it is still nothing.
        if self.structure.lines[line].links[level] == Between::Levels {
            format!("IF({below}=0,0,{formula})")
        } else {
            formula
        }
    }

    /// What leads from one level to the next, if it follows from them: what passed, and what entered.
    pub(super) fn link(&self, line: usize, stage: usize) -> Option<(String, String)> {
        let follows = self.structure.lines[line].links[stage] == Between::Levels;
        follows.then(|| (self.level(line, stage + 1).to_string(), self.level(line, stage).to_string()))
    }

    /// The average sale, if it follows from target and deals.
    pub(super) fn check(&self, line: usize) -> Option<String> {
        let (target, deals) = (self.places.target(line), self.places.deals(line));
        let follows = self.structure.lines[line].links.last() == Some(&Between::Levels);
        follows.then(|| {
            let minor = self.minor(target);
            format!("IF({target}=0,0,{})", self.major(&format!("ROUNDUP({minor}/{deals},0)")))
        })
    }

    /// What a line brings.
    pub(super) fn amount(&self, line: usize) -> String {
        self.rounded(&format!("{}*{}", self.places.deals(line), self.places.check(line)))
    }

    /// What a line is to bring.
    pub(super) fn target(&self, line: usize) -> Option<String> {
        match self.structure.lines[line].bringing {
            Bringing::Pinned | Bringing::Open => None,
            Bringing::Share => Some(self.of_share(line)),
            Bringing::Rest => Some(self.rest(line)),
            Bringing::Supply(level) => Some(self.supplied(line, level)),
        }
    }

    /// `T = ceil(share P / (10000 w))`
    fn of_share(&self, line: usize) -> String {
        let (share, required) = (self.places.share(line), self.minor(self.places.required));
        let part = format!("ROUND({share}*10000,0)*{required}");
        self.major(&match self.margin(line) {
            Some((profit, revenue)) => format!("ROUNDUP({part}*{revenue}/(10000*{profit}),0)"),
            None => format!("ROUNDUP({part}/10000,0)"),
        })
    }

    /// `T = max(0, ceil((P - sum of the others' w T) / w))`
    fn rest(&self, line: usize) -> String {
        let required = self.places.required;
        if let (Some(weight), Some(denominator)) = (self.weight(line), self.places.denominator) {
            let left = format!("{}*{denominator}-{}", self.minor(required), self.weighed_sum());
            return self.major(&format!("ROUNDUP(MAX(0,{left})/{weight},0)"));
        }
        match self.sum_of_targets(&|other| other != line) {
            Some(others) => format!("MAX(0,{})", self.rounded(&format!("{required}-{others}"))),
            None => required.to_string(),
        }
    }

    /// What the pins of a line bring, from one level down to the money.
    fn supplied(&self, line: usize, level: usize) -> String {
        let n_levels = self.structure.lines[line].levels.len();
        let from = self.level(line, level).to_string();
        let deals = (level..n_levels - 1).fold(from, |n, level| self.passing(line, level, &n));
        self.rounded(&format!("{deals}*{}", self.places.check(line)))
    }

    /// What the lines must bring, where the goal is free: the largest sum that they support.
    pub(super) fn supported(&self) -> Option<String> {
        if self.plan.goal().amount.is_some() || !self.structure.is_required_known {
            return None;
        }
        let lines = 0..self.plan.lines().len();
        let (with_share, others): (Vec<usize>, Vec<usize>) = lines.partition(|line| self.has_share(*line));
        let left =
            || format!("(10000-ROUND(SUM({})*10000,0))", list(with_share.iter().map(|line| self.places.share(*line))));
        let denominator = self.places.denominator.map_or_else(String::new, |at| format!("/{at}"));
        let mut limits = Vec::new();
        if !others.is_empty() {
            let sum = match self.places.columns.weights {
                Some(_) => self.weighed_sum(),
                None => self.minor_of(&self.sum_of_targets(&|line| !self.has_share(line)).expect("there are some")),
            };
            limits.push(match (with_share.is_empty(), &denominator) {
                // All of it counts, and nothing is rounded.
                (true, none) if none.is_empty() => return self.sum_of_targets(&|_| true),
                (true, denominator) => format!("ROUNDDOWN({sum}{denominator},0)"),
                (false, denominator) => {
                    let left = left();
                    format!("IF({left}=0,{BEYOND},ROUNDDOWN({sum}*10000/{left}{denominator},0))")
                }
            });
        }
        for line in with_share {
            let Some(supply) = self.supply(line, self.structure.lines[line].levels.len()) else { continue };
            let share = format!("ROUND({}*10000,0)", self.places.share(line));
            let weight = self.weight(line).map_or_else(String::new, |weight| format!("*{weight}"));
            let limit = format!("ROUNDDOWN({}*10000{weight}/{share}{denominator},0)", self.minor_of(&supply));
            limits.push(format!("IF({share}=0,{BEYOND},{limit})"));
        }
        Some(self.major(&format!("MIN({})", limits.join(","))))
    }

    /// What a line brings in the goal's own measure.
    pub(super) fn contribution(&self, line: usize) -> Option<String> {
        let (profit, revenue) = self.margin(line)?;
        let amount = self.minor(self.places.amount(line));
        Some(self.major(&format!("ROUNDDOWN({amount}*{profit}/{revenue},0)")))
    }

    /// The same of all lines together, rounded once.
    pub(super) fn earned(&self) -> Option<String> {
        let denominator = self.places.denominator?;
        let (amounts, weights) = (self.column(self.places.columns.amount), self.column(self.places.columns.weights?.0));
        let amounts = if self.n_digits == 0 { amounts } else { self.minor_of(&amounts) };
        Some(self.major(&format!("ROUNDDOWN(SUMPRODUCT({amounts},{weights})/{denominator},0)")))
    }

    /// A line's margin over the common denominator of all.
    pub(super) fn line_weight(&self, line: usize) -> Option<String> {
        let (profit, revenue) = self.margin(line)?;
        Some(format!("{profit}*{}/{revenue}", self.places.denominator?))
    }

    /// A line's target times that, where another number waits for the sum of these.
    pub(super) fn weighed(&self, line: usize) -> Option<String> {
        let is_waited_for = match self.structure.lines[line].bringing {
            Bringing::Rest | Bringing::Open => false,
            Bringing::Share => self.plan.goal().amount.is_some(),
            Bringing::Pinned | Bringing::Supply(_) => true,
        };
        let weight = self.weight(line)?;
        is_waited_for.then(|| format!("{}*{weight}", self.minor(self.places.target(line))))
    }

    /// The common denominator of all margins.
    pub(super) fn denominator(&self) -> Option<String> {
        self.places.denominator?;
        let revenues = (0..self.plan.lines().len()).filter_map(|line| Some(self.margin(line)?.1));
        Some(format!("LCM({})", list(revenues)))
    }

    /// What a line is to bring of what all are.
    pub(super) fn share(&self, line: usize) -> String {
        let (target, weight) = (self.places.target(line), self.weight(line));
        let targets = self.column(self.places.columns.target);
        match (weight, self.places.columns.weights) {
            (Some(weight), Some((weights, _))) => {
                let whole = format!("SUMPRODUCT({targets},{})", self.column(weights));
                format!("IF({whole}=0,0,{target}*{weight}/{whole})")
            }
            _ => format!("IF(SUM({targets})=0,0,{target}/SUM({targets}))"),
        }
    }

    /// The sum of a column over all lines.
    pub(super) fn sum(&self, column: u16) -> String {
        format!("SUM({})", self.column(column))
    }

    fn column(&self, column: u16) -> String {
        At::new(self.places.head + 1, column).to(At::new(self.places.total - 1, column))
    }

    /// The sum of some lines' targets; nothing of none.
    fn sum_of_targets(&self, counts: &dyn Fn(usize) -> bool) -> Option<String> {
        let targets: Vec<At> =
            (0..self.plan.lines().len()).filter(|line| counts(*line)).map(|line| self.places.target(line)).collect();
        (!targets.is_empty()).then(|| format!("SUM({})", list(targets)))
    }

    fn weighed_sum(&self) -> String {
        self.places.columns.weights.map_or_else(String::new, |(_, weighed)| self.sum(weighed))
    }

    /// The level of a line; behind the deals, what it is to bring.
    fn level(&self, line: usize, level: usize) -> At {
        let n_stages = self.places.lines[line].stages.len();
        match level {
            stage if stage < n_stages => self.places.count(line, stage),
            deals if deals == n_stages => self.places.deals(line),
            _ => self.places.target(line),
        }
    }

    fn needed_at(&self, line: usize, level: usize) -> At {
        At { column: self.places.columns.needed, ..self.level(line, level) }
    }

    /// How many must enter a level so that so many come out below it.
    fn entering(&self, line: usize, level: usize, below: At) -> String {
        if level == self.places.lines[line].stages.len() {
            let (target, check) = (self.minor(below), self.minor(self.places.check(line)));
            return format!("ROUNDUP({target}/{check},0)");
        }
        let (passed, entered) = self.places.link(line, level);
        format!("ROUNDUP({below}*{entered}/{passed},0)")
    }

    /// How many come out of a level of which so many enter.
    fn passing(&self, line: usize, level: usize, n: &str) -> String {
        let (passed, entered) = self.places.link(line, level);
        format!("ROUNDDOWN({n}*{passed}/{entered},0)")
    }

    /// The most that a level can have by the levels above it, and by its own pin; the money's at last. Nothing is without
    /// limit.
    fn supply(&self, line: usize, until: usize) -> Option<String> {
        let structure = &self.structure.lines[line];
        let levels = pinned_levels(&self.plan.lines()[line]).into_iter().take(until).enumerate();
        let mut above: Option<String> = None;
        for (level, is_pinned) in levels {
            let here = if is_pinned { Some(self.level(line, level).to_string()) } else { above.take() };
            let is_check = level + 1 == structure.levels.len();
            above = match structure.links[level] {
                Between::Pinned if is_check => here.map(|n| self.rounded(&format!("{n}*{}", self.places.check(line)))),
                Between::Pinned => here.map(|n| self.passing(line, level, &n)),
                _ if structure.is_conversion[level] => here,
                // Anything can come of something, and nothing comes of nothing.
                _ => here.map(|n| format!("IF({n}=0,0,{BEYOND})")),
            };
        }
        above
    }

    /// Do the pins of a line leave enough for what stands below them? Nothing where nothing could stand in the way.
    pub(super) fn line_fits(&self, line: usize) -> Option<String> {
        let of_line = &self.plan.lines()[line];
        let levels = pinned_levels(of_line);
        let pinned = (0..levels.len()).filter(|level| levels[*level]);
        let mut conditions: Vec<String> = pinned
            .filter_map(|level| Some(format!("{}<={}", self.level(line, level), self.supply(line, level)?)))
            .collect();
        let has_target = match of_line.target {
            Target::Amount(_) => true,
            Target::Share(_) => self.plan.goal().amount.is_some(),
            Target::Free => false,
        };
        if let (true, Some(supply)) = (has_target, self.supply(line, levels.len())) {
            conditions.push(format!("{}<={supply}", self.places.target(line)));
        }
        (!conditions.is_empty()).then(|| holds(&conditions))
    }

    /// Does the whole plan fit: every line, the shares, and the lines together for the goal?
    pub(super) fn fits(&self) -> String {
        let n_lines = self.plan.lines().len();
        let shares: Vec<At> =
            (0..n_lines).filter(|line| self.has_share(*line)).map(|line| self.places.share(line)).collect();
        let mut conditions = vec![format!("MIN({})=1", self.column(self.places.columns.fits))];
        if !shares.is_empty() {
            let sign = if shares.len() == n_lines { "=" } else { "<=" };
            conditions.push(format!("ROUND(SUM({})*10000,0){sign}10000", list(shares)));
        }
        conditions.extend(self.goal_is_reached());
        holds(&conditions)
    }

    fn goal_is_reached(&self) -> Option<String> {
        self.plan.goal().amount?;
        let lines = 0..self.plan.lines().len();
        let is_open = |line: &usize| matches!(self.structure.lines[*line].bringing, Bringing::Rest | Bringing::Open);
        let (open, known): (Vec<usize>, Vec<usize>) = lines.partition(is_open);
        let required = self.minor(self.places.required);
        let brings = |line: usize| self.supply(line, self.structure.lines[line].levels.len());
        let by_open: Option<Vec<String>> = open
            .iter()
            .map(|line| {
                let weight = self.weight(*line).map_or_else(String::new, |weight| format!("*{weight}"));
                Some(format!("{}{weight}", self.minor_of(&brings(*line)?)))
            })
            .collect();
        let mut sum = by_open?;
        if let Some(denominator) = self.places.denominator {
            sum.push(self.weighed_sum());
            return Some(format!("{required}*{denominator}<={}", sum.join("+")));
        }
        let known = self.sum_of_targets(&|line| known.contains(&line));
        sum.extend(known.map(|known| self.minor_of(&known)));
        Some(format!("{required}<={}", sum.join("+")))
    }

    fn has_share(&self, line: usize) -> bool {
        matches!(self.plan.lines()[line].target, Target::Share(_))
    }

    /// What a line earns of what it sells: profit, of revenue.
    fn margin(&self, line: usize) -> Option<(At, At)> {
        let row = self.places.lines[line].margin?;
        Some((At::new(row, self.places.columns.passed), At::new(row, self.places.columns.entered)))
    }

    fn weight(&self, line: usize) -> Option<At> {
        let (weight, _) = self.places.columns.weights?;
        Some(At::new(self.places.lines[line].head, weight))
    }

    /// A cell of money in minor units, whole again.
    pub(super) fn minor(&self, at: At) -> String {
        self.minor_of(&at.to_string())
    }

    fn minor_of(&self, money: &str) -> String {
        if self.n_digits == 0 { money.to_owned() } else { format!("ROUND({money}*{},0)", self.scale()) }
    }

    /// Whole minor units as money.
    fn major(&self, minor: &str) -> String {
        if self.n_digits == 0 { minor.to_owned() } else { format!("{minor}/{}", self.scale()) }
    }

    /// Money to the minor unit.
    pub(super) fn rounded(&self, money: &str) -> String {
        format!("ROUND({money},{})", self.n_digits)
    }

    fn scale(&self) -> u64 {
        10_u64.pow(self.n_digits)
    }
}

/// 1 if all of these are true, else 0; also where one of them is no number any more.
fn holds(conditions: &[String]) -> String {
    format!("IFERROR(IF(AND({}),1,0),0)", conditions.join(","))
}

fn list(places: impl IntoIterator<Item = At>) -> String {
    places.into_iter().map(|at| at.to_string()).collect::<Vec<String>>().join(",")
}
