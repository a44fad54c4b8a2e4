//! Words for files of other programs: what is wrong with a row, a file, a map.

use serde_json::{Value, json};
use zadel_exchange::import::statement::StatementError;
use zadel_exchange::import::{Column, MapFault, ReaderError, Reject, RejectCode};
use zadel_exchange::table::TableError;
use zadel_texts::{Argument, Texts};

use crate::facts::Imported;
use crate::problem_words::{shown, toml_key};

/// What came of a file, as programs read it.
#[must_use]
pub fn summary(texts: &Texts, imported: &Imported) -> Value {
    let reject = |reject: &Reject| {
        json!({
            "line": reject.line,
            "column": reject.column.as_deref().unwrap_or_default(),
            "code": reject.code.code(),
            "message": say_reject(texts, reject),
        })
    };
    json!({
        "rows": imported.n_rows,
        "imported": imported.n_imported,
        "unchanged": imported.n_unchanged,
        "rejected": imported.n_rejected,
        "tied": imported.n_tied,
        "without_deal": imported.open.n,
        "left_out": imported.left_out,
        "uncounted": imported.uncounted,
        "new_deals": imported.difference.n_new,
        "changed_deals": imported.difference.n_changed,
        "missing_deals": imported.difference.n_missing,
        "twins": imported.difference.twins.iter().map(|twins| json!({"feed": twins.feed, "deals": twins.n})).collect::<Vec<_>>(),
        "rejects": imported.rejects.shown.iter().map(reject).collect::<Vec<_>>(),
    })
}

/// What is wrong with a row, and what to do.
#[must_use]
pub fn say_reject(texts: &Texts, reject: &Reject) -> String {
    texts.say_with(reject_key(reject.code), &[("value", shown(&reject.value).into())])
}

fn reject_key(code: RejectCode) -> &'static str {
    match code {
        RejectCode::MissingId => "reject-missing-id",
        RejectCode::MissingCreated => "reject-missing-created",
        RejectCode::MissingPerson => "reject-missing-person",
        RejectCode::MissingClosed => "reject-missing-closed",
        RejectCode::MissingDate => "reject-missing-date",
        RejectCode::MissingAmount => "reject-missing-amount",
        RejectCode::MissingStage => "reject-missing-stage",
        RejectCode::MissingSource => "reject-missing-source",
        RejectCode::ClosedBeforeCreated => "reject-closed-before-created",
        RejectCode::BadDate => "reject-bad-date",
        RejectCode::AmbiguousDate => "reject-ambiguous-date",
        RejectCode::FutureDate => "reject-future-date",
        RejectCode::BadAmount => "reject-bad-amount",
        RejectCode::AmountOutOfRange => "reject-amount-out-of-range",
        RejectCode::BadCurrency => "reject-bad-currency",
        RejectCode::BadCount => "reject-bad-count",
        RejectCode::BadYesNo => "reject-bad-yes-no",
        RejectCode::BadName => "reject-bad-name",
        RejectCode::BadId => "reject-bad-id",
        RejectCode::BadTaxNumber => "reject-bad-tax-number",
        RejectCode::BadOutcome => "reject-bad-outcome",
        RejectCode::UnknownStage => "reject-unknown-stage",
        RejectCode::UnknownKind => "reject-unknown-kind",
        RejectCode::UnknownAction => "reject-unknown-action",
        RejectCode::DuplicateId => "reject-duplicate-id",
        RejectCode::TooManyEvents => "reject-too-many-events",
        RejectCode::OtherLineRejected => "reject-other-line-rejected",
        RejectCode::TooManyCells => "reject-too-many-cells",
        RejectCode::FaultInCell => "reject-fault-in-cell",
        RejectCode::ForeignAccount => "reject-foreign-account",
    }
}

