//! Values as programs export them: days, sums, yes and no. What can be read in one way only is read.

mod amount;
mod moment;
mod truth;
mod vocabulary;

pub(super) use amount::sum_of_number;
pub use amount::{AmountFault, SumOf, currency_named, sum_in_text};
pub use moment::{DateOrder, Moment, MomentFault, Offset, Reading, read_moment};
pub use truth::yes_or_no;
