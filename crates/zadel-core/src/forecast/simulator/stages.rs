//! How far a deal is seen to have come.

use zadel_stats::stream::Stream;

use crate::forecast::day::Day;

/// What is true of the stages of a company.
///
/// A deal enters a stage when it has gone a part of its way to being won. Whoever is lost on it, or stays on it for ever, has been in
/// stages too. How well that part can be told from the stage differs from company to company: in some it is next to noise.
#[derive(Clone, Debug, PartialEq)]
pub struct Stages {
    /// The part of the way at which each is entered; none in a company that keeps no stages.
    pub marks: Vec<f64>,
    /// Standard deviation of the logarithm of a deal's own part.
    pub blur: f64,
}

impl Stages {
    /// Every second company keeps stages: two to four.
    pub(super) fn random(stream: &mut Stream) -> Self {
        let has_stages = stream.uniform() < 0.5;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2 to 4")]
        let n = if has_stages { 2 + (3.0 * stream.uniform()) as usize } else { 0 };
        let mut marks: Vec<f64> = (0..n).map(|_| 0.05 + 0.85 * stream.uniform()).collect();
        marks.sort_unstable_by(f64::total_cmp);
        Self { marks, blur: 1.5 * stream.uniform() }
    }

    /// The marks of one deal.
    pub(super) fn of_deal(&self, stream: &mut Stream) -> Marks {
        Marks {
            left: self.marks.iter().map(|mark| mark * (self.blur * stream.normal()).exp()).collect(),
            entered: Vec::new(),
        }
    }
}

/// Stages that a deal is still to enter, and those that it has entered.
#[derive(Debug)]
pub(super) struct Marks {
    left: Vec<f64>,
    entered: Vec<(Day, u32)>,
}

impl Marks {
    /// At the end of a day it has gone this part of its way.
    pub(super) fn pass(&mut self, day: Day, part: f64) {
        for (mark, stage) in self.left.iter_mut().zip(0_u32..) {
            if *mark <= part {
                *mark = f64::INFINITY;
                self.entered.push((day, stage));
            }
        }
    }

    pub(super) fn entered(self) -> Vec<(Day, u32)> {
        self.entered
    }
}
