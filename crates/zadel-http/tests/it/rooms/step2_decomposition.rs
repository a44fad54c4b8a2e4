//! Room 2: lines, their numbers, and what stands beside them.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use super::{edit, request, turned_round};
use crate::client::{Answer, Server};

const PARTNERS: &str = r#"{"name":"Partners","clients":"new","amount":300000,"check":150000,"stage":[{"name":"Leads","conversion":"1/5"}]}"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_line_comes_and_goes_and_its_undo_is_the_plan_as_it_was() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let before = head.get("/api/v1/plans/1").await.body["solution"].clone();
        let added = edit(&head, 1, &[("line[1]", Some(PARTNERS))]).await;
        assert_eq!(
            (added.status, added.body["solution"]["lines"][1]["name"].as_str()),
            (StatusCode::OK, Some("Partners"))
        );
        // 300,000 of the million are theirs now: two deals from ten leads.
        assert_eq!(added.body["solution"]["lines"][1]["stages"][0]["count"]["value"], 10);
        let undone = request(&head, 2, turned_round(&added)).await;
        assert_eq!((undone.status, &undone.body["solution"]), (StatusCode::OK, &before));
        let gone = edit(&head, 3, &[("line[0]", None)]).await;
        assert_eq!(gone.body["solution"]["lines"].as_array().map(Vec::len), Some(1));
        let last = edit(&head, 4, &[("line[0]", None)]).await;
        assert_eq!((last.status, last.code()), (StatusCode::UNPROCESSABLE_ENTITY, "no_lines"));
        // Back to the first version, over lines that came and went.
        let seen = [("if-match", "\"4\"")];
        let back = head.send("POST", "/api/v1/plans/1/restorations", &seen, Some(json!({ "version": 1 }))).await;
        let amounts = |solution: &Value| {
            solution["lines"]
                .as_array()
                .map(|lines| lines.iter().map(|line| line["amount"]["value"].clone()).collect::<Vec<_>>())
        };
        assert_eq!((back.status, amounts(&back.body["solution"])), (StatusCode::OK, amounts(&before)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_back_what_others_wrote_since() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let (head, owner) = (server.client_of(company, Role::Head).await, server.client_of(company, Role::Owner).await);
        let mine = edit(&head, 1, &[("goal.minimum", Some("800 000"))]).await;
        edit(&owner, 2, &[("goal.minimum", Some("700 000"))]).await;
        let undone = request(&head, 3, turned_round(&mine)).await;
        assert_eq!((undone.status, undone.code()), (StatusCode::CONFLICT, "overtaken"));
        assert_eq!(undone.body["path"], "goal.minimum");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_split_over_teams_and_people_and_sums_to_its_weeks() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let people = [
            ("team[0]", Some(r#"{"name":"North"}"#)),
            ("rep[0]", Some(r#"{"name":"Anna","team":"North"}"#)),
            ("rep[1]", Some(r#"{"name":"Boris","team":"North","ramp":["25%","50%"]}"#)),
            ("rep[2]", Some(r#"{"name":"Vera"}"#)),
        ];
        let plan = edit(&head, 1, &people).await.body["solution"].clone();
        let split = head.get("/api/v1/plans/1/lines/0/split").await.body;
        let of = |unit: usize, level: usize| -> Vec<u64> {
            let weeks = split["units"][unit]["levels"][level]["weeks"].as_array().expect("weeks");
            weeks.iter().filter_map(Value::as_u64).collect()
        };
        let sum = |parts: &[Vec<u64>]| -> Vec<u64> {
            (0..parts[0].len()).map(|week| parts.iter().map(|part| part[week]).sum()).collect()
        };
        // Leads, meetings, deals; North before its people, Vera after them.
        for level in 0..3 {
            assert_eq!(of(0, level), sum(&[of(1, level), of(2, level)]));
            let whole =
                if level == 2 { &plan["weekly"][0]["deals"] } else { &plan["weekly"][0]["stages"][level]["count"] };
            assert_eq!(json!(sum(&[of(0, level), of(3, level)])), *whole);
        }
        assert_eq!(head.get("/api/v1/plans/1/lines/9/split").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_strong_month_takes_deals_from_the_weak_ones_and_the_sum_stays() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let quarter = [
            ("goal.from", Some("2026-10-01")),
            ("goal.to", Some("2026-12-31")),
            ("goal.amount", Some("10 млн")),
            ("calendar.country", None),
        ];
        let even = edit(&head, 1, &quarter).await;
        assert_eq!(even.status, StatusCode::OK, "{even:?}");
        let december = |answer: &Answer| -> (u64, u64) {
            let solution = &answer.body["solution"];
            let weeks = solution["weeks"].as_array().expect("weeks").iter();
            let leads = solution["weekly"][0]["stages"][0]["count"].as_array().expect("leads").iter();
            let leads = leads.map(|n| n.as_u64().expect("a count"));
            let mut sums = (0, 0);
            for (week, n) in weeks.zip(leads) {
                sums.0 += if week["from"].as_str() < Some("2026-12") { 0 } else { n };
                sums.1 += n;
            }
            sums
        };
        let strong = edit(&head, 2, &[("season.dec", Some("200 %")), ("season.oct", Some("50"))]).await;
        assert_eq!(strong.status, StatusCode::OK, "{strong:?}");
        let ((few, all), (many, still_all)) = (december(&even), december(&strong));
        assert!(few < many, "{few} of {all}, then {many}");
        assert_eq!(all, still_all);
        assert_eq!(strong.body["solution"]["season"][11]["text"], "200%");
        let refused = edit(&head, 3, &[("season.dec", Some("1001 %"))]).await;
        assert_eq!((refused.status, refused.code()), (StatusCode::UNPROCESSABLE_ENTITY, "out_of_range"));
        let undone = request(&head, 3, turned_round(&strong)).await;
        assert_eq!(undone.body["solution"], even.body["solution"]);
    })
    .await;
}

const MORE_LEADS: &str = r#"{"name":"More leads","edits":[{"path":"line[0].stage[0].count","value":"28"}]}"#;
const NOT_EVEN_A_NUMBER: &str = r#"{"name":"Hope","edits":[{"path":"line[0].check","value":"a lot"}]}"#;

#[tokio::test(flavor = "multi_thread")]
async fn scenarios_stand_beside_the_plan_and_one_of_them_becomes_it() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let kept = edit(&head, 1, &[("scenario[0]", Some(MORE_LEADS)), ("scenario[1]", Some(NOT_EVEN_A_NUMBER))]).await;
        assert_eq!(kept.status, StatusCode::OK, "{kept:?}");
        let compared = head.get("/api/v1/plans/1/scenarios").await;
        assert_eq!(compared.status, StatusCode::OK, "{compared:?}");
        let [more, hope] = [0, 1].map(|at| compared.body["scenarios"][at].clone());
        assert_eq!(more["changes"][0], json!({ "path": "line[0].stage[0].count", "now": null, "then": "28" }));
        // MATH: three deals come in 6 cases of 10 from 20 leads, and in 8 of 10 from 28.
        let chance = |outcome: &Value| outcome["chance"].as_f64().expect("a chance");
        assert!((chance(&compared.body["plan"]) - 0.595_104).abs() < 1e-6);
        assert!(0.8 <= chance(&more["outcome"]), "{more}");
        assert_eq!(more["outcome"]["lines"][0]["stages"][0]["count"], 28);
        assert_eq!((&hope["outcome"], &hope["problem"]["code"]), (&Value::Null, &json!("bad_money")));
        let adopted = edit(&head, 2, &[("line[0].stage[0].count", Some("28"))]).await;
        assert_eq!(adopted.body["solution"]["chance"]["goal"], more["outcome"]["chance"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ledger_shows_the_worst_supported_assumptions_first() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let facts = [("line[0].stage[1].observed", Some("41 из 96, 01.01.2020")), ("line[1].expert", Some("Марина"))];
        let edited = edit(&head, 1, &facts).await;
        assert_eq!(edited.status, StatusCode::OK, "{edited:?}");
        let ledger = head.get("/api/v1/plans/1/assumptions").await;
        assert_eq!(ledger.status, StatusCode::OK, "{ledger:?}");
        let rows = ledger.body["assumptions"].as_array().expect("rows");
        let row = |path: &str| rows.iter().find(|row| row["path"] == path).unwrap_or(&Value::Null).clone();
        let counted = row("line[0].stage[1].conversion");
        assert_eq!((&counted["observed"]["entered"], &counted["grade"]), (&json!(96), &json!("fantasy")));
        assert_eq!(counted["reasons"][0], "expired");
        // Jeffreys, 95 %, of 41 of 96.
        let [low, high] = ["low", "high"].map(|end| counted["observed"][end].as_f64().expect("an interval"));
        assert!((low - 0.332).abs() < 1e-3 && (high - 0.527).abs() < 1e-3, "{low} {high}");
        let believed = row("line[1].deals");
        assert_eq!((&believed["grade"], &believed["expert"]), (&json!("estimate"), &json!("Марина")));
        assert_eq!(believed["at_stake"], 40_000_000);
        let order: Vec<&str> = rows.iter().filter_map(|row| row["grade"].as_str()).collect();
        assert_eq!(order, ["fantasy", "fantasy", "fantasy", "estimate", "estimate"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn margins_are_assumptions_too() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let path = "/api/v1/plans/1/assumptions";
        let of_margins = |answer: &Answer| -> Vec<(String, Value, Value)> {
            let all = answer.body["assumptions"].as_array().expect("assumptions").iter();
            let named = all.map(|one| (one["path"].as_str().expect("a path").to_owned(), one));
            let margins = named.filter(|(path, _)| path.ends_with("margin") || path.ends_with("markup"));
            margins.map(|(path, one)| (path, one["value"]["value"]["text"].clone(), one["at_stake"].clone())).collect()
        };
        assert_eq!(of_margins(&head.get(path).await), [], "a revenue has no margin");
        let profit =
            [("goal.measure", Some("gross_profit")), ("goal.amount", Some("500 000")), ("goal.markup", Some("100"))];
        assert_eq!(edit(&head, 1, &profit).await.status, StatusCode::OK);
        assert_eq!(of_margins(&head.get(path).await), [("goal.markup".to_owned(), json!("1/2"), json!(100_000_000))]);
        assert_eq!(edit(&head, 2, &[("line[1].margin", Some("40"))]).await.status, StatusCode::OK);
        // Four deals at 100,000 bring 160,000; the others bring the rest at a half.
        let both = [("goal.markup", "1/2", 68_000_000), ("line[1].margin", "2/5", 40_000_000)];
        let both = both.map(|(path, margin, money)| (path.to_owned(), json!(margin), json!(money)));
        assert_eq!(of_margins(&head.get(path).await), both);
    })
    .await;
}
