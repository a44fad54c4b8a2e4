//! Random numbers that are the same on every run and on any number of threads.
//!
//! A stream is a pure function of a seed, a number of its own and a position: nothing is shared, so draws may be handed
//! to threads in any way and still come out the same, bit for bit. Its bits are Philox 4x32 with 10 rounds (Salmon, Moraes,
//! Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011), which passes every battery of tests that its
//! authors ran. Its distributions are those of `rand_distr`, whose algorithms may change between versions: tests hold the
//! values, so that such a change is seen.
//!
//! The same bits come out on the same machine. On another one the last bit of a logarithm may differ, and with it, rarely,
//! whether a draw is rejected.

use std::convert::Infallible;

use rand_distr::{Beta, Binomial, Distribution, Gamma, Poisson, StandardNormal};

/// A sequence of draws of its own.
///
/// # Examples
/// ```
/// use zadel_stats::stream::Stream;
/// let first_three = |seed| {
///     let mut stream = Stream::new(seed, 7);
///     [stream.uniform(), stream.normal(), stream.gamma(2.5)]
/// };
/// assert_eq!(first_three(1), first_three(1));
/// assert_ne!(first_three(1), first_three(2));
/// ```
#[derive(Clone, Debug)]
pub struct Stream {
    key: [u32; 2],
    number: u64,
    next_block: u64,
    /// The second half of the block before the next one, until it is handed out.
    spare: Option<u64>,
}

/// Shapes outside of this range are brought to its nearer end: beyond it a distribution is a point for all purposes.
const SHAPES: (f64, f64) = (1e-12, 1e15);
/// Means and counts above this are brought down to it: whole numbers beyond it are no longer told apart by an `f64`.
const MOST: u64 = 1 << 53;

impl Stream {
    /// The stream of this `number` under this `seed`, at its beginning. There are 2^64 of each, with 2^65 words in every
    /// stream, and no two overlap.
    #[must_use]
    pub fn new(seed: u64, number: u64) -> Self {
        Self { key: halves(seed), number, next_block: 0, spare: None }
    }

    /// A part of it, from whose beginning on 2^33 words belong to nobody else: the first part begins where the stream does.
    #[must_use]
    pub(crate) fn part(self, part: u32) -> Self {
        Self { next_block: u64::from(part) << 32, spare: None, ..self }
    }

