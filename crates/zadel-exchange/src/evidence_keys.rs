//! Which message says what an assumption rests on; the words are the caller's.

use zadel_core::evidence::{Grade, Reason};

/// The message of a grade.
#[must_use]
pub fn grade_key(grade: Grade) -> &'static str {
    match grade {
        Grade::Fact => "step2-grade-fact",
        Grade::Estimate => "step2-grade-estimate",
        Grade::Fantasy => "step2-grade-fantasy",
    }
}

/// The message of a reason for a grade.
#[must_use]
pub fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Expert => "step2-reason-expert",
        Reason::NoObservations => "step2-reason-no-observations",
        Reason::Expired => "step2-reason-expired",
        Reason::AboveInterval => "step2-reason-above-interval",
        Reason::BelowInterval => "step2-reason-below-interval",
        Reason::Few => "step2-reason-few",
        Reason::NoDate => "step2-reason-no-date",
        Reason::Old => "step2-reason-old",
        Reason::Wide => "step2-reason-wide",
    }
}
