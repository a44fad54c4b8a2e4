//! Files that are no plans: each gets a clear error with its place, and never a panic.

mod cases;

use proptest::prelude::*;

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

/// Every file ends in one of the four exit codes, for people as for programs; a panic would be 101.
fn assert_answered(name: &str, content: impl AsRef<[u8]>) {
    let file = PlanFile::new(name, content);
    for form in [&["--json"][..], &["--lang", "ru"], &["--lang", "en"]] {
        let code = file.solve(form).status.code();
        assert!(matches!(code, Some(0 | 2 | 3 | 4)), "{code:?}");
    }
}

proptest! {
    // Each case starts programs, so a hundredth of the usual number is enough for one run.
    #![proptest_config(ProptestConfig::with_cases((ProptestConfig::default().cases / 100).clamp(16, 500)))]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        assert_answered("any-bytes", bytes);
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        assert_answered("any-text", text);
    }

    #[test]
    fn anything_that_looks_like_a_plan_is_answered(
        lines in prop::collection::vec(r#"(\[\[?(goal|line|line\.stage|rep|source|calendar)\]\]?|[a-z_]{1,12}) ?=? ?("[^"]{0,9}"|-?[0-9]{1,20}|\{.{0,20}\}|\[.{0,20}\]|[0-9]{4}-[0-9]{2}-[0-9]{2})?"#, 0..12),
    ) {
        assert_answered("looks-like-a-plan", lines.join("\n"));
    }

    #[test]
    fn any_damage_to_a_plan_is_answered(
        which in 0_usize..4, at in any::<prop::sample::Index>(), length in 0_usize..12, patch in "[-0-9a-zа-я₽😀\"'\\[\\]{}=.%/ \n]{0,12}",
    ) {
        let example = ["article", "conflict_profit", "forward_whatif", "team"][which];
        let text = std::fs::read_to_string(root().join(format!("examples/{example}.toml"))).expect("an example");
        let mut characters: Vec<char> = text.chars().collect();
        let start = at.index(characters.len());
        let end = (start + length).min(characters.len());
        characters.splice(start..end, patch.chars());
        assert_answered("damaged", characters.into_iter().collect::<String>());
    }
}
