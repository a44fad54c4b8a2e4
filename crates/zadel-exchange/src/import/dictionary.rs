//! What headers, stages and words of cells usually mean, in Russian and in English. The words stand in `dictionary/*.toml`;
//! a new spelling is a word in a list there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use zadel_core::facts::seen::Action;
use zadel_core::facts::{Outcome, Stage, StageMeaning};

use super::field::{Field, RowsOf};
use super::map::Unit;
use super::plain_name::plain_name;
use super::value::currency_named;

/// What a stage of that name usually stands for; nothing if that is not known for sure.
///
/// # Examples
/// ```
/// # use zadel_core::facts::{Stage, StageMeaning};
/// # use zadel_exchange::import::usual_meaning;
/// assert_eq!(usual_meaning("Встреча проведена"), Some(StageMeaning::Stage(Stage::Meeting)));
/// assert_eq!(usual_meaning("Назначена встреча"), Some(StageMeaning::Stage(Stage::Qualified)));
/// assert_eq!(usual_meaning("Наш особый этап"), None);
/// ```
#[must_use]
pub fn usual_meaning(stage: &str) -> Option<StageMeaning> {
    DICTIONARY.stages.get(&plain_name(stage)).copied()
}

/// What an action of that name usually is.
#[must_use]
pub fn usual_action(name: &str) -> Option<Action> {
    DICTIONARY.actions.get(&plain_name(name)).copied()
}

/// What is done in a table whose header, or whose sheet's name, has such a word in it.
pub(super) fn action_in(header: &str) -> Option<Action> {
    let starts = |word: &str| DICTIONARY.action_stems.iter().find(|(stem, _)| word.starts_with(stem.as_str()));
    header.split(' ').find_map(starts).map(|(_, action)| *action)
}

/// How a deal stands, by the word that CRMs write beside its stage.
pub(super) fn outcome_named(word: &str) -> Option<Outcome> {
    DICTIONARY.groups.get(&plain_name(word)).copied()
}

/// What a header means in a table of such rows, and its place among the names of that field: 0 is the surest. The name is plain.
pub(super) fn field_of(of: RowsOf, header: &str) -> Option<(Field, usize)> {
    named(of, header).or_else(|| {
        // What the sums are in may stand behind their name.
        let is_unit =
            |word: &&str| currency_named(word).is_some() || DICTIONARY.units.iter().any(|(unit, _)| unit == word);
        let bare: Vec<&str> = header.split(' ').filter(|word| !is_unit(word)).collect();
        named(of, &bare.join(" ")).filter(|(field, _)| *field == Field::Amount)
    })
}

fn named(of: RowsOf, header: &str) -> Option<(Field, usize)> {
    let own = |of: RowsOf| DICTIONARY.headers.get(&of).and_then(|headers| headers.get(header)).copied();
    // Most of what a lead has, a deal has under the same name.
    own(of)
        .or_else(|| (of == RowsOf::Leads).then(|| own(RowsOf::Deals)).flatten().map(|(field, rank)| (field, rank + 1)))
}

/// The stage whose day a column tells.
pub(super) fn stage_dated(header: &str) -> Option<Stage> {
    DICTIONARY.dates_of_stages.get(header).copied()
}

/// Is it one of the columns that make a deal several lines?
pub(super) fn is_of_product(header: &str) -> bool {
    DICTIONARY.products.iter().any(|product| product == header)
}

/// Does a column tell of a person what no plan needs?
pub(super) fn is_personal(header: &str) -> bool {
    header.split(' ').any(|word| DICTIONARY.personal.iter().any(|personal| personal == word))
}

/// What the sums below a header count, if it says so.
pub(super) fn unit_in(header: &str) -> Unit {
    let padded = format!(" {header} ");
    let unit = DICTIONARY.units.iter().find(|(word, _)| padded.contains(&format!(" {word} ")));
    unit.map_or(Unit::One, |(_, unit)| *unit)
}

/// The export that has such headers. They are plain.
pub(super) fn profile_of(headers: &[String]) -> Option<(&'static str, RowsOf)> {
    let has = |group: &String| group.split('|').any(|name| headers.iter().any(|header| header == name));
    let found = DICTIONARY.profiles.iter().find(|profile| profile.all.iter().all(has) && !profile.none.iter().any(has));
    found.map(|profile| (profile.code.as_str(), profile.of))
}

/// The words, found by what they are compared with.
struct Dictionary {
    headers: BTreeMap<RowsOf, BTreeMap<String, (Field, usize)>>,
    dates_of_stages: BTreeMap<String, Stage>,
    products: Vec<String>,
    personal: Vec<String>,
    units: Vec<(String, Unit)>,
    stages: BTreeMap<String, StageMeaning>,
    actions: BTreeMap<String, Action>,
    action_stems: BTreeMap<String, Action>,
    groups: BTreeMap<String, Outcome>,
    profiles: Vec<Profile>,
}

struct Profile {
    code: String,
    of: RowsOf,
    all: Vec<String>,
    none: Vec<String>,
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::read);

/// The dictionaries are part of the program, and its tests read them.
const SOUND: &str = "tested dictionary";

type Lists = BTreeMap<String, Vec<String>>;

