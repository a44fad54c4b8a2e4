//! Files that are no plans: each gets a clear error with its place, and never a panic.

use std::fmt::Write;

use proptest::prelude::*;

use crate::{PlanFile, root, stderr, stdout, zadel};

const HEAD: &str = "format = 1\ncurrency = \"RUB\"\nas_of = 2026-11-23\n";
const GOAL: &str = "[goal]\namount = 1000000\nfrom = 2026-12-01\nto = 2026-12-31\n";
const LINE: &str = "[[line]]\nname = \"A\"\nclients = \"new\"\ncheck = 50000\n";

/// The sound plan that each case below spoils in one place.
fn plan(head: &str, goal: &str, line: &str) -> String {
    format!("{head}{goal}{line}")
}

fn with_line(more: &str) -> String {
    plan(HEAD, GOAL, &format!("{LINE}{more}"))
}

fn with_stage(more: &str) -> String {
    with_line(&format!("[[line.stage]]\nname = \"S\"\n{more}"))
}

fn with_goal(goal: &str) -> String {
    plan(HEAD, &format!("[goal]\nfrom = 2026-12-01\nto = 2026-12-31\n{goal}"), LINE)
}

/// Name, content, code and path of every way to be wrong.
fn cases() -> Vec<(&'static str, String, &'static str, &'static str)> {
    let many = |n: usize| -> String {
        let mut lines = String::new();
        for i in 0..n {
            write!(lines, "[[line]]\nname = \"L{i}\"\nclients = \"new\"\ncheck = 1\n").expect("a string grows");
        }
        lines
    };
    let dates = |from: &str, to: &str| plan(HEAD, &format!("[goal]\nfrom = {from}\nto = {to}\n"), LINE);
    vec![
        ("empty", String::new(), "missing_key", "format"),
        ("unknown-top", plan(&HEAD.replace("currency", "curency"), GOAL, LINE), "unknown_key", "curency"),
        ("unknown-in-line", with_line("chek = 5\n"), "unknown_key", "line[0].chek"),
        ("unknown-in-stage", with_stage("conversoin = \"1/2\"\n"), "unknown_key", "line[0].stage[0].conversoin"),
        ("format-2", plan(&HEAD.replace("format = 1", "format = 2"), GOAL, LINE), "out_of_range", "format"),
        ("currency-word", plan(&HEAD.replace("RUB", "roubles"), GOAL, LINE), "out_of_range", "currency"),
        ("no-goal", plan(HEAD, "", LINE), "missing_key", "goal"),
        ("no-lines", plan(HEAD, GOAL, ""), "no_lines", "line"),
        ("no-name", plan(HEAD, GOAL, "[[line]]\nclients = \"new\"\n"), "missing_key", "line[0].name"),
        ("wrong-type", with_line("deals = \"three\"\n"), "wrong_type", "line[0].deals"),
        ("float", with_stage("conversion = 0.3\n"), "float_not_exact", "line[0].stage[0].conversion"),
        ("negative-money", with_goal("amount = -5\n"), "out_of_range", "goal.amount"),
        ("money-over-2-53", with_goal("amount = 90071992547410\n"), "out_of_range", "goal.amount"),
        ("money-over-64-bits", with_goal("amount = 99999999999999999999999999\n"), "out_of_range", "goal.amount"),
        ("money-in-words", with_goal("amount = \"1 234,56\"\n"), "bad_money", "goal.amount"),
        ("money-too-fine", with_goal("amount = \"1.234\"\n"), "bad_money", "goal.amount"),
        ("check-of-nothing", plan(HEAD, GOAL, &LINE.replace("50000", "0")), "out_of_range", "line[0].check"),
        ("dates-turned-round", dates("2026-12-31", "2026-12-01"), "out_of_range", "goal.to"),
        ("dates-of-centuries", dates("0001-01-01", "9999-12-31"), "out_of_range", "goal.to"),
        ("date-in-quotes", dates("\"2026-12-01\"", "2026-12-31"), "bad_date", "goal.from"),
        ("date-with-time", dates("2026-12-01T10:00:00", "2026-12-31"), "bad_date", "goal.from"),
        ("no-such-date", dates("2026-02-30", "2026-12-31"), "bad_toml", ""),
        ("percent-over-100", with_stage("conversion = \"150%\"\n"), "out_of_range", "line[0].stage[0].conversion"),
        ("fraction-in-words", with_stage("conversion = \"30 %\"\n"), "bad_fraction", "line[0].stage[0].conversion"),
        ("fraction-of-nothing", with_stage("conversion = \"1/0\"\n"), "bad_fraction", "line[0].stage[0].conversion"),
        (
            "nothing-passes",
            with_stage("observed = { passed = 0, entered = 12 }\n"),
            "zero_conversion",
            "line[0].stage[0].conversion",
        ),
        (
            "more-passed-than-entered",
            with_stage("observed = { passed = 13, entered = 12 }\n"),
            "out_of_range",
            "line[0].stage[0].observed.passed",
        ),
        (
            "from-the-future",
            with_stage("observed = { passed = 1, entered = 12, to = 2027-01-01 }\n"),
            "out_of_range",
            "line[0].stage[0].observed.to",
        ),
        (
            "age-of-nothing",
            plan("format = 1\ncurrency = \"RUB\"\n", GOAL, &format!("{LINE}[[line.stage]]\nname = \"S\"\nobserved = {{ passed = 1, entered = 2, to = 2026-01-01 }}\n")),
            "missing_key",
            "as_of",
        ),
        ("count-over-32-bits", with_stage("count = 4294967296\n"), "out_of_range", "line[0].stage[0].count"),
        ("negative-count", with_stage("count = -1\n"), "out_of_range", "line[0].stage[0].count"),
        ("both", with_line("amount = 10\nshare = \"10%\"\n"), "both_amount_and_share", "line[0]"),
        ("share-too-fine", with_line("share = \"1/3\"\n"), "out_of_range", "line[0].share"),
        ("no-margin", with_goal("measure = \"gross_profit\"\n"), "margin_required", "line[0]"),
        ("no-fixed-costs", with_goal("measure = \"net_profit\"\n"), "missing_key", "goal.fixed_costs"),
        ("fixed-costs-of-revenue", with_goal("fixed_costs = 5\n"), "out_of_range", "goal.fixed_costs"),
        ("minimum-above", with_goal("amount = 5\nminimum = 6\n"), "out_of_range", "goal.minimum"),
        ("stretch-below", with_goal("amount = 5\nstretch = 4\n"), "out_of_range", "goal.stretch"),
        ("measure-of-nothing", with_goal("measure = \"profit\"\n"), "out_of_range", "goal.measure"),
        ("duplicate-line", plan(HEAD, GOAL, &LINE.repeat(2)), "duplicate_name", "line[1].name"),
        ("rate-of-new", with_stage("rate = \"1/2\"\n"), "rate_stage_not_alone", "line[0]"),
        ("name-of-nothing", plan(HEAD, GOAL, &LINE.replace("\"A\"", "\" \"")), "out_of_range", "line[0].name"),
        ("name-of-escapes", plan(HEAD, GOAL, &LINE.replace("\"A\"", "\"\\u001b[2J\"")), "out_of_range", "line[0].name"),
        ("name-of-a-megabyte", plan(HEAD, GOAL, &LINE.replace("\"A\"", &format!("\"{}\"", "я".repeat(1 << 19)))), "out_of_range", "line[0].name"),
        ("ten-thousand-lines", plan(HEAD, GOAL, &many(10_000)), "too_many", "line"),
        ("eleven-stages", with_line(&(0..11).map(|i| format!("[[line.stage]]\nname = \"{i}\"\n")).collect::<String>()), "too_many", "line[0].stage"),
        ("overflow", plan(HEAD, &GOAL.replace("1000000", "90071992547409"), &LINE.replace("50000", "\"0.01\"")), "overflow", "line[0].deals"),
        ("share-of-nothing", plan(HEAD, "[goal]\nfrom = 2026-12-01\nto = 2026-12-31\n", &format!("{LINE}deals = 1\nshare = \"0%\"\n[[line]]\nname = \"B\"\nclients = \"new\"\ncheck = 1\nshare = \"100%\"\n")), "share_without_base", "goal.amount"),
        ("unclosed-string", with_line("expert = \"x\n"), "bad_toml", ""),
        ("unclosed-brace", with_stage("observed = { passed = 1, entered = 2\n"), "bad_toml", ""),
        ("duplicate-key", with_line("check = 1\n"), "bad_toml", ""),
        ("brackets", format!("a = {}", "[".repeat(100_000)), "bad_toml", ""),
        ("lag-of-a-half", with_stage("lag = [\"1/2\"]\n"), "out_of_range", "line[0].stage[0].lag"),
        ("source-of-no-line", with_line("[[source]]\nname = \"X\"\nline = \"B\"\nleads = 5\n"), "out_of_range", "source[0].line"),
        ("source-of-no-leads", with_line("[[source]]\nname = \"X\"\nline = \"A\"\nleads = 5\n"), "out_of_range", "source[0].line"),
        ("rep-twice", with_line(&"[[rep]]\nname = \"X\"\n".repeat(2)), "duplicate_name", "rep[1].name"),
        ("ramp-over-100", with_line("[[rep]]\nname = \"X\"\nramp = [\"150%\"]\n"), "out_of_range", "rep[0].ramp[0]"),
        ("day-of-25-hours", with_line("[resources]\nminutes_per_day = 1500\n"), "out_of_range", "resources.minutes_per_day"),
    ]
}

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
    let large = PlanFile::new("large", vec![b'#'; (16 << 20) + 1]);
    assert_eq!(large.error(), (Some(2), "file_too_large".to_owned(), String::new()));
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let article = std::fs::read_to_string(root().join("examples/article.toml")).expect("the example");
    let marked = PlanFile::new("marked", format!("\u{feff}{}", article.replace('\n', "\r\n")));
    assert_eq!(marked.solve(&[]).status.code(), Some(0));
}

/// Every file ends in one of the four exit codes; a panic would be 101.
fn assert_answered(name: &str, content: impl AsRef<[u8]>) {
    let file = PlanFile::new(name, content);
    let code = file.solve(&["--json"]).status.code();
    assert!(matches!(code, Some(0 | 2 | 3 | 4)), "{code:?}");
}

proptest! {
    // Each case starts a program, so a hundredth of the usual number is enough for one run.
    #![proptest_config(ProptestConfig::with_cases((ProptestConfig::default().cases / 100).clamp(16, 500)))]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        assert_answered("any-bytes", bytes);
    }

    #[test]
    fn any_damage_to_a_plan_is_answered(
        which in 0_usize..4, at in any::<prop::sample::Index>(), length in 0_usize..12, patch in "[-0-9a-z\"'\\[\\]{}=.%/ \n]{0,12}",
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
