//! Words of a company: names of people and clients, stages, products, reasons.

use std::collections::BTreeMap;
use std::sync::Arc;

use zadel_core::facts::{Stage, StageMeaning};

/// The words that a living company is told in.
///
/// # Invariants
/// Every list that is asked for is there and not empty: the files are part of the program.
#[derive(Clone, Debug)]
pub struct Names {
    lists: Arc<Lists>,
}

type Lists = BTreeMap<String, BTreeMap<String, Vec<String>>>;

impl Names {
    /// Russian words.
    #[must_use]
    pub fn russian() -> Self {
        Self::read(include_str!("names/ru.toml"))
    }

    /// English words.
    #[must_use]
    pub fn english() -> Self {
        Self::read(include_str!("names/en.toml"))
    }

    fn read(text: &str) -> Self {
        Self {
            lists: Arc::new(toml::from_str(text).expect("the names are part of the program, and its tests read them")),
        }
    }

    pub(super) fn list(&self, part: &str, name: &str) -> &[String] {
        self.lists
            .get(part)
            .and_then(|part| part.get(name))
            .filter(|list| !list.is_empty())
            .expect("the names are part of the program, and its tests read them")
    }

    /// One word of a list, round and round.
    pub(super) fn one(&self, part: &str, name: &str, n: usize) -> &str {
        let list = self.list(part, name);
        &list[n % list.len()]
    }

    /// What the company calls a stage. Won is no stage of its own: every CRM has a word for it.
    pub(super) fn stage(&self, stage: Stage) -> &str {
        self.one("company", "stages", stage.rank())
    }

    /// What the company's stages stand for.
    #[must_use]
    pub fn meanings(&self) -> Vec<(String, StageMeaning)> {
        let stages = self.list("company", "stages").iter().cloned();
        stages.zip(Stage::ALL.map(StageMeaning::Stage)).collect()
    }

    /// The n-th name of a person; a man's if `n` is even.
    pub(super) fn person(&self, n: usize) -> String {
        /// Without a common factor with the number of surnames: nobody is called the same for a long time.
        const STEP: usize = 17;
        // They begin at different surnames: colleagues are no couples.
        let (first, last, begin) =
            if n.is_multiple_of(2) { ("men", "surnames_of_men", 3) } else { ("women", "surnames_of_women", 11) };
        format!("{} {}", self.one("people", first, n / 2), self.one("people", last, n / 2 * STEP + begin))
    }

    /// The n-th name of a client: no two are equal.
    pub(super) fn client(&self, n: usize) -> String {
        /// A prime larger than any list: neighbours have nothing in common.
        const STEP: usize = 7919;
        let (beginnings, ends) = (self.list("clients", "beginnings"), self.list("clients", "ends"));
        let towns = self.list("clients", "towns");
        let n_pairs = beginnings.len() * ends.len();
        let (pair, round) = (n % n_pairs * STEP % n_pairs, n / n_pairs);
        let joint = self.one("clients", "joint", 0);
        let mut name = format!("{}{joint}{}", beginnings[pair / ends.len()], ends[pair % ends.len()]);
        if let Some(round) = round.checked_sub(1) {
            name = format!("{name} {}", towns[round % towns.len()]);
            if towns.len() <= round {
                name = format!("{name} {}", round / towns.len() + 1);
            }
        }
        self.one("clients", "forms", pair).replace("{}", &name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::import::usual_meaning;

    fn both() -> [Names; 2] {
        [Names::russian(), Names::english()]
    }

    #[test]
    fn both_languages_have_the_same_lists_of_the_same_lengths() {
        let lengths = both().map(|names| {
            let of_part = |(part, lists): (&String, &BTreeMap<String, Vec<String>>)| {
                let lists = lists.iter().map(|(name, list)| (name.clone(), list.len()));
                (part.clone(), lists.collect::<Vec<_>>())
            };
            names.lists.iter().map(of_part).collect::<Vec<_>>()
        });
        assert_eq!(lengths[0], lengths[1]);
        for names in both() {
            let n = |name| names.list("people", name).len();
            assert_eq!(n("surnames_of_men"), n("surnames_of_women"));
        }
    }

    #[test]
    fn clients_are_told_apart_by_their_names() {
        for names in both() {
            let different: BTreeSet<String> = (0..60_000).map(|n| names.client(n)).collect();
            assert_eq!(different.len(), 60_000);
            let people: BTreeSet<String> = (0..60).map(|n| names.person(n)).collect();
            assert_eq!(people.len(), 60);
        }
    }

    #[test]
    fn stages_mean_what_everybody_takes_them_for() {
        for names in both() {
            for (stage, meaning) in names.meanings() {
                assert_eq!(usual_meaning(&stage), Some(meaning), "{stage}");
            }
            let crm = |name| names.one("crm", name, 0).to_owned();
            for (list, meaning) in [
                ("won_in_bitrix24", StageMeaning::Stage(Stage::Won)),
                ("won_in_amocrm", StageMeaning::Stage(Stage::Won)),
                ("lost_in_bitrix24", StageMeaning::Lost),
                ("lost_in_amocrm", StageMeaning::Lost),
            ] {
                assert_eq!(usual_meaning(&crm(list)), Some(meaning), "{list}");
            }
            assert_eq!(usual_meaning(&crm("unknown_stages")), None);
        }
    }
}
