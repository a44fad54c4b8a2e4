//! Numbers and money as the language writes them.

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_locale_core::locale;
use zadel_core::fraction::Fraction;
use zadel_core::money::{Currency, Money};

use crate::{Language, Texts};

const NO_BREAK_SPACE: char = '\u{a0}';

/// Groups of three and the decimal sign of a language.
pub(crate) fn formatter(language: Language) -> DecimalFormatter {
    let locale = match language {
        Language::Ru => locale!("ru"),
        Language::En => locale!("en"),
    };
    DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default())
        .expect("the data of both languages is compiled in")
}

impl Texts {
    /// A whole number: `1 234 567`.
    #[must_use]
    pub fn count(&self, count: impl Into<i128>) -> String {
        self.decimal(&Decimal::from(count.into()))
    }

    /// A number with so many digits after the decimal sign.
    #[must_use]
    pub fn number(&self, number: f64, n_digits: i16) -> String {
        // A probability or an average always is a finite number; anything else is shown as what it is.
        let Ok(mut decimal) = format!("{number:.12}").parse::<Decimal>() else { return number.to_string() };
        decimal.round_with_mode(-n_digits, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
        decimal.absolute.pad_end(-n_digits);
        self.decimal(&decimal)
    }

    /// Money: `1 000 000 ₽` or `₽1,000,000`; minor units only where there are some.
    #[must_use]
    pub fn money(&self, money: Money, currency: Currency) -> String {
        self.minor(i128::from(money.minor()), currency)
    }

    /// Money that was added up beyond the range of one amount.
    #[must_use]
    pub fn minor(&self, minor: i128, currency: Currency) -> String {
        let n_digits = i16::try_from(currency.n_digits()).expect("at most 3");
        let mut decimal = Decimal::from(minor);
        decimal.multiply_pow10(-n_digits);
        decimal.absolute.trim_end();
        if decimal.absolute.magnitude_range().start() < &0 {
            decimal.absolute.pad_end(-n_digits);
        }
        let number = self.decimal(&decimal);
        let symbol = symbol(currency);
        match (self.language(), symbol) {
            (Language::Ru, symbol) => format!("{number}{NO_BREAK_SPACE}{}", symbol.unwrap_or(currency.code())),
            (Language::En, Some(symbol)) => match number.strip_prefix('-') {
                Some(size) => format!("-{symbol}{size}"),
                None => format!("{symbol}{number}"),
            },
            (Language::En, None) => format!("{}{NO_BREAK_SPACE}{number}", currency.code()),
        }
    }

    /// What stands before and after an amount of money: the currency's sign or code, with its space, is on one side.
    #[must_use]
    pub fn around_money(&self, currency: Currency) -> (String, String) {
        let sign = symbol(currency).unwrap_or(currency.code());
        match (self.language(), symbol(currency)) {
            (Language::Ru, _) => (String::new(), format!("{NO_BREAK_SPACE}{sign}")),
            (Language::En, Some(_)) => (sign.to_owned(), String::new()),
            (Language::En, None) => (format!("{sign}{NO_BREAK_SPACE}"), String::new()),
        }
    }

    /// What stands before the sign of a percentage: a space, or nothing.
    #[must_use]
    pub fn before_percent(&self) -> &'static str {
        match self.language() {
            Language::Ru => "\u{a0}",
            Language::En => "",
        }
    }

    /// A share of a whole as a percentage, to a tenth: `33,3 %`. What is neither nothing nor all never looks so: `0,01 %`,
    /// `99,999 %`.
    #[must_use]
    pub fn percent(&self, part: f64) -> String {
        let percent = part * 100.0;
        let misleads = |n_digits: i16| {
            let shown = round_to(percent, n_digits);
            (0.0 < percent && shown <= 0.0) || (percent < 100.0 && 100.0 <= shown)
        };
        let fewest = i16::from(round_to(percent, 1).fract() != 0.0);
        let n_digits = (fewest..12).find(|n_digits| !misleads(*n_digits)).unwrap_or(12);
        let number = self.number(percent, n_digits);
        match self.language() {
            Language::Ru => format!("{number}{NO_BREAK_SPACE}%"),
            Language::En => format!("{number}%"),
        }
    }

    /// An exact fraction as a percentage.
    #[must_use]
    pub fn fraction_percent(&self, fraction: Fraction) -> String {
        self.percent(fraction.to_f64())
    }

    /// An exact fraction as a number: whole, or with as many digits as it takes to show that there is something.
    #[must_use]
    pub fn fraction(&self, fraction: Fraction) -> String {
        let number = fraction.to_f64();
        let enough = |n_digits: &i16| 0.0 < round_to(number, *n_digits);
        self.number(number, if fraction.denominator() == 1 { 0 } else { (2..12).find(enough).unwrap_or(12) })
    }

    fn decimal(&self, decimal: &Decimal) -> String {
        self.formatter().format(decimal).to_string()
    }
}

fn round_to(number: f64, n_digits: i16) -> f64 {
    let scale = 10_f64.powi(i32::from(n_digits));
    (number * scale).round() / scale
}

/// Signs that are read as money everywhere; other currencies keep their code.
fn symbol(currency: Currency) -> Option<&'static str> {
    match currency.code() {
        "RUB" => Some("₽"),
        "USD" => Some("$"),
        "EUR" => Some("€"),
        "KZT" => Some("₸"),
        "GBP" => Some("£"),
        "JPY" => Some("¥"),
        _ => None,
    }
}
