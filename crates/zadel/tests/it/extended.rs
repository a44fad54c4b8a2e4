//! What a plan file may say beyond the plan itself: calendar, lags, people and sources.

use serde_json::Value;

use crate::{PlanFile, json_of, root, stdout, zadel};

fn sum(values: &Value) -> u64 {
    values.as_array().expect("a list").iter().map(|value| value.as_u64().expect("a count")).sum()
}

#[test]
fn weeks_and_reps_sum_to_the_plan() {
    let answer = json_of(&zadel(&["solve", "examples/team.toml", "--json"]));
    let days = answer["weeks"].as_array().expect("weeks").iter().map(|week| week["working_days"].as_u64());
    assert_eq!(days.collect::<Option<Vec<_>>>(), Some(vec![4, 5, 5, 5, 3]), "the 31st is off");
    for (line, weekly) in
        answer["lines"].as_array().expect("lines").iter().zip(answer["weekly"].as_array().expect("weekly"))
    {
        assert_eq!(sum(&weekly["deals"]), line["deals"].as_u64().expect("deals"));
        assert_eq!(sum(&weekly["amount"]), line["amount"].as_u64().expect("an amount"));
        let reps = weekly["reps"].as_array().expect("reps");
        assert_eq!(reps.len(), 3);
        for week in 0..5 {
            let of_reps: u64 = reps.iter().map(|rep| rep["deals"][week].as_u64().expect("deals")).sum();
            assert_eq!(of_reps, weekly["deals"][week].as_u64().expect("deals"));
            for (j, stage) in weekly["stages"].as_array().expect("stages").iter().enumerate() {
                let of_reps: u64 = reps.iter().map(|rep| rep["stages"][j][week].as_u64().expect("a count")).sum();
                assert_eq!(of_reps, stage["count"][week].as_u64().expect("a count"));
            }
        }
    }
}

#[test]
fn somebody_who_is_away_has_nothing_to_do() {
    let answer = json_of(&zadel(&["solve", "examples/team.toml", "--json"]));
    let vera = &answer["weekly"][1]["reps"][2];
    assert_eq!((vera["name"].as_str(), vera["stages"][0][3].as_u64()), (Some("Вера"), Some(0)));
}

#[test]
fn what_takes_time_must_be_in_hand_before_the_period() {
    let answer = json_of(&zadel(&["solve", "examples/team.toml", "--json"]));
    let meetings = &answer["weekly"][0]["stages"][1];
    assert_eq!(meetings["in_hand"], 1, "the first week's deal comes from a meeting already held");
    assert_eq!(meetings["last_useful_week"], serde_json::json!([4, 4, 4]));
    assert!(sum(&meetings["count"]) < answer["lines"][0]["stages"][1]["count"].as_u64().expect("meetings"));
}

#[test]
fn the_narrowest_resource_is_named_with_what_is_missing() {
    let answer = json_of(&zadel(&["solve", "examples/team.toml", "--json"]));
    let resources = &answer["resources"];
    assert_eq!(resources["bottleneck"], "line[0].stage[0]");
    assert_eq!(
        (resources["balances"][0]["need"].as_u64(), resources["balances"][0]["deficit"].as_u64()),
        (Some(14), Some(2))
    );
    assert_eq!(resources["cost"], 900_000, "six leads at 1,500 and six for nothing");
}

#[test]
fn a_plan_in_russia_counts_its_holidays_and_says_nothing_of_them() {
    let article = std::fs::read_to_string(root().join("examples/article.toml")).expect("the example");
    let said = |file: &PlanFile| ["ru", "en"].map(|language| stdout(&file.solve(&["--lang", language])));
    let without = PlanFile::new("without-country", article.clone());
    assert!(said(&without).iter().all(|said| said.contains("[calendar]")), "{:?}", said(&without));
    let in_russia = PlanFile::new("in-russia", format!("{article}\n[calendar]\ncountry = \"RU\"\n"));
    assert!(said(&in_russia).iter().all(|said| !said.contains("[calendar]")), "{:?}", said(&in_russia));
    let days = |file: &PlanFile| json_of(&file.solve(&["--json"]))["weeks"][4]["working_days"].as_u64();
    assert_eq!([days(&without), days(&in_russia)], [Some(4), Some(3)], "the 31st is off");
}

#[test]
fn a_period_without_a_working_day_is_solved_but_has_no_weeks() {
    let article = std::fs::read_to_string(root().join("examples/article.toml")).expect("the example");
    let weekend = article.replace("2026-12-01", "2026-12-05").replace("2026-12-31", "2026-12-06");
    let file = PlanFile::new("weekend", weekend);
    let answer = json_of(&file.solve(&["--json"]));
    assert_eq!((answer["status"].as_str(), answer["weekly"].is_null()), (Some("solved"), true));
    assert!(stdout(&file.solve(&["--lang", "ru"])).contains("никто не работает ни дня"));
}
