//! Exports of amoCRM.

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use zadel_core::facts::Outcome;

use super::dirt::Dirt;
use super::vocabulary::{AMOCRM_A, AMOCRM_B, AMOCRM_C};
use super::{Export, Fault, Shown, Table, grouped, moment_written};
use crate::import::RejectCode;
use crate::living::Company;

/// All columns, divided by commas, in UTF-8.
#[must_use]
pub fn amocrm_csv(company: &Company, day: Date) -> Export {
    let mut table = Table::headed(&AMOCRM_A);
    for shown in Shown::all(company, day) {
        table.add(&shown, vec![of_all_columns(&shown)], 3);
    }
    let bytes = csv(&table, b',');
    table.into_export(bytes)
}

/// As other systems ask for it, divided by `;`: there is no id, and nothing says when a deal was closed, so that none of those can be
/// read.
#[must_use]
pub fn amocrm_csv_for_others(company: &Company, day: Date) -> Export {
    let mut table = Table::headed(&AMOCRM_B);
    for shown in Shown::all(company, day) {
        let line = table.rows.len() as u64 + 1;
        let (n_records, n_faults) = (table.n_records, table.faults.len());
        table.add(&shown, vec![without_id(&shown)], 7);
        if shown.standing.outcome != Outcome::Open {
            // A row tells everything that is wrong with it; a contradiction of two days is none where there is one day.
            table.n_records = n_records;
            let is_about_closing = |fault: &Fault| fault.code == RejectCode::ClosedBeforeCreated;
            let mut own = table.faults.split_off(n_faults);
            own.retain(|fault| !is_about_closing(fault) && fault.code != RejectCode::DuplicateId);
            own.push(Fault { line, code: RejectCode::MissingClosed });
            if shown.has(Dirt::DoubledByAnother) {
                own.push(Fault { line: line + 1, code: RejectCode::MissingClosed });
            }
            table.faults.extend(own);
        }
    }
    let bytes = csv(&table, b';');
    table.into_export(bytes)
}

/// A choice of columns as a workbook: sums are numbers, and days are days.
///
/// # Errors
/// [`XlsxError`] if there are more deals than rows in a sheet.
pub fn amocrm_xlsx(company: &Company, day: Date) -> Result<Export, XlsxError> {
    let mut table = Table::headed(&AMOCRM_C);
    let mut workbook = Workbook::new();
    // The machine's clock stays out of the bytes.
    let written = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&written));
    let sheet = workbook.add_worksheet();
    let format = Format::new().set_num_format("dd.mm.yyyy hh:mm:ss");
    for (column, header) in (0_u16..).zip(AMOCRM_C) {
        sheet.write_string(0, column, header)?;
    }
    for shown in Shown::all(company, day) {
        let first = table.rows.len();
        table.add(&shown, vec![chosen(&shown)], 5);
        for (place, row) in table.rows.iter().enumerate().skip(first) {
            let place = u32::try_from(place).map_err(|_| XlsxError::RowColumnLimitError)?;
            write_row(sheet, (place, &format), row, &shown)?;
        }
    }
    let bytes = workbook.save_to_buffer()?;
    Ok(table.into_export(bytes))
}

fn write_row(
    sheet: &mut Worksheet,
    (place, format): (u32, &Format),
    row: &[String],
    shown: &Shown<'_>,
) -> Result<(), XlsxError> {
    for (column, text) in (0_u16..).zip(row).filter(|(_, text)| !text.is_empty()) {
        let moment = match column {
            6 => Some(shown.standing.created),
            7 => shown.closed(shown.standing.created),
            _ => None,
        };
        match (column, moment) {
            (_, Some(at)) => sheet.write_datetime_with_format(place, column, excel(at)?, format)?,
            (2, _) if !shown.has(Dirt::SumInWords) => {
                sheet.write_number(place, column, text.parse::<f64>().unwrap_or(0.0))?
            }
            _ => sheet.write_string(place, column, text)?,
        };
    }
    Ok(())
}

fn excel(at: DateTime) -> Result<ExcelDateTime, XlsxError> {
    let part = |n: i8| u8::try_from(n).unwrap_or(0);
    let year = u16::try_from(at.year()).unwrap_or(0);
    let day = ExcelDateTime::from_ymd(year, part(at.month()), part(at.day()))?;
    day.and_hms(u16::from(part(at.hour())), part(at.minute()), part(at.second()))
}

fn stage<'a>(shown: &Shown<'a>) -> &'a str {
    shown.stage("won_in_amocrm", "lost_in_amocrm")
}

fn budget(shown: &Shown<'_>) -> String {
    if shown.has(Dirt::SumInWords) {
        return shown.word("sums_in_words", 1).to_owned();
    }
    shown.standing.amount.map_or_else(|| "0".to_owned(), |amount| (amount.minor() / 100).to_string())
}

fn created(shown: &Shown<'_>) -> String {
    if shown.has(Dirt::NoCreated) { String::new() } else { moment_written(shown.standing.created) }
}

fn closed(shown: &Shown<'_>) -> String {
    shown.closed(shown.standing.created).map_or_else(String::new, moment_written)
}

fn of_all_columns(shown: &Shown<'_>) -> Vec<String> {
    let (created, closed, budget) = (created(shown), closed(shown), budget(shown));
    let (title, phone, e_mail) = (shown.title(), shown.phone(), shown.e_mail());
    let mut row = vec![String::new(); AMOCRM_A.len()];
    let cells: [(usize, &str); 20] = [
        (0, &shown.deal.id),
        (1, &title),
        (2, &budget),
        (3, shown.person()),
        (4, &created),
        (5, shown.creator()),
        (6, &moment_written(shown.standing.changed)),
        (7, shown.responsible()),
        (8, &closed),
        (10, shown.comment()),
        (15, stage(shown)),
        (16, shown.word("pipeline", 0)),
        (17, &shown.client.contact),
        (18, &shown.client.name),
        (20, &shown.client.name),
        (21, &phone),
        (27, &e_mail),
        (31, shown.product()),
        (32, shown.source()),
        (33, shown.reason()),
    ];
    for (place, text) in cells {
        text.clone_into(&mut row[place]);
    }
    row
}

fn without_id(shown: &Shown<'_>) -> Vec<String> {
    let budget = match shown.standing.amount {
        Some(amount) if !shown.has(Dirt::SumInWords) => grouped(amount.minor() / 100),
        _ => budget(shown),
    };
    let texts: [&str; 11] = [
        &shown.title(),
        &shown.client.name,
        &shown.client.contact,
        &shown.e_mail(),
        &shown.phone(),
        &budget,
        &created(shown),
        shown.person(),
        shown.word("pipeline", 0),
        stage(shown),
        shown.comment(),
    ];
    texts.map(str::to_owned).to_vec()
}

fn chosen(shown: &Shown<'_>) -> Vec<String> {
    let texts: [&str; 12] = [
        &shown.deal.id,
        &shown.title(),
        &budget(shown),
        stage(shown),
        shown.word("pipeline", 0),
        shown.person(),
        &created(shown),
        &closed(shown),
        shown.source(),
        shown.reason(),
        &shown.client.contact,
        &shown.client.name,
    ];
    texts.map(str::to_owned).to_vec()
}

fn csv(table: &Table, delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for row in &table.rows {
        writer.write_record(row).expect("rows of one length, into memory");
    }
    writer.into_inner().expect("into memory")
}