/// Why a file is not read, and what to do.
#[must_use]
pub fn say_reader_error(texts: &Texts, error: &ReaderError) -> String {
    match error {
        ReaderError::Table(error) => say_table_error(texts, error),
        ReaderError::NoSuchSheet(sheet) => texts.say_with("table-no-sheet-named", &[("sheet", shown(sheet).into())]),
        ReaderError::NoRows => texts.say("table-no-rows"),
        ReaderError::Statement(error) => texts.say(match error {
            StatementError::NotAStatement => "statement-none",
            StatementError::NoAccount => "statement-no-account",
            StatementError::TooLarge => "statement-too-large",
            StatementError::CutOff => "statement-cut-off",
        }),
        ReaderError::NoColumns(columns) => {
            // Two fields may look for the same one.
            let mut named: Vec<String> = Vec::new();
            for name in columns.iter().map(column_name) {
                if !named.contains(&name) {
                    named.push(name);
                }
            }
            texts.say_with("table-no-columns", &[("columns", named.join(", ").into())])
        }
    }
}

/// A column as its map calls it.
fn column_name(column: &Column) -> String {
    match column {
        Column::Named { header, n: 1 } => shown(header),
        Column::Named { header, n } => format!("{} ({n})", shown(header)),
        Column::At(place) => zadel_exchange::target_sheet::column_letters(*place),
        Column::Several(columns) => columns.iter().map(column_name).collect::<Vec<_>>().join(" + "),
    }
}

fn say_table_error(texts: &Texts, error: &TableError) -> String {
    let at = |key: &str, line: u64| texts.say_with(key, &[("line", line.to_string().into())]);
    match error {
        TableError::Empty => texts.say("table-empty"),
        TableError::NotATable => texts.say("table-not-a-table"),
        TableError::OldWorkbook => texts.say("table-old-workbook"),
        TableError::BinaryWorkbook => texts.say("table-binary-workbook"),
        TableError::OpenDocument => texts.say("table-open-document"),
        TableError::Locked => texts.say("table-locked"),
        TableError::OtherArchive => texts.say("table-other-archive"),
        TableError::OtherXml => texts.say("table-other-xml"),
        TableError::NoTable => texts.say("table-no-table"),
        TableError::Broken { line: None } => texts.say("table-broken"),
        TableError::Broken { line: Some(line) } => at("table-broken-at", *line),
        TableError::OpenQuote { line } => at("table-open-quote", *line),
        TableError::BadByte { line } => at("table-bad-byte", *line),
        TableError::TooLarge { line: None, .. } => texts.say("table-too-large"),
        TableError::TooLarge { line: Some(line), .. } => at("table-too-large-at", *line),
        TableError::NoSuchSheet => texts.say("table-no-sheet"),
        TableError::Unreadable(_) => texts.say("table-unreadable"),
    }
}

/// What is wrong with a map, and what to do.
#[must_use]
pub fn say_map_fault(texts: &Texts, fault: &MapFault) -> String {
    let with = |key: &str, arguments: &[(&'static str, Argument)]| texts.say_with(key, arguments);
    match fault {
        MapFault::TooLarge { most_bytes } => with("error-file-too-large", &[("most", (most_bytes >> 20).into())]),
        MapFault::BadToml(fault) => texts.say(toml_key(*fault)),
        MapFault::MissingKey { key } => with("error-missing-key", &[("key", (*key).into())]),
        MapFault::UnknownKey { key, nearest: None } => with("error-unknown-key", &[("key", shown(key).into())]),
        MapFault::UnknownKey { key, nearest: Some(nearest) } => {
            with("error-unknown-key-nearest", &[("key", shown(key).into()), ("nearest", (*nearest).into())])
        }
        MapFault::WrongType { .. } | MapFault::BadColumn => texts.say("map-bad-column"),
        MapFault::UnknownWord { text, words } => {
            with("map-unknown-word", &[("text", shown(text).into()), ("words", words.join(", ").into())])
        }
        MapFault::BadName { most } => with("error-range-name", &[("most", (*most).into())]),
        MapFault::BadCurrency { .. } => texts.say("error-range-currency"),
        MapFault::BadRate { text } => with("map-bad-rate", &[("text", shown(text).into())]),
        MapFault::BadOffset { text } => with("map-bad-offset", &[("text", shown(text).into())]),
        MapFault::TooMany { most } => with("map-too-many", &[("most", (*most).into())]),
    }
}
