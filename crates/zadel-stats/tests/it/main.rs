//! The crate against numbers that others computed.

mod bgnbd;
mod data;
mod ets;
