use jiff::civil::{Date, date};

use super::*;

const ARTICLE: &str = include_str!("../../../../examples/article.toml");

const TODAY: Date = date(2026, 11, 23);

fn article() -> PlanDocument {
    PlanDocument::of_toml(ARTICLE).expect("the article is a plan").0
}

fn place(text: &str) -> Place {
    text.parse().expect("a place")
}

#[test]
fn the_document_of_a_file_is_the_same_plan() {
    for toml in [
        ARTICLE,
        include_str!("../../../../examples/team.toml"),
        include_str!("../../../../examples/conflict_profit.toml"),
    ] {
        let (document, plan) = PlanDocument::of_toml(toml).expect("a plan");
        let stored = PlanDocument::from_json(&document.to_json()).expect("JSON");
        let read = stored.plan_on(TODAY).expect("a plan");
        assert_eq!((read.plan, read.lags, read.calendar), (plan.plan, plan.lags, plan.calendar));
    }
}

#[test]
fn what_is_typed_is_stored_in_one_form() {
    let mut document = article();
    let changed = |path: &str, before: &str, after: &str| {
        vec![Change { path: path.into(), before: Some(before.into()), after: Some(after.into()) }]
    };
    assert_eq!(
        document.set(&place("goal.amount"), Some("1,2 млн ₽")),
        Ok(changed("goal.amount", "1000000", "1200000"))
    );
    let conversion = "line[0].stage[1].conversion";
    assert_eq!(document.set(&place(conversion), Some("25 %")), Ok(changed(conversion, "3/10", "25%")));
    assert_eq!(
        document.set(&place("line[0].check"), Some("199999,5")),
        Ok(changed("line[0].check", "200000", "199999.50"))
    );
    assert!(document.plan_on(TODAY).is_ok());
}

#[test]
fn setting_what_is_there_changes_nothing() {
    assert_eq!(article().set(&place("goal.amount"), Some("1 000 000")), Ok(Vec::new()));
}

#[test]
fn a_number_left_to_be_solved_for_can_be_put_back() {
    let mut document = article();
    let before = document.clone();
    let conversion = place("line[0].stage[1].conversion");
    let changes = document.set(&conversion, None).expect("free");
    assert_eq!(document.text_at(&conversion), None);
    document.set(&conversion, changes[0].before.as_deref()).expect("back");
    assert_eq!(document, before);
}

#[test]
fn a_conversion_that_was_only_observed_can_be_let_go_and_put_back() {
    let mut document = PlanDocument::of_toml(include_str!("../../../../examples/team.toml")).expect("a plan").0;
    let plan = document.plan_on(TODAY).expect("a plan").plan;
    let conversion = place("line[0].stage[0].conversion");
    assert_eq!(document.text_at(&conversion).as_deref(), Some("53/106"));
    assert_eq!(document.text_at(&place("line[0].stage[0].rate")), None);
    let changes = document.set(&conversion, None).expect("free");
    let free = Change { path: conversion.to_string(), before: Some("53/106".to_owned()), after: None };
    assert_eq!(changes, [free]);
    document.set(&conversion, changes[0].before.as_deref()).expect("back");
    assert_eq!(document.plan_on(TODAY).expect("a plan").plan, plan);
}

#[test]
fn a_question_mark_is_a_name_like_any_other() {
    let mut document = article();
    let name = place("line[0].name");
    document.set(&name, Some("?")).expect("a name");
    assert_eq!(document.text_at(&name).as_deref(), Some("?"));
}

#[test]
fn a_conversion_of_everything_survives_undo() {
    let toml = ARTICLE.replace("conversion = \"1/2\"", "conversion = 1");
    let mut document = PlanDocument::of_toml(&toml).expect("a plan").0;
    let plan = document.plan_on(TODAY).expect("a plan").plan;
    let conversion = place("line[0].stage[0].conversion");
    let changes = document.set(&conversion, Some("50")).expect("a percentage");
    document.set(&conversion, changes[0].before.as_deref()).expect("back");
    assert_eq!(document.plan_on(TODAY).expect("a plan").plan, plan);
}

