//! What is wrong with a plan, in words.

use std::io::ErrorKind;

use zadel_core::money::Money;
use zadel_exchange::plan_file::problem::{Expected, Found, Kind, Rule, TomlFault};
use zadel_texts::{Argument, Texts};

type Arguments = Vec<(&'static str, Argument)>;

/// What is wrong and what to do about it, as one or two sentences without the place.
#[must_use]
pub fn say_problem(kind: &Kind, texts: &Texts) -> String {
    let (key, arguments) = sentence(kind, texts);
    texts.say_with(key, &arguments)
}

/// A text from outside, short and without anything that would move the cursor.
#[must_use]
pub fn shown(text: &str) -> String {
    const MOST: usize = 120;
    let mut shown: String = text.chars().take(MOST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

fn sentence(kind: &Kind, texts: &Texts) -> (&'static str, Arguments) {
    let text = |name: &'static str, value: &str| vec![(name, Argument::from(shown(value)))];
    match kind {
        Kind::Unreadable { reason } => (unreadable_key(*reason), Vec::new()),
        Kind::TooLarge { most_megabytes } => ("error-file-too-large", text("most", &most_megabytes.to_string())),
        Kind::NotUtf8 => ("error-not-utf8", Vec::new()),
        Kind::BadToml(fault) => (toml_key(*fault), Vec::new()),
        Kind::MissingKey { key } => ("error-missing-key", text("key", key)),
        Kind::UnknownKey { key, nearest: None } => ("error-unknown-key", text("key", key)),
        Kind::UnknownKey { key, nearest: Some(nearest) } => {
            ("error-unknown-key-nearest", [text("key", key), text("nearest", nearest)].concat())
        }
        Kind::WrongType { expected, found } => {
            let expected = texts.say(expected_key(*expected));
            ("error-wrong-type", [text("expected", &expected), text("found", &texts.say(found_key(*found)))].concat())
        }
        Kind::FloatNotExact { text: float, expected } => (float_key(*expected), text("text", float)),
        Kind::BadFraction { text: bad } if bad.contains(',') => ("error-bad-fraction-comma", text("text", bad)),
        Kind::BadFraction { text: bad } => ("error-bad-fraction", text("text", bad)),
        Kind::BadMoney { text: bad, .. } if bad.contains(',') => ("error-bad-money-comma", text("text", bad)),
        Kind::BadMoney { text: bad, n_digits } => {
            ("error-bad-money", [text("text", bad), vec![("digits", (*n_digits).into())]].concat())
        }
        Kind::BadMonth { text: bad } => ("error-bad-month", text("text", bad)),
        Kind::TargetBesideMonths => ("error-target-beside-months", Vec::new()),
        Kind::BadDate { text: bad } => ("error-bad-date", text("text", bad)),
        Kind::OutOfRange(rule) => rule_sentence(rule, texts),
        Kind::DuplicateName { name } => ("error-duplicate-name", text("name", name)),
        Kind::NoLines => ("error-no-lines", Vec::new()),
        Kind::TooMany { most } => ("error-too-many", vec![("most", (*most).into())]),
        Kind::TooManyCells => ("error-too-many-cells", Vec::new()),
        Kind::BothAmountAndShare => ("error-both-amount-and-share", Vec::new()),
        Kind::BothMarginAndMarkup => ("error-both-margin-and-markup", Vec::new()),
        Kind::MarginRequired => ("error-margin-required", Vec::new()),
        Kind::RateStageNotAlone => ("error-rate-stage-not-alone", Vec::new()),
        Kind::ZeroConversion => ("error-zero-conversion", Vec::new()),
        Kind::Overflow => ("error-overflow", Vec::new()),
        Kind::ShareWithoutBase => ("error-share-without-base", Vec::new()),
    }
}

fn rule_sentence(rule: &Rule, texts: &Texts) -> (&'static str, Arguments) {
    let name = |name: &str| vec![("name", Argument::from(shown(name)))];
    match rule {
        Rule::OneOf(words) => ("error-range-one-of", vec![("words", words.join(", ").into())]),
        Rule::Name { most } => ("error-range-name", vec![("most", (*most).into())]),
        Rule::Money(currency) => ("error-range-money", vec![("most", texts.money(Money::MAX, *currency).into())]),
        Rule::UnknownLine { name: line } => ("error-range-unknown-line", name(line)),
        Rule::LineWithoutLeads { name: line } => ("error-range-line-without-leads", name(line)),
        Rule::UnknownTeam { name: team } => ("error-range-unknown-team", name(team)),
        Rule::Place { path } => ("error-range-place", name(path)),
        Rule::TeamTooDeep => ("error-range-team-too-deep", Vec::new()),
        Rule::Markup => ("error-range-markup", Vec::new()),
        Rule::Format => ("error-range-format", Vec::new()),
        Rule::Currency => ("error-range-currency", Vec::new()),
        Rule::Check => ("error-range-check", Vec::new()),
        Rule::Count => ("error-range-count", Vec::new()),
        Rule::UpToWhole => ("error-range-up-to-whole", Vec::new()),
        Rule::Rate => ("error-range-rate", Vec::new()),
        Rule::Positive => ("error-range-positive", Vec::new()),
        Rule::Share => ("error-range-share", Vec::new()),
        Rule::PartOfRep => ("error-range-part-of-rep", Vec::new()),
        Rule::Season => ("error-range-season", Vec::new()),
        Rule::Minutes => ("error-range-minutes", Vec::new()),
        Rule::DatesInOrder => ("error-range-dates", Vec::new()),
        Rule::InTheFuture => ("error-range-future", Vec::new()),
        Rule::MorePassedThanEntered => ("error-range-more-passed", Vec::new()),
        Rule::NobodyEntered => ("error-range-nobody-entered", Vec::new()),
        Rule::NoSales => ("error-range-no-sales", Vec::new()),
        Rule::AverageOutside => ("error-range-average", Vec::new()),
        Rule::MinimumAboveGoal => ("error-range-minimum", Vec::new()),
        Rule::StretchBelowGoal => ("error-range-stretch", Vec::new()),
        Rule::FixedCostsWithoutNetProfit => ("error-range-fixed-costs", Vec::new()),
        Rule::Lag => ("error-range-lag", Vec::new()),
        Rule::Country => ("error-range-country", Vec::new()),
    }
}

fn unreadable_key(reason: ErrorKind) -> &'static str {
    match reason {
        ErrorKind::NotFound => "error-not-found",
        ErrorKind::PermissionDenied => "error-no-access",
        ErrorKind::IsADirectory => "error-is-folder",
        _ => "error-unreadable",
    }
}

pub(crate) fn toml_key(fault: TomlFault) -> &'static str {
    match fault {
        TomlFault::UnclosedString => "error-toml-unclosed-string",
        TomlFault::DuplicateKey => "error-toml-duplicate-key",
        TomlFault::InlineTable => "error-toml-inline-table",
        TomlFault::BadDateOrTime => "error-toml-date",
        TomlFault::TooDeep => "error-toml-too-deep",
        TomlFault::Other => "error-toml-other",
    }
}

fn float_key(expected: Expected) -> &'static str {
    match expected {
        Expected::WholeNumber => "error-float-whole",
        Expected::Money => "error-float-money",
        Expected::Fraction => "error-float-fraction",
        Expected::Text | Expected::Date | Expected::Table | Expected::List => "error-float-other",
    }
}

fn expected_key(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "error-expected-text",
        Expected::WholeNumber => "error-expected-whole-number",
        Expected::Money => "error-expected-money",
        Expected::Fraction => "error-expected-fraction",
        Expected::Date => "error-expected-date",
        Expected::Table => "error-expected-table",
        Expected::List => "error-expected-list",
    }
}

fn found_key(found: Found) -> &'static str {
    match found {
        Found::Text => "error-found-text",
        Found::Number => "error-found-number",
        Found::Boolean => "error-found-boolean",
        Found::Date => "error-found-date",
        Found::List => "error-found-list",
        Found::Table => "error-found-table",
        Found::Nothing => "error-found-nothing",
    }
}
