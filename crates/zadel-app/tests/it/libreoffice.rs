//! What `LibreOffice` makes of the workbook: formulas are worked out anew, from inputs as they are and as somebody changes
//! them, and come to what the solver says.
//!
//! It is not among the usual tests: it needs `soffice`. `cargo xtask test` installs that where it can, and runs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx, open_workbook};
use jiff::civil::date;
use zadel_app::plans::Meaning;
use zadel_app::step2_decomposition::Decomposed;
use zadel_app::take_away::{bytes_of_sheets, sheets_of};
use zadel_core::step2_decomposition::{Link, Plan, Target, Variable};
use zadel_exchange::plan_document::{Place, PlanDocument};
use zadel_exchange::workbook::{Content, Sheet, Value};
use zadel_texts::{Language, Texts};

/// A workbook that was written, and what its formulas have to come to.
struct Case {
    name: String,
    n_digits: u32,
    expected: Vec<Sheet>,
    /// Only whether the numbers fit is asked of a plan that contradicts itself.
    fits: bool,
}

/// No number of a plan, so that a formula which is not worked out anew is found.
const STALE: Value = Value::Number(-987_654_321.0);

#[test]
#[ignore = "it needs LibreOffice: `cargo xtask test` runs it where there is one"]
fn libreoffice_comes_to_the_same_numbers() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("libreoffice");
    drop(fs::remove_dir_all(&folder));
    let (written, read) = (folder.join("written"), folder.join("read"));
    for folder in [&written, &read] {
        fs::create_dir_all(folder).expect("a folder for the test");
    }
    let mut cases = Vec::new();
    let mut n_plans = 0;
    for path in plans() {
        let text = fs::read_to_string(&path).expect("a plan file");
        let Ok((document, _)) = PlanDocument::of_toml(&text) else { continue };
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let language = if n_plans % 2 == 0 { Language::Ru } else { Language::En };
        let added = add_cases(&name, &document, &Texts::of(language), &written);
        n_plans += usize::from(!added.is_empty());
        cases.extend(added);
    }
    let changed = cases.iter().filter(|case| case.name.contains('~')).count();
    recalculate(&folder, &written, &read);
    let (mut n_numbers, mut wrong) = (0, Vec::new());
    for case in &cases {
        n_numbers += compare(case, &read.join(format!("{}.xlsx", case.name)), &mut wrong);
    }
    println!("{n_numbers} formulas of {n_plans} plans and {changed} changed inputs");
    assert!(wrong.is_empty(), "{} of {n_numbers} differ:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert!(7_000 <= n_numbers && 20 <= n_plans && 80 <= changed, "{n_numbers} of {n_plans} and {changed}");
}

fn plans() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = ["examples", "crates/zadel/tests/it/plans"].map(|folder| root.join(folder));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder of plans"));
    let mut plans: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    plans.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    // The same plan can stand in both folders.
    let by_name: BTreeMap<_, _> =
        plans.into_iter().map(|path| (path.file_name().map(ToOwned::to_owned), path)).collect();
    by_name.into_values().collect()
}

/// A plan as it is, and with one pinned number after another at other values.
fn add_cases(name: &str, document: &PlanDocument, texts: &Texts, folder: &Path) -> Vec<Case> {
    let Some(meaning) = meaning_of(document) else { return Vec::new() };
    if matches!(meaning.decomposed, Decomposed::Conflict(_)) {
        return Vec::new();
    }
    let original = sheets_of(name, &meaning, texts).expect("in range");
    let mut cases = vec![write(name.to_owned(), &meaning, original.clone(), true, texts, folder)];
    for (i, (path, typed)) in changes(&meaning.file.plan, meaning.file.currency.n_digits()).into_iter().enumerate() {
        let mut document = document.clone();
        let place: Place = path.parse().expect("a place of the plan");
        document.set(&place, Some(&typed)).expect("a value of its kind");
        let Some(changed) = meaning_of(&document) else { continue };
        let sheets = sheets_of(name, &changed, texts).expect("in range");
        let name = format!("{name}~{i}");
        let case = if matches!(changed.decomposed, Decomposed::Conflict(_)) {
            // It has no formulas of its own; in the workbook that was taken away, they stay.
            write(name, &meaning, with_inputs_of(&original, &sheets), false, texts, folder)
        } else {
            assert_same_formulas(&original, &sheets, &name);
            write(name, &changed, sheets, true, texts, folder)
        };
        cases.push(case);
    }
    cases
}

fn meaning_of(document: &PlanDocument) -> Option<Meaning> {
    Meaning::of(document.plan_on(date(2026, 11, 23)).ok()?).ok()
}

