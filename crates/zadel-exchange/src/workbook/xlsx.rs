//! Sheets to the bytes of a workbook, as it looks on a screen and on paper.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use zadel_core::money::Currency;

use super::sheet::{Cell, Content, Look, Role, Sheet, Value, Zeros};
use super::words::Words;

/// What a file of sheets says of itself.
pub(super) struct Book<'a> {
    pub(super) title: &'a str,
    /// The day it was worked out.
    pub(super) day: Option<Date>,
    pub(super) currency: Currency,
}

/// The bytes of a workbook.
///
/// # Errors
/// [`XlsxError`] if the sheets do not fit into one: their names are no names, or they have more rows than there are.
pub(super) fn write(sheets: &[Sheet], book: &Book<'_>, words: &dyn Words) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The machine's clock stays out of the bytes: equal plans are equal files.
    let day = book.day.and_then(excel_day).map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
    let properties = DocProperties::new().set_title(book.title).set_creation_datetime(&day);
    workbook.set_properties(&properties);
    let mut formats = Formats::new(book.currency, words);
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        write_sheet(worksheet, sheet, &mut formats)?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(worksheet: &mut Worksheet, sheet: &Sheet, formats: &mut Formats) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    /// More columns are cut into several pages instead of made too small to read.
    const MOST_ON_A_PAGE: usize = 24;
    worksheet.set_name(&sheet.name)?.set_screen_gridlines(false).set_landscape().set_paper_size(A4);
    worksheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer("&L&8&A&R&8&P / &N");
    worksheet.set_freeze_panes(sheet.frozen.0, sheet.frozen.1)?;
    let n_columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    if n_columns <= MOST_ON_A_PAGE {
        worksheet.set_print_fit_to_pages(1, 0);
    } else {
        worksheet.set_print_scale(70).set_repeat_columns(0, 0)?;
    }
    worksheet.set_repeat_rows(sheet.head, sheet.head)?;
    formats.zeros = sheet.zeros;
    let widths = widths(sheet, n_columns, formats);
    for (column, width) in widths.iter().enumerate() {
        worksheet.set_column_width(column_number(column), *width)?;
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        let row = u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)?;
        let heights = cells.iter().zip(&widths).filter_map(|(cell, width)| height_of(cell, *width));
        if let Some(height) = heights.reduce(f64::max) {
            worksheet.set_row_height(row, height)?;
        }
        for (column, cell) in cells.iter().enumerate() {
            write_cell(worksheet, (row, column_number(column)), cell, formats)?;
        }
    }
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    let n_digits = formats.n_digits;
    let format = formats.of(cell, column);
    match &cell.content {
        Content::Nothing if cell.look == Look::default() => {}
        Content::Nothing => _ = worksheet.write_blank(row, column, format)?,
        // Never by way of a type that is guessed from the text.
        Content::Text(text) => _ = worksheet.write_string_with_format(row, column, text, format)?,
        Content::Value(Value::Day(day)) => match excel_day(*day) {
            Some(day) => _ = worksheet.write_datetime_with_format(row, column, &day, format)?,
            None => _ = worksheet.write_string_with_format(row, column, day.to_string(), format)?,
        },
        Content::Value(value) => {
            let number = value.number(n_digits);
            worksheet.write_number_with_format(row, column, number, format)?;
        }
        Content::Formula(formula, value) => {
            let formula = Formula::new(formula).set_result(value.number(n_digits).to_string());
            worksheet.write_formula_with_format(row, column, formula, format)?;
        }
    }
    Ok(())
}

impl Value {
    /// The number as spreadsheets hold it: money in whole units, time in days, days from 1900 on.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "numbers of a plan are below 2^53")]
    pub fn number(self, n_digits: u32) -> f64 {
        const MINUTES_OF_A_DAY: f64 = 1440.0;
        match self {
            Self::Count(n) => n as f64,
            Self::Money(minor) => minor as f64 / 10_f64.powi(i32::try_from(n_digits).expect("at most 3")),
            Self::Share(number) | Self::Number(number) | Self::Rate(number) => number,
            Self::Minutes(minutes) => minutes as f64 / MINUTES_OF_A_DAY,
            Self::Day(day) => excel_day(day).map_or(0.0, |day| day.to_excel()),
            Self::Fits(fits) => f64::from(u8::from(fits)),
        }
    }
}

/// Spreadsheets know days from 1900 on; `None` for one before that.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let number = |part: i8| u8::try_from(part).expect("days and months are positive");
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, number(day.month()), number(day.day())).ok()
}

