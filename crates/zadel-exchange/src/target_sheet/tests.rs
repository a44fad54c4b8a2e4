use jiff::civil::date;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use super::grid::{Cell, Grid};
use super::*;

fn autumn(sheet: Option<&str>) -> ReadFor<'_> {
    let period = Period::new(date(2026, 10, 1), date(2026, 12, 31)).expect("in order");
    ReadFor { currency: Currency::RUB, period, sheet }
}

/// Names with their sums in whole units; nothing where nothing was read.
fn people(sheet: &TargetSheet) -> Vec<(&str, Vec<Option<i64>>)> {
    let units = |row: &TargetRow| row.sums.iter().map(|sum| sum.map(|sum| sum.minor() / 100)).collect();
    sheet.rows.iter().map(|row| (row.name.as_str(), units(row))).collect()
}

fn months(sheet: &TargetSheet) -> Vec<String> {
    sheet.months.iter().map(|month| month.month.to_string()).collect()
}

/// `D5`, as the spreadsheet names the cell.
fn cell_name(fault: &CellFault) -> String {
    format!("{}{}", column_letters(fault.column), fault.row + 1)
}

#[test]
fn a_sheet_of_windows_is_read_with_every_fault_at_its_place() {
    let sheet = read(include_bytes!("golden/windows-1251.csv"), autumn(None)).expect("a sheet of targets");
    assert_eq!(months(&sheet), ["2026-10", "2026-11", "2026-12"]);
    assert_eq!((sheet.header_row, sheet.year_is_guessed, sheet.months[0].unit), (2, false, 1000));
    assert_eq!(
        people(&sheet),
        [
            ("Иванова Анна", vec![Some(100_000), Some(120_500), Some(150_000)]),
            ("Борис Котов", vec![Some(80_000), Some(1_000_000), None]),
            ("Вера Ким", vec![None, Some(90_000), None]),
        ]
    );
    assert_eq!(sheet.rows[0].team.as_deref(), Some("Север"));
    let faults: Vec<(String, &str, Fault)> =
        sheet.faults.iter().map(|fault| (cell_name(fault), fault.value.as_str(), fault.why)).collect();
    assert_eq!(
        faults,
        [
            ("F5".to_owned(), "ждём", Fault::Sum(SumFault::NotANumber)),
            ("D7".to_owned(), "(5)", Fault::Sum(SumFault::Negative)),
            ("B8".to_owned(), "Анна Иванова", Fault::Twice { row: 3 }),
            ("B9".to_owned(), "", Fault::NoName),
        ]
    );
    let left_out: Vec<(&str, RowLeftOut)> =
        sheet.left_out_rows.iter().map(|row| (row.name.as_str(), row.why)).collect();
    assert_eq!(left_out, [("Итого по отделу", RowLeftOut::Total), ("Глеб Шум", RowLeftOut::NoSums)]);
    let columns: Vec<(&str, ColumnLeftOut)> =
        sheet.left_out_columns.iter().map(|column| (column.header.as_str(), column.why)).collect();
    assert_eq!(columns, [("№", ColumnLeftOut::Other), ("IV квартал", ColumnLeftOut::Quarter)]);
}

#[test]
fn a_sheet_in_english_is_read_too() {
    let sheet = read(include_bytes!("golden/english.csv"), autumn(None)).expect("a sheet of targets");
    assert_eq!(months(&sheet), ["2026-10", "2026-11", "2026-12"]);
    assert_eq!(people(&sheet)[0], ("Anna Smith", vec![Some(100_000), Some(120_000), None]));
    assert_eq!((sheet.rows[2].kind, sheet.left_out_rows[0].name.as_str()), (RowKind::Team, "Total"));
    assert_eq!(sheet.faults[0].value, "$5");
}

