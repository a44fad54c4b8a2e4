//! Legal forms of companies, as people write them beside their names.

pub(super) const LEGAL_FORMS: [&str; 12] =
    ["ооо", "ип", "ао", "пао", "зао", "оао", "нко", "ано", "llc", "ltd", "inc", "gmbh"];

#[cfg(test)]
mod tests {
    #[test]
    fn legal_forms_are_written_as_names_are_compared() {
        for form in super::LEGAL_FORMS {
            assert_eq!(crate::import::plain_name(form), form);
        }
    }
}