impl Dictionary {
    fn read() -> Self {
        let mut headers: BTreeMap<String, Lists> =
            toml::from_str(include_str!("dictionary/headers.toml")).expect(SOUND);
        let mut words: BTreeMap<String, Lists> = toml::from_str(include_str!("dictionary/words.toml")).expect(SOUND);
        let stages: Lists = toml::from_str(include_str!("dictionary/stages.toml")).expect(SOUND);
        let mut part = |name: &str| headers.remove(name).expect(SOUND);
        let units = part("units");
        let unit =
            |name: &str, unit: Unit| units[name].iter().map(move |word| (word.clone(), unit)).collect::<Vec<_>>();
        let action = |code: &str| Action::ALL.into_iter().find(|action| action.code() == code);
        Self {
            dates_of_stages: by_word(part("dates_of_stages"), |code| code.parse().ok()),
            products: part("products").remove("headers").expect(SOUND),
            personal: part("personal").remove("words").expect(SOUND),
            units: [unit("thousand", Unit::Thousand), unit("million", Unit::Million)].concat(),
            headers: RowsOf::TABLES.into_iter().map(|of| (of, ranked(part(of.code())))).collect(),
            stages: by_word(stages, |code| code.parse().ok()),
            actions: by_word(words.remove("actions").expect(SOUND), action),
            action_stems: by_word(words.remove("action_stems").expect(SOUND), action),
            groups: by_word(words.remove("groups").expect(SOUND), |code| code.parse().ok()),
            profiles: profiles(),
        }
    }
}

/// Word to value, from the lists of words of each value.
fn by_word<T: Copy>(lists: Lists, value: impl Fn(&str) -> Option<T>) -> BTreeMap<String, T> {
    let of_list = |(code, words): (String, Vec<String>)| {
        let value = value(&code).expect(SOUND);
        words.into_iter().map(move |word| (word, value))
    };
    lists.into_iter().flat_map(of_list).collect()
}

fn ranked(lists: Lists) -> BTreeMap<String, (Field, usize)> {
    let of_list = |(code, words): (String, Vec<String>)| {
        let field = Field::of_code(&code).expect(SOUND);
        words.into_iter().enumerate().map(move |(rank, word)| (word, (field, rank)))
    };
    lists.into_iter().flat_map(of_list).collect()
}

fn profiles() -> Vec<Profile> {
    let table: toml::Table = include_str!("dictionary/profiles.toml").parse().expect(SOUND);
    let texts = |list: Option<&toml::Value>| -> Vec<String> {
        let values = list.and_then(toml::Value::as_array).into_iter().flatten();
        values.map(|value| value.as_str().expect(SOUND).to_owned()).collect()
    };
    let profile = |entry: &toml::Value| {
        let text = |key: &str| entry[key].as_str().expect(SOUND);
        let of = RowsOf::ALL.into_iter().find(|of| of.code() == text("of")).expect(SOUND);
        Profile { code: text("code").to_owned(), of, all: texts(entry.get("all")), none: texts(entry.get("none")) }
    };
    table["profile"].as_array().expect(SOUND).iter().map(profile).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every list, with the words as they stand in the files.
    fn lists() -> Vec<(String, Vec<String>)> {
        let headers: BTreeMap<String, Lists> = toml::from_str(include_str!("dictionary/headers.toml")).expect("sound");
        let words: BTreeMap<String, Lists> = toml::from_str(include_str!("dictionary/words.toml")).expect("sound");
        let stages: Lists = toml::from_str(include_str!("dictionary/stages.toml")).expect("sound");
        let words = words.into_iter().map(|(part, lists)| (format!("words.{part}"), lists));
        let parts = headers.into_iter().chain(words).chain([("stages".to_owned(), stages)]);
        let named = |(part, lists): (String, Lists)| lists.into_values().map(move |words| (part.clone(), words));
        parts.flat_map(named).collect()
    }

    #[test]
    fn a_word_is_written_as_it_is_compared_and_means_one_thing() {
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (part, words) in lists() {
            for word in words {
                assert_eq!(plain_name(&word), word, "{part}");
                *seen.entry((part.clone(), word)).or_default() += 1;
            }
        }
        let twice: Vec<_> = seen.into_iter().filter(|(_, n)| 1 < *n).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn a_planned_step_is_not_a_step_that_was_made() {
        let meaning = |stage: &str| usual_meaning(stage).map(StageMeaning::code);
        for (stage, code) in [
            ("Назначена встреча", "qualified"),
            ("Встреча проведена", "meeting"),
            ("Подготовка КП", "open"),
            ("КП отправлено", "quote"),
            ("Договор отправлен", "open"),
            ("Договор подписан", "contract"),
            ("Счёт выставлен", "contract"),
            ("Успешно реализовано", "won"),
            ("Сделка успешна", "won"),
            ("Закрыто и не реализовано", "lost"),
            ("Сделка провалена", "lost"),
            ("Отказ", "lost"),
            ("Неразобранное", "lead"),
        ] {
            assert_eq!(meaning(stage), Some(code), "{stage}");
        }
        // Ids say nothing: every portal gives its own.
        assert_eq!(["C5:NEW", "UC_1A2B3C", "142", "143", "C2:WON"].map(meaning), [None; 5]);
    }

    #[test]
    fn a_header_means_what_the_rows_are() {
        assert_eq!(field_of(RowsOf::Deals, "дата закрытия").map(|(field, _)| field), Some(Field::Closed));
        assert_eq!(field_of(RowsOf::Leads, "ответственный").map(|(field, _)| field), Some(Field::Person));
        assert_eq!(field_of(RowsOf::Payments, "дата").map(|(field, _)| field), Some(Field::At));
        assert_eq!(field_of(RowsOf::Spend, "ответственный"), None);
        assert!(is_personal("рабочий телефон") && is_personal("e mail рабочий") && !is_personal("источник"));
        assert_eq!((unit_in("бюджет тыс руб"), unit_in("бюджет")), (Unit::Thousand, Unit::One));
    }
}