fn workbook(fill: impl Fn(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let cover = workbook.add_worksheet();
    cover.set_name("Обложка").expect("a name");
    cover.write(0, 0, "План продаж").expect("a cell");
    let sheet = workbook.add_worksheet();
    sheet.set_name("План").expect("a name");
    fill(sheet).expect("cells");
    workbook.save_to_buffer().expect("a workbook")
}

fn plan(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let month = Format::new().set_num_format("mmm yyyy");
    sheet.merge_range(0, 0, 0, 3, "План на IV квартал", &Format::new())?;
    sheet.write(2, 0, "Менеджер")?;
    for (column, number) in (1_u16..).zip(10_u8..=12) {
        sheet.write_with_format(2, column, ExcelDateTime::from_ymd(2026, number, 1)?, &month)?;
    }
    // The team, without the name of one: it has the sums of the two below.
    sheet.write(3, 0, "Северные")?;
    sheet.write(4, 0, "Анна")?;
    sheet.write(5, 0, "Борис")?;
    for column in 1..4_u16 {
        let letter = column_letters(usize::from(column));
        let sum = Formula::new(format!("=SUM({letter}5:{letter}6)")).set_result("300000.5");
        sheet.write(3, column, sum)?;
        sheet.write(4, column, 100_000)?;
        sheet.write(5, column, 200_000.5)?;
    }
    sheet.write(6, 0, "Вера")?;
    sheet.write(6, 1, "1 234,56 ₽")?;
    sheet.write(6, 2, Formula::new("=1/0").set_result("#DIV/0!"))?;
    sheet.write(6, 3, 100_000.0 / 3.0)?;
    Ok(())
}

#[test]
fn a_workbook_is_read_by_its_sheet_of_months_with_the_results_of_its_formulas() {
    let sheet = read(&workbook(plan), autumn(None)).expect("a sheet of targets");
    assert_eq!((sheet.sheet.as_deref(), sheet.sheets.as_slice()), (Some("План"), ["План".to_owned()].as_slice()));
    assert_eq!(months(&sheet), ["2026-10", "2026-11", "2026-12"]);
    assert_eq!(people(&sheet)[0], ("Северные", vec![Some(300_000); 3]));
    assert_eq!(sheet.rows[0].adds_up, Some((4, 5)));
    assert_eq!(people(&sheet)[3], ("Вера", vec![Some(1234), None, Some(33_333)]));
    assert_eq!((sheet.rows[3].n_rounded, sheet.faults.len()), (1, 1));
    assert_eq!((cell_name(&sheet.faults[0]).as_str(), sheet.faults[0].why), ("C7", Fault::Sum(SumFault::Formula)));
}

#[test]
fn a_share_is_no_sum_although_a_workbook_keeps_it_as_a_number() {
    let shares = workbook(|sheet| {
        sheet.write(0, 0, "Менеджер")?;
        sheet.write(0, 1, "Октябрь")?;
        sheet.write(0, 2, "Ноябрь")?;
        sheet.write(1, 0, "Анна")?;
        sheet.write_with_format(1, 1, 0.3, &Format::new().set_num_format("0%"))?;
        sheet.write_with_format(1, 2, 0.335, &Format::new().set_num_format("0.0%"))?;
        Ok(())
    });
    let sheet = read(&shares, autumn(None)).expect("a sheet of targets");
    let faults = sheet.faults.iter().map(|fault| (cell_name(fault), fault.value.as_str(), fault.why));
    let no_sum = Fault::Sum(SumFault::NotANumber);
    assert_eq!(faults.collect::<Vec<_>>(), [("B2".to_owned(), "30%", no_sum), ("C2".to_owned(), "33.5%", no_sum)]);
}

#[test]
fn more_months_than_any_plan_has_are_refused() {
    let of_months = |n: i32| {
        let months: Vec<String> = (0..n).map(|i| format!("{}.{}", i % 12 + 1, 2026 + i / 12)).collect();
        format!("Имя;{}\nАнна{}\n", months.join(";"), ";5".repeat(months.len()))
    };
    let read = |n| read(of_months(n).as_bytes(), autumn(None)).map(|sheet| sheet.months.len());
    assert_eq!(read(240), Ok(240));
    assert_eq!(read(241), Err(SheetError::TooLarge));
}

#[test]
fn of_several_sheets_the_one_that_was_chosen_is_read() {
    let mut workbook = Workbook::new();
    for (name, sum) in [("Север", 1), ("Юг", 2)] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).expect("a name");
        sheet.write(0, 0, "Имя").expect("a cell");
        sheet.write(0, 1, "Октябрь").expect("a cell");
        sheet.write(1, 0, "Анна").expect("a cell");
        sheet.write(1, 1, sum).expect("a cell");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let first = read(&bytes, autumn(None)).expect("a sheet of targets");
    assert_eq!((first.sheets.len(), people(&first)[0].1[0]), (2, Some(1)));
    let second = read(&bytes, autumn(Some("Юг"))).expect("a sheet of targets");
    assert_eq!(people(&second)[0].1[0], Some(2));
    let none = SheetError::NoSuchSheet("Запад".to_owned());
    assert_eq!(read(&bytes, autumn(Some("Запад"))), Err(none));
}

