//! Words that people type among digits. Nobody reads them here: what people read stands in the locales.

/// Between the part and the whole: `3 из 10`.
pub(super) const BETWEEN: [&str; 3] = ["/", "из", "of"];

/// Behind counts that are the facts' own, besides the plan file's word for it.
pub(super) const BY_FACTS: [&str; 2] = ["по фактам", "факты"];

/// What has no width: marks of direction, joints, the byte order mark.
pub(super) const INVISIBLE: [std::ops::RangeInclusive<char>; 5] = [
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{2064}',
    '\u{2066}'..='\u{2069}',
    '\u{feff}'..='\u{feff}',
];

/// Powers of ten, longer words before those they end in.
pub(super) const MULTIPLES: [(&str, u32); 13] = [
    ("тысяч", 3),
    ("тыс.", 3),
    ("тыс", 3),
    ("т.", 3),
    ("k", 3),
    ("к", 3),
    ("млн.", 6),
    ("млн", 6),
    ("mln", 6),
    ("m", 6),
    ("млрд.", 9),
    ("млрд", 9),
    ("bn", 9),
];

/// What stands for a currency beside its code, longer words before those they end in.
pub(super) fn signs(code: &str) -> &'static [&'static str] {
    match code {
        "RUB" => &["₽", "рублей", "рубля", "рубль", "руб.", "руб", "р.", "р"],
        "USD" => &["$"],
        "EUR" => &["€"],
        "KZT" => &["₸"],
        "GBP" => &["£"],
        "JPY" => &["¥"],
        _ => &[],
    }
}
