/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// The two letters of the language: `ru`, `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language of a locale such as `ru_RU.UTF-8` or `en-GB`: Russian if it is Russian, else English.
    ///
    /// # Examples
    /// ```
    /// # use zadel_texts::Language;
    /// assert_eq!(Language::of_locale("ru_RU.UTF-8"), Language::Ru);
    /// assert_eq!(Language::of_locale("C"), Language::En);
    /// ```
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("ru") { Self::Ru } else { Self::En }
    }
}