#[test]
fn what_is_no_sheet_of_targets_says_what_it_is() {
    let whole = workbook(plan);
    let cases: [(&[u8], SheetError); 10] = [
        (b" \r\n", SheetError::Empty),
        (&whole[..whole.len() / 2], SheetError::Broken),
        (b"PK\x03\x04 and nothing else", SheetError::Broken),
        (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], SheetError::Locked),
        (b"\xef\xbb\xbf<html><table border=1>", SheetError::WebPage),
        (b"%PDF-1.7\n\x00\x01\x02\x03\x04\x05\x06\x07", SheetError::UnknownFormat),
        ("Имя;План\nАнна;5\n".as_bytes(), SheetError::NoMonths),
        ("Имя;Q3;Q4\nАнна;5;6\n".as_bytes(), SheetError::OnlyQuarters),
        ("Октябрь;Ноябрь\n5;6\n".as_bytes(), SheetError::NoNames),
        (&[b"a;b\n".repeat(11_000), b"x".to_vec()].concat(), SheetError::TooLarge),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read(bytes, autumn(None)), Err(expected.clone()), "{expected:?}");
    }
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    // 40 MB of blanks in one part, packed to 40 KB.
    let mut bomb = Workbook::new();
    let sheet = bomb.add_worksheet();
    let blanks = " ".repeat(32_000);
    for row in 0..1_300 {
        sheet.write(row, 0, format!("{row}{blanks}")).expect("a cell");
    }
    let bytes = bomb.save_to_buffer().expect("a workbook");
    assert!(bytes.len() < 4 << 20, "it comes through the border: {} bytes", bytes.len());
    assert_eq!(read(&bytes, autumn(None)), Err(SheetError::TooLarge));
}

#[test]
fn a_cell_at_the_end_of_the_world_takes_no_room() {
    let far = workbook(|sheet| {
        plan(sheet)?;
        sheet.write(1_048_575, 16_383, 1)?;
        Ok(())
    });
    assert_eq!(read(&far, autumn(None)), Err(SheetError::TooLarge));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let read = read(&bytes, autumn(None));
        prop_assert!(read.is_err() || read.is_ok_and(|sheet| !sheet.months.is_empty()));
    }

    #[test]
    fn a_spoilt_workbook_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = workbook(plan);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let read = read(&bytes, autumn(None));
        prop_assert!(read.is_err() || read.is_ok_and(|sheet| sheet.months.len() <= 3));
    }

    /// Whatever stands where: every sum belongs to a month, and every row is about somebody once.
    #[test]
    fn any_table_is_understood_or_refused(
        rows in prop::collection::vec(prop::collection::vec(0_usize..14, 0..7), 0..12),
    ) {
        const CELLS: [&str; 14] = [
            "", "Октябрь", "ноя 2026", "Dec-26", "Анна", "Борис", "Итого", "100", "1 234,5", "нет", "-7", "Q4", "Отдел", "2026",
        ];
        let mut grid = Grid::default();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                grid.put(row, column, Cell::Text(CELLS[*cell].to_owned())).expect("a small table");
            }
        }
        if let Ok(sheet) = recognise::recognise(&grid, autumn(None)) {
            let mut names: Vec<String> = sheet.rows.iter().map(|row| folded(&row.name)).collect();
            names.sort_unstable();
            let n_names = names.len();
            names.dedup();
            prop_assert_eq!(n_names, names.len());
            prop_assert!(sheet.rows.iter().all(|row| row.sums.len() == sheet.months.len()));
            prop_assert!(sheet.rows.iter().all(|row| sheet.header_row < row.row));
        }
    }
}
