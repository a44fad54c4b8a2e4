//! Files that were made to break a reader: each is refused, or read, in little memory and time.
//!
//! A process has one high-water mark of memory, so each file is read by a process of its own: this binary, told by an
//! environment variable to run one test.

use std::fs;
use std::io::Write as _;
use std::process::Command;

use zadel_exchange::import::{ImportMap, Reader, recognise};
use zadel_exchange::table::{Limits, open};

use super::archive::{Part, deflated, part, sheet, stored, workbook};

const FILE: &str = "ZADEL_HOSTILE_FILE";
const MOST_KB: u64 = 64 << 10;
/// A sound workbook of 60,000 rows takes an eighth of a second in a release.
const MOST_TIMES: u64 = 10;

/// Letters of no pattern that a packer sees, so that they do not pack well.
fn noise(n_mb: usize) -> String {
    let mut state = 7_u64;
    let mut letter = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b"abcdefghijklmnopqrstuvwxyz012345"[usize::try_from(state >> 59).expect("five bits")])
    };
    (0..1 << 20).map(|_| letter()).collect::<String>().repeat(n_mb)
}

fn sound() -> Vec<u8> {
    let cells = |row: usize| (0..10).map(|i| format!("<c><v>{}</v></c>", row * i)).collect::<Vec<_>>().concat();
    let rows = (0..60_000).map(|row| format!("<row>{}</row>", cells(row))).collect::<Vec<_>>().concat();
    deflated(&workbook(sheet(&rows), "<sst/>"))
}

fn texts() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    const MB_100: usize = 100 << 20;
    let head = "a;b\n1;2\n";
    let too_large = |bound| match bound {
        "Cell" => "TooLarge { bound: Cell, line: Some(3) }",
        _ => "TooLarge { bound: Columns, line: Some(3) }",
    };
    vec![
        ("a cell of 100 MB", [head, &"x".repeat(MB_100)].concat().into(), too_large("Cell")),
        ("a quoted cell of 100 MB", [head, "\"", &"x\n\"\"".repeat(MB_100 / 4)].concat().into(), too_large("Cell")),
        ("a million columns", [head, &";".repeat(1_000_000)].concat().into(), too_large("Columns")),
        ("100 MB of empty lines", [head, &"\n".repeat(MB_100)].concat().into(), "rows: 2"),
        (
            "100 MB of quotes",
            [head, &"\"".repeat(MB_100 - 1)].concat().into(),
            "TooLarge { bound: Cell, line: Some(3) }",
        ),
        ("100 MB of zeros", vec![0; MB_100], "NotATable"),
    ]
}

fn pages() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let page = |rows: &str| format!("<table><tr><td>a</td></tr>{rows}").into_bytes();
    let cell = "TooLarge { bound: Cell, line: Some(2) }";
    vec![
        ("a page with a cell of 50 MB", page(&["<tr><td>", &"x".repeat(50 << 20)].concat()), cell),
        ("a page of line breaks", page(&["<tr><td>", &"<br>".repeat(10 << 20)].concat()), cell),
        ("a page of 5 million tables in tables", page(&"<table>".repeat(5_000_000)), "Broken { line: Some(1) }"),
        (
            "a page of wide and high cells",
            page(&"<tr><td colspan=1000 rowspan=65534>b".repeat(100_000)),
            "TooLarge { bound: Columns, line: Some(6) }",
        ),
        (
            "a page with a tag without end",
            page(&["<tr ", &"a='".repeat(10 << 20)].concat()),
            "Broken { line: Some(1) }",
        ),
        (
            "a page with a script without end",
            page(&["<script>", &"</".repeat(20 << 20)].concat()),
            "Broken { line: Some(1) }",
        ),
        ("a page of ampersands", page(&["<tr><td>", &"&#1".repeat(10 << 20)].concat()), cell),
    ]
}

