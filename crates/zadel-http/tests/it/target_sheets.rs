//! Targets by month: set by hand, spread, and brought in with a sheet.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Answer, Client, Server};

async fn edit(who: &Client, version: i64, edits: Value) -> Answer {
    let seen = format!("\"{version}\"");
    who.send("PATCH", "/api/v1/plans/1", &[("if-match", &seen)], Some(json!({ "edits": edits }))).await
}

/// A quarter of a million: a team of two, and somebody alone.
async fn quarter(who: &Client) -> Answer {
    let edits = json!([
        { "path": "goal.from", "value": "01.10.2026" },
        { "path": "goal.to", "value": "31.12.2026" },
        { "path": "team[0]", "value": r#"{"name":"Север"}"# },
        { "path": "rep[0]", "value": r#"{"name":"Анна Иванова","team":"Север"}"# },
        { "path": "rep[1]", "value": r#"{"name":"Борис","team":"Север"}"# },
        { "path": "rep[2]", "value": r#"{"name":"Вера","target":400000}"# },
    ]);
    let answer = edit(who, 1, edits).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer
}

fn unit<'a>(answer: &'a Answer, name: &str) -> &'a Value {
    let units = answer.body["solution"]["cascade"]["units"].as_array().expect("units");
    units.iter().find(|unit| unit["name"] == name).expect("somebody of that name")
}

fn amounts(unit: &Value) -> Vec<i64> {
    unit["months"].as_array().expect("months").iter().filter_map(|month| month["amount"].as_i64()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn months_are_spread_set_and_add_up() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let spread = quarter(&head).await;
        // 22, 20 and 22 working days of the production calendar.
        assert_eq!(amounts(unit(&spread, "Вера")), [13_750_000, 12_500_000, 13_750_000]);
        let months = &spread.body["solution"]["cascade"]["months"];
        assert_eq!(months[0]["month"], "2026-10");
        let of_all: i64 = (0..3).filter_map(|i| months[i]["amount"].as_i64()).sum();
        assert_eq!(of_all, 100_000_000);
        assert!((0..3).all(|i| months[i]["mismatch"] == 0), "{months}");

        let set = edit(&head, 2, json!([{ "path": "rep[2].months.2026-10", "value": "250 000" }])).await;
        let vera = unit(&set, "Вера");
        assert_eq!((amounts(vera)[0], amounts(vera).iter().sum::<i64>()), (25_000_000, 40_000_000));
        assert_eq!(
            (&vera["months"][0]["is_set"], &vera["months"][0]["entry"]["text"]),
            (&json!(true), &json!("250000"))
        );
        // More than the target: the months count, and it is told by how much.
        let more = edit(&head, 3, json!([{ "path": "rep[2].months.2026-11", "value": "200 000" }])).await;
        let vera = unit(&more, "Вера");
        assert_eq!((&vera["amount"], &vera["months_above_target"]), (&json!(45_000_000), &json!(5_000_000)));
        // With the last month the target goes: the months are it. Undone, it is back.
        let all = edit(&head, 4, json!([{ "path": "rep[2].months.2026-12", "value": "50 000" }])).await;
        let vera = unit(&all, "Вера");
        assert_eq!(
            (&vera["amount"], &vera["is_sum_of_months"], &vera["target"]["text"]),
            (&json!(50_000_000), &json!(true), &json!(""))
        );
        assert_eq!(all.body["changes"].as_array().map(Vec::len), Some(2));
        let refused = edit(&head, 5, json!([{ "path": "rep[2].target", "value": "1" }])).await;
        assert_eq!((refused.code(), &refused.body["path"]), ("target_beside_months", &json!("rep[2].target")));
        let back: Vec<Value> = all.body["changes"]
            .as_array()
            .expect("changes")
            .iter()
            .rev()
            .map(|change| json!({ "path": change["path"], "value": change["before"] }))
            .collect();
        let undone = edit(&head, 5, json!(back)).await;
        let now = |answer: &Answer| (unit(answer, "Вера")["target"]["text"].clone(), amounts(unit(answer, "Вера")));
        assert_eq!(now(&undone), now(&more));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_with_months_of_its_own_is_checked_month_by_month() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        quarter(&head).await;
        let set = edit(&head, 2, json!([{ "path": "team[0].months.2026-10", "value": "100 000" }])).await;
        let north = unit(&set, "Север");
        assert_eq!((amounts(north)[0], amounts(north).iter().sum::<i64>()), (10_000_000, 60_000_000));
        // Its people bring 206,250 in October by their working time.
        assert_eq!(north["months"][0]["mismatch"], 10_625_000);
        assert_eq!(set.body["solution"]["cascade"]["months"][0]["mismatch"], 10_625_000);
        assert_eq!(unit(&set, "Анна Иванова")["months"][0]["mismatch"], 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_single_month_and_years_of_them_have_no_columns() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        quarter(&head).await;
        for (version, to, n_months) in [(2, "31.10.2026", 0), (3, "30.09.2028", 24), (4, "01.10.2028", 0)] {
            let answer = edit(&head, version, json!([{ "path": "goal.to", "value": to }])).await;
            let cascade = &answer.body["solution"]["cascade"];
            assert_eq!(cascade["months"].as_array().map(Vec::len), Some(n_months), "{to}");
            assert_eq!(cascade["units"][0]["months"].as_array().map(Vec::len), Some(n_months), "{to}");
        }
    })
    .await;
}

const SHEET: &str = "Менеджер;Октябрь;Ноябрь;Декабрь;Январь 2027\n\
    Иванова Анна;100 000;110000,50;;7\nВера;120 000;130 000;140 000;\nГлеб;50 000;много;;\n\
    Отдел «Север»;1;2;3;\nОтдел Юг;5;;;\nИтого;1;1;1;\n";

async fn send(who: &Client, query: &str, bytes: impl Into<Body>) -> Answer {
    let request = Request::builder()
        .method("POST")
        .uri(format!("/api/v1/plans/1/target-sheets{query}"))
        .header("host", "localhost")
        .header("content-type", "application/octet-stream")
        .header("cookie", who.cookie.as_deref().unwrap_or_default());
    who.answer(request.body(bytes.into()).expect("a request")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_is_compared_with_the_plan_and_comes_in_as_one_edit() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        quarter(&head).await;
        edit(&head, 2, json!([{ "path": "rep[0].months.2026-10", "value": "90 000" }])).await;
        let read = send(&head, "", SHEET).await;
        assert_eq!((read.status, &read.body["version"]), (StatusCode::OK, &json!(3)), "{read:?}");
        let inside: Vec<&Value> =
            read.body["months"].as_array().expect("months").iter().map(|month| &month["in_period"]).collect();
        assert_eq!(inside, [&json!(true), &json!(true), &json!(true), &json!(false)]);
        let rows = read.body["rows"].as_array().expect("rows");
        let matches: Vec<(&Value, &Value)> = rows.iter().map(|row| (&row["matched"], &row["is_suggested"])).collect();
        assert_eq!(
            json!(matches),
            json!([["rep", true], ["rep", true], ["new_rep", true], ["team", true], ["new_team", false]])
        );
        assert_eq!((&rows[0]["known_as"], &rows[3]["known_as"]), (&json!(["Анна Иванова"]), &json!(["Север"])));
        assert_eq!(rows[0]["sums"][0], json!({ "before": 9_000_000, "after": 10_000_000 }));
        assert_eq!(rows[0]["edits"][1], json!({ "path": "rep[0].months.2026-11", "value": "110000.50" }));
        // Every month of hers is there then.
        assert_eq!(rows[1]["target_gone"], 40_000_000);
        let fault = json!({ "row": 4, "column": "C", "value": "много", "why": "not_a_number", "earlier_row": null });
        assert_eq!(read.body["faults"], json!([fault]));
        assert_eq!(read.body["left_out_rows"][0]["name"], "Итого");
        assert_eq!(head.get("/api/v1/plans/1").await.body["version"], 3);

        let edits: Vec<Value> = rows
            .iter()
            .rev()
            .filter(|row| row["is_suggested"] == true)
            .flat_map(|row| row["edits"].as_array().expect("edits").clone())
            .collect();
        let made = edit(&head, 3, json!(edits)).await;
        assert_eq!(made.status, StatusCode::OK, "{made:?}");
        assert_eq!(amounts(unit(&made, "Вера")), [12_000_000, 13_000_000, 14_000_000]);
        assert_eq!(amounts(unit(&made, "Глеб"))[0], 5_000_000);
        assert_eq!(amounts(unit(&made, "Север")), [100, 200, 300]);
        // January is kept, and comes in when the period does.
        let longer = edit(&head, 4, json!([{ "path": "goal.to", "value": "31.01.2027" }])).await;
        assert_eq!(amounts(unit(&longer, "Анна Иванова"))[3], 700);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_could_be_of_two_is_nobodys() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        quarter(&head).await;
        edit(&head, 2, json!([{ "path": "rep[3]", "value": r#"{"name":"иванова  АННА"}"# }])).await;
        let read = send(&head, "", "Имя;Октябрь\nИванова Анна;5\nАнна Иванова;6\n").await;
        let rows = &read.body["rows"];
        assert_eq!((&rows[0]["matched"], &rows[0]["edits"]), (&json!("several"), &json!([])));
        assert_eq!(read.body["faults"][0]["why"], "twice");
        let both = send(&head, "", "Имя;Октябрь\nСевер;5\nОтдел «Север»;6\n").await;
        let rows = both.body["rows"].as_array().expect("rows");
        assert_eq!((rows.len(), &rows[0]["matched"]), (1, &json!("team")));
        let fault = json!({ "row": 3, "column": "A", "value": "Отдел «Север»", "why": "twice", "earlier_row": 2 });
        assert_eq!(both.body["faults"], json!([fault]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_sheet_is_refused_with_what_to_do() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        for (bytes, code) in [
            (Vec::new(), "sheet_empty"),
            (b"PK\x03\x04 and then the line broke".to_vec(), "sheet_broken"),
            (vec![0xd0, 0xcf, 0x11, 0xe0], "sheet_locked"),
            (b"<html><table>".to_vec(), "sheet_web_page"),
            (b"name;sum\nAnna;5\n".to_vec(), "sheet_no_months"),
        ] {
            let answer = send(&head, "", bytes).await;
            assert_eq!((answer.status, answer.code()), (StatusCode::UNPROCESSABLE_ENTITY, code));
            assert!(answer.body["detail"].as_str().is_some_and(|detail| 20 < detail.len()), "{answer:?}");
        }
        let unknown = send(&head, "?page=2", SHEET).await;
        assert_eq!(unknown.status, StatusCode::OK);
        let large = send(&head, "", vec![b' '; (4 << 20) + 1]).await;
        assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    })
    .await;
}
