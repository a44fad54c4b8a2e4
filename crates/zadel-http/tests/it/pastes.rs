//! A rectangle of cells is looked at before it is pasted: what each becomes, which cannot be, and what follows for the plan.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server};

async fn paste(who: &Client, cells: &[(&str, Option<&str>)]) -> Answer {
    let cells: Vec<Value> = cells.iter().map(|(path, value)| json!({ "path": path, "value": value })).collect();
    who.post("/api/v1/plans/1/pastes", json!({ "cells": cells })).await
}

/// Before, after, and the code of what is wrong, of each cell.
fn told(answer: &Answer) -> Vec<(&str, &str, &str)> {
    let cells = answer.body["cells"].as_array().unwrap_or_else(|| panic!("no cells: {answer:?}"));
    cells
        .iter()
        .map(|cell| {
            let code = cell["problem"]["code"].as_str().unwrap_or_default();
            (cell["before"].as_str().unwrap_or("?"), cell["after"].as_str().unwrap_or("?"), code)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn good_cells_are_told_as_they_will_stand_and_bad_ones_with_their_reason() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let cells = [
            ("goal.minimum", Some("800\u{a0}000,50 ₽")),
            ("goal.stretch", Some("1.400.000,00")),
            ("line[0].check", Some("сто тысяч")),
            ("line[0].stage[1].conversion", Some("25 %")),
            ("line[1].deals", Some("5,0")),
            ("line[1].check", Some("30%")),
            ("line[0].deals", Some("—")),
            ("line[9].deals", Some("1")),
            ("line[2]", Some("{}")),
            ("line[0].name", None),
        ];
        let answer = paste(&head, &cells).await;
        assert_eq!((answer.status, &answer.body["version"]), (StatusCode::OK, &json!(1)));
        let expected = [
            ("", "800000.50", ""),
            ("", "1400000", ""),
            ("200000", "200000", "bad_money"),
            ("3/10", "25%", ""),
            ("4", "5", ""),
            ("100000", "100000", "bad_money"),
            ("", "", "bad_number"),
            ("", "", "unknown_path"),
            ("", "", "unknown_path"),
            ("New clients", "New clients", "missing_key"),
        ];
        assert_eq!(told(&answer), expected);
        let detail = answer.body["cells"][2]["problem"]["detail"].as_str().expect("words");
        assert!(detail.contains("сто тысяч") && !detail.contains("error-"), "{detail}");
        let plan = head.get("/api/v1/plans/1").await;
        assert_eq!(
            (&plan.body["version"], &plan.body["solution"]["lines"][1]["deals"]["value"]),
            (&json!(1), &json!(4))
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_is_what_one_edit_then_saves() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let cells = [
            ("line[0].stage[0].count", None),
            ("line[0].stage[1].conversion", Some("15 %")),
            ("line[0].share", Some("60")),
        ];
        let answer = paste(&head, &cells).await;
        assert_eq!(answer.body["status"], "solved");
        let edits: Vec<Value> = cells.iter().map(|(path, value)| json!({ "path": path, "value": value })).collect();
        let saved =
            head.send("PATCH", "/api/v1/plans/1", &[("if-match", "\"1\"")], Some(json!({ "edits": edits }))).await;
        assert_eq!((saved.status, &saved.body["version"]), (StatusCode::OK, &json!(2)));
        let stage = &saved.body["solution"]["lines"][0]["stages"];
        let after: Vec<&str> = told(&answer).into_iter().map(|(_, after, _)| after).collect();
        assert_eq!(after, ["", "15%", "60%"]);
        assert_eq!([&stage[1]["link"]["text"], &saved.body["solution"]["lines"][0]["share"]["text"]], ["15%", "60%"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cell_that_spoils_the_plan_is_found_and_the_others_are_weighed_without_it() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        // The rule names the cell itself.
        let cells = [
            ("goal.minimum", Some("800 000")),
            ("line[0].stage[1].conversion", Some("150 %")),
            ("line[1].deals", Some("6")),
        ];
        let answer = paste(&head, &cells).await;
        let codes: Vec<&str> = told(&answer).into_iter().map(|(.., code)| code).collect();
        assert_eq!(codes, ["", "out_of_range", ""]);
        // It names another place, which nobody touched: the cell is found all the same.
        head.set(1, "goal.minimum", Some("900 000")).await;
        let cells =
            [("line[1].deals", Some("6")), ("goal.amount", Some("500 000")), ("line[0].check", Some("100 000"))];
        let answer = paste(&head, &cells).await;
        let codes: Vec<&str> = told(&answer).into_iter().map(|(.., code)| code).collect();
        assert_eq!(codes, ["", "out_of_range", ""]);
        assert_eq!(answer.body["cells"][1]["problem"]["path"], "goal.minimum");
        // Names that are alike: the second is the one too many.
        let cells = [("line[0].name", Some("Same")), ("line[1].name", Some("Same"))];
        let answer = paste(&head, &cells).await;
        assert_eq!(
            told(&answer),
            [("New clients", "Same", ""), ("Regular clients", "Regular clients", "duplicate_name")]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_that_contradict_each_other_are_told_before_they_are_pasted() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let answer = paste(&head, &[("line[0].stage[0].count", Some("10")), ("line[0].deals", Some("9"))]).await;
        assert_eq!((told(&answer).len(), &answer.body["status"]), (2, &json!("conflict")));
        let open =
            paste(&head, &[("line[0].stage[0].count", None), ("goal.amount", None), ("line[1].deals", None)]).await;
        assert_eq!(open.body["status"], "underdetermined");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_cells_than_one_edit_takes_are_refused_with_both_figures() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let cells = |n: usize| vec![("line[0].check", Some("100 000")); n];
        assert_eq!(paste(&head, &cells(1000)).await.status, StatusCode::OK);
        let answer = paste(&head, &cells(1001)).await;
        assert_eq!((answer.status, answer.code()), (StatusCode::UNPROCESSABLE_ENTITY, "too_many_cells_pasted"));
        let detail = answer.body["detail"].as_str().expect("words");
        assert!(detail.contains("1,001") || detail.contains("1001"), "{detail}");
        assert_eq!(paste(&head, &[]).await.code(), "bad_body");
        // As many that all spoil the plan are still answered.
        let bad = vec![("line[0].stage[1].conversion", Some("150 %")); 1000];
        let answer = paste(&head, &bad).await;
        assert_eq!((answer.status, told(&answer).len()), (StatusCode::OK, 1000));
    })
    .await;
}
