//! What is shown of a file before it is imported.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use zadel_app::facts::{Looked, json_of_map};
use zadel_exchange::import::{ColumnGuess, Count, Distinct, Guess, Question, StageCount, Sureness, TakenFor};
use zadel_exchange::target_sheet::column_letters;

/// A file that waits to be imported, and what it is most likely.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportFile)]
pub(crate) struct FileView {
    /// The name under which it waits, for an hour.
    file: String,
    /// What it was called.
    name: String,
    /// Which export it is: `bitrix24_deals`, `bitrix24_leads`, `amocrm_a`, `amocrm_b`, `amocrm_c`, `kommo`, `statement`, what its
    /// rows are (`deals`, `payments` and so on), or `unknown`.
    profile: &'static str,
    /// The line of the headers, from 1; 0 if there are none.
    header_line: u64,
    /// Rows that were looked at.
    n_rows: u64,
    /// Are those all rows?
    is_whole: bool,
    /// What columns and names are taken for, with the keys of a map file; null if nothing is known.
    #[schema(value_type = Option<Object>)]
    map: Option<serde_json::Map<String, Value>>,
    /// The map of the last import that fits this file; null if none does.
    #[schema(value_type = Option<Object>)]
    known_map: Option<serde_json::Map<String, Value>>,
    /// From the left.
    columns: Vec<ColumnView>,
    /// What must be asked first.
    questions: Vec<QuestionView>,
    stages: Vec<StageView>,
    people: NamesView,
    sources: NamesView,
    lines: NamesView,
    loss_reasons: NamesView,
    actions: NamesView,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportColumn)]
struct ColumnView {
    /// Its letters.
    column: String,
    header: String,
    /// Which of the headers of that name it is, from 1.
    n: u32,
    /// Up to three different values; none of a personal column.
    samples: Vec<String>,
    taken_for: TakenForView,
    /// The field or the stage whose day it is; null for the others.
    field: Option<&'static str>,
    sureness: SurenessView,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = ImportTakenFor)]
#[serde(rename_all = "snake_case")]
enum TakenForView {
    Field,
    /// The day of a stage.
    DateOf,
    /// A product, its price or how many.
    Product,
    /// Phones, letters, addresses, comments: not read.
    Personal,
    Nothing,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = ImportSureness)]
#[serde(rename_all = "snake_case")]
enum SurenessView {
    Unknown,
    Likely,
    Sure,
}

/// What only the owner of the file can know.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportQuestion)]
struct QuestionView {
    /// Such as `date_order`, `unknown_stages`, `no_currency`.
    code: &'static str,
    /// Values, names or headers that it is about.
    about: Vec<String>,
    /// The field that it is about; null for the others.
    field: Option<&'static str>,
    /// How many ids or rows it is about; null for the others.
    n: Option<u64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportStage)]
struct StageView {
    pipeline: Option<String>,
    stage: String,
    /// Rows.
    n: u64,
    /// `lead`, `qualified`, `meeting`, `quote`, `contract`, `won`, `lost`, `open`; null: that must be asked.
    meaning: Option<&'static str>,
}

/// Different values, the most frequent first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportNames)]
struct NamesView {
    values: Vec<NameView>,
    /// There are more, and they are not told.
    is_capped: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportName)]
struct NameView {
    name: String,
    /// Rows.
    n: u64,
}

impl FileView {
    pub(super) fn of(looked: Looked) -> Self {
        let Looked { file, name, guess, known } = looked;
        let Guess { profile, header_line, n_rows, is_whole, map, columns, questions, stages, .. } = guess;
        Self {
            file,
            name,
            profile: profile.code(),
            header_line,
            n_rows,
            is_whole,
            map: map.as_ref().map(json_of_map),
            known_map: known.as_ref().map(json_of_map),
            columns: columns.into_iter().map(ColumnView::from).collect(),
            questions: questions.into_iter().map(QuestionView::from).collect(),
            stages: stages.values.into_iter().map(StageView::from).collect(),
            people: guess.people.into(),
            sources: guess.sources.into(),
            lines: guess.lines.into(),
            loss_reasons: guess.loss_reasons.into(),
            actions: guess.actions.into(),
        }
    }
}

impl From<ColumnGuess> for ColumnView {
    fn from(column: ColumnGuess) -> Self {
        let (taken_for, field) = match column.taken_for {
            TakenFor::Field(field) => (TakenForView::Field, Some(field.code())),
            TakenFor::DateOf(stage) => (TakenForView::DateOf, Some(stage.code())),
            TakenFor::Product => (TakenForView::Product, None),
            TakenFor::Personal => (TakenForView::Personal, None),
            TakenFor::Nothing => (TakenForView::Nothing, None),
        };
        let sureness = match column.sureness {
            Sureness::Unknown => SurenessView::Unknown,
            Sureness::Likely => SurenessView::Likely,
            Sureness::Sure => SurenessView::Sure,
        };
        let (header, n, samples) = (column.header, column.n, column.samples);
        Self { column: column_letters(column.place), header, n, samples, taken_for, field, sureness }
    }
}

impl From<Question> for QuestionView {
    fn from(question: Question) -> Self {
        let code = question.code();
        let (about, field, n) = match question {
            Question::DateOrder { examples } | Question::MixedDates { examples } | Question::Thousands { examples } => {
                (examples, None, None)
            }
            Question::UnknownStages { stages } => (stages, None, None),
            Question::UnknownActions { actions } => (actions, None, None),
            Question::SeveralCurrencies { codes } => (codes, None, None),
            Question::EqualHeaders { field, header, places } => {
                let places = places.into_iter().map(column_letters);
                ([header].into_iter().chain(places).collect(), Some(field.code()), None)
            }
            Question::MadeId { headers, n_equal } => (headers, None, Some(n_equal)),
            Question::NoColumn { field } => (Vec::new(), Some(field.code()), None),
            Question::RepeatedIds { n_ids } => (Vec::new(), None, Some(n_ids)),
            Question::ClosedIsExpected { header } => (vec![header], None, None),
            Question::OtherSheets { sheets } => (sheets, None, None),
            Question::NoAction
            | Question::NoCurrency
            | Question::NoId
            | Question::NoClosed
            | Question::NoStage
            | Question::NoHeaders => (Vec::new(), None, None),
        };
        Self { code, about, field, n }
    }
}

impl From<StageCount> for StageView {
    fn from(count: StageCount) -> Self {
        let meaning = count.meaning.map(zadel_core::facts::StageMeaning::code);
        Self { pipeline: count.pipeline, stage: count.stage, n: count.n, meaning }
    }
}

impl From<Distinct<Count>> for NamesView {
    fn from(names: Distinct<Count>) -> Self {
        let values = names.values.into_iter().map(|count| NameView { name: count.name, n: count.n }).collect();
        Self { values, is_capped: names.is_capped }
    }
}
