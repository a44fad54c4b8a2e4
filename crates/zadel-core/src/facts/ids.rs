//! Numbers of names: the ledger knows people, clients and stages by them.

use std::num::NonZeroU32;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        ///
        /// # Invariants
        /// Above 0, and unique within the company.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// The one with this number; none has 0.
            #[must_use]
            pub fn new(id: u32) -> Option<Self> {
                NonZeroU32::new(id).map(Self)
            }

            /// The number.
            #[must_use]
            pub fn get(self) -> u32 {
                self.0.get()
            }
        }
    )+};
}

ids! {
    /// Somebody who sells, as a feed calls the person.
    PersonId;
    /// Where leads come from.
    SourceId;
    /// What is sold: a line of plans.
    LineId;
    /// A stage of a CRM, within its pipeline.
    StageId;
    /// Why deals are lost.
    ReasonId;
    /// Who buys.
    ClientId;
}
