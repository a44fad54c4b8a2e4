//! Contents of many numbers as a text that the store can keep: JSON, deflated, in Base64.

use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Refused;

/// More than a hundred thousand deals take.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// # Errors
/// [`Refused::Broken`] with `what` if it is no JSON.
pub(super) fn pack(what: &'static str, content: &impl Serialize) -> Result<String, Refused> {
    let broken = |_| Refused::Broken(what);
    let json = serde_json::to_vec(content).map_err(|_| Refused::Broken(what))?;
    let mut packed = Vec::new();
    DeflateEncoder::new(json.as_slice(), Compression::default()).read_to_end(&mut packed).map_err(broken)?;
    Ok(STANDARD_NO_PAD.encode(packed))
}

/// # Errors
/// [`Refused::Broken`] with `what` if it was not packed so.
pub(super) fn unpack<T: DeserializeOwned>(what: &'static str, packed: &str) -> Result<T, Refused> {
    serde_json::from_slice(&json_of(what, packed)?).map_err(|_| Refused::Broken(what))
}

/// The bytes that were packed.
///
/// # Errors
/// [`Refused::Broken`] with `what` if there are none.
pub(super) fn json_of(what: &'static str, packed: &str) -> Result<Vec<u8>, Refused> {
    let packed = STANDARD_NO_PAD.decode(packed).map_err(|_| Refused::Broken(what))?;
    let mut json = Vec::new();
    DeflateDecoder::new(packed.as_slice())
        .take(MOST_BYTES)
        .read_to_end(&mut json)
        .map_err(|_| Refused::Broken(what))?;
    Ok(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let numbers: Vec<Option<i64>> = (0..10_000).map(|i| (i % 7 != 0).then_some(i * 1_000_003)).collect();
        let packed = pack("test", &numbers).expect("numbers are JSON");
        assert!(packed.len() < serde_json::json!(numbers).to_string().len() * 3 / 4);
        assert_eq!(unpack::<Vec<Option<i64>>>("test", &packed).expect("it was packed"), numbers);
    }

    #[test]
    fn what_was_not_packed_is_refused() {
        for text in ["", "not Base64!", "AAAA", "bm90IGRlZmxhdGVk"] {
            assert!(unpack::<Vec<i64>>("test", text).is_err(), "{text}");
        }
    }
}
