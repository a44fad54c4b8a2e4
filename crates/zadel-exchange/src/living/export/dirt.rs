//! What is wrong with a few deals, in every export alike.

use zadel_core::facts::Outcome;

use crate::import::RejectCode;
use crate::living::draws::Draws;
use crate::living::world::OF_DIRT;

/// What people and machines do to a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dirt {
    /// Nobody is responsible.
    NoOwner,
    /// Nobody knows when it came in.
    NoCreated,
    /// Closed before it was created.
    ClosedBeforeCreated,
    /// A sum in words.
    SumInWords,
    /// A stage that somebody added last week.
    UnknownStage,
    /// The same row twice.
    Doubled,
    /// The same id twice, with somebody else.
    DoubledByAnother,
}

impl Dirt {
    /// The dirt of the n-th deal, if it has any: one of a hundred deals.
    pub(super) fn of(seed: u64, n: usize, outcome: Outcome) -> Option<Self> {
        /// Of each kind.
        const PER_MILLE: f64 = 0.0022;
        let of_all = [Self::NoOwner, Self::NoCreated, Self::SumInWords, Self::Doubled, Self::DoubledByAnother];
        let own = if outcome == Outcome::Open { Self::UnknownStage } else { Self::ClosedBeforeCreated };
        // Fewer deals are open than closed.
        let own_weight = if outcome == Outcome::Open { 15.0 * PER_MILLE } else { PER_MILLE };
        let at = Draws::new(seed, OF_DIRT + n as u64).share();
        let place = of_all.iter().zip(1_u32..).find(|(_, turn)| at < PER_MILLE * f64::from(*turn));
        match place {
            Some((dirt, _)) => Some(*dirt),
            None => (1.0 - own_weight < at).then_some(own),
        }
    }

    /// What a reader says of the deal's first line.
    pub(super) fn fault(self) -> Option<RejectCode> {
        match self {
            Self::NoOwner => Some(RejectCode::MissingPerson),
            Self::NoCreated => Some(RejectCode::MissingCreated),
            Self::ClosedBeforeCreated => Some(RejectCode::ClosedBeforeCreated),
            Self::SumInWords => Some(RejectCode::BadAmount),
            Self::UnknownStage => Some(RejectCode::UnknownStage),
            Self::Doubled | Self::DoubledByAnother => None,
        }
    }
}
