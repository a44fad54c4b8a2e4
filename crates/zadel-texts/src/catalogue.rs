//! The messages of both languages, compiled in.

use crate::Language;

/// The sources of a language, one file a room.
pub(crate) fn sources(language: Language) -> [&'static str; 14] {
    match language {
        Language::Ru => [
            include_str!("../../../locales/ru/cli.ftl"),
            include_str!("../../../locales/ru/common.ftl"),
            include_str!("../../../locales/ru/demo.ftl"),
            include_str!("../../../locales/ru/errors.ftl"),
            include_str!("../../../locales/ru/facts.ftl"),
            include_str!("../../../locales/ru/forecast.ftl"),
            include_str!("../../../locales/ru/home.ftl"),
            include_str!("../../../locales/ru/places.ftl"),
            include_str!("../../../locales/ru/sheets.ftl"),
            include_str!("../../../locales/ru/step1_goal.ftl"),
            include_str!("../../../locales/ru/step2_decomposition.ftl"),
            include_str!("../../../locales/ru/step3_resources.ftl"),
            include_str!("../../../locales/ru/target_sheet.ftl"),
            include_str!("../../../locales/ru/workbook.ftl"),
        ],
        Language::En => [
            include_str!("../../../locales/en/cli.ftl"),
            include_str!("../../../locales/en/common.ftl"),
            include_str!("../../../locales/en/demo.ftl"),
            include_str!("../../../locales/en/errors.ftl"),
            include_str!("../../../locales/en/facts.ftl"),
            include_str!("../../../locales/en/forecast.ftl"),
            include_str!("../../../locales/en/home.ftl"),
            include_str!("../../../locales/en/places.ftl"),
            include_str!("../../../locales/en/sheets.ftl"),
            include_str!("../../../locales/en/step1_goal.ftl"),
            include_str!("../../../locales/en/step2_decomposition.ftl"),
            include_str!("../../../locales/en/step3_resources.ftl"),
            include_str!("../../../locales/en/target_sheet.ftl"),
            include_str!("../../../locales/en/workbook.ftl"),
        ],
    }
}
