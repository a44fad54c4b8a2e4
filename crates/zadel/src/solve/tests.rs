//! Whatever a file holds, it gets an answer or a problem in words: in the program itself, so that many can be tried.

use std::path::Path;

use proptest::prelude::*;
use zadel_texts::Language;

use super::*;

thread_local! {
    static TEXTS: [Texts; 2] = Language::ALL.map(Texts::of);
}

const EXAMPLES: [&str; 4] = [
    include_str!("../../../../examples/article.toml"),
    include_str!("../../../../examples/conflict_profit.toml"),
    include_str!("../../../../examples/forward_whatif.toml"),
    include_str!("../../../../examples/team.toml"),
];

fn assert_answered(bytes: &[u8]) {
    TEXTS.with(|texts| assert_answered_in(texts, bytes));
}

/// Everything that the command does with these bytes, but for writing it out.
fn assert_answered_in(languages: &[Texts], bytes: &[u8]) {
    let (text, whole) = plan_file::decode(bytes);
    let solved = whole.and_then(|()| {
        let file = plan_file::read(text)?;
        Ok((Answer::of(&file)?, file))
    });
    match solved {
        Ok((answer, file)) => {
            serde_json::to_string(&json::AnswerJson::of(&file, &answer)).expect("an answer is JSON");
            for texts in languages {
                let page = table::page(texts, &file, &answer).expect("a string grows");
                assert!(!page.contains("step2-") && !page.contains("step3-"), "a key without words:\n{page}");
            }
        }
        Err(problem) => {
            serde_json::to_string(&json::ErrorJson::of(&problem, text)).expect("a problem is JSON");
            for texts in languages {
                let words = report(texts, Path::new("plan.toml"), &problem, text);
                assert!(!words.contains("error-"), "a key without words:\n{words}");
                let is_sound = |c: char| !c.is_control() || c == '\n' || c == '\u{1b}';
                assert!(words.chars().all(is_sound), "a control character of the file is shown:\n{words:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        assert_answered(&bytes);
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        assert_answered(text.as_bytes());
    }

    #[test]
    fn anything_that_looks_like_a_plan_is_answered(
        lines in prop::collection::vec(r#"(\[\[?(goal|line|line\.stage|rep|source|calendar)\]\]?|[a-z_]{1,12}) ?=? ?("[^"]{0,9}"|-?[0-9]{1,20}|\{.{0,20}\}|\[.{0,20}\]|[0-9]{4}-[0-9]{2}-[0-9]{2})?"#, 0..12),
    ) {
        assert_answered(lines.join("\n").as_bytes());
    }

    #[test]
    fn any_damage_to_a_plan_is_answered(
        which in 0..EXAMPLES.len(),
        damages in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..12, "[-0-9a-zа-я₽😀\"'\\[\\]{}=.%/ \n]{0,12}"), 1..4),
    ) {
        let mut characters: Vec<char> = EXAMPLES[which].chars().collect();
        for (at, length, patch) in damages {
            let start = at.index(characters.len());
            let end = (start + length).min(characters.len());
            characters.splice(start..end, patch.chars());
        }
        assert_answered(characters.into_iter().collect::<String>().as_bytes());
    }

    /// Damage that keeps the file a plan: other digits where there were digits.
    #[test]
    fn any_numbers_in_a_plan_are_answered(which in 0..EXAMPLES.len(), digits in prop::collection::vec((any::<prop::sample::Index>(), "[0-9]"), 1..12)) {
        let mut characters: Vec<char> = EXAMPLES[which].chars().collect();
        let places: Vec<usize> = (0..characters.len()).filter(|i| characters[*i].is_ascii_digit()).collect();
        for (at, digit) in digits {
            characters[*at.get(&places)] = digit.chars().next().expect("one digit");
        }
        assert_answered(characters.into_iter().collect::<String>().as_bytes());
    }
}
