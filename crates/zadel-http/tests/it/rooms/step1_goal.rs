//! Room 1: the goal, and who takes which part of it.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use super::{NORTH, edit, forms};
use crate::client::{Answer, Server};

#[tokio::test(flavor = "multi_thread")]
async fn a_profit_is_turned_into_volume_by_margin_or_markup() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let volume = |answer: &Answer| answer.body["solution"]["totals"]["amount"].as_i64();
        let gross =
            [("goal.measure", Some("gross_profit")), ("goal.margin", Some("50 %")), ("line[0].stage[0].count", None)];
        let answer = edit(&head, 1, &gross).await;
        assert_eq!((answer.status, volume(&answer)), (StatusCode::OK, Some(200_000_000)));
        // A mark-up takes the margin's place: 100 % of the cost is half of the price.
        let answer = edit(&head, 2, &[("goal.markup", Some("100"))]).await;
        let entries = &answer.body["solution"]["goal"]["entries"];
        assert_eq!((volume(&answer), entries["margin"]["text"].as_str()), (Some(200_000_000), Some("")));
        assert_eq!(answer.body["solution"]["goal"]["margin"]["text"], "1/2");
        let net = [("goal.measure", Some("net_profit")), ("goal.fixed_costs", Some("200 000"))];
        assert_eq!(volume(&edit(&head, 3, &net).await), Some(240_000_000));
        let bad = edit(&head, 4, &[("goal.margin", Some("120 %"))]).await;
        assert_eq!((bad.status, bad.body["path"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("goal.margin")));
        let turned = edit(&head, 4, &[("goal.to", Some("01.11.2026"))]).await;
        assert_eq!((turned.code(), turned.body["path"].as_str()), ("out_of_range", Some("goal.to")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_goal_is_handed_down_and_what_does_not_add_up_is_told() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let people = [
            ("team[0]", Some(r#"{"name":"North"}"#)),
            ("rep[0]", Some(r#"{"name":"Anna","team":"North"}"#)),
            ("rep[1]", Some(r#"{"name":"Boris","team":"North","capacity":"50%"}"#)),
            ("rep[2]", Some(r#"{"name":"Vera","target":400000}"#)),
        ];
        let cascade = edit(&head, 1, &people).await.body["solution"]["cascade"].clone();
        let units = cascade["units"].as_array().expect("units").iter();
        let amounts: Vec<(&str, i64)> = units
            .map(|unit| (unit["name"].as_str().unwrap_or_default(), unit["amount"].as_i64().unwrap_or_default() / 100))
            .collect();
        assert_eq!(amounts, [("North", 600_000), ("Anna", 400_000), ("Boris", 200_000), ("Vera", 400_000)]);
        assert_eq!(cascade["mismatch"], 0);
        let set = [
            ("team[0].target", Some("500 000")),
            ("rep[0].target", Some("450 000")),
            ("rep[1].target", Some("10 000")),
        ];
        let cascade = edit(&head, 2, &set).await.body["solution"]["cascade"].clone();
        assert_eq!(
            (cascade["mismatch"].as_i64(), cascade["units"][0]["mismatch"].as_i64()),
            (Some(-10_000_000), Some(-4_000_000))
        );
        let unknown = edit(&head, 3, &[("rep[0].team", Some("South"))]).await;
        assert_eq!((unknown.code(), unknown.body["path"].as_str()), ("out_of_range", Some("rep[0].team")));
        let circle = edit(&head, 3, &[("team[0].parent", Some("North"))]).await;
        assert_eq!(circle.body["path"], "team[0].parent");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_begins_with_a_goal_and_becomes_whole_number_by_number() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let made = head.post("/api/v1/plans", json!({ "goal": "1 млн" })).await;
        let solution = &made.body["solution"];
        assert_eq!((made.status, solution["status"].as_str()), (StatusCode::CREATED, Some("underdetermined")));
        assert_eq!(solution["goal"]["amount"]["value"], 100_000_000);
        assert_eq!(
            (solution["goal"]["from"].as_str(), solution["goal"]["to"].as_str()),
            (Some("2026-12-01"), Some("2026-12-31"))
        );
        let bad = head.post("/api/v1/plans", json!({ "goal": "lots" })).await;
        assert_eq!((bad.code(), bad.body["path"].as_str()), ("bad_money", Some("goal")));
        // The article's numbers, as somebody would fill them in.
        let body = json!({ "edits": forms(&[
            ("line[0].check", Some("200 000")),
            ("line[0].stage[0].conversion", Some("50")),
            ("line[0].stage[1].conversion", Some("30")),
            ("line[1].check", Some("100 000")),
            ("line[1].stage[0].count", Some("8")),
            ("line[1].stage[0].rate", Some("0,5")),
        ]) });
        let path = format!("/api/v1/plans/{}", made.body["id"]);
        let whole = head.send("PATCH", &path, &[("if-match", "\"1\"")], Some(body)).await.body["solution"].clone();
        assert_eq!((whole["status"].as_str(), whole["totals"]["amount"].as_i64()), (Some("solved"), Some(100_000_000)));
        assert_eq!(whole["lines"][0]["stages"][0]["count"]["value"], 20);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_listed_before_there_is_a_goal_to_share() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let made = head.post("/api/v1/plans", json!({ "goal": "" })).await;
        let cascade = &made.body["solution"]["cascade"];
        let units = cascade["units"].as_array().expect("the company's people");
        assert!(units.iter().all(|unit| unit["amount"].is_null()), "{units:?}");
        assert_eq!((units.len(), &cascade["mismatch"]), (8, &json!(0)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_nobody_named_is_called_as_its_period_goes_on() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let made = head.post("/api/v1/plans", json!({ "goal": "" })).await;
        let id = made.body["id"].as_i64().expect("a number");
        let path = format!("/api/v1/plans/{id}");
        let ask = async |version: &str, edits: Value| {
            head.send("PATCH", &path, &[("if-match", version)], Some(json!({ "edits": edits }))).await
        };
        let quarter =
            json!([{ "path": "goal.to", "value": "2027-03-31" }, { "path": "goal.from", "value": "2027-01-01" }]);
        let moved = ask("\"1\"", quarter).await;
        assert_eq!(moved.body["name"], "Q1 2027");
        let named = ask("\"2\"", json!([{ "path": "name", "value": "Spring" }])).await;
        assert_eq!(named.status, StatusCode::OK, "{named:?}");
        let again = ask("\"3\"", json!([{ "path": "goal.to", "value": "2027-04-30" }])).await;
        assert_eq!(again.body["name"], "Spring");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_away_all_the_period_and_a_team_of_nobody_are_told() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let edits = [
            ("rep[0]", Some(r#"{"name":"Anna","target":100000,"absent":[{"from":"2026-12-01","to":"2026-12-31"}]}"#)),
            ("rep[1]", Some(r#"{"name":"Boris"}"#)),
            ("team[0]", Some(r#"{"name":"Empty","target":100000}"#)),
        ];
        let answer = edit(&head, 1, &edits).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        let units = answer.body["solution"]["cascade"]["units"].as_array().expect("units").clone();
        let told = |name: &str| units.iter().find(|unit| unit["name"] == name).map(|unit| unit["has_no_time"].clone());
        assert_eq!([told("Anna"), told("Boris"), told("Empty")], [true, false, true].map(|has| Some(json!(has))));
        // The same before the plan is whole: people weigh what they can work, and not what they could.
        let open =
            edit(&head, 2, &[("line[0].stage[0].conversion", None), ("line[0].check", None), ("rep[0].target", None)])
                .await;
        assert_eq!(open.body["solution"]["status"], "underdetermined", "{open:?}");
        let units = open.body["solution"]["cascade"]["units"].as_array().expect("units").clone();
        let anna = units.iter().find(|unit| unit["name"] == "Anna").expect("she is there");
        assert_eq!((&anna["amount"], &anna["has_no_time"]), (&json!(0), &json!(true)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_share_is_typed_as_a_percentage_of_what_is_above() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        assert_eq!(edit(&head, 1, &NORTH).await.status, StatusCode::OK);
        let team = edit(&head, 2, &[("team[0].target", Some("60 %"))]).await;
        assert_eq!(team.body["changes"][0]["after"], "600000");
        // Of the team's part, and in whole units of it.
        let anna = edit(&head, 3, &[("rep[0].target", Some("33,33335%"))]).await;
        assert_eq!(anna.body["changes"][0]["after"], "200000");
        let cells =
            [("rep[1].target", Some("25%")), ("rep[1].months.2026-12", Some("25%")), ("rep[0].target", Some("130%"))];
        let cells = json!({ "cells": forms(&cells) });
        let pasted = head.post("/api/v1/plans/1/pastes", cells).await;
        assert_eq!(pasted.body["cells"][0]["after"], "150000", "{pasted:?}");
        // A part of a month is a part of nothing that is known.
        assert_eq!(pasted.body["cells"][1]["problem"]["code"], "bad_money");
        // More than all is refused, and spoils nothing but itself.
        assert_eq!(pasted.body["cells"][2]["problem"]["code"], "out_of_range");
        let refused = edit(&head, 4, &[("rep[0].target", Some("130 %"))]).await;
        assert_eq!((refused.code(), refused.body["path"].as_str()), ("out_of_range", Some("rep[0].target")));
        assert!(refused.body["detail"].as_str().is_some_and(|detail| detail.contains("more than all")), "{refused:?}");
        // The team has 600,000, and its people the whole million: what is handed out is not the goal.
        let off = edit(&head, 4, &[("rep[1].target", Some("800 000"))]).await;
        let cascade = &off.body["solution"]["cascade"];
        assert_eq!((&cascade["mismatch"], &cascade["mismatch_below"]), (&json!(-40_000_000), &json!(0)));
        assert_eq!(off.body["solution"]["steps"][0], "part");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn costs_that_a_net_profit_needs_cannot_be_emptied() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let profit =
            [("goal.measure", Some("net_profit")), ("goal.margin", Some("50")), ("goal.fixed_costs", Some("100 000"))];
        assert_eq!(edit(&head, 1, &profit).await.status, StatusCode::OK);
        let emptied = edit(&head, 2, &[("goal.fixed_costs", None)]).await;
        assert_eq!((emptied.code(), emptied.body["path"].as_str()), ("missing_key", Some("goal.fixed_costs")));
        assert_eq!(emptied.body["detail"], "This field cannot be left empty.");
    })
    .await;
}
