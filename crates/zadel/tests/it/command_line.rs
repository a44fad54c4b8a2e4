//! Help, languages and mistakes on the command line.

use std::fmt::Write;
use std::io::Read;
use std::process::{Command, Stdio};

use crate::{root, stderr, stdout, zadel, zadel_in};

#[test]
fn help_speaks_both_languages() {
    for language in ["ru", "en"] {
        for (name, arguments) in [
            ("help", vec!["--help"]),
            ("help-solve", vec!["solve", "--help"]),
            ("help-export", vec!["export", "--help"]),
            ("help-demo", vec!["demo", "--help"]),
        ] {
            let output = zadel(&[&arguments[..], &["--lang", language]].concat());
            assert_eq!(output.status.code(), Some(0));
            insta::assert_snapshot!(format!("{name}-{language}"), stdout(&output));
        }
    }
}

#[test]
fn a_plan_is_exported_as_a_workbook_and_as_a_table() {
    let folder = root().join("target/tmp/exported");
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let (xlsx, csv) = (folder.join("article.xlsx"), folder.join("article.csv"));
    let [xlsx, csv] = [&xlsx, &csv].map(|path| path.to_str().expect("UTF-8"));
    let export = ["export", "examples/article.toml", "--xlsx", xlsx, "--csv", csv, "--lang"];
    for language in ["ru", "en"] {
        let output = zadel(&[&export[..], &[language]].concat());
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
        let table = std::fs::read_to_string(csv).expect("a table");
        insta::assert_snapshot!(format!("export-{language}"), table.replace('\r', ""));
    }
    assert!(std::fs::read(xlsx).expect("a workbook").starts_with(b"PK"));
}

#[test]
fn an_export_never_overwrites_its_plan_and_says_what_it_cannot_write() {
    let plan = crate::PlanFile::new("exported-over", std::fs::read(root().join("examples/article.toml")).expect("it"));
    let path = plan.path.to_str().expect("UTF-8");
    let over = zadel(&["export", path, "--csv", path, "--lang", "en"]);
    assert_eq!(over.status.code(), Some(1));
    assert!(stderr(&over).contains("is the plan's own file"), "{}", stderr(&over));
    assert!(std::fs::read_to_string(path).expect("the plan").starts_with("format = 1"));
    let nowhere = zadel(&["export", path, "--csv", "/no/such/folder/plan.csv", "--lang", "en"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(stderr(&nowhere).contains("cannot be written"), "{}", stderr(&nowhere));
    let nothing = zadel(&["export", path, "--lang", "en"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(stderr(&nothing).contains("--xlsx"), "{}", stderr(&nothing));
}

#[test]
fn a_mistake_on_the_command_line_is_named_and_exits_with_2() {
    let mistakes: [&[&str]; 6] = [
        &["slove", "plan.toml"],
        &["solve"],
        &["solve", "plan.toml", "--jsn"],
        &["solve", "plan.toml", "--lang", "fr"],
        &["solve", "plan.toml", "--lang"],
        &["solve", "plan.toml", "another.toml"],
    ];
    for locale in ["en_GB.UTF-8", "ru_RU.UTF-8"] {
        let mut said = String::new();
        for mistake in mistakes {
            let output = zadel_in(locale, mistake);
            assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()), "{mistake:?}");
            writeln!(said, "zadel {}\n{}", mistake.join(" "), stderr(&output)).expect("a string grows");
        }
        insta::assert_snapshot!(format!("mistakes-{}", &locale[..2]), said);
    }
}

#[test]
fn the_language_is_that_of_the_locale_unless_one_is_asked_for() {
    let title = |locale: &str, arguments: &[&str]| {
        let output = zadel_in(locale, &[&["solve", "examples/article.toml"], arguments].concat());
        stdout(&output).lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(title("ru_RU.UTF-8", &[]), "План продаж");
    assert_eq!(title("de_DE.UTF-8", &[]), "Sales plan");
    assert_eq!(title("ru_RU.UTF-8", &["--lang=en"]), "Sales plan");
}

#[test]
fn colours_are_for_terminals_only() {
    let output = zadel(&["solve", "examples/article.toml"]);
    assert!(!stdout(&output).contains('\u{1b}'));
    let coloured = Command::new(env!("CARGO_BIN_EXE_zadel"))
        .args(["solve", "examples/article.toml"])
        .current_dir(root())
        .env("CLICOLOR_FORCE", "1")
        .output()
        .expect("the binary starts");
    assert!(stdout(&coloured).contains('\u{1b}'));
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_cannot_be_written_is_said_and_exits_with_1() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has one");
    let output = Command::new(env!("CARGO_BIN_EXE_zadel"))
        .args(["solve", "examples/article.toml", "--lang", "en"])
        .current_dir(root())
        .stdout(full)
        .output()
        .expect("the binary starts");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "The answer could not be written: the disk is full.\n");
}

#[test]
fn whoever_stops_reading_gets_no_complaint() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_zadel"))
        .args(["solve", "examples/article.toml", "--json"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut said).expect("UTF-8");
    assert_eq!((child.wait().expect("it ends").code(), said), (Some(0), String::new()));
}
