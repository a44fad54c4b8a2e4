//! Legal forms of companies, as people write them beside their names.

pub(super) const LEGAL_FORMS: [&str; 12] =
    ["ооо", "ип", "ао", "пао", "зао", "оао", "нко", "ano", "llc", "ltd", "inc", "gmbh"];
