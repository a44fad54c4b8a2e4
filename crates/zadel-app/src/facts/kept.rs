//! Answers that take a look at all facts, kept as long as the facts are the same.

use std::collections::BTreeMap;

use zadel_store::CompanyId;
use zadel_store::deals::{FactsVersion, Reach};

/// What an answer was read from: as long as this is the same, so is the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReadFrom {
    facts: FactsVersion,
    /// The version of the rules by which facts are read.
    rules: i64,
}

impl ReadFrom {
    pub(crate) fn of(reach: &Reach) -> Self {
        Self { facts: reach.facts, rules: reach.ledger.version }
    }
}

/// Answers of all companies, to what they answer, with what they were read from.
#[derive(Debug)]
pub(crate) struct Kept<Asked, From, Answer> {
    of: BTreeMap<(CompanyId, Asked), Entry<From, Answer>>,
    /// As much as may be kept.
    most: usize,
    /// How often it was asked.
    turn: u64,
}

#[derive(Debug)]
struct Entry<From, Answer> {
    from: From,
    answer: Answer,
    /// How much it takes, in whatever the limit is counted.
    weight: usize,
    /// When it was asked for last.
    turn: u64,
}

impl<Asked: Clone + Ord, From: PartialEq, Answer: Clone> Kept<Asked, From, Answer> {
    pub(crate) fn at_most(most: usize) -> Self {
        Self { of: BTreeMap::new(), most, turn: 0 }
    }

    /// The answer, if it was read from the same.
    pub(crate) fn find(&mut self, company: CompanyId, asked: Asked, from: &From) -> Option<Answer> {
        self.turn += 1;
        let entry = self.of.get_mut(&(company, asked))?;
        entry.turn = self.turn;
        (entry.from == *from).then(|| entry.answer.clone())
    }

    /// Keeps an answer that was read after `from`, never before: others may have come in between. What nobody asked for longest makes room.
    pub(crate) fn keep(&mut self, company: CompanyId, asked: Asked, from: From, answer: Answer, weight: usize) {
        let key = (company, asked);
        self.of.remove(&key);
        if self.most < weight {
            return;
        }
        while self.most < self.weight() + weight {
            let oldest = self.of.iter().min_by_key(|(_, entry)| entry.turn).map(|(key, _)| key.clone());
            oldest.and_then(|oldest| self.of.remove(&oldest));
        }
        self.turn += 1;
        self.of.insert(key, Entry { from, answer, weight, turn: self.turn });
    }

    fn weight(&self) -> usize {
        self.of.values().map(|entry| entry.weight).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPANY: CompanyId = CompanyId::new(1);

    #[test]
    fn an_answer_holds_for_its_company_its_question_and_its_facts() {
        let mut kept = Kept::at_most(10);
        kept.keep(COMPANY, "won", 3, 5, 1);
        assert_eq!(kept.find(COMPANY, "won", &3), Some(5));
        assert_eq!(kept.find(CompanyId::new(2), "won", &3), None);
        assert_eq!(kept.find(COMPANY, "lost", &3), None);
        assert_eq!(kept.find(COMPANY, "won", &4), None);
        kept.keep(COMPANY, "won", 4, 6, 1);
        assert_eq!((kept.find(COMPANY, "won", &3), kept.find(COMPANY, "won", &4)), (None, Some(6)));
    }

    #[test]
    fn it_never_keeps_more_than_it_may() {
        let mut kept = Kept::at_most(10);
        for asked in 0..30 {
            kept.keep(COMPANY, asked, (), (), 3);
            assert!(kept.weight() <= 10 && kept.find(COMPANY, asked, &()).is_some());
        }
        assert_eq!(kept.find(COMPANY, 27, &()), Some(()));
        kept.keep(COMPANY, 30, (), (), 3);
        assert_eq!(
            (kept.find(COMPANY, 27, &()), kept.find(COMPANY, 28, &())),
            (Some(()), None),
            "28 was asked for longest ago"
        );
        kept.keep(COMPANY, 99, (), (), 11);
        assert!(kept.weight() <= 10 && kept.find(COMPANY, 99, &()).is_none());
    }
}
