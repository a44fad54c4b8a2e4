//! Step 3: resources. Who and what will supply the plan: leads, hours, people, money?
//!
//! A plan is two-sided. What it takes is known from step 2; here it is put against what there is: hours of each rep
//! ([`capacity`]), leads of each source ([`lead_mix`], [`deal_mix`]), the narrowest resource ([`bottleneck`]) and the people
//! missing ([`headcount_to_add`]). [`weigh_supply`] asks all of it at once. Whether the way of selling has shown what the plan
//! expects of it, [`prove`] says.
//!
//! # Examples
//! The article's 20 leads, where the company promises 18, and its 35 hours of calls and meetings for one rep in December:
//! ```
//! # use zadel_core::{availability::Availability, step3_resources::*};
//! let leads = Balance { need: 20, supply: 18 };
//! let hours = Balance { need: 1200 + 900, supply: capacity(&[4, 5, 5, 5, 4], &Availability::full(), WorkingDay {
//!     minutes: 480,
//!     selling: "65%".parse()?,
//! }) };
//! assert_eq!((leads.deficit(), hours.deficit()), (2, 0));
//! assert_eq!(bottleneck(&[leads, hours]), Some(0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod balance;
mod capacity;
mod cost;
mod deal_mix;
mod headcount;
mod lead_mix;
mod proof;
mod supply;

pub use balance::{Balance, bottleneck};
pub use capacity::{WorkingDay, capacity};
pub use cost::cost_per_deal;
pub use deal_mix::{DealMix, DealSource, deal_mix, whole_leads};
pub use headcount::{NoCapacity, headcount_to_add};
pub use lead_mix::{LeadMix, LeadSource, lead_mix};
pub use proof::{Proof, Verdict, deals_likely, end_to_end, prove};
pub use supply::{LineSource, Resource, SupplyAnswer, SupplyQuestion, newcomer, weigh_supply};
