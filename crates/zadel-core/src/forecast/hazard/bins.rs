//! Ages within which the chance of a day is taken for constant.

/// How many.
pub const N_BINS: usize = 22;

/// The first age of each, in days; the last has no end. They go on for years: a deal that nobody has closed for long is not taken for
/// one of nine months.
const STARTS: [i32; N_BINS] =
    [0, 1, 2, 4, 7, 10, 14, 21, 30, 45, 60, 75, 90, 105, 120, 140, 180, 260, 365, 520, 740, 1050];

/// The bin of an age; an age below 0 is in the first.
#[must_use]
pub fn bin_of(age: i32) -> usize {
    STARTS.partition_point(|start| *start <= age).saturating_sub(1)
}

/// The first age behind a bin; there is none behind the last.
#[must_use]
pub fn end_of(bin: usize) -> Option<i32> {
    STARTS.get(bin + 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_age_is_in_one_bin() {
        let mut bin = 0;
        for age in 0..1200 {
            bin += usize::from(end_of(bin) == Some(age));
            assert_eq!(bin_of(age), bin);
        }
        assert_eq!((bin, bin_of(-3)), (N_BINS - 1, 0));
    }
}
