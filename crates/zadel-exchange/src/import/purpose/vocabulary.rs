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
    "счет-оферта",
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

/// Beside the word, what begins so makes an account or another document of it.
pub(super) const NOT_AN_INVOICE: [&str; 6] = ["фактур", "расчетн", "лицев", "банковск", "ссудн", "депозит"];

/// These do it beside the word as they are: what only begins so is sold (`картриджи`, `запчасти`).
pub(super) const CARDS: [&str; 11] =
    ["карта", "карты", "карте", "карту", "картой", "карточка", "карточки", "карточке", "карточку", "карт", "картам"];

/// Before the word: at somebody's expense.
pub(super) const EXPENSE: &str = "за";

/// Behind the word: of somebody's means.
pub(super) const MEANS: &str = "средств";

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
