//! `POST /api/v1/plans/{plan}/target-sheets`: what a sheet of targets would bring in.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::step1_goal::{self, Matched, MatchedRow, ReadTargetSheet};
use zadel_core::money::Money;
use zadel_exchange::target_sheet::{
    CellFault, ColumnLeftOut, Fault, LeftOutColumn, LeftOutRow, MonthColumn, RowLeftOut, SumFault, TargetRow,
    column_letters,
};

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::step2_decomposition::EditForm;
use crate::wire::{Path, Query};

/// Which sheet of a workbook.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    sheet: Option<String>,
}

/// A sheet of targets as it would come into the plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TargetSheet)]
pub(crate) struct SheetView {
    /// The version of the plan that it was compared with.
    version: i64,
    /// The sheet of the workbook that was read; null for a text.
    sheet: Option<String>,
    /// All its sheets that have months.
    sheets: Vec<String>,
    /// The row of months, counted from 1.
    header_row: usize,
    /// No year stands in the sheet: it follows from the plan's period.
    year_is_guessed: bool,
    months: Vec<MonthView>,
    rows: Vec<RowView>,
    left_out_rows: Vec<LeftOutRowView>,
    left_out_columns: Vec<LeftOutColumnView>,
    /// What could not be read, with its place.
    faults: Vec<FaultView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TargetSheetMonth)]
struct MonthView {
    /// `2026-10`.
    month: String,
    /// The letters of its column.
    column: String,
    /// As it stands in the sheet.
    header: String,
    /// What a sum counts: 1, a thousand or a million units of money.
    unit: i64,
    /// Does it touch the plan's period? Others are kept, and mean nothing in it.
    in_period: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TargetSheetRow)]
struct RowView {
    /// Counted from 1.
    row: usize,
    /// As it stands in the sheet.
    name: String,
    matched: MatchView,
    /// Whom the plan calls so; several, if the name could be of each.
    known_as: Vec<String>,
    /// The team that stands beside the name.
    team: Option<String>,
    /// Does it look like what the plan should have?
    is_suggested: bool,
    /// How many sums had more digits than money has.
    n_rounded: usize,
    /// The rows whose sums it has, if it could be a total that is not called one.
    adds_up: Option<RowsView>,
    /// A target that would go, because then every month of the period is set.
    target_gone: Option<i64>,
    /// In the order of the months.
    sums: Vec<SumView>,
    /// What brings the row in. Somebody new is put in behind all others, at the same place: those to be added are sent from the
    /// last to the first.
    edits: Vec<EditForm>,
}

/// Rows one after another, counted from 1.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TargetSheetRows)]
struct RowsView {
    first: usize,
    last: usize,
}

/// Whom a row is about.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TargetSheetMatch)]
enum MatchView {
    Team,
    Rep,
    NewTeam,
    NewRep,
    Several,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TargetSheetSum)]
struct SumView {
    /// What stands in the plan, in minor units; null for nothing.
    before: Option<i64>,
    /// What the sheet says; null for nothing, which changes nothing.
    after: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TargetSheetLeftOutRow)]
struct LeftOutRowView {
    row: usize,
    name: String,
    why: RowLeftOutView,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TargetSheetRowLeftOut)]
enum RowLeftOutView {
    Total,
    NoSums,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TargetSheetLeftOutColumn)]
struct LeftOutColumnView {
    column: String,
    header: String,
    why: ColumnLeftOutView,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TargetSheetColumnLeftOut)]
enum ColumnLeftOutView {
    Quarter,
    Total,
    Twice,
    Other,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TargetSheetFault)]
struct FaultView {
    /// Counted from 1.
    row: usize,
    column: String,
    /// What stands there.
    value: String,
    why: FaultKindView,
    /// The earlier row of the same name.
    earlier_row: Option<usize>,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TargetSheetFaultKind)]
enum FaultKindView {
    NotANumber,
    Negative,
    TooLarge,
    Formula,
    NoName,
    BadName,
    Twice,
}

/// Reads a sheet of targets (XLSX or CSV, whatever the file is called) and says what it would change. Saves nothing: what is
/// wanted of it is sent as an edit of the plan.
#[utoipa::path(post, path = "/api/v1/plans/{plan}/target-sheets", tag = "plans",
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The bytes of the file"),
    params(("plan" = i64, Path), ("sheet" = Option<String>, Query,
        description = "Of a workbook with several that have months; the first if nothing is said")), responses(
        (status = 200, body = SheetView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 413, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json", description = "What the file is instead"),
    ))]