    /// 64 bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        if let Some(word) = self.spare.take() {
            return word;
        }
        let ([a, b], [c, d]) = (halves(self.next_block), halves(self.number));
        let words = philox([a, b, c, d], self.key);
        self.next_block = self.next_block.wrapping_add(1);
        self.spare = Some(joined(words[2], words[3]));
        joined(words[0], words[1])
    }

    /// A number between 0 and 1 that is neither, so that its logarithm is finite.
    ///
    /// # Formula
    /// (k + 1/2) / 2^52 with k uniform among the whole numbers below 2^52.
    #[expect(clippy::cast_precision_loss, reason = "52 bits fit")]
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 52) as f64;
        ((self.bits() >> 12) as f64 + 0.5) * STEP
    }

    /// Up to 64 coins at once, each of which falls on 1 with this chance: those of the places that are 1 in `lanes`.
    ///
    /// # Formula
    /// A number drawn evenly is below the chance if at the first binary digit in which they differ the chance has the 1. The digits
    /// of all 64 numbers are drawn side by side, a word for each digit, until every number differs: some eight words, not 64. The
    /// chance is taken to 2^-64.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a chance below 1 in 2^64 parts"
    )]
    #[inline]
    pub fn coins(&mut self, chance: f64, lanes: u64) -> u64 {
        let chance = crate::probability(chance);
        if 1.0 <= chance {
            return lanes;
        }
        let mut digits = (chance * (u64::MAX as f64)) as u64;
        let (mut open, mut ones) = (lanes, 0);
        // Where no digit of the chance is left, a number that has not differed is not below it.
        while open != 0 && digits != 0 {
            let word = self.bits();
            if digits >> 63 == 1 {
                ones |= open & !word;
                open &= word;
            } else {
                open &= !word;
            }
            digits <<= 1;
        }
        ones
    }

    /// A standard normal number (the ziggurat of Marsaglia and Tsang, Journal of Statistical Software 5, 2000).
    #[inline]
    pub fn normal(&mut self) -> f64 {
        StandardNormal.sample(self)
    }

    /// A gamma number of rate 1 (Marsaglia and Tsang, ACM Transactions on Mathematical Software 26, 2000).
    ///
    /// A shape outside of 1e-12 to 1e15 is brought to the nearer end, and what is no number to the low one. A tiny shape
    /// may give 0.
    #[inline]
    pub fn gamma(&mut self, shape: f64) -> f64 {
        Gamma::new(within_shapes(shape), 1.0).expect("shape and scale are positive").sample(self)
    }

    /// A Poisson number (Knuth's product below a mean of 12; above, Ahrens and Dieter, ACM Transactions on Mathematical
    /// Software 8, 1982).
    ///
    /// A mean below 0, or none, counts as 0; one above 2^53 as that.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers, never negative, not far above 2^53"
    )]
    #[inline]
    pub fn poisson(&mut self, mean: f64) -> u64 {
        // `min` would take what is no number for the most.
        match Poisson::new(mean.clamp(0.0, MOST as f64)) {
            Ok(poisson) => Distribution::<f64>::sample(&poisson, self) as u64,
            Err(_) => 0,
        }
    }

    /// A negative binomial number: Poisson with a gamma mean (Greenwood and Yule, Journal of the Royal Statistical Society 83,
    /// 1920).
    ///
    /// # Formula
    /// ```text
    /// mean m, variance m + m^2 / size
    /// ```
    /// A size that is no number counts as tiny; a mean as in [`Self::poisson`].
    pub fn negative_binomial(&mut self, size: f64, mean: f64) -> u64 {
        let size = within_shapes(size);
        let factor = self.gamma(size) / size;
        self.poisson(mean * factor)
    }

    /// How many of `n` pass that each pass with probability `p` (inversion for few, otherwise Kachitvichyanukul and
    /// Schmeiser, Communications of the ACM 31, 1988).
    ///
    /// `p` outside of 0 to 1 is brought to the nearer end, and what is no number to 0. `n` above 2^53 counts as that.
    pub fn binomial(&mut self, n: u64, p: f64) -> u64 {
        Binomial::new(n.min(MOST), crate::probability(p)).expect("a probability").sample(self)
    }

    /// A beta number (Cheng, Communications of the ACM 21, 1978).
    ///
    /// Parameters are brought into their range as in [`Self::gamma`]. Tiny ones may give 0 or 1.
    pub fn beta(&mut self, alpha: f64, beta: f64) -> f64 {
        Beta::new(within_shapes(alpha), within_shapes(beta)).expect("both are positive").sample(self)
    }
}

impl rand::TryRng for Stream {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.bits() >> 32) as u32)
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.bits())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.bits().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// Ten rounds over a counter of four words.
///
/// # Formula
/// ```text
/// (a, b, c, d) -> (high(c * M1) ^ b ^ k0, low(c * M1), high(a * M0) ^ d ^ k1, low(a * M0)),  k += (W0, W1)
/// ```
#[inline]
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
    // The golden ratio and the square root of 3, less 1.
    const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
    for _ in 0..10 {
        let [low_0, high_0] = halves(u64::from(counter[0]) * u64::from(MULTIPLIERS[0]));
        let [low_1, high_1] = halves(u64::from(counter[2]) * u64::from(MULTIPLIERS[1]));
        counter = [high_1 ^ counter[1] ^ key[0], low_1, high_0 ^ counter[3] ^ key[1], low_0];
        key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
    }
    counter
}

/// Low half first.
#[expect(clippy::cast_possible_truncation, reason = "both halves are wanted")]
fn halves(word: u64) -> [u32; 2] {
    [word as u32, (word >> 32) as u32]
}

fn joined(low: u32, high: u32) -> u64 {
    u64::from(low) | u64::from(high) << 32
}

fn within_shapes(shape: f64) -> f64 {
    // `max` takes the other side of what is no number.
    shape.max(SHAPES.0).min(SHAPES.1)
}

#[cfg(test)]
mod tests;
