//! Files that are no plans: each gets a clear error with its place, and never a panic.

mod cases;

use crate::{PlanFile, root, stderr, stdout, zadel};
use cases::cases;

#[test]
fn every_way_to_be_wrong_has_its_code_and_place() {
    for (name, content, code, path) in cases() {
        let error = PlanFile::new(name, content).error();
        assert_eq!(error, (Some(2), code.to_owned(), path.to_owned()), "{name}");
    }
}

#[test]
fn every_way_to_be_wrong_is_said_in_both_languages() {
    for language in ["ru", "en"] {
        let mut said = String::new();
        for (name, content, ..) in cases() {
            let output = PlanFile::new(&format!("said-{name}"), content).solve(&["--lang", language]);
            assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()), "{name}");
            let words = stderr(&output);
            assert!(words.len() < 2_000, "{name}: an error is a few lines, not {} bytes", words.len());
            assert!(!words.contains('\u{1b}'), "{name}: nothing of the file may move the cursor");
            let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("plans");
            said += &words.replace(&folder.display().to_string(), "").replace("/said-", "");
            said.push('\n');
        }
        insta::assert_snapshot!(format!("errors-{language}"), said);
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let missing = zadel(&["solve", "no/such/plan.toml", "--lang", "en"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("There is no such file"), "{}", stderr(&missing));
    let folder = zadel(&["solve", "examples", "--lang", "en"]);
    assert!(stderr(&folder).contains("This is a folder"), "{}", stderr(&folder));
    let bytes = PlanFile::new("cp1251", [&b"format = 1\nname = \""[..], &[0xcf, 0xeb, 0xe0, 0xed]].concat());
    assert_eq!(bytes.error(), (Some(2), "bad_toml".to_owned(), String::new()));
    assert!(stderr(&bytes.solve(&[])).contains("line 2, column 9"), "{}", stderr(&bytes.solve(&[])));
    let large = PlanFile::new("large", vec![b'#'; (2 << 20) + 1]);
    assert_eq!(large.error(), (Some(2), "file_too_large".to_owned(), String::new()));
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let article = std::fs::read_to_string(root().join("examples/article.toml")).expect("the example");
    let marked = PlanFile::new("marked", format!("\u{feff}{}", article.replace('\n', "\r\n")));
    assert_eq!(marked.solve(&[]).status.code(), Some(0));
}
