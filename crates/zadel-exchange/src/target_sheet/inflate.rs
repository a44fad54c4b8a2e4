//! Unpacking what a zip archive holds, never more than was allowed: RFC 1951.
//!
//! The archive's own word on its sizes is not taken. What unpacks to more than the limit stops there.

use super::archive::Unpacked;

/// Codes of more bits than this do not exist.
const MOST_BITS: usize = 15;
const LENGTH_BASE: [u16; 29] =
    [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_EXTRA: [u8; 29] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE: [u16; 30] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA: [u8; 30] =
    [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
/// In which order the lengths of the codes of lengths stand.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The bytes that were packed, at most so many.
///
/// # Errors
/// [`Unpacked::Broken`] for what is no such stream, [`Unpacked::TooLarge`] beyond the limit.
pub(super) fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, Unpacked> {
    let mut bits = Bits { bytes: packed, at: 0, held: 0, n_held: 0 };
    let mut out = Vec::new();
    loop {
        let is_last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, &mut out, most)?,
            1 => {
                let (literals, distances) = fixed();
                block(&mut bits, &mut out, most, &literals, &distances)?;
            }
            2 => {
                let (literals, distances) = described(&mut bits)?;
                block(&mut bits, &mut out, most, &literals, &distances)?;
            }
            _ => return Err(Unpacked::Broken),
        }
        if is_last {
            return Ok(out);
        }
    }
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u32,
    n_held: u32,
}

impl Bits<'_> {
    fn take(&mut self, n: u32) -> Result<u32, Unpacked> {
        while self.n_held < n {
            let byte = self.bytes.get(self.at).ok_or(Unpacked::Broken)?;
            self.held |= u32::from(*byte) << self.n_held;
            self.n_held += 8;
            self.at += 1;
        }
        let taken = self.held & ((1 << n) - 1);
        self.held >>= n;
        self.n_held -= n;
        Ok(taken)
    }
}

fn stored(bits: &mut Bits<'_>, out: &mut Vec<u8>, most: usize) -> Result<(), Unpacked> {
    // What is left of the byte is nothing; at most seven bits are held between two codes.
    (bits.held, bits.n_held) = (0, 0);
    let head = bits.bytes.get(bits.at..bits.at + 4).ok_or(Unpacked::Broken)?;
    let (n, check) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
    if n != !check {
        return Err(Unpacked::Broken);
    }
    let from = bits.at + 4;
    let bytes = bits.bytes.get(from..from + usize::from(n)).ok_or(Unpacked::Broken)?;
    if most < out.len() + bytes.len() {
        return Err(Unpacked::TooLarge);
    }
    out.extend_from_slice(bytes);
    bits.at = from + bytes.len();
    Ok(())
}

/// A canonical code: how many codes there are of each length, and the symbols in the order of their codes.
struct Codes {
    n_of_length: [u16; MOST_BITS + 1],
    symbols: Vec<u16>,
}

impl Codes {
    fn of(lengths: &[u8]) -> Result<Self, Unpacked> {
        let mut n_of_length = [0_u16; MOST_BITS + 1];
        for length in lengths {
            n_of_length[usize::from(*length)] += 1;
        }
        let mut left = 1_i32;
        for n in &n_of_length[1..] {
            left = (left << 1) - i32::from(*n);
            if left < 0 {
                return Err(Unpacked::Broken);
            }
        }
        let mut offsets = [0_u16; MOST_BITS + 1];
        for length in 1..MOST_BITS {
            offsets[length + 1] = offsets[length] + n_of_length[length];
        }
        let mut symbols = vec![0_u16; lengths.len()];
        for (symbol, length) in (0_u16..).zip(lengths).filter(|(_, length)| **length != 0) {
            let offset = &mut offsets[usize::from(*length)];
            symbols[usize::from(*offset)] = symbol;
            *offset += 1;
        }
        Ok(Self { n_of_length, symbols })
    }

    fn next(&self, bits: &mut Bits<'_>) -> Result<usize, Unpacked> {
        let (mut code, mut first, mut index) = (0_i32, 0_i32, 0_i32);
        for n in &self.n_of_length[1..] {
            code |= i32::from(bits.take(1)? == 1);
            let n = i32::from(*n);
            if code - n < first {
                let at = usize::try_from(index + code - first).map_err(|_| Unpacked::Broken)?;
                return self.symbols.get(at).map(|symbol| usize::from(*symbol)).ok_or(Unpacked::Broken);
            }
            index += n;
            first = (first + n) << 1;
            code <<= 1;
        }
        Err(Unpacked::Broken)
    }
}

fn fixed() -> (Codes, Codes) {
    let length = |symbol: u16| match symbol {
        144..=255 => 9,
        256..=279 => 7,
        _ => 8,
    };
    let literals: Vec<u8> = (0..288).map(length).collect();
    let codes = |lengths: &[u8]| Codes::of(lengths).expect("the fixed codes are whole");
    (codes(&literals), codes(&[5; 30]))
}

