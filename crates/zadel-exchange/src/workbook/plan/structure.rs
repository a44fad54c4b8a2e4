//! Which numbers of a line follow from which, as far as that depends on the pins alone: the solver's own rules, without
//! their values.

use zadel_core::step2_decomposition::{Line, Link, Plan, Target};

/// Where the count of a level comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Pinned,
    /// The smallest that does for the level below.
    FromBelow,
    /// What the level above lets through.
    FromAbove,
    Open,
}

/// Where a conversion, a rate or an average sale comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    Pinned,
    /// What leads exactly from one level to the next.
    Levels,
    Open,
}

/// Where what a line is to bring comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bringing {
    /// An amount is pinned.
    Pinned,
    /// A share of what all lines must bring.
    Share,
    /// What the other lines leave.
    Rest,
    /// What its own pins supply, from this level on.
    Supply(usize),
    Open,
}

/// A line, as far as its pins say what follows from what.
#[derive(Debug)]
pub(super) struct LineStructure {
    /// The stages, then the deals.
    pub(super) levels: Vec<Level>,
    /// Conversions or rates, then the average sale.
    pub(super) links: Vec<Between>,
    pub(super) bringing: Bringing,
    /// Does a free link let through what enters (a conversion), or anything?
    pub(super) is_conversion: Vec<bool>,
}

/// A plan, likewise.
#[derive(Debug)]
pub(super) struct Structure {
    pub(super) lines: Vec<LineStructure>,
    /// Is what the lines must bring known: by a pinned goal, or by the lines themselves?
    pub(super) is_required_known: bool,
}

impl Structure {
    pub(super) fn of(plan: &Plan) -> Self {
        let closed: Vec<Option<usize>> = plan.lines().iter().map(closed_by_supply).collect();
        let is_open = |i: &usize| plan.lines()[*i].target == Target::Free && closed[*i].is_none();
        let open: Vec<usize> = (0..plan.lines().len()).filter(is_open).collect();
        let has_goal = plan.goal().amount.is_some();
        let only_shares = plan.lines().iter().all(|line| matches!(line.target, Target::Share(_)));
        let is_required_known = has_goal || (open.is_empty() && !(only_shares && closed.iter().all(Option::is_none)));
        let bringing = |(i, line): (usize, &Line)| match (line.target, closed[i]) {
            (Target::Amount(_), _) => Bringing::Pinned,
            (Target::Share(_), _) if is_required_known => Bringing::Share,
            (Target::Free, Some(level)) => Bringing::Supply(level),
            (Target::Free, None) if has_goal && open == [i] => Bringing::Rest,
            (Target::Share(_), _) | (Target::Free, None) => Bringing::Open,
        };
        let line = |(i, line)| LineStructure::of(line, bringing((i, line)));
        Self { lines: plan.lines().iter().enumerate().map(line).collect(), is_required_known }
    }
}

impl LineStructure {
    fn of(line: &Line, bringing: Bringing) -> Self {
        let money = line.stages.len() + 1;
        let is_pinned = pinned_levels(line);
        let mut structure = Self {
            levels: is_pinned.iter().map(|is_pinned| if *is_pinned { Level::Pinned } else { Level::Open }).collect(),
            links: pinned_links(line)
                .iter()
                .map(|is_pinned| if *is_pinned { Between::Pinned } else { Between::Open })
                .collect(),
            is_conversion: line
                .stages
                .iter()
                .map(|stage| matches!(stage.link, Link::Conversion(_)))
                .chain([false])
                .collect(),
            bringing,
        };
        let mut known: Vec<usize> = (0..money).filter(|level| is_pinned[*level]).collect();
        known.extend((bringing != Bringing::Open).then_some(money));
        if let Some(first) = known.first() {
            structure.backward(*first, 0);
        }
        for segment in known.windows(2) {
            structure.between(segment[0], segment[1]);
        }
        if let Some(last) = known.last() {
            structure.forward(*last, money - 1);
        }
        structure
    }

    fn is_known(&self, level: usize) -> bool {
        // Whoever asks for the money stands beside a known one.
        self.levels.get(level).is_none_or(|level| *level != Level::Open)
    }

    fn backward(&mut self, from: usize, until: usize) {
        for level in (until..from).rev() {
            if self.links[level] != Between::Pinned || !self.is_known(level + 1) {
                return;
            }
            self.levels[level] = Level::FromBelow;
        }
    }

    fn forward(&mut self, from: usize, until: usize) {
        for level in from + 1..=until {
            if self.links[level - 1] != Between::Pinned || !self.is_known(level - 1) {
                return;
            }
            self.levels[level] = Level::FromAbove;
        }
    }

    fn between(&mut self, upper: usize, lower: usize) {
        let free: Vec<usize> = (upper..lower).filter(|level| self.links[*level] != Between::Pinned).collect();
        match free[..] {
            [] => self.backward(lower, upper + 1),
            [link] => {
                self.forward(upper, link);
                self.backward(lower, link + 1);
                self.links[link] = Between::Levels;
            }
            _ => {}
        }
    }
}

/// The level from which pins alone say what a line's money is, if there is one.
fn closed_by_supply(line: &Line) -> Option<usize> {
    let (levels, links) = (pinned_levels(line), pinned_links(line));
    (0..levels.len()).rev().take_while(|level| links[*level]).find(|level| levels[*level])
}

/// Which counts are pinned: the stages', then that of the deals.
pub(super) fn pinned_levels(line: &Line) -> Vec<bool> {
    line.stages.iter().map(|stage| stage.count.is_some()).chain([line.deals.is_some()]).collect()
}

/// Which conversions or rates are pinned, then whether the average sale is.
fn pinned_links(line: &Line) -> Vec<bool> {
    line.stages.iter().map(|stage| stage.link.pinned().is_some()).chain([line.check.is_some()]).collect()
}
