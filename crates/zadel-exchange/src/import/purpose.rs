//! The numbers of an invoice and of a contract, in what a payer wrote.

mod vocabulary;

use vocabulary::{BETWEEN, CARDS, CONTRACT, EXPENSE, INVOICE, MEANS, NOT_AN_INVOICE, NUMBER};

/// What the purpose of a payment refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The number of the first invoice.
    pub invoice: Option<String>,
    /// The number of the first contract.
    pub contract: Option<String>,
}

/// Finds the numbers of an invoice and of a contract: `по счёту № 123 от 10.01.2026`, `дог.45/26`, `invoice INV-7`.
///
/// A number begins behind the word, or behind the sign of a number behind it, and has a digit in it. What only looks like an
/// invoice (`счёт-фактура`, `расчётный счёт`) is none.
///
/// # Examples
/// ```
/// # use zadel_exchange::import::said_in;
/// let said = said_in("Оплата по сч. №123-А от 10.01.2026 по договору 45/26. НДС не облагается");
/// assert_eq!((said.invoice.as_deref(), said.contract.as_deref()), (Some("123-А"), Some("45/26")));
/// assert_eq!(said_in("Оплата за услуги, 2026 год"), Default::default());
/// ```
#[must_use]
pub fn said_in(purpose: &str) -> Said {
    let words: Vec<&str> = words_of(purpose);
    let plain: Vec<String> = words.iter().map(|word| folded(word)).collect();
    let first = |starts: &[&str]| (0..words.len()).find_map(|i| number_after(&words, &plain, i, starts));
    Said { invoice: first(&INVOICE), contract: first(&CONTRACT) }
}

/// Words, each with the signs that numbers have within; a sign of a number stands alone.
fn words_of(purpose: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for piece in
        purpose.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '"' | '«' | '»'))
    {
        let mut rest = piece;
        while let Some(at) = rest.find(['№', '#']) {
            let sign = rest[at..].chars().next().map_or(1, char::len_utf8);
            words.extend([&rest[..at], &rest[at..at + sign]]);
            rest = &rest[at + sign..];
        }
        // A point ends a word of letters: `дог.45` is two.
        let glued = rest.find('.').filter(|at| rest[..*at].chars().all(char::is_alphabetic));
        match glued {
            Some(at) => words.extend([&rest[..at], &rest[at + 1..]]),
            None => words.push(rest),
        }
    }
    words.into_iter().map(|word| word.trim_matches(['.', '-', '/'])).filter(|word| !word.is_empty()).collect()
}

fn folded(word: &str) -> String {
    word.to_lowercase().chars().map(|c| if c == '\u{451}' { '\u{435}' } else { c }).collect()
}

/// The number that belongs to the word at a place, if that is one of the words.
fn number_after(words: &[&str], plain: &[String], at: usize, starts: &[&str]) -> Option<String> {
    /// Between the word and its number.
    const MOST_WORDS: usize = 4;
    let is_meant = starts.contains(&plain[at].as_str());
    let before = at.checked_sub(1).map_or("", |before| plain[before].as_str());
    if !is_meant || before == EXPENSE || is_of_account(before) {
        return None;
    }
    for i in (at + 1..words.len()).take(MOST_WORDS) {
        if plain[i] == MEANS || is_of_account(&plain[i]) {
            return None;
        }
        if is_number(words[i]) {
            return Some(words[i].to_owned());
        }
        let stands_between = BETWEEN.contains(&plain[i].as_str()) || NUMBER.contains(&plain[i].as_str());
        if !stands_between {
            return None;
        }
    }
    None
}

/// Makes an account or another document of what it stands beside.
fn is_of_account(word: &str) -> bool {
    NOT_AN_INVOICE.iter().any(|stem| word.starts_with(stem)) || CARDS.contains(&word)
}

/// Has a digit, is not a day, and is not longer than any number of a document.
fn is_number(word: &str) -> bool {
    const MOST_CHARACTERS: usize = 40;
    let is_day = word.split('.').count() == 3 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    word.chars().any(|c| c.is_ascii_digit()) && !is_day && word.chars().count() <= MOST_CHARACTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(purpose: &str) -> (String, String) {
        let Said { invoice, contract } = said_in(purpose);
        (invoice.unwrap_or_default(), contract.unwrap_or_default())
    }

    #[test]
    fn a_number_stands_behind_its_word() {
        for (purpose, invoice, contract) in [
            ("Оплата по счёту № 123 от 10.01.2026", "123", ""),
            ("Оплата по счету №123 от 10.01.2026г. за окна. В т.ч. НДС 20% 1000-00", "123", ""),
            ("оплата сч.45", "45", ""),
            ("Оплата по счетам 12, 13 и 14", "12", ""),
            ("По договору № 45/26 от 01.02.2026", "", "45/26"),
            ("дог.Д-7/2026 сч.№ 9", "9", "Д-7/2026"),
            ("Предоплата по договору поставки номер 18-А", "", "18-А"),
            ("Оплата по договору оказания услуг №5 согласно счета №77", "77", "5"),
            ("Payment for invoice INV-2026/07", "INV-2026/07", ""),
            ("Invoice no. 15, contract #8", "15", "8"),
            ("СЧЕТ N 31 ОТ 01.02.26", "31", ""),
            ("Оплата заказа, счет № 15", "15", ""),
            ("Оплата за запчасти, счет 45", "45", ""),
            ("Оплата картриджей счет 77", "77", ""),
            ("Поставка моющих средств, счет № 31", "31", ""),
            ("Оплата по счёт-оферте", "", ""),
            ("Счёт-оферта № 8", "8", ""),
        ] {
            assert_eq!(said(purpose), (invoice.to_owned(), contract.to_owned()), "{purpose}");
        }
    }

    #[test]
    fn what_only_looks_like_an_invoice_is_none() {
        for purpose in [
            "",
            "Оплата по счет-фактуре № 12",
            "Оплата по счету-фактуре 12",
            "по счету фактуре № 12",
            "Пополнение расчётного счёта 40702810000000000001",
            "Перевод на счёт карты 5",
            "За счёт средств 2 шт.",
            "За счёт собственных средств, 2 шт.",
            "По счёту от 10.01.2026",
            "Выплата по договору",
        ] {
            assert_eq!(said(purpose), (String::new(), String::new()), "{purpose}");
        }
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        let words = INVOICE.iter().chain(&CONTRACT).chain(&NOT_AN_INVOICE).chain(&CARDS).chain(&NUMBER).chain(&BETWEEN);
        for word in words.chain([&EXPENSE, &MEANS]) {
            assert_eq!(folded(word), *word);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_purpose_is_looked_through(text in "(сч|дог|счет|№|договор|[.,# «»()0-9/а-яё-]){0,30}") {
            let Said { invoice, contract } = said_in(&text);
            for number in [invoice, contract].into_iter().flatten() {
                proptest::prop_assert!(text.contains(&number) && number.chars().any(|c| c.is_ascii_digit()));
            }
        }
    }
}
