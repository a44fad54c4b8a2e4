//! Words that payers write before the numbers of invoices and contracts.

pub(super) const INVOICE: [&str; 15] = [
    "счет",
    "счету",
    "счета",
    "счете",
    "счетам",
    "счетом",
    "сч",
    "сч-ту",
    "сч-т",
    "cчет",
    "invoice",
    "invoices",
    "inv",
    "bill",
    "счёт-оферта",
];

pub(super) const CONTRACT: [&str; 13] = [
    "договор",
    "договору",
    "договора",
    "договоре",
    "договором",
    "дог",
    "дог-ру",
    "дог-р",
    "контракт",
    "контракту",
    "контракта",
    "contract",
    "agreement",
];

/// Beside the word, these make an account or another document of it.
pub(super) const NOT_AN_INVOICE: [&str; 9] =
    ["фактур", "расчетн", "лицев", "банковск", "карт", "за", "средств", "ссудн", "депозит"];

/// The sign of a number.
pub(super) const NUMBER: [&str; 9] = ["№", "#", "n", "no", "nr", "номер", "ном", "number", "num"];

/// Words that may stand between.
pub(super) const BETWEEN: [&str; 12] = [
    "на",
    "поставки",
    "подряда",
    "оказания",
    "услуг",
    "купли-продажи",
    "аренды",
    "оферты",
    "оплату",
    "for",
    "of",
    "об",
];