#[test]
fn an_amount_takes_the_place_of_a_share() {
    let mut document = article();
    document.set(&place("line[0].share"), Some("60")).expect("a share");
    let changes = document.set(&place("line[0].amount"), Some("600 000")).expect("an amount");
    let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(paths, ["line[0].share", "line[0].amount"]);
    assert!(document.plan_on(TODAY).is_ok());
}

#[test]
fn what_cannot_be_set_leaves_the_document_as_it_was() {
    let mut document = article();
    let before = document.clone();
    assert_eq!(document.set(&place("line[9].check"), Some("1")), Err(SetError::NoSuchPlace));
    assert_eq!(document.set(&place("line[0].name"), None), Err(SetError::Required));
    assert_eq!(document.set(&place("line[0].deals"), Some("три")), Err(SetError::Count(TypedError::Unreadable)));
    assert_eq!(document.set(&place("line[0].stage[0].rate"), Some("-3")), Err(SetError::Number(TypedError::Negative)));
    assert_eq!(document, before);
}

#[test]
fn a_day_without_its_year_is_one_of_the_period() {
    let mut document = article();
    for (typed, stored) in [("5.12", "2026-12-05"), ("05.01", "2027-01-05"), ("30.11.", "2026-11-30")] {
        document.set(&place("goal.to"), Some(typed)).expect(typed);
        assert_eq!(document.text_at(&place("goal.to")).as_deref(), Some(stored), "{typed}");
    }
    assert_eq!(document.set(&place("goal.to"), Some("31.02")), Err(SetError::Date));
}

const NEW_LINE: &str =
    r#"{"name":"Partners","clients":"new","check":50000,"stage":[{"name":"Leads","conversion":"1/2"}]}"#;

fn team() -> PlanDocument {
    PlanDocument::of_toml(include_str!("../../../../examples/team.toml")).expect("a plan").0
}

/// Takes changes back, the last first.
fn take_back(document: &mut PlanDocument, changes: Vec<Change>) {
    for change in changes.into_iter().rev().map(Change::turned_round) {
        document.set(&place(&change.path), change.after.as_deref()).expect("it stood there");
    }
}

#[test]
fn a_line_is_put_in_before_the_one_that_stands_there() {
    let mut document = article();
    let before = document.clone();
    let changes = document.set(&place("line[1]"), Some(NEW_LINE)).expect("an item");
    let plan = document.plan_on(TODAY).expect("a plan").plan;
    let names: Vec<&str> = plan.lines().iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["New clients", "Partners", "Regular clients"]);
    take_back(&mut document, changes);
    assert_eq!(document, before);
}

#[test]
fn who_is_renamed_is_renamed_everywhere() {
    let mut document = team();
    let before = document.clone();
    let changes = document.set(&place("line[0].name"), Some("Opt")).expect("a name");
    let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(paths, ["line[0].name", "source[0].line", "source[1].line"]);
    assert!(document.plan_on(TODAY).is_ok());
    take_back(&mut document, changes);
    assert_eq!(document, before);
}

#[test]
fn a_line_goes_with_its_sources_and_comes_back_with_them() {
    let mut document = team();
    let before = document.clone();
    let changes = document.set(&place("line[0]"), None).expect("it is there");
    assert!(document.plan_on(TODAY).expect("a plan").supply.sources.is_empty());
    take_back(&mut document, changes);
    assert_eq!(document, before);
}