fn archives() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let unpacked = "TooLarge { bound: Unpacked, line: None }";
    let of_sheet = |rows: String| deflated(&workbook(sheet(&rows), "<sst/>"));
    let blanks = " ".repeat(140 << 20);
    let mut announced = stored(&workbook(sheet(""), "<sst/>"));
    let at = announced.windows(4).rposition(|window| window == b"PK\x01\x02").expect("a directory");
    announced[at + 24..at + 28].copy_from_slice(&(u32::MAX - 1).to_le_bytes());
    let many: Vec<Part> = (0..60_000).map(|i| part(&format!("{i}.xml"), "")).collect();
    let texts = noise(60)
        .as_bytes()
        .chunks(64)
        .map(|text| format!("<si><t>{}</t></si>", String::from_utf8_lossy(text)))
        .collect::<Vec<_>>()
        .concat();
    let shared = |texts: String| deflated(&workbook(sheet(""), format!("<sst>{texts}</sst>")));
    let long = format!("<sst><si><t>{}</t></si></sst>", noise(1));
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(3));
    vec![
        ("a zip bomb in a sheet", of_sheet(blanks.clone()), "TooLarge { bound: Cell, line: None }"),
        ("a zip bomb between tags", of_sheet("<!-- -->".repeat(18 << 20)), unpacked),
        ("a zip bomb behind the rows", deflated(&workbook(format!("{}{blanks}", sheet("")), "<sst/>")), unpacked),
        ("an archive that announces 4 GB", announced, unpacked),
        ("an archive of 60,000 parts", stored(&many), "TooLarge { bound: Parts, line: None }"),
        ("60 MB of shared texts", shared(texts), "TooLarge { bound: SharedTexts, line: None }"),
        (
            "5 million empty shared texts",
            shared("<si/>".repeat(5_000_000)),
            "TooLarge { bound: SharedTexts, line: None }",
        ),
        (
            "a shared text of 1 MB in 30,000 cells",
            deflated(&workbook(sheet(&row.repeat(10_000)), long)),
            "TooLarge { bound: Unpacked, line: Some(683) }",
        ),
        (
            "a row of a million cells",
            of_sheet(format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1_000_000))),
            "TooLarge { bound: Columns, line: Some(1) }",
        ),
        (
            "a cell of 30 MB in a workbook",
            of_sheet(format!("<row><c t=\"str\"><v>{}</v></c></row>", noise(30))),
            "TooLarge { bound: Cell, line: Some(1) }",
        ),
        (
            "an attribute of 30 MB",
            of_sheet(format!("<row a=\"{}\"/>", noise(30))),
            "TooLarge { bound: Cell, line: None }",
        ),
        ("10 million tags in tags", of_sheet("<a>".repeat(10_000_000)), "Broken { line: None }"),
        ("a million laughs", stored(&workbook(laughs(), "<sst/>")), "Broken { line: None }"),
    ]
}

/// Ten names of names of names.
fn laughs() -> String {
    let entity = |i: u32| format!("<!ENTITY l{i} \"{}\">", format!("&l{};", i - 1).repeat(10));
    let entities: String = (1..10).map(entity).collect();
    let rows = "<row><c t=\"str\"><v>&l9;</v></c></row>";
    format!("<!DOCTYPE worksheet [<!ENTITY l0 \"ha\">{entities}]>{}", sheet(rows))
}

#[test]
fn hostile_files_take_little_memory_and_time() {
    if !cfg!(target_os = "linux") {
        println!("skipped: memory is measured as Linux tells it");
        return;
    }
    let (outcome, n_kb, reference) = read_by_child(&sound());
    println!("a sound workbook: {outcome}, {n_kb} KB, {reference} ticks");
    for (name, bytes, expected) in texts().into_iter().chain(pages()).chain(archives()) {
        let (outcome, n_kb, ticks) = read_by_child(&bytes);
        println!("{name}: {outcome}, {n_kb} KB, {ticks} ticks of {reference}");
        assert_eq!(outcome, expected, "{name}");
        assert!(n_kb < MOST_KB, "{name}: {n_kb} KB");
        assert!(ticks <= MOST_TIMES * reference.max(1), "{name}: {ticks} ticks, a sound workbook takes {reference}");
    }
}