/// Other values of pinned numbers, as they are typed.
fn changes(plan: &Plan, n_digits: u32) -> Vec<(String, String)> {
    let mut changes = Vec::new();
    let mut change = |variable: Variable, typed: &[String]| {
        changes.extend(typed.iter().map(|typed| (variable.to_string(), typed.clone())));
    };
    let money = |minor: i64| {
        let scale = 10_i64.pow(n_digits);
        let units = |minor: i64| match n_digits {
            0 => minor.to_string(),
            n => format!("{}.{:0n$}", minor / scale, minor % scale, n = n as usize),
        };
        [units(minor + 1), units(minor * 7 / 5)]
    };
    let count = |n: u32| [(n + 1).to_string(), (n / 2).to_string()];
    if let Some(amount) = plan.goal().amount {
        change(Variable::Goal, &money(amount.minor()));
    }
    for (i, line) in plan.lines().iter().enumerate() {
        match line.target {
            Target::Amount(amount) => change(Variable::Amount(i), &money(amount.minor())),
            Target::Share(share) => {
                change(Variable::Share(i), &[format!("{}%", share.bp() / 200), "33.33%".to_owned()]);
            }
            Target::Free => {}
        }
        if let Some(deals) = line.deals {
            change(Variable::Deals(i), &count(deals));
        }
        if let Some(check) = line.check {
            change(Variable::Check(i), &money(check.minor()));
        }
        for (j, stage) in line.stages.iter().enumerate() {
            if let Some(n) = stage.count {
                change(Variable::Count(i, j), &count(n));
            }
            match stage.link {
                Link::Conversion(Some(_)) => {
                    change(Variable::Conversion(i, j), &["27%", "97/211"].map(str::to_owned));
                }
                Link::Rate(Some(_)) => change(Variable::Rate(i, j), &["7/3", "0.35"].map(str::to_owned)),
                Link::Conversion(None) | Link::Rate(None) => {}
            }
        }
    }
    changes
}

/// What a person changes is a number; what follows from what stays as it was.
fn assert_same_formulas(original: &[Sheet], changed: &[Sheet], name: &str) {
    for (original, changed) in original.iter().zip(changed).take(2) {
        let cells = original.rows.iter().flatten().zip(changed.rows.iter().flatten());
        for (original, changed) in cells {
            if let (Content::Formula(original, _), Content::Formula(changed, _)) = (&original.content, &changed.content)
            {
                assert_eq!(original, changed, "{name}");
            }
        }
    }
}

/// The inputs of one workbook in the formulas of another.
fn with_inputs_of(original: &[Sheet], changed: &[Sheet]) -> Vec<Sheet> {
    let mut sheets = original.to_vec();
    for (cells, changed) in sheets[0].rows.iter_mut().zip(&changed[0].rows) {
        for (cell, changed) in cells.iter_mut().zip(changed) {
            if cell.look.is_input && changed.look.is_input {
                cell.content = changed.content.clone();
            }
        }
    }
    sheets
}

fn write(name: String, meaning: &Meaning, expected: Vec<Sheet>, fits: bool, texts: &Texts, folder: &Path) -> Case {
    let mut sheets = expected.clone();
    for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flatten() {
        if let Content::Formula(_, value) = &mut cell.content {
            *value = STALE;
        }
    }
    let bytes = bytes_of_sheets(&name, meaning, &sheets, texts).expect("it fits into a workbook");
    fs::write(folder.join(format!("{name}.xlsx")), bytes).expect("a workbook");
    Case { name, n_digits: meaning.file.currency.n_digits(), expected, fits }
}

/// `LibreOffice` opens the files, works every formula out and saves them again.
fn recalculate(folder: &Path, written: &Path, read: &Path) {
    /// It forgets what follows the 247th.
    const FILES_OF_ONE_START: usize = 150;
    const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user")).expect("a folder for the settings");
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).expect("settings");
    let files = fs::read_dir(written).expect("workbooks").map(|file| file.expect("a file").path());
    for files in files.collect::<Vec<PathBuf>>().chunks(FILES_OF_ONE_START) {
        let output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--convert-to", "xlsx", "--outdir"])
            .arg(read)
            .args(files)
            .output()
            .expect("soffice starts");
        assert!(output.status.success(), "soffice ended with {output:?}");
    }
}

/// Compares every formula; says how many there were.
fn compare(case: &Case, path: &Path, wrong: &mut Vec<String>) -> usize {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut n = 0;
    for sheet in &case.expected {
        let range = workbook.worksheet_range(&sheet.name).expect("the sheet is there");
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let Content::Formula(formula, value) = &cell.content else { continue };
                let value = match value {
                    Value::Fits(_) if case.fits => Value::Fits(true),
                    // Of a plan that contradicts itself, the whole is asked about: which line it is depends on the pins.
                    Value::Fits(_) if formula.contains("MIN(") => Value::Fits(false),
                    _ if !case.fits => continue,
                    value => *value,
                };
                n += 1;
                let place = (u32::try_from(row).expect("small"), u32::try_from(column).expect("small"));
                let got = match range.get_value(place) {
                    Some(Data::Float(number)) => Some(*number),
                    #[expect(clippy::cast_precision_loss, reason = "small")]
                    Some(Data::Int(number)) => Some(*number as f64),
                    Some(Data::DateTime(time)) => Some(time.as_f64()),
                    Some(
                        Data::DateTimeIso(_)
                        | Data::DurationIso(_)
                        | Data::String(_)
                        | Data::Bool(_)
                        | Data::Error(_)
                        | Data::Empty,
                    )
                    | None => None,
                };
                if !got.is_some_and(|got| is_same(value, got, case.n_digits)) {
                    let got = range.get_value(place);
                    wrong.push(format!(
                        "{} {} R{}C{}: ={formula} gave {got:?}, not {value:?}",
                        case.name,
                        sheet.name,
                        row + 1,
                        column + 1
                    ));
                }
            }
        }
    }
    n
}

/// Whole numbers are the same to the last; what is a quotient, to the last digits of floating point.
fn is_same(expected: Value, got: f64, n_digits: u32) -> bool {
    let number = expected.number(n_digits);
    match expected {
        Value::Count(_) | Value::Fits(_) | Value::Day(_) => number.total_cmp(&(got + 0.0)).is_eq(),
        Value::Money(_) => (number - got).abs() <= number.abs() * 1e-15,
        Value::Minutes(_) | Value::Share(_) | Value::Number(_) | Value::Rate(_) => (number - got).abs() < 1e-9,
    }
}