fn column_number(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// Points; rows of numbers keep the default. Names of columns take a second line where they do not fit into one.
#[expect(clippy::cast_precision_loss, reason = "a few dozen characters")]
fn height_of(cell: &Cell, width: f64) -> Option<f64> {
    let n_characters = match &cell.content {
        Content::Text(text) => text.chars().count() as f64,
        Content::Nothing | Content::Value(_) | Content::Formula(..) => 0.0,
    };
    match cell.look.role {
        Role::Title => Some(26.0),
        Role::Label | Role::Head | Role::HeadText if width < n_characters * 0.92 => Some(28.0),
        Role::Answer | Role::Label => Some(22.0),
        Role::Head | Role::HeadText => Some(18.0),
        Role::Section => Some(24.0),
        Role::Line | Role::Total => Some(19.0),
        _ => None,
    }
}

/// Widths in characters, by what stands in a column; sentences run over their neighbours and count for nothing.
fn widths(sheet: &Sheet, n_columns: usize, formats: &Formats) -> Vec<f64> {
    const NARROWEST: f64 = 8.0;
    const WIDEST: f64 = 44.0;
    let mut widths = vec![NARROWEST; n_columns];
    for cell in sheet.rows.iter().flat_map(|cells| cells.iter().enumerate()) {
        let (column, cell) = cell;
        let width = formats.width_of(cell).clamp(NARROWEST, WIDEST);
        widths[column] = width.max(widths[column]);
    }
    widths
}

const INK: u32 = 0x0016_201D;
const INK_2: u32 = 0x004A_5652;
const INK_3: u32 = 0x0063_706B;
const ACT: u32 = 0x000F_6660;
const ACT_SOFT: u32 = 0x00E4_F1EF;
const HOLD: u32 = 0x0076_5800;
const SUNK: u32 = 0x00F5_F7F6;
const LINE: u32 = 0x00E1_E6E4;
const LINE_STRONG: u32 = 0x00C5_CDCA;

/// How numbers of one kind are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Text,
    /// A text that a spreadsheet would take for a formula once somebody edits it.
    QuotedText,
    Count,
    WholeMoney,
    Money,
    Share,
    Minutes,
    Number,
    Rate,
    Day,
    Fits,
}

impl Kind {
    fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::QuotedText)
    }
}

/// The formats that are in use, each made once.
struct Formats {
    n_digits: u32,
    /// Of whole units, and with minor ones.
    money: [String; 2],
    /// How many characters the currency takes.
    sign: usize,
    share: String,
    fits: String,
    zeros: Zeros,
    made: BTreeMap<(Look, Kind, Zeros), Format>,
}

impl Formats {
    fn new(currency: Currency, words: &dyn Words) -> Self {
        let n_digits = currency.n_digits();
        let (before, after) = words.around_money(currency);
        let money = |part: &str| format!("{}#,##0{part}{}", quoted(&before), quoted(&after));
        let part = if n_digits == 0 { String::new() } else { format!(".{}", "0".repeat(n_digits as usize)) };
        let (fits, fails) = (words.say("workbook-fits"), words.say("workbook-fits-not"));
        Self {
            n_digits,
            money: [money(""), money(&part)],
            sign: before.chars().count() + after.chars().count(),
            zeros: Zeros::Shown,
            share: format!("0.0{}%", quoted(words.before_percent())),
            fits: format!("{};;{}", quoted(&fits), quoted(&fails)),
            made: BTreeMap::new(),
        }
    }

    fn of(&mut self, cell: &Cell, column: u16) -> &Format {
        let kind = self.kind_of(cell);
        let mut look = cell.look;
        // A text behind a number would touch it.
        let stands_left = !look.is_open && !matches!(look.role, Role::Label | Role::Head);
        if kind.is_text() && 0 < column && look.indent == 0 && stands_left {
            look.indent = 1;
        }
        let number_format = self.number_format(kind);
        self.made.entry((look, kind, self.zeros)).or_insert_with(|| made(look, kind, &number_format))
    }

    fn kind_of(&self, cell: &Cell) -> Kind {
        let value = match &cell.content {
            Content::Text(text) if text.starts_with(['=', '+', '-', '@']) => return Kind::QuotedText,
            Content::Nothing | Content::Text(_) => return Kind::Text,
            Content::Value(value) | Content::Formula(_, value) => *value,
        };
        match value {
            Value::Count(_) => Kind::Count,
            Value::Money(minor) if minor % 10_i64.pow(self.n_digits) == 0 => Kind::WholeMoney,
            Value::Money(_) => Kind::Money,
            Value::Share(_) => Kind::Share,
            Value::Minutes(_) => Kind::Minutes,
            Value::Number(_) => Kind::Number,
            Value::Rate(_) => Kind::Rate,
            Value::Day(_) => Kind::Day,
            Value::Fits(_) => Kind::Fits,
        }
    }

