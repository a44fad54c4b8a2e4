//! Help, languages and mistakes on the command line.

use std::fmt::Write;
use std::io::Read;
use std::process::{Command, Stdio};

use crate::{root, stderr, stdout, zadel, zadel_in};

#[test]
fn help_speaks_both_languages() {
    for language in ["ru", "en"] {
        for (name, arguments) in [("help", vec!["--help"]), ("help-solve", vec!["solve", "--help"])] {
            let output = zadel(&[&arguments[..], &["--lang", language]].concat());
            assert_eq!(output.status.code(), Some(0));
            insta::assert_snapshot!(format!("{name}-{language}"), stdout(&output));
        }
    }
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
