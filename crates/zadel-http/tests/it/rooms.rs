//! Rooms 1 to 3: what a plan is made of comes and goes, the goal is handed down, supply is weighed.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server};

/// Edits in one request, on a version.
async fn edit(who: &Client, version: i64, edits: &[(&str, Option<&str>)]) -> Answer {
    request(who, version, json!({ "edits": forms(edits) })).await
}

async fn request(who: &Client, version: i64, body: Value) -> Answer {
    let seen = format!("\"{version}\"");
    who.send("PATCH", "/api/v1/plans/1", &[("if-match", &seen)], Some(body)).await
}

fn forms(edits: &[(&str, Option<&str>)]) -> Vec<Value> {
    edits.iter().map(|(path, value)| json!({ "path": path, "value": value })).collect()
}

/// The changes of an answer turned round, the last first.
fn turned_round(answer: &Answer) -> Value {
    let changes = answer.body["changes"].as_array().expect("changes").iter().rev();
    let side = |key: &'static str| move |change: &Value| json!({ "path": change["path"], "value": change[key] });
    json!({
        "edits": changes.clone().map(side("before")).collect::<Vec<_>>(),
        "expects": changes.map(side("after")).collect::<Vec<_>>(),
    })
}

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
async fn need_is_put_against_what_is_promised_and_what_there_is() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let resources = head.get("/api/v1/plans/1").await.body["solution"]["resources"].clone();
        assert_eq!(
            (resources["leads"][0]["need"].as_i64(), resources["leads"][0]["unpromised"].as_i64()),
            (Some(20), Some(20))
        );
        let sources = [
            ("source[0]", Some(r#"{"name":"Site","line":"New clients","leads":12,"price":1500,"promised":9}"#)),
            ("source[1]", Some(r#"{"name":"Partners","line":"New clients","leads":6,"price":700,"promised":5}"#)),
            ("rep[0]", Some(r#"{"name":"Anna"}"#)),
            ("promise[0]", Some(r#"{"name":"A discount","resource":"money"}"#)),
            ("source[0].due", Some("5.12.26")),
            ("source[0].owner", Some("N. Yurieva")),
        ];
        let answer = edit(&head, 1, &sources).await;
        let resources = &answer.body["solution"]["resources"];
        let leads = &resources["leads"][0];
        let of = |key: &str| leads[key].as_i64();
        assert_eq!(
            (of("promised"), of("unpromised"), of("limit"), of("take"), of("missing")),
            (Some(14), Some(6), Some(18), Some(18), Some(2))
        );
        // 1,500 for a lead of which 15 % become deals.
        assert_eq!(resources["sources"][0]["cost_per_deal"], 1_000_000);
        assert_eq!(resources["bottleneck"], json!({ "line": 0, "deficit": 2 }));
        assert_eq!(resources["time"]["reps"][0]["need"], 2100);
        assert_eq!(resources["sources"][0]["entries"]["due"]["text"], "2026-12-05");
        assert_eq!(resources["promises"][0]["entries"]["resource"]["text"], "money");
        // Renamed, the line keeps its sources.
        let renamed = edit(&head, 2, &[("line[0].name", Some("New"))]).await;
        assert_eq!(renamed.body["solution"]["resources"]["sources"][1]["entries"]["line"]["text"], "New");
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
        assert_eq!(moved.body["name"], "January 1 to March 31, 2027");
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
async fn a_plan_is_taken_away_as_a_workbook_and_as_a_table_under_its_own_name() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let named = edit(&head, 1, &[("name", Some("Декабрь"))]).await;
        assert_eq!(named.status, StatusCode::OK, "{named:?}");
        let formula = edit(&head, 2, &[("line[0].name", Some("=1+1"))]).await;
        assert_eq!(formula.status, StatusCode::OK, "{formula:?}");
        let workbook = head.get("/api/v1/plans/1/workbook").await;
        let header =
            |name: &str| workbook.headers.get(name).and_then(|header| header.to_str().ok()).unwrap_or_default();
        assert_eq!(workbook.status, StatusCode::OK);
        assert!(header("content-type").ends_with("spreadsheetml.sheet"), "{workbook:?}");
        let name =
            "attachment; filename=\"plan.xlsx\"; filename*=UTF-8''%D0%94%D0%B5%D0%BA%D0%B0%D0%B1%D1%80%D1%8C.xlsx";
        assert_eq!(header("content-disposition"), name);
        assert!(workbook.bytes.starts_with(b"PK"), "a workbook is a ZIP archive");
        let table = head.get("/api/v1/plans/1/table").await;
        let text = String::from_utf8(table.bytes.to_vec()).expect("UTF-8");
        assert!(text.starts_with("\u{feff}Декабрь"), "{text}");
        assert!(text.contains("\r\n'=1+1,"), "{text}");
    })
    .await;
}
