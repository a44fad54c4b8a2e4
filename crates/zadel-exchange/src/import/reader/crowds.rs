//! How much a log tells of one deal: what a deal comes to takes time with the square of its events, and no deal has so many.

use std::collections::BTreeMap;

use super::layout::hashed;

/// Counts the events of each deal, in the same memory however many deals there are.
#[derive(Default)]
pub(super) struct Crowds {
    /// Events by a part of their deal's hash: as many as any deal has, or more.
    shared: Vec<u32>,
    /// Events of single deals, since their part of the hash had too many.
    own: BTreeMap<u64, u32>,
}

impl Crowds {
    /// All events of a deal up to this number are taken, and never more than twice as many.
    pub(super) const MOST: u32 = 10_000;
    const N_PARTS: usize = 1 << 16;

    /// One more event of a deal; is there room for it?
    pub(super) fn add(&mut self, deal: &str) -> bool {
        self.shared.resize(Self::N_PARTS, 0);
        let hash = hashed(deal);
        let part = usize::try_from(hash >> 48).expect("16 bits");
        let shared = &mut self.shared[part];
        if *shared < Self::MOST {
            *shared += 1;
            return true;
        }
        let own = self.own.entry(hash).or_default();
        let has_room = *own < Self::MOST;
        *own += u32::from(has_room);
        has_room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deal_has_room_for_its_events_whatever_others_have() {
        let mut crowds = Crowds::default();
        let n_taken = (0..50_000).filter(|_| crowds.add("7")).count();
        assert_eq!(n_taken, 2 * 10_000);
        assert!((0..100_000).all(|deal| crowds.add(&format!("deal {deal}"))));
    }
}
