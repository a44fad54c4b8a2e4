//! Words and signs that programs write into cells. Nobody reads them here: what people read stands in the locales.

pub(super) const YES: [&str; 9] = ["да", "yes", "y", "true", "1", "+", "истина", "✓", "д"];
pub(super) const NO: [&str; 8] = ["нет", "no", "n", "false", "0", "-", "ложь", "н"];

/// What people put where there is no sum.
pub(super) const NOTHING: [&str; 6] = ["-", "–", "—", "−", "н/д", "n/a"];

/// Currencies by code, with their signs and the names that CRMs give them.
pub(super) const CURRENCIES: [(&str, &[&str]); 11] = [
    (
        "RUB",
        &[
            "₽",
            "руб",
            "р",
            "рубль",
            "рубли",
            "рублей",
            "рубля",
            "российский рубль",
            "российские рубли",
            "rur",
            "russian ruble",
        ],
    ),
    ("USD", &["$", "доллар", "доллар сша", "доллары", "доллары сша", "долл", "us dollar", "us$"]),
    ("EUR", &["€", "евро", "euro"]),
    ("KZT", &["₸", "тенге", "казахстанский тенге", "tenge", "тг"]),
    ("BYN", &["br", "белорусский рубль", "бел. руб", "belarusian ruble"]),
    ("UAH", &["₴", "гривна", "грн", "hryvnia"]),
    ("GBP", &["£", "фунт стерлингов", "pound sterling", "british pound"]),
    ("CNY", &["юань", "китайский юань", "yuan"]),
    ("UZS", &["сум", "узбекский сум"]),
    ("AMD", &["֏", "драм", "армянский драм"]),
    ("JPY", &["¥", "иена", "yen"]),
];
