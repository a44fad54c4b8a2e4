//! Whole numbers as wide as a table's common denominator needs, without a piece of memory for each.

use std::cmp::Ordering;
use std::ops::{AddAssign, SubAssign};

use num_bigint::BigUint;
use num_traits::Zero;

/// Numbers exact enough to hold a numerator over the table's denominator.
pub(super) trait Exact: Clone + Ord + for<'a> AddAssign<&'a Self> + for<'a> SubAssign<&'a Self> {
    fn zero() -> Self;
    fn is_zero(&self) -> bool;
    /// `None` if it does not fit.
    fn of(number: BigUint) -> Option<Self>;
    /// A product that is known to fit.
    fn times(&self, factor: u64) -> Self;
}

macro_rules! exact {
    ($($number:ty),*) => {$(
        impl Exact for $number {
            fn zero() -> Self {
                Zero::zero()
            }

            fn is_zero(&self) -> bool {
                Zero::is_zero(self)
            }

            fn of(number: BigUint) -> Option<Self> {
                number.try_into().ok()
            }

            fn times(&self, factor: u64) -> Self {
                self * Self::from(factor)
            }
        }
    )*};
}
exact!(u64, u128, BigUint);

/// A whole number below `2^(64 N)`, most significant part first.
#[derive(Clone, Copy)]
pub(super) struct Wide<const N: usize>([u64; N]);

// Written out, because two numbers nearly always differ in their first part, and a call to compare memory costs more.
impl<const N: usize> Ord for Wide<N> {
    fn cmp(&self, other: &Self) -> Ordering {
        let unlike = self.0.iter().zip(&other.0).find(|(one, other)| one != other);
        unlike.map_or(Ordering::Equal, |(one, other)| one.cmp(other))
    }
}

impl<const N: usize> PartialOrd for Wide<N> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<const N: usize> PartialEq for Wide<N> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<const N: usize> Eq for Wide<N> {}

impl<const N: usize> AddAssign<&Self> for Wide<N> {
    fn add_assign(&mut self, other: &Self) {
        let mut carry = false;
        for (part, other) in self.0.iter_mut().zip(&other.0).rev() {
            (*part, carry) = part.carrying_add(*other, carry);
        }
        debug_assert!(!carry, "a sum that fits");
    }
}

impl<const N: usize> SubAssign<&Self> for Wide<N> {
    fn sub_assign(&mut self, other: &Self) {
        let mut borrow = false;
        for (part, other) in self.0.iter_mut().zip(&other.0).rev() {
            (*part, borrow) = part.borrowing_sub(*other, borrow);
        }
        debug_assert!(!borrow, "nothing is taken from less");
    }
}

impl<const N: usize> Exact for Wide<N> {
    fn zero() -> Self {
        Self([0; N])
    }

    fn is_zero(&self) -> bool {
        self.0.iter().all(|part| *part == 0)
    }
    fn of(number: BigUint) -> Option<Self> {
        let digits = number.to_u64_digits();
        let mut parts = [0; N];
        let low = parts.get_mut(N.checked_sub(digits.len())?..)?;
        low.iter_mut().zip(digits.iter().rev()).for_each(|(part, digit)| *part = *digit);
        Some(Self(parts))
    }

    fn times(&self, factor: u64) -> Self {
        let mut product = *self;
        let mut carry = 0;
        for part in product.0.iter_mut().rev() {
            (*part, carry) = part.carrying_mul(factor, carry);
        }
        debug_assert!(carry == 0, "a product that fits");
        product
    }
}