#[test]
fn a_team_that_goes_leaves_its_people() {
    let mut document = team();
    document.set(&place("team"), Some(r#"[{"name":"North"},{"name":"Far north","parent":"North"}]"#)).expect("a list");
    document.set(&place("rep[1].team"), Some("North")).expect("a name");
    let before = document.clone();
    let changes = document.set(&place("team[0]"), None).expect("it is there");
    let supply = document.plan_on(TODAY).expect("a plan").supply;
    assert_eq!((supply.teams.len(), supply.teams[0].parent, supply.reps[1].team), (1, None, None));
    take_back(&mut document, changes);
    assert_eq!(document, before);
}

#[test]
fn tables_come_with_their_first_value_and_go_with_their_last() {
    let mut document = article();
    let before = document.clone();
    document.set(&place("resources.budget"), Some("20 000 ₽")).expect("money");
    document.set(&place("calendar.days_off"), Some("31.12.2026 2026-12-30")).expect("days");
    assert_eq!(document.text_at(&place("calendar.days_off")).as_deref(), Some("31.12.2026; 30.12.2026"));
    document.set(&place("resources.budget"), None).expect("nothing");
    document.set(&place("calendar.days_off"), Some(" ")).expect("nothing");
    document.set(&place("calendar.days_off"), None).expect("nothing");
    assert_eq!(document, before);
}

#[test]
fn a_month_is_a_place_and_its_table_goes_with_the_last() {
    let mut document = team();
    let before = document.clone();
    let october = place("rep[0].months.2026-10");
    let mut changes = document.set(&october, Some("1 234,50 ₽")).expect("money");
    assert_eq!(document.text_at(&october).as_deref(), Some("1234.50"));
    changes.extend(document.set(&place("rep[0].months.2031-01"), Some("7")).expect("money"));
    // Months outside of the period are kept, and mean nothing in it.
    let reps = document.plan_on(TODAY).expect("a plan").supply.reps;
    assert_eq!(reps[0].months.values().map(|sum| sum.minor()).collect::<Vec<_>>(), [123_450, 700]);
    assert_eq!(document.set(&october, Some("lots")), Err(SetError::Money(TypedError::Unreadable, Currency::RUB)));
    take_back(&mut document, changes);
    assert_eq!(document, before);
}

#[test]
fn a_target_goes_when_every_month_is_set() {
    let mut document = team();
    document.set(&place("goal.to"), Some("31.01.2027")).expect("a day");
    document.set(&place("rep[0].target"), Some("500 000")).expect("money");
    let before = document.clone();
    let months = |document: &PlanDocument| -> Vec<String> {
        let period = document.plan_on(TODAY).expect("a plan").plan.goal().period;
        period.months().map(|month| format!("rep[0].months.{month}")).collect()
    };
    let mut changes = Vec::new();
    let paths = months(&document);
    for path in &paths {
        assert!(document.settle_targets_and_months(&[]).is_empty());
        changes.extend(document.set(&place(path), Some("100 000")).expect("money"));
    }
    let target = "rep[0].target".to_owned();
    let mut kept = document.clone();
    assert!(kept.settle_targets_and_months(std::slice::from_ref(&target)).is_empty());
    assert_eq!(
        kept.plan_on(TODAY).map_err(|problem| (problem.kind.code(), problem.path)).err(),
        Some(("target_beside_months", target))
    );
    changes.extend(document.settle_targets_and_months(&[]));
    assert!(document.plan_on(TODAY).is_ok());
    assert_eq!(document.text_at(&place("rep[0].target")), None);
    take_back(&mut document, changes);
    assert_eq!(document, before);
}

/// Where no months are planned there is no field of theirs: what stands in one could not be let go otherwise.
#[test]
fn in_a_plan_of_one_month_a_target_that_is_typed_lets_the_month_go() {
    let mut document = team();
    let period = document.period().expect("a period");
    assert_eq!(period.months().count(), 1);
    let month = format!("rep[0].months.{}", period.months().next().expect("a month"));
    document.set(&place(&month), Some("100 000")).expect("money");
    document.settle_targets_and_months(std::slice::from_ref(&month));
    assert_eq!(document.text_at(&place("rep[0].target")), None);
    document.set(&place("rep[0].target"), Some("500 000")).expect("money");
    document.settle_targets_and_months(&["rep[0].target".to_owned()]);
    assert_eq!(document.text_at(&place(&month)), None);
    assert_eq!(document.text_at(&place("rep[0].target")).as_deref(), Some("500000"));
    assert!(document.plan_on(TODAY).is_ok());
}

#[test]
fn a_lag_is_typed_as_percentages() {
    let mut document = article();
    document.set(&place("line[0].stage[0].lag"), Some("50 50")).expect("parts");
    assert_eq!(document.text_at(&place("line[0].stage[0].lag")).as_deref(), Some("50%; 50%"));
    assert!(document.plan_on(TODAY).expect("a plan").lags[0][0].is_some());
    assert_eq!(document.set(&place("line[0].stage[0].lag"), Some("half")), Err(SetError::Parts));
}

#[test]
fn what_is_no_item_is_refused() {
    let mut document = article();
    let before = document.clone();
    for (path, json) in [
        ("line[9]", Some(NEW_LINE)),
        ("line[2]", None),
        ("source[0]", None),
        ("line[0]", Some("[]")),
        ("line[0]", Some("{")),
        ("rep", Some("{}")),
        ("line[5].stage", Some("[]")),
    ] {
        assert!(document.set(&place(path), json).is_err(), "{path}");
    }
    assert_eq!(document, before);
}

proptest::proptest! {
    /// Whatever was done, in whatever order: taken back from the last to the first, nothing is left of it.
    #[test]
    fn every_edit_can_be_taken_back(steps in proptest::collection::vec((0_usize..15, 0_usize..3), 1..12)) {
        let mut document = team();
        let before = document.clone();
        let mut changes = Vec::new();
        for (what, i) in steps {
            let (path, typed) = match what {
                0 => (format!("line[{i}]"), Some(NEW_LINE)),
                1 => (format!("line[{i}]"), None),
                2 => (format!("line[{i}].name"), Some("Renamed")),
                3 => (format!("line[{i}].share"), Some("40")),
                4 => (format!("line[{i}].amount"), Some("600 000")),
                5 => (format!("line[{i}].stage[0]"), None),
                6 => (format!("rep[{i}].team"), Some("North")),
                7 => (format!("team[{i}]"), Some(r#"{"name":"North"}"#)),
                8 => (format!("team[{i}]"), None),
                9 => (format!("source[{i}].due"), Some("5.12.26")),
                10 => ("goal.markup".to_owned(), Some("30")),
                11 => (format!("rep[{i}].months.2026-1{}", i % 3), Some("120 000,50")),
                12 => (format!("rep[{i}].months.2026-12"), None),
                13 => (format!("rep[{i}].target"), Some("500 000")),
                _ => ("goal.margin".to_owned(), if i == 0 { None } else { Some("40") }),
            };
            // As in the product: an edit that leaves no plan is not made.
            let mut edited = document.clone();
            let mut made = edited.set(&place(&path), typed).unwrap_or_default();
            made.extend(edited.settle_targets_and_months(std::slice::from_ref(&path)));
            if edited.plan_on(TODAY).is_ok() {
                document = edited;
                changes.extend(made);
            }
        }
        take_back(&mut document, changes);
        proptest::prop_assert_eq!(document, before);
    }
}

#[test]
fn a_country_is_stored_and_a_company_has_days_of_its_own() {
    // Off in Russia in December 2026: the 31st. A document of the same file says the same.
    let calendar = "[calendar]\ncountry = \"RU\"\ndays_off = [2026-12-30]\ndays_on = [2026-12-31, 2026-12-26]\n";
    let (document, plan) = PlanDocument::of_toml(&format!("{ARTICLE}\n{calendar}")).expect("a plan");
    let read = PlanDocument::from_json(&document.to_json()).expect("JSON").plan_on(TODAY).expect("a plan");
    assert_eq!(read.calendar, plan.calendar);
    let is_worked = |day| read.calendar.is_worked(date(2026, 12, day));
    assert_eq!([26, 27, 29, 30, 31].map(is_worked), [true, false, true, false, true]);
}

#[test]
fn counts_are_set_and_taken_back_together() {
    let mut document = article();
    let before = document.clone();
    let observed = place("line[0].stage[0].observed");
    let changes = document.set(&observed, Some("41 of 96, 20.11.26")).expect("counts");
    assert_eq!(document.text_at(&observed).as_deref(), Some("41/96, 20.11.2026"));
    let text = document.text_at(&observed);
    assert_eq!(document.set(&observed, text.as_deref()), Ok(Vec::new()));
    assert_eq!(document.set(&observed, Some("41")), Err(SetError::Counts(TypedError::Unreadable)));
    take_back(&mut document, changes);
    assert_eq!(document, before);
}

#[test]
fn sales_are_evidence_of_their_average_with_its_interval() {
    let mut document = article();
    let before = document.clone();
    let sales = place("line[0].sales");
    let typed = "42: 183250.50 (150000 – 214000), 31.10.2026, facts";
    let changes = document.set(&sales, Some(typed)).expect("sales");
    assert_eq!(document.text_at(&sales).as_deref(), Some(typed));
    assert_eq!(document.set(&sales, Some(typed)), Ok(Vec::new()));
    let plan = document.plan_on(TODAY).expect("a plan");
    let read = plan.facts[0].sales.expect("the sales");
    let follows = plan.facts[0].follows_sales;
    assert_eq!((read.average.n(), read.average.average().minor(), follows), (42, 18_325_050, true));
    take_back(&mut document, changes);
    assert_eq!(document, before);

    assert_eq!(document.set(&sales, Some("42 sales")), Err(SetError::Sales(TypedError::Unreadable)));
    for (typed, path) in [("0: 100 (50 – 150)", "line[0].sales.n"), ("3: 200 (50 – 150)", "line[0].sales.average")]
    {
        document.set(&sales, Some(typed)).expect("it can be read");
        let problem = document.plan_on(TODAY).expect_err("it is no evidence");
        assert!(matches!(problem.kind, plan_file::Kind::OutOfRange(_)) && problem.path == path, "{problem:?}");
    }
}

#[test]
fn counts_of_the_facts_can_be_lost_and_are_then_no_evidence() {
    let mut document = article();
    for (path, lost) in [("line[0].sales", "0, facts"), ("line[0].stage[0].observed", "0/0, facts")] {
        document.set(&place(path), Some(lost)).expect("nothing is counted any more");
        assert_eq!(document.text_at(&place(path)).as_deref(), Some(lost));
        assert_eq!(document.set(&place(path), Some(lost)), Ok(Vec::new()));
    }
    let plan = document.plan_on(TODAY).expect("a plan");
    assert_eq!((plan.facts[0].sales, plan.facts[0].follows_sales), (None, true));
    assert!(plan.facts[0].levels[0].follows && plan.plan.lines()[0].stages[0].evidence.observed.is_none());
    // Nobody but the facts counts nobody.
    document.set(&place("line[0].stage[0].observed"), Some("0/0")).expect("it can be read");
    assert!(document.plan_on(TODAY).is_err());
}

#[test]
fn scenarios_follow_their_numbers_when_lines_come_and_go() {
    let mut document = article();
    let scenario = r#"{"name":"Up","edits":[{"path":"line[1].check","value":"90000"},{"path":"line[0].stage[0].count","value":"28"}]}"#;
    document.set(&place("scenario[0]"), Some(scenario)).expect("an item");
    let before = document.clone();
    let paths = |document: &PlanDocument| -> Vec<String> {
        let plan = document.plan_on(TODAY).expect("a plan");
        plan.scenarios.iter().flat_map(|scenario| &scenario.edits).map(|edit| edit.path.clone()).collect()
    };
    let gone = document.set(&place("line[0]"), None).expect("there is another line");
    assert_eq!(paths(&document), ["line[0].check"]);
    take_back(&mut document, gone);
    assert_eq!(document, before);
    let came = document.set(&place("line[0]"), Some(NEW_LINE)).expect("an item");
    assert_eq!(paths(&document), ["line[2].check", "line[1].stage[0].count"]);
    take_back(&mut document, came);
    assert_eq!(document, before);
}
