use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use icu_decimal::DecimalFormatter;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::Language;
use crate::catalogue::sources;
use crate::numbers::formatter;

/// All sentences of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    formatter: DecimalFormatter,
}

/// What is put into a sentence: a number, which takes the language's plural and separators, or a text as it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Texts {
    /// The sentences of a language.
    ///
    /// # Panics
    /// Never on input: the catalogues are compiled in, and a test reads both.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
        // Marks around what is put in would show in a terminal; both languages run from left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Ru => format_ru,
            Language::En => format_en,
        }));
        for source in sources(language) {
            let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| errors);
            bundle
                .add_resource(resource.expect("the catalogues are read by a test"))
                .expect("keys are unique by a test");
        }
        Self { language, bundle, formatter: formatter(language) }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a key.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence of a key, with numbers and texts put in. A key that is in no catalogue is shown as itself:
    /// `cargo xtask tidy` finds it before a person does.
    #[must_use]
    pub fn say_with(&self, key: &str, arguments: &[(&'static str, Argument)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let value = |argument: &Argument| match argument {
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Text(text) => FluentValue::from(text.clone()),
        };
        let arguments: FluentArgs<'_> = arguments.iter().map(|(name, argument)| (*name, value(argument))).collect();
        let mut errors: Vec<FluentError> = Vec::new();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }

    pub(crate) fn formatter(&self) -> &DecimalFormatter {
        &self.formatter
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.code().parse().expect("two letters are a language")
}

fn format_ru(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    format_number(value, Language::Ru)
}

fn format_en(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    format_number(value, Language::En)
}

/// Fluent leaves numbers as the machine writes them; the browser's Fluent does not, and both must show the same.
#[expect(clippy::cast_possible_truncation, reason = "arguments are made of whole numbers below 2^53")]
fn format_number(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(formatter(language).format(&fixed_decimal::Decimal::from(number.value as i64)).to_string())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use zadel_core::calendar::Period;
    use zadel_core::money::{Currency, Money};

    use super::*;

    #[test]
    fn money_is_written_as_the_language_writes_it() {
        let money = |minor: i64| Money::from_minor(minor).expect("in range");
        let (ru, en) = (Texts::of(Language::Ru), Texts::of(Language::En));
        assert_eq!(ru.money(money(100_000_000), Currency::RUB), "1\u{a0}000\u{a0}000\u{a0}₽");
        assert_eq!(en.money(money(100_000_000), Currency::RUB), "₽1,000,000");
        assert_eq!(ru.money(money(19_999_950), Currency::RUB), "199\u{a0}999,50\u{a0}₽");
        assert_eq!(en.money(money(-19_999_950), Currency::RUB), "-₽199,999.50");
        let kwd: Currency = "KWD".parse().expect("a code");
        assert_eq!(en.money(money(1_234), kwd), "KWD\u{a0}1.234");
        assert_eq!(ru.money(Money::ZERO, kwd), "0\u{a0}KWD");
    }

    #[test]
    fn percentages_have_one_digit_and_never_look_like_nothing_or_all() {
        let ru = Texts::of(Language::Ru);
        assert_eq!(ru.percent(0.0001), "0,01\u{a0}%");
        assert_eq!(ru.percent(0.99999), "99,999\u{a0}%");
        assert_eq!((ru.percent(0.0), ru.percent(1.0)), ("0\u{a0}%".to_owned(), "100\u{a0}%".to_owned()));
        assert_eq!(ru.percent(1.0 / 3.0), "33,3\u{a0}%");
        assert_eq!(ru.percent(0.6), "60\u{a0}%");
        assert_eq!(ru.number(0.595_104, 4), "0,5951");
    }

    #[test]
    fn numbers_take_their_plural() {
        let ru = Texts::of(Language::Ru);
        let deals = |n: i64| ru.say_with("deals", &[("n", n.into())]);
        assert_eq!([1, 3, 5, 21, 11].map(deals), ["1 сделка", "3 сделки", "5 сделок", "21 сделка", "11 сделок"]);
        assert_eq!(Texts::of(Language::En).say_with("deals", &[("n", 1_i64.into())]), "1 deal");
    }

    #[test]
    fn weeks_are_as_short_as_they_can_be() {
        let week = |from, to| Period::new(from, to).expect("in order");
        let (ru, en) = (Texts::of(Language::Ru), Texts::of(Language::En));
        let inside = week(date(2026, 12, 7), date(2026, 12, 13));
        let across = week(date(2026, 12, 28), date(2027, 1, 3));
        assert_eq!((ru.week(inside), en.week(inside)), ("7–13 дек".to_owned(), "Dec 7–13".to_owned()));
        assert_eq!((ru.week(across), en.week(across)), ("28 дек – 3 янв".to_owned(), "Dec 28 – Jan 3".to_owned()));
        assert_eq!(ru.date(date(2026, 12, 1)), "1 декабря 2026");
        assert_eq!(ru.period(week(date(2026, 12, 1), date(2026, 12, 31))), "1–31 декабря 2026");
        assert_eq!(ru.period(week(date(2027, 1, 1), date(2027, 5, 31))), "1 января – 31 мая 2027");
        assert_eq!(ru.period(week(date(2027, 4, 1), date(2027, 6, 30))), "2-й квартал 2027");
        assert_eq!(ru.period(week(date(2027, 1, 1), date(2027, 12, 31))), "2027 год");
        assert_eq!(en.period(week(date(2026, 12, 1), date(2027, 1, 31))), "December 1, 2026 to January 31, 2027");
    }

    #[test]
    fn a_key_in_no_catalogue_is_shown_as_itself() {
        assert_eq!(Texts::of(Language::En).say("no-such-key"), "no-such-key");
    }
}
