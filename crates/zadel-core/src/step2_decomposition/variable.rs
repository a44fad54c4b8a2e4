//! The numbers of a plan that can be pinned or left free, by their place.

use std::fmt;

use crate::fraction::Fraction;
use crate::money::Money;
use crate::share::Share;

/// One number of a plan. Lines and stages by their index.
///
/// Written out, it is the path of the number in a plan file: `line[0].stage[1].conversion`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variable {
    /// The amount of the goal.
    Goal,
    /// The amount of a line.
    Amount(usize),
    /// A line's share of the goal.
    Share(usize),
    /// The deals of a line.
    Deals(usize),
    /// The average sale of a line.
    Check(usize),
    /// The count of a stage.
    Count(usize, usize),
    /// The conversion of a stage.
    Conversion(usize, usize),
    /// The purchase rate of a line's only stage.
    Rate(usize, usize),
}

impl fmt::Display for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Goal => write!(f, "goal.amount"),
            Self::Amount(i) => write!(f, "line[{i}].amount"),
            Self::Share(i) => write!(f, "line[{i}].share"),
            Self::Deals(i) => write!(f, "line[{i}].deals"),
            Self::Check(i) => write!(f, "line[{i}].check"),
            Self::Count(i, j) => write!(f, "line[{i}].stage[{j}].count"),
            Self::Conversion(i, j) => write!(f, "line[{i}].stage[{j}].conversion"),
            Self::Rate(i, j) => write!(f, "line[{i}].stage[{j}].rate"),
        }
    }
}

/// The value of one number of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Of the goal, an amount or a check.
    Money(Money),
    /// Of deals or a stage.
    Count(u32),
    /// Of a share.
    Share(Share),
    /// Of a conversion or a rate.
    Fraction(Fraction),
}
