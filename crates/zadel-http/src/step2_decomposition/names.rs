//! Words on the wire for what the core names.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::readiness;
use zadel_core::evidence;
use zadel_core::step1_goal;
use zadel_core::step2_decomposition as step2;

/// An enum of the core with the same words on the wire.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident of $core:path { $($word:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum $name {
            $($word),+
        }

        impl From<$core> for $name {
            fn from(core: $core) -> Self {
                use $core as Core;
                match core {
                    $(Core::$word => Self::$word),+
                }
            }
        }
    };
}

named! {
    /// What the goal is measured in.
    Measure of step1_goal::Measure { Revenue, GrossProfit, NetProfit }
}
named! {
    /// Which fact counts.
    Basis of step1_goal::Basis { Payments, Contracts, Shipments }
}
named! {
    /// Are the sums with value added tax?
    Vat of step1_goal::Vat { Included, Excluded }
}
named! {
    /// How far a step has come.
    StepState of readiness::StepState { Done, Part, Lacking, Waiting }
}
named! {
    /// Whose money it is.
    Clients of step2::Clients { New, Repeat }
}
named! {
    /// How a chance was computed.
    ChanceModel of step2::ChanceModel { Thinning, Rate, Certain }
}
named! {
    /// How well a number is supported.
    Grade of evidence::Grade { Fact, Estimate, Fantasy }
}
named! {
    /// Why a grade is what it is.
    Reason of evidence::Reason {
        Expert, NoObservations, Expired, AboveInterval, BelowInterval, Few, NoDate, Old, Wide
    }
}
