//! What a person sees of every example, in both languages.

use std::fs;

use crate::{root, stderr, stdout, zadel};

#[test]
fn every_example_reads_well_in_both_languages() {
    let mut examples: Vec<String> = fs::read_dir(root().join("examples"))
        .expect("the folder of examples")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    examples.sort();
    assert!(!examples.is_empty());
    for example in examples {
        for language in ["ru", "en"] {
            let output = zadel(&["solve", &format!("examples/{example}.toml"), "--lang", language]);
            assert_eq!(stderr(&output), "");
            insta::assert_snapshot!(format!("{example}-{language}"), stdout(&output));
        }
    }
}

#[test]
fn the_answers_for_programs_are_a_promise() {
    for example in ["article", "conflict_profit", "team"] {
        let output = zadel(&["solve", &format!("examples/{example}.toml"), "--json"]);
        insta::assert_snapshot!(format!("{example}-json"), stdout(&output));
    }
}

#[test]
fn a_plan_with_open_numbers_says_which_would_close_it() {
    for (name, plan) in [("two-open", "two-open"), ("two-missing", "random-underdetermined-1")] {
        for language in ["ru", "en"] {
            let plan = format!("crates/zadel/tests/it/plans/{plan}.toml");
            let output = zadel(&["solve", &plan, "--lang", language]);
            assert_eq!(output.status.code(), Some(3));
            insta::assert_snapshot!(format!("{name}-{language}"), stdout(&output));
        }
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let (_, block) = readme.split_once("$ zadel solve examples/article.toml --lang en\n").expect("an example");
    let (shown, _) = block.split_once("...\n").expect("the rest is left out");
    let printed = stdout(&zadel(&["solve", "examples/article.toml", "--lang", "en"])).replace('\u{a0}', " ");
    assert!(printed.starts_with(shown), "README.md shows something else than is printed:\n{printed}");
}
