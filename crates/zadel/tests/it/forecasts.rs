//! Forecasts of a table of deals, their record, and companies by chance.

use std::fs;
use std::path::PathBuf;

use crate::{json_of, root, stderr, stdout, zadel};

const MAP: &str = "examples/maps/simulated.toml";

/// The deals of a company by chance, in a file of its own for each test.
fn simulated(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("forecasts");
    fs::create_dir_all(&folder).expect("a folder for the tests");
    let path = folder.join(format!("{name}.csv")).to_str().expect("UTF-8").to_owned();
    let output = zadel(&["simulate", "--seed", "11", "--days", "420", "--out", &path, "--lang", "en"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    path
}

/// Of the company of seed 11: its history begins on 2022-01-03.
fn forecast(deals: &str, more: &[&str]) -> std::process::Output {
    zadel(&[&["forecast", "--deals", deals, "--map", MAP][..], more].concat())
}

const DAYS: [&str; 4] = ["--as-of", "2022-12-31", "--until", "2023-03-31"];

#[test]
fn help_speaks_both_languages() {
    for language in ["ru", "en"] {
        for command in ["forecast", "backtest", "simulate"] {
            let output = zadel(&[command, "--help", "--lang", language]);
            assert_eq!(output.status.code(), Some(0));
            insta::assert_snapshot!(format!("help-{command}-{language}"), stdout(&output));
        }
    }
}

#[test]
fn a_forecast_reads_well_in_both_languages() {
    let deals = simulated("reads");
    for language in ["ru", "en"] {
        let output = forecast(&deals, &[&DAYS[..], &["--goal", "50000", "--lang", language]].concat());
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
        insta::assert_snapshot!(format!("forecast-{language}"), stdout(&output));
    }
}

#[test]
fn the_forecast_for_programs_is_a_promise() {
    let deals = simulated("json");
    let output = forecast(&deals, &[&DAYS[..], &["--goal", "50000", "--json"]].concat());
    insta::assert_snapshot!("forecast-json", stdout(&output));
    let again = forecast(&deals, &[&DAYS[..], &["--goal", "50000", "--json"]].concat());
    assert_eq!(stdout(&output), stdout(&again), "the same seed gives the same numbers");
    let other = json_of(&forecast(&deals, &[&DAYS[..], &["--seed", "2", "--json"]].concat()));
    assert_ne!(other["company"], json_of(&output)["company"]);
    assert_eq!(other["chance"], serde_json::Value::Null);
}

#[test]
fn days_that_cannot_be_forecast_are_named_with_what_to_do() {
    let deals = simulated("days");
    let said = |more: &[&str], code: i32| {
        let output = forecast(&deals, &[more, &["--lang", "en"]].concat());
        assert_eq!((output.status.code(), stdout(&output)), (Some(code), String::new()), "{more:?}");
        stderr(&output).replace('\u{a0}', " ")
    };
    assert!(said(&["--as-of", "2022-12-31", "--until", "2022-12-31"], 1).contains("nothing to forecast"));
    let far = said(&["--as-of", "2022-12-31", "--until", "9999-12-31"], 1);
    assert!(far.contains("three years") && far.contains("2026-01-02"), "{far}");
    for goal in ["nan", "inf", "a lot"] {
        let said = said(&[&DAYS[..], &["--goal", goal]].concat(), 2);
        assert!(said.contains("--goal"), "{said}");
    }
}

#[test]
fn a_table_that_ends_long_before_the_day_is_told_of() {
    let deals = simulated("silent");
    let at = |as_of: &str| stdout(&forecast(&deals, &["--as-of", as_of, "--until", "2023-12-31", "--lang", "en"]));
    assert!(at("2023-06-30").contains("tells of nothing after 2023-02-"), "{}", at("2023-06-30"));
    assert!(!at("2022-12-31").contains("tells of nothing"));
}

/// Before the first deal nothing is known, and that is told as wide as it is.
#[test]
fn before_the_first_deal_there_is_a_forecast_too() {
    let deals = simulated("before");
    let output = forecast(&deals, &["--as-of", "2021-01-01", "--until", "2021-03-31", "--json"]);
    let answer = json_of(&output);
    assert_eq!((answer["n_open"].as_u64(), answer["n_known_sums"].as_u64()), (Some(0), Some(0)));
}

#[test]
fn a_backtest_writes_each_forecast_and_leaves_out_what_is_not_over() {
    let deals = simulated("backtest");
    let out = deals.replace(".csv", "-said.csv");
    let days = ["--from", "2022-11-01", "--to", "2099-12-31"];
    for language in ["ru", "en"] {
        let asked =
            ["backtest", "--deals", &deals, "--map", MAP, "--out", &out, "--level", "company", "--lang", language];
        let output = zadel(&[&asked[..], &days].concat());
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
        insta::assert_snapshot!(format!("backtest-{language}"), stdout(&output));
    }
    let table = fs::read_to_string(&out).expect("a table");
    let mut lines = table.lines();
    assert!(lines.next().expect("a header").starts_with("origin,horizon,level,unit,actual,q1,q2,"));
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!((cells.len(), cells[2], cells[3]), (5 + 199, "company", "all"));
        let values: Vec<f64> = cells[5..].iter().map(|cell| cell.parse().expect("a number")).collect();
        assert!(values.is_sorted());
        assert!(cells[0] < "2023-03", "nothing is told of later windows: {line}");
    }
    let nowhere =
        zadel(&[&["backtest", "--deals", &deals, "--map", MAP, "--out", "/no/such/said.csv"][..], &days].concat());
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(root().join(MAP).exists());
}