pub(crate) async fn read_target_sheet(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
    Query(chosen): Query<Chosen>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<SheetView>, Problem> {
    let plan = PlanId::new(plan);
    let read = step1_goal::read_target_sheet(&server.app, &who, plan, body?.into(), chosen.sheet).await?;
    Ok(Json(SheetView::of(read)))
}

impl SheetView {
    fn of(read: ReadTargetSheet) -> Self {
        let ReadTargetSheet { sheet, version, in_period, rows } = read;
        Self {
            version,
            sheet: sheet.sheet,
            sheets: sheet.sheets,
            header_row: sheet.header_row + 1,
            year_is_guessed: sheet.year_is_guessed,
            months: sheet.months.iter().zip(in_period).map(|(month, inside)| MonthView::of(month, inside)).collect(),
            rows: sheet.rows.into_iter().zip(rows).map(|(row, matched)| RowView::of(row, matched)).collect(),
            left_out_rows: sheet.left_out_rows.into_iter().map(LeftOutRowView::from).collect(),
            left_out_columns: sheet.left_out_columns.into_iter().map(LeftOutColumnView::from).collect(),
            faults: sheet.faults.into_iter().map(FaultView::from).collect(),
        }
    }
}

impl MonthView {
    fn of(month: &MonthColumn, in_period: bool) -> Self {
        Self {
            month: month.month.to_string(),
            column: column_letters(month.column),
            header: month.header.clone(),
            unit: month.unit,
            in_period,
        }
    }
}

impl RowView {
    fn of(row: TargetRow, matched: MatchedRow) -> Self {
        let MatchedRow { matched, before, edits, is_suggested, target_gone } = matched;
        let (kind, known_as) = match matched {
            Matched::Team(name) => (MatchView::Team, vec![name]),
            Matched::Rep(name) => (MatchView::Rep, vec![name]),
            Matched::NewTeam => (MatchView::NewTeam, Vec::new()),
            Matched::NewRep => (MatchView::NewRep, Vec::new()),
            Matched::Several(names) => (MatchView::Several, names),
        };
        let minor = |sum: Option<Money>| sum.map(Money::minor);
        let sums = before.into_iter().zip(&row.sums);
        Self {
            row: row.row + 1,
            name: row.name,
            matched: kind,
            known_as,
            team: row.team,
            is_suggested,
            n_rounded: row.n_rounded,
            adds_up: row.adds_up.map(|(first, last)| RowsView { first: first + 1, last: last + 1 }),
            target_gone: minor(target_gone),
            sums: sums.map(|(before, after)| SumView { before: minor(before), after: minor(*after) }).collect(),
            edits: edits.into_iter().map(EditForm::from).collect(),
        }
    }
}

impl From<LeftOutRow> for LeftOutRowView {
    fn from(left_out: LeftOutRow) -> Self {
        let why = match left_out.why {
            RowLeftOut::Total => RowLeftOutView::Total,
            RowLeftOut::NoSums => RowLeftOutView::NoSums,
        };
        Self { row: left_out.row + 1, name: left_out.name, why }
    }
}

impl From<LeftOutColumn> for LeftOutColumnView {
    fn from(left_out: LeftOutColumn) -> Self {
        let why = match left_out.why {
            ColumnLeftOut::Quarter => ColumnLeftOutView::Quarter,
            ColumnLeftOut::Total => ColumnLeftOutView::Total,
            ColumnLeftOut::Twice => ColumnLeftOutView::Twice,
            ColumnLeftOut::Other => ColumnLeftOutView::Other,
        };
        Self { column: column_letters(left_out.column), header: left_out.header, why }
    }
}

impl From<CellFault> for FaultView {
    fn from(fault: CellFault) -> Self {
        let (why, earlier_row) = match fault.why {
            Fault::Sum(SumFault::NotANumber) => (FaultKindView::NotANumber, None),
            Fault::Sum(SumFault::Negative) => (FaultKindView::Negative, None),
            Fault::Sum(SumFault::TooLarge) => (FaultKindView::TooLarge, None),
            Fault::Sum(SumFault::Formula) => (FaultKindView::Formula, None),
            Fault::NoName => (FaultKindView::NoName, None),
            Fault::BadName => (FaultKindView::BadName, None),
            Fault::Twice { row } => (FaultKindView::Twice, Some(row + 1)),
        };
        Self { row: fault.row + 1, column: column_letters(fault.column), value: fault.value, why, earlier_row }
    }
}