fn described(bits: &mut Bits<'_>) -> Result<(Codes, Codes), Unpacked> {
    let number = |bits: &mut Bits<'_>, n: u32, least: usize| Ok(bits.take(n)? as usize + least);
    let (n_literals, n_distances, n_lengths) = (number(bits, 5, 257)?, number(bits, 5, 1)?, number(bits, 4, 4)?);
    if 286 < n_literals || 30 < n_distances {
        return Err(Unpacked::Broken);
    }
    let mut of_lengths = [0_u8; 19];
    for place in &ORDER[..n_lengths] {
        of_lengths[*place] = three_bits(bits)?;
    }
    let codes = Codes::of(&of_lengths)?;
    let mut lengths = Vec::with_capacity(n_literals + n_distances);
    while lengths.len() < n_literals + n_distances {
        let (length, times) = match codes.next(bits)? {
            16 => (*lengths.last().ok_or(Unpacked::Broken)?, number(bits, 2, 3)?),
            17 => (0, number(bits, 3, 3)?),
            18 => (0, number(bits, 7, 11)?),
            length => (u8::try_from(length).map_err(|_| Unpacked::Broken)?, 1),
        };
        lengths.extend(std::iter::repeat_n(length, times));
    }
    if n_literals + n_distances < lengths.len() {
        return Err(Unpacked::Broken);
    }
    Ok((Codes::of(&lengths[..n_literals])?, Codes::of(&lengths[n_literals..])?))
}

fn three_bits(bits: &mut Bits<'_>) -> Result<u8, Unpacked> {
    u8::try_from(bits.take(3)?).map_err(|_| Unpacked::Broken)
}

fn block(
    bits: &mut Bits<'_>,
    out: &mut Vec<u8>,
    most: usize,
    literals: &Codes,
    distances: &Codes,
) -> Result<(), Unpacked> {
    let number = |bits: &mut Bits<'_>, symbol: usize, base: &[u16], extra: &[u8]| {
        let (base, extra) = (base.get(symbol).ok_or(Unpacked::Broken)?, extra.get(symbol).ok_or(Unpacked::Broken)?);
        Ok(usize::from(*base) + bits.take(u32::from(*extra))? as usize)
    };
    loop {
        let symbol = literals.next(bits)?;
        if symbol == 256 {
            return Ok(());
        }
        if let Ok(byte) = u8::try_from(symbol) {
            out.push(byte);
        } else {
            let length = number(bits, symbol - 257, &LENGTH_BASE, &LENGTH_EXTRA)?;
            let distance = distances.next(bits)?;
            let distance = number(bits, distance, &DISTANCE_BASE, &DISTANCE_EXTRA)?;
            let from = out.len().checked_sub(distance).ok_or(Unpacked::Broken)?;
            // It may reach into what it writes.
            for at in from..from + length {
                out.push(out[at]);
            }
        }
        if most < out.len() {
            return Err(Unpacked::TooLarge);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_packed_comes_out() {
        // Stored, fixed and described blocks, as zlib writes them.
        assert_eq!(inflate(&[1, 3, 0, 252, 255, b'a', b'b', b'c'], 9), Ok(b"abc".to_vec()));
        assert_eq!(inflate(&[0x4b, 0x4c, 0x4a, 0x4e, 0x49, 0x4d, 0x03, 0x00], 9), Ok(b"abcdef".to_vec()));
        assert_eq!(inflate(&[0x4b, 0x4c, 0xc4, 0x04, 0x00], 20), Ok(vec![b'a'; 20]));
        let squares: Vec<String> = (0..80).map(|i| format!("{};{}\n", i * i, i % 7)).collect();
        let squares = squares.concat();
        assert_eq!(inflate(&bytes_of(SQUARES), 600), Ok(squares.into_bytes()));
        assert_eq!(inflate(&bytes_of(SQUARES), 500), Err(Unpacked::TooLarge));
        assert_eq!(inflate(&bytes_of(&SQUARES[..100]), 600), Err(Unpacked::Broken));
    }

    const SQUARES: &str = "2591cb0dc0300c42ef9ec61fec24cafe7b15d25ba53e3010bf6e71c370d3ce2d8bb9b0ecdb5673c770f87f40600789701793\
        412800523187589c2197d405c54332b7dc2a41b22648825a1a224862cbb2f390ec3524875ad8f0bb6da53c1719b70da53bd4321f7d78dd9f\
        69382ff07eb472866eb349324858d4c899092141ff7987260acc2614ac917d6c36a4e0d40bed7429cbf85748d7852c07050957f26cbab0e4\
        b8f6c8e5ba909b24052714bfe432564c410127d085aad1c485ad0ea52c1c66a596a90d5da8335a1bfe3a408dd250ad7980ad0b98d4e85813\
        ef71e8e2d6fe366a76d19c955abec950d0f3deb2d7d24a7df2bda7bff9e9a50e1f";

    fn bytes_of(hex: &str) -> Vec<u8> {
        let digit = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits");
        (0..hex.len() / 2).map(|i| digit(2 * i)).collect()
    }

    proptest! {
        #[test]
        fn any_bytes_are_unpacked_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let unpacked = inflate(&bytes, 10_000);
            prop_assert!(unpacked.is_err() || unpacked.is_ok_and(|out| out.len() <= 10_000 + 258));
        }
    }
}
