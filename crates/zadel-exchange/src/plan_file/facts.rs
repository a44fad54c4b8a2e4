//! What of the company's facts a line is about: which of the things sold, and which stage of the funnel each of its levels counts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use zadel_core::evidence::{AverageSale, Graded, NoAverage, grade_average, grade_uncounted};
use zadel_core::facts::{Stage as FunnelStage, StageMeaning};
use zadel_core::money::Money;

use super::Context;
use super::line::age_days;
use super::node::{Node, Table};
use super::problem::{Problem, Rule};
use crate::import::{plain_name, usual_meaning};

/// What of the facts a line is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineFacts {
    /// What is sold, as the facts call it; none: everything.
    pub line: Option<String>,
    /// Its levels, in the plan's order.
    pub levels: Vec<LevelFacts>,
    /// The sales that its average sale rests on, if any were counted.
    pub sales: Option<SalesFacts>,
    /// Are these the facts', and counted again when those change?
    pub follows_sales: bool,
}

impl LineFacts {
    /// How well a planned average sale is supported: by the sales that were made, or by whoever answers for the line.
    #[must_use]
    pub fn grade_sale(&self, planned: Option<Money>, expert: Option<&str>) -> Graded {
        match planned.zip(self.sales) {
            Some((planned, sales)) => grade_average(planned, sales.average, sales.age_days),
            None => grade_uncounted(expert),
        }
    }
}

/// Sales that were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SalesFacts {
    /// How many, and what they brought on average.
    pub average: AverageSale,
    /// Days since the last one, if that is known.
    pub age_days: Option<u32>,
}

/// What of the facts a level is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LevelFacts {
    /// The stage that it counts, as the plan says it or as its name does; none: nobody knows.
    pub funnel: Option<FunnelStage>,
    /// Are its counts the facts', and counted again when those change?
    pub follows: bool,
}

pub(super) fn read_level(table: &Table<'_>, name: &str) -> Result<LevelFacts, Problem> {
    const STAGES: [FunnelStage; 5] =
        [FunnelStage::Lead, FunnelStage::Qualified, FunnelStage::Meeting, FunnelStage::Quote, FunnelStage::Contract];
    const WORDS: &[&str] = &["lead", "qualified", "meeting", "quote", "contract"];
    let told = table.get("funnel").map(|node| node.one_of(WORDS, &STAGES)).transpose()?;
    let follows = match table.get("observed") {
        Some(node) => is_by_facts(&node.table()?)?,
        None => false,
    };
    Ok(LevelFacts { funnel: told.or_else(|| usual_level(name)), follows })
}

/// The sales, and whether they are the facts'. Of none only the facts can tell: they counted some once, and may again.
pub(super) fn read_sales(node: &Node<'_>, context: &Context) -> Result<(Option<SalesFacts>, bool), Problem> {
    let table = node.table()?;
    table.allow_only(&["n", "average", "low", "high", "to", "by"])?;
    let n_node = table.require("n")?;
    let n: u32 = n_node.whole(Rule::Count)?;
    let follows = is_by_facts(&table)?;
    if n == 0 && follows {
        return Ok((None, true));
    }
    let average_node = table.require("average")?;
    let average = average_node.money(context.currency)?;
    let [low, high] = ["low", "high"].map(|key| table.require(key)?.money(context.currency));
    let average = AverageSale::new(n, average, (low?, high?)).map_err(|no_average| match no_average {
        NoAverage::NoSales => n_node.out_of(Rule::NoSales),
        NoAverage::Outside => average_node.out_of(Rule::AverageOutside),
    })?;
    let age_days = table.get("to").map(|node| age_days(&node, context)).transpose()?;
    Ok((Some(SalesFacts { average, age_days }), follows))
}

pub(super) fn is_by_facts(table: &Table<'_>) -> Result<bool, Problem> {
    Ok(table.get("by").map(|node| node.one_of(&["facts"], &[true])).transpose()?.is_some())
}

/// The stage that a level of that name usually counts; nothing if that is not known for sure.
///
/// # Examples
/// ```
/// # use zadel_core::facts::Stage;
/// # use zadel_exchange::plan_file::usual_level;
/// assert_eq!(usual_level("Встречи"), Some(Stage::Meeting));
/// assert_eq!(usual_level("Quotes"), Some(Stage::Quote));
/// assert_eq!(usual_level("Our own level"), None);
/// ```
#[must_use]
pub fn usual_level(name: &str) -> Option<FunnelStage> {
    LEVELS.get(&plain_name(name)).copied().or_else(|| match usual_meaning(name)? {
        StageMeaning::Stage(stage) if stage < FunnelStage::Won => Some(stage),
        StageMeaning::Stage(_) | StageMeaning::Lost | StageMeaning::Open => None,
    })
}

static LEVELS: LazyLock<BTreeMap<String, FunnelStage>> = LazyLock::new(|| {
    const SOUND: &str = "tested dictionary";
    let lists: BTreeMap<String, Vec<String>> = toml::from_str(include_str!("levels.toml")).expect(SOUND);
    let of_list = |(code, words): (String, Vec<String>)| {
        let stage: FunnelStage = code.parse().expect(SOUND);
        words.into_iter().map(move |word| (word, stage))
    };
    lists.into_iter().flat_map(of_list).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_levels_are_written_as_they_are_compared_and_mean_one_stage() {
        let lists: BTreeMap<String, Vec<String>> = toml::from_str(include_str!("levels.toml")).expect("sound");
        let words: Vec<&String> = lists.values().flatten().collect();
        assert!(words.iter().all(|word| plain_name(word) == **word), "{words:?}");
        assert_eq!(LEVELS.len(), words.len());
    }

    #[test]
    fn what_a_crm_calls_a_stage_is_a_level_too() {
        let level = |name: &str| usual_level(name).map(FunnelStage::code);
        assert_eq!(level("Встреча проведена"), Some("meeting"));
        assert_eq!(level("КП"), Some("quote"));
        // A plan's last level leads to the deal: no level is the deal itself.
        assert_eq!(level("Продажа"), None);
        assert_eq!(level("В работе"), None);
    }
}
