//! Where the numbers of a plan stand on its sheet.

use zadel_core::money::Money;
use zadel_core::step1_goal::Measure;
use zadel_core::step2_decomposition::Line;

use super::super::sheet::At;
use crate::plan_file::PlanFile;

/// The columns of the table of lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    pub(super) name: u16,
    pub(super) count: u16,
    pub(super) needed: u16,
    pub(super) passed: u16,
    pub(super) entered: u16,
    pub(super) link: u16,
    pub(super) check: u16,
    pub(super) amount: u16,
    pub(super) target: u16,
    /// What the line brings in the goal's own measure; of a profit only.
    pub(super) contribution: Option<u16>,
    pub(super) share: u16,
    pub(super) fits: u16,
    /// The line's margin over the common denominator, and its weighed target; of a profit only.
    pub(super) weights: Option<(u16, u16)>,
}

/// The rows of a line.
#[derive(Clone, Debug)]
pub(super) struct LineRows {
    pub(super) head: u32,
    /// The stages, top to bottom.
    pub(super) stages: Vec<u32>,
    pub(super) deals: u32,
    /// Of a profit only.
    pub(super) margin: Option<u32>,
}

/// Every place on the sheet.
#[derive(Debug)]
pub(in crate::workbook) struct Places {
    pub(super) columns: Columns,
    pub(super) goal: At,
    pub(super) fixed_costs: Option<At>,
    /// What the lines must bring together; the goal itself where nothing comes before it.
    pub(super) required: At,
    pub(super) minimum: Option<At>,
    pub(super) stretch: Option<At>,
    /// The margin of lines that name none of their own: profit, of revenue.
    pub(super) margin: Option<(At, At)>,
    pub(super) fits: At,
    /// The least common multiple of what the margins are parts of.
    pub(super) denominator: Option<At>,
    pub(super) head: u32,
    pub(super) lines: Vec<LineRows>,
    pub(super) total: u32,
}

/// Title, what it is of, how to read it, labels, values, nothing, then the table.
pub(super) const LABELS: u32 = 3;
pub(super) const VALUES: u32 = 4;
const HEAD: u32 = 6;

impl Places {
    pub(in crate::workbook) fn of(file: &PlanFile) -> Self {
        let goal = file.plan.goal();
        let is_profit = goal.measure != Measure::Revenue;
        let columns = Columns::of(is_profit);
        let mut next = 0;
        let mut value = || {
            let at = At::new(VALUES, next);
            next += 1;
            at
        };
        let at = value();
        let fixed_costs = (Money::ZERO < goal.fixed_costs).then(&mut value);
        let required = if fixed_costs.is_some() { value() } else { at };
        let minimum = goal.minimum.map(|_| value());
        let stretch = goal.stretch.map(|_| value());
        let margin = file.margin.filter(|_| is_profit).map(|_| (value(), value()));
        let fits = value();
        let denominator = columns.weights.map(|(weight, _)| At::new(VALUES, weight));
        let mut row = HEAD + 1;
        let lines: Vec<LineRows> =
            file.plan.lines().iter().map(|line| LineRows::of(line, &mut row, is_profit)).collect();
        Self {
            columns,
            goal: at,
            fixed_costs,
            required,
            minimum,
            stretch,
            margin,
            fits,
            denominator,
            head: HEAD,
            lines,
            total: row,
        }
    }

    /// Where a stage's count stands.
    pub(in crate::workbook) fn count(&self, line: usize, stage: usize) -> At {
        At::new(self.lines[line].stages[stage], self.columns.count)
    }

    /// Where a line's deals stand.
    pub(in crate::workbook) fn deals(&self, line: usize) -> At {
        At::new(self.lines[line].deals, self.columns.count)
    }

    /// Where a line's average sale stands.
    pub(in crate::workbook) fn check(&self, line: usize) -> At {
        At::new(self.lines[line].deals, self.columns.check)
    }

    /// Where a line's money stands.
    pub(in crate::workbook) fn amount(&self, line: usize) -> At {
        At::new(self.lines[line].head, self.columns.amount)
    }

    /// Where what a line is to bring stands.
    pub(super) fn target(&self, line: usize) -> At {
        At::new(self.lines[line].head, self.columns.target)
    }

    pub(super) fn share(&self, line: usize) -> At {
        At::new(self.lines[line].head, self.columns.share)
    }

    /// What passed of what entered: of a stage, by its index.
    pub(in crate::workbook) fn link(&self, line: usize, stage: usize) -> (At, At) {
        let row = self.lines[line].stages[stage];
        (At::new(row, self.columns.passed), At::new(row, self.columns.entered))
    }

    /// Where the share of a stage that passes on stands.
    pub(in crate::workbook) fn planned(&self, line: usize, stage: usize) -> At {
        At::new(self.lines[line].stages[stage], self.columns.link)
    }

    /// The goal, for other sheets.
    pub(in crate::workbook) fn goal(&self) -> At {
        self.goal
    }
}

impl Columns {
    fn of(is_profit: bool) -> Self {
        let share = if is_profit { 10 } else { 9 };
        Self {
            name: 0,
            count: 1,
            needed: 2,
            passed: 3,
            entered: 4,
            link: 5,
            check: 6,
            amount: 7,
            target: 8,
            contribution: is_profit.then_some(9),
            share,
            fits: share + 1,
            weights: is_profit.then_some((share + 2, share + 3)),
        }
    }
}

impl LineRows {
    fn of(line: &Line, next: &mut u32, is_profit: bool) -> Self {
        let mut row = || {
            *next += 1;
            *next - 1
        };
        let head = row();
        let stages = line.stages.iter().map(|_| row()).collect();
        let deals = row();
        Self { head, stages, deals, margin: is_profit.then(row) }
    }
}