    fn number_format(&self, kind: Kind) -> String {
        let quiet = |format: &str| match self.zeros {
            Zeros::Shown => format.to_owned(),
            Zeros::Quiet => format!("{format};-{format};–"),
        };
        match kind {
            Kind::Text | Kind::QuotedText => "@".to_owned(),
            Kind::Count => quiet("#,##0"),
            Kind::WholeMoney => quiet(&self.money[0]),
            Kind::Money => quiet(&self.money[1]),
            Kind::Share => self.share.clone(),
            Kind::Minutes => quiet("[h]:mm"),
            Kind::Number => "#,##0.0".to_owned(),
            Kind::Rate => "#,##0.00".to_owned(),
            // The one date format that every spreadsheet writes as its own country does.
            Kind::Day => "m/d/yyyy".to_owned(),
            Kind::Fits => self.fits.clone(),
        }
    }

    /// About how wide a cell is, in characters of a number.
    #[expect(clippy::cast_precision_loss, reason = "a few dozen characters")]
    fn width_of(&self, cell: &Cell) -> f64 {
        let n_characters = match (&cell.content, cell.look.role) {
            (_, Role::Title | Role::Subtitle | Role::Note | Role::Section) | (Content::Nothing, _) => return 0.0,
            // Names of columns break between words.
            (Content::Text(text), Role::Head | Role::HeadText | Role::Label) => {
                text.split([' ', '\u{a0}']).map(|word| word.chars().count()).max().unwrap_or(0)
            }
            (Content::Text(text), _) => text.chars().count() + usize::from(cell.look.indent),
            (Content::Value(value) | Content::Formula(_, value), _) => self.n_characters(*value),
        };
        let size = if cell.look.role == Role::Answer { 1.35 } else { 1.1 };
        n_characters as f64 * size + 1.5
    }

    fn n_characters(&self, value: Value) -> usize {
        let digits = |n: u64| {
            let n = n.checked_ilog10().map_or(1, |log| log as usize + 1);
            n + n / 3
        };
        match value {
            Value::Count(n) => digits(n.unsigned_abs()),
            Value::Money(minor) => {
                let scale = 10_u64.pow(self.n_digits);
                let part = if minor.unsigned_abs() % scale == 0 { 0 } else { self.n_digits as usize + 1 };
                digits(minor.unsigned_abs() / scale) + part + self.sign
            }
            Value::Share(_) => 7,
            Value::Minutes(minutes) => digits(minutes / 60) + 3,
            Value::Number(_) | Value::Rate(_) => 8,
            Value::Day(_) => 10,
            Value::Fits(_) => self.fits.chars().count() / 2,
        }
    }
}

/// A text as a part of a number format.
fn quoted(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\"{}\"", text.replace('"', "")) }
}

fn made(look: Look, kind: Kind, number_format: &str) -> Format {
    const FONT: &str = "Arial";
    let mut format = Format::new().set_font_name(FONT).set_font_size(10).set_font_color(INK);
    format = format.set_align(FormatAlign::VerticalCenter);
    if !kind.is_text() {
        format = format.set_num_format(number_format);
    }
    if kind == Kind::QuotedText {
        format = format.set_quote_prefix();
    }
    format = match look.role {
        Role::Plain => format,
        Role::Title => format.set_font_size(18).set_bold(),
        Role::Subtitle => format.set_font_color(INK_2),
        Role::Note => format.set_font_size(9).set_font_color(INK_3),
        Role::Section => format.set_bold().set_font_size(12).set_align(FormatAlign::Bottom),
        Role::HeadText | Role::Head => head(format, look.role),
        Role::Label => format.set_font_size(9).set_font_color(INK_3).set_text_wrap().set_align(FormatAlign::Bottom),
        Role::Answer => format.set_font_size(12).set_bold(),
        Role::Line => format.set_bold().set_border_top(FormatBorder::Thin).set_border_top_color(LINE_STRONG),
        Role::Total => format
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(INK_3)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(INK_3),
        Role::Helper => format.set_font_size(8).set_font_color(INK_3),
    };
    if matches!(look.role, Role::Answer | Role::Label) || kind == Kind::Day {
        format = format.set_align(FormatAlign::Left);
    }
    if look.is_open {
        format = format.set_font_color(HOLD).set_align(FormatAlign::Right);
    }
    if look.is_input {
        format = format.set_background_color(ACT_SOFT).set_font_color(ACT);
    }
    if 0 < look.indent {
        format = format.set_align(FormatAlign::Left).set_indent(look.indent);
    }
    format
}

fn head(format: Format, role: Role) -> Format {
    let align = if role == Role::Head { FormatAlign::Right } else { FormatAlign::Left };
    let format = format.set_font_size(9).set_font_color(INK_2).set_background_color(SUNK).set_text_wrap();
    let format = format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(LINE);
    format.set_align(align).set_align(FormatAlign::Bottom)
}