/// Cells that stand where names are expected, each of nearly a megabyte and none like another.
#[test]
fn a_log_of_endless_names_is_looked_at_and_read_in_little_memory() {
    if !cfg!(target_os = "linux") {
        println!("skipped: memory is measured as Linux tells it");
        return;
    }
    let long = noise(1)[..900_000].to_owned();
    let row = |n: usize| format!("7;stage;2026-10-01;{n}{long};{n}{long}\n");
    let log = [String::from("deal;kind;at;stage;person\n"), (0..60).map(row).collect()].concat();
    let (outcome, n_kb, _) = run_child("table::hostile::a_child_imports_one_file", log.as_bytes());
    println!("{outcome}, {n_kb} KB");
    assert_eq!(outcome, "rejected: 60");
    assert!(n_kb < MOST_KB, "{n_kb} KB");
}

#[test]
fn a_child_imports_one_file() {
    const MAP: &str = "of = \"events\"\nfeed = \"Log\"\n[columns]\ndeal = \"deal\"\nkind = \"kind\"\nat = \"at\"\nstage = \"stage\"\nperson = \"person\"\n";
    let Some(path) = std::env::var_os(FILE) else { return };
    let map = ImportMap::read(MAP).expect("a map");
    let open = || open(fs::File::open(&path).expect("a file"), Limits::import()).expect("a table");
    let guess = recognise(&mut open()).expect("a guess");
    let mut tables = open();
    let mut reader = Reader::open(&mut tables, &map, jiff::civil::date(2026, 11, 30)).expect("the columns");
    let mut n = 0;
    while let Some(found) = reader.next_seen().expect("a row") {
        n += u32::from(found.seen.is_err());
    }
    // Alive until here, as whoever asked would keep it.
    assert!(guess.people.values.iter().all(|count| count.name.chars().count() <= 200));
    tell(&format!("rejected: {n}"));
}

/// What came of a file, the most memory it took, and the time of the processor.
fn read_by_child(bytes: &[u8]) -> (String, u64, u64) {
    run_child("table::hostile::a_child_reads_one_file", bytes)
}

fn run_child(test: &str, bytes: &[u8]) -> (String, u64, u64) {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(bytes).expect("room");
    let binary = std::env::current_exe().expect("this binary");
    let mut child = Command::new(binary);
    child.args(["--exact", test, "--nocapture"]).env(FILE, file.path());
    let out = child.output().expect("a child");
    let out = String::from_utf8_lossy(&out.stdout).into_owned();
    let line = out.lines().find_map(|line| line.split_once("child: ").map(|(_, line)| line.to_owned()));
    let line = line.unwrap_or_else(|| panic!("the child died: {out}"));
    let mut fields = line.split('|');
    let mut field = || fields.next().expect("three fields").to_owned();
    (field(), field().parse().expect("memory"), field().parse().expect("time"))
}

#[test]
fn a_child_reads_one_file() {
    let Some(path) = std::env::var_os(FILE) else { return };
    let read = || {
        let mut tables = open(fs::File::open(path).expect("a file"), Limits::import())?;
        let mut rows = tables.rows(0)?;
        let mut n = 0;
        while rows.next_row()?.is_some() {
            n += 1;
        }
        Ok::<u64, zadel_exchange::table::TableError>(n)
    };
    tell(&read().map_or_else(|error| format!("{error:?}"), |n| format!("rows: {n}")));
}

/// Tells the parent what came of it, and what it took.
fn tell(outcome: &str) {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a mark");
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    // The 14th and 15th field, behind the name in brackets: in the program and in the system.
    let times = stat.rsplit(") ").next().expect("fields").split(' ').skip(11).take(2);
    let ticks: u64 = times.map(|ticks| ticks.parse::<u64>().expect("a number")).sum();
    println!("child: {outcome}|{}|{ticks}", peak.trim().trim_end_matches(" kB"));
}
