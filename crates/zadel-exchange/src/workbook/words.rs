//! Words come in from whoever asks: this crate has none.

use jiff::civil::Date;
use zadel_core::calendar::Period;
use zadel_core::money::{Currency, Money};

/// What a sentence takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    /// A whole number, with its plural.
    Number(i64),
    /// A text as it stands.
    Text(String),
}

/// The words of one language.
pub trait Words {
    /// The sentence of a key.
    fn say(&self, key: &'static str) -> String {
        self.say_with(key, &[])
    }

    /// The sentence of a key, with numbers and texts put in.
    fn say_with(&self, key: &'static str, words: &[(&'static str, Word)]) -> String;

    /// A day with its month and year.
    fn day(&self, day: Date) -> String;

    /// A period as people say it.
    fn period(&self, period: Period) -> String;

    /// A week, with its year where weeks of several stand side by side.
    fn week(&self, week: Period, years: Years) -> String;

    /// Money with its sign.
    fn money(&self, money: Money, currency: Currency) -> String;

    /// A part of a whole as a percentage.
    fn percent(&self, part: f64) -> String;

    /// What stands before and after an amount: the currency's sign is on one side.
    fn around_money(&self, currency: Currency) -> (String, String);

    /// What stands before the percent sign.
    fn before_percent(&self) -> &'static str;

    /// How numbers and days are written where a spreadsheet of this language reads them from text.
    fn typed(&self) -> Typed;
}

/// Does a week need its year?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// All in one year.
    One,
    /// In several.
    Several,
}

/// How a spreadsheet of a language reads text files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Between cells.
    pub separator: u8,
    /// Before the digits that are parts of a whole.
    pub decimal_sign: char,
    /// A day, as `strftime` writes it.
    pub day: &'static str,
}
