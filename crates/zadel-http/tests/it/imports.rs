//! A file is sent, looked at, tried, imported and taken back; its deals are looked at; another company never sees any of it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::authorization::other_company;
use crate::client::{Answer, Client, Server};
use crate::payments::load;

pub(crate) const TABLE: &str = "\u{feff}\"ID\";\"Название сделки\";\"Стадия сделки\";\"Сумма\";\"Валюта\";\"Ответственный\";\"Дата создания\";\"Дата закрытия\";\n\
    \"1\";\"Окна\";\"Сделка успешна\";\"200000.00\";\"Рубль\";\"Анна Котова\";\"02.11.2026 10:00:00\";\"20.11.2026 12:00:00\";\n\
    \"2\";\"Двери\";\"Новая\";\"сто тысяч\";\"Рубль\";\"Анна Котова\";\"03.11.2026 10:00:00\";\"\";\n\
    \"3\";\"Рамы\";\"Новая\";\"100000.00\";\"Рубль\";\"Игорь Белов\";\"04.11.2026 10:00:00\";\"\";\n";

pub(crate) async fn send(who: &Client, table: &str) -> Answer {
    let mut request = Request::post("/api/v1/import-files?name=deals.csv")
        .header("host", "localhost")
        .header("cookie", who.cookie.as_deref().unwrap_or_default());
    if let Some(token) = &who.token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    who.answer(request.body(Body::from(table.to_owned())).expect("a request")).await
}

pub(crate) async fn import(who: &Client, file: &Value, map: &Value, dry_run: bool) -> Answer {
    who.post("/api/v1/imports", json!({ "file": file, "map": map, "dry_run": dry_run })).await
}

pub(crate) fn counts(answer: &Answer) -> [u64; 4] {
    ["rows", "imported", "unchanged", "rejected"].map(|key| answer.body[key].as_u64().unwrap_or(u64::MAX))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_at_tried_imported_and_taken_back() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let sent = send(&head, TABLE).await;
        assert_eq!((sent.status, &sent.body["profile"]), (StatusCode::CREATED, &json!("bitrix24_deals")));
        let (file, map) = (&sent.body["file"], &sent.body["map"]);

        let tried = import(&head, file, map, true).await;
        assert_eq!((tried.status, counts(&tried)), (StatusCode::OK, [3, 2, 0, 1]), "{tried:?}");
        assert_eq!(tried.body["import"], Value::Null);
        let reject = &tried.body["rejects"][0];
        assert_eq!(
            (&reject["line"], &reject["column"], &reject["code"]),
            (&json!(3), &json!("Сумма"), &json!("bad_amount"))
        );

        let kept = import(&head, file, map, false).await;
        assert_eq!((kept.status, counts(&kept)), (StatusCode::CREATED, [3, 2, 0, 1]), "{kept:?}");
        assert_eq!((&kept.body["new_deals"], &kept.body["changed_deals"]), (&json!(2), &json!(0)));
        let again = import(&head, file, map, false).await;
        assert_eq!(counts(&again), [3, 0, 2, 1]);

        // A newer export is told deal by deal before it is imported, and changes nothing by that.
        let newer = send(&head, &TABLE.replace("100000.00", "150000.00").replace("сто тысяч", "7")).await;
        let tried = import(&head, &newer.body["file"], map, true).await;
        assert_eq!((&tried.body["new_deals"], &tried.body["changed_deals"]), (&json!(1), &json!(1)), "{tried:?}");
        let change = &tried.body["changes"][0];
        assert_eq!((&change["before"]["title"], &change["before"]["amount"]), (&json!("Рамы"), &json!(10_000_000)));
        assert_eq!(change["after"]["amount"], 15_000_000);
        assert_eq!(head.get("/api/v1/deals?search=Рамы").await.body["deals"][0]["amount"], 10_000_000);

        // A newer file rests on it, and goes before it; one that brought nothing does not.
        let imported = import(&head, &newer.body["file"], map, false).await;
        let listed = head.get("/api/v1/imports").await.body["imports"].clone();
        let later =
            ["import", "later_file"].map(|key| [&listed[0][key], &listed[1][key], &listed[2][key]].map(Value::clone));
        assert_eq!(later, [[json!(3), json!(2), json!(1)], [Value::Null, Value::Null, listed[0]["file_name"].clone()]]);
        assert_eq!(head.send("DELETE", "/api/v1/imports/1", &[], None).await.body["code"], "later_batch");
        head.send("DELETE", &format!("/api/v1/imports/{}", imported.body["import"]), &[], None).await;

        // The same export a week later is read as last time.
        let later = send(&head, TABLE).await;
        assert_eq!(later.body["known_map"], *map);

        let listed = head.get("/api/v1/imports").await;
        assert_eq!(listed.body["imports"].as_array().map(Vec::len), Some(3));
        let taken_back = head.send("DELETE", "/api/v1/imports/1", &[], None).await;
        assert_eq!(taken_back.status, StatusCode::NO_CONTENT, "{taken_back:?}");
        let listed = head.get("/api/v1/imports").await;
        assert_ne!(listed.body["imports"][2]["withdrawn_at"], Value::Null, "{listed:?}");

        let path = format!("/api/v1/import-files/{}", file.as_str().expect("a name"));
        assert_eq!(head.send("DELETE", &path, &[], None).await.status, StatusCode::NO_CONTENT);
        assert_eq!(import(&head, file, map, false).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_another_company_is_not_there() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let other = other_company(&place.db).await;
        let (own, foreign) = (server.client_of(company, Role::Owner).await, server.client_of(other, Role::Owner).await);
        let sent = send(&own, TABLE).await;
        let (file, map) = (&sent.body["file"], &sent.body["map"]);
        assert_eq!(import(&foreign, file, map, false).await.status, StatusCode::NOT_FOUND);
        let path = format!("/api/v1/import-files/{}", file.as_str().expect("a name"));
        assert_eq!(foreign.get(&path).await.status, StatusCode::NOT_FOUND);
        import(&own, file, map, false).await;
        assert_eq!(foreign.send("DELETE", "/api/v1/imports/1", &[], None).await.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.get("/api/v1/imports").await.body["imports"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_table_or_no_map_is_refused_with_its_reason() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let empty = send(&head, "").await;
        assert_eq!((empty.status, empty.code()), (StatusCode::UNPROCESSABLE_ENTITY, "bad_table"));
        let sent = send(&head, TABLE).await;
        let map = json!({ "of": "deals", "feed": "CRM", "columns": { "id": "Номер" } });
        let refused = import(&head, &sent.body["file"], &map, true).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");
        assert_eq!((refused.code(), &refused.body["path"]), ("missing_key", &json!("columns.created")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deals_are_listed_found_and_opened_with_their_history() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let empty = head.get("/api/v1/deals").await;
        assert_eq!((&empty.body["deals"], &empty.body["facts"]["last_at"]), (&json!([]), &Value::Null));
        let sent = send(&head, TABLE).await;
        import(&head, &sent.body["file"], &sent.body["map"], false).await;

        let numbers = |answer: &Answer| -> Vec<String> {
            let deals = answer.body["deals"].as_array().expect("deals");
            deals.iter().filter_map(|deal| deal["number"].as_str().map(str::to_owned)).collect()
        };
        assert_eq!(numbers(&head.get("/api/v1/deals").await), ["1", "3"]);
        assert_eq!(numbers(&head.get("/api/v1/deals?outcome=open").await), ["3"]);
        assert_eq!(numbers(&head.get("/api/v1/deals?search=%D0%9E%D0%9A%D0%9D").await), ["1"]);
        assert_eq!(numbers(&head.get("/api/v1/deals?search=%25").await), Vec::<String>::new());
        let first = head.get("/api/v1/deals?limit=1").await;
        let next = format!("/api/v1/deals?limit=1&from={}", first.body["next"].as_str().expect("there is more"));
        let second = head.get(&next).await;
        assert_eq!((numbers(&first), numbers(&second)), (vec!["1".to_owned()], vec!["3".to_owned()]));
        assert_eq!(second.body["next"], Value::Null);
        assert_eq!(head.get("/api/v1/deals?from=nothing").await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let card = head.get("/api/v1/deals/1/deal:1").await;
        let kinds: Vec<&str> =
            card.body["history"].as_array().expect("facts").iter().filter_map(|fact| fact["kind"].as_str()).collect();
        assert_eq!(kinds, ["created", "won"]);
        let won = &card.body["history"][1];
        assert_eq!((&won["line"], &won["import"], &won["amount"]), (&json!(2), &json!(1), &json!(20_000_000)));
        assert_eq!(head.get("/api/v1/deals/1/deal:9").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

/// As RELIABILITY promises of every page.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_deals_takes_at_most_five_statements() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let sent = send(&head, TABLE).await;
        import(&head, &sent.body["file"], &sent.body["map"], false).await;
        // The funnel also asks who answered, and when the company works.
        for (path, most) in [
            ("/api/v1/facts", 5),
            ("/api/v1/facts/names", 5),
            ("/api/v1/deals", 5),
            ("/api/v1/deals?sort=-amount&since=2026-01-01", 5),
            ("/api/v1/deals/1/deal:1", 5),
            ("/api/v1/imports", 5),
            ("/api/v1/written", 5),
            ("/api/v1/funnel", 8),
            ("/api/v1/payments", 5),
            ("/api/v1/receivables", 5),
        ] {
            let before = place.db.n_statements();
            assert_eq!(head.get(path).await.status, StatusCode::OK);
            assert!(place.db.n_statements() - before <= most, "{path}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_funnel_is_counted_with_what_is_not_known() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let empty = head.get("/api/v1/funnel").await;
        assert_eq!(
            (empty.status, &empty.body["stages"], &empty.body["facts"]),
            (StatusCode::OK, &json!([]), &Value::Null)
        );
        let sent = send(&head, TABLE).await;
        import(&head, &sent.body["file"], &sent.body["map"], false).await;

        let funnel = head.get("/api/v1/funnel?from=2026-11-01&to=2026-11-30").await;
        let stages: Vec<(&str, u64)> = (funnel.body["stages"].as_array().expect("stages").iter())
            .map(|stage| (stage["stage"].as_str().expect("a word"), stage["entered"].as_u64().expect("a count")))
            .collect();
        assert_eq!(stages, [("lead", 2), ("won", 1)], "{funnel:?}");
        let all = &funnel.body["end_to_end"];
        assert_eq!(
            (&all["from"], &all["to"], &all["conversion"]["bounds"]),
            (&json!("lead"), &json!("won"), &Value::Null)
        );
        let sales = &funnel.body["sales"];
        assert_eq!((&sales["n_won"], &sales["average"]), (&json!(1), &json!(20_000_000)));
        assert_eq!(head.get("/api/v1/funnel?from=never").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

/// On Monday in 25 minutes, on Tuesday in two hours; on Friday evening a colleague called, which is no answer; one without a time of day.
#[tokio::test(flavor = "multi_thread")]
async fn the_first_answer_is_its_owners_and_is_counted_in_working_time() {
    const DEALS: &str = "ID;Ответственный;Создана\n\
        1;Анна Котова;16.11.2026 10:00\n2;Игорь Белов;17.11.2026 10:00\n3;Анна Котова;20.11.2026 17:50\n4;Анна Котова;18.11.2026\n";
    const CALLS: &str = "Когда;Кто;Сделка\n\
        16.11.2026 10:25;Анна Котова;1\n16.11.2026 11:00;Анна Котова;1\n17.11.2026 12:00;Игорь Белов;2\n\
        20.11.2026 17:55;Игорь Белов;3\n18.11.2026 10:00;Анна Котова;4\n";
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let columns = json!({ "id": "ID", "person": "Ответственный", "created": "Создана" });
        let map = json!({ "of": "deals", "feed": "CRM", "dates": "DMY", "columns": columns });
        load(&head, "deals.csv", DEALS, map).await;
        assert_eq!(head.get("/api/v1/funnel").await.body["response"], Value::Null, "nobody tells of an action");
        let columns = json!({ "at": "Когда", "person": "Кто", "deal": "Сделка" });
        let map = json!({ "of": "actions", "feed": "CRM", "dates": "DMY", "action": "call", "columns": columns });
        load(&head, "calls.csv", CALLS, map).await;

        let funnel = head.get("/api/v1/funnel?from=2026-11-01&to=2026-11-30").await;
        let response = &funnel.body["response"];
        let told =
            |of: &Value| ["n", "n_unanswered", "median_minutes", "had_hour", "within_hour"].map(|key| of[key].as_u64());
        assert_eq!(told(&response["total"]), [Some(3), Some(1), Some(25), Some(2), Some(1)], "{response}");
        let people = response["by_person"].as_array().expect("people");
        let of = |name: &str| people.iter().find(|one| one["name"] == name).map(|one| told(&one["answered"]));
        assert_eq!(of("Анна Котова"), Some([Some(2), Some(1), Some(25), Some(1), Some(1)]));
        assert_eq!(of("Игорь Белов"), Some([Some(1), Some(0), Some(120), Some(1), Some(0)]));

        // Where hardly a lead has an action, nobody writes them down: that tells nothing of who answers.
        let many: String = (10..50).map(|n| format!("{n};Анна Котова;16.11.2026 10:00\n")).collect::<Vec<_>>().concat();
        let columns = json!({ "id": "ID", "person": "Ответственный", "created": "Создана" });
        let map = json!({ "of": "deals", "feed": "CRM", "dates": "DMY", "columns": columns });
        load(&head, "more.csv", &format!("ID;Ответственный;Создана\n{many}"), map).await;
        assert_eq!(head.get("/api/v1/funnel?from=2026-11-01&to=2026-11-30").await.body["response"], Value::Null);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deals_are_filtered_by_what_happened_when_and_counted() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let sent = send(&head, TABLE).await;
        import(&head, &sent.body["file"], &sent.body["map"], false).await;
        let names = head.get("/api/v1/facts/names").await;
        let people = names.body["people"].as_array().expect("people");
        let anna = people.iter().find(|one| one["name"] == "Анна Котова").expect("she sells")["id"].clone();
        for (query, total) in [
            ("", json!({ "n": 2, "n_deals": 2, "n_leads": 0, "n_with_amount": 2, "amount": 30_000_000 })),
            (
                "event=won&since=2026-11-20&until=2026-11-20",
                json!({ "n": 1, "n_deals": 1, "n_leads": 0, "n_with_amount": 1, "amount": 20_000_000 }),
            ),
            (
                "event=won&until=2026-11-19",
                json!({ "n": 0, "n_deals": 0, "n_leads": 0, "n_with_amount": 0, "amount": 0 }),
            ),
            (
                "since=2026-11-04",
                json!({ "n": 1, "n_deals": 1, "n_leads": 0, "n_with_amount": 1, "amount": 10_000_000 }),
            ),
            (
                "import=1&kind=deal&sort=amount",
                json!({ "n": 2, "n_deals": 2, "n_leads": 0, "n_with_amount": 2, "amount": 30_000_000 }),
            ),
            (
                &format!("event=won&person={anna}"),
                json!({ "n": 1, "n_deals": 1, "n_leads": 0, "n_with_amount": 1, "amount": 20_000_000 }),
            ),
        ] {
            let found = head.get(&format!("/api/v1/deals?{query}")).await;
            assert_eq!((found.status, &found.body["total"]), (StatusCode::OK, &total), "{query}");
        }
        for query in ["event=sold", "since=now", "sort=size", "kind=thing"] {
            let refused = head.get(&format!("/api/v1/deals?{query}")).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        }
    })
    .await;
}

/// The clock of the tests says 23 November; the last fact is of the 20th.
#[tokio::test(flavor = "multi_thread")]
async fn facts_say_how_far_they_reach() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let empty = head.get("/api/v1/facts").await;
        assert_eq!(
            (&empty.body["last_at"], &empty.body["is_old"], &empty.body["n_deals"]),
            (&Value::Null, &json!(false), &json!(0))
        );
        let sent = send(&head, TABLE).await;
        import(&head, &sent.body["file"], &sent.body["map"], false).await;
        let facts = head.get("/api/v1/facts").await;
        assert_eq!(facts.body["n_deals"], 2, "{facts:?}");
        assert_eq!(facts.body["is_brought_lately"], true);
        assert_ne!(facts.body["feeds"][0]["brought_at"], Value::Null);
    })
    .await;
}

/// Two payments of one day are two payments, and not one that was corrected.
#[tokio::test(flavor = "multi_thread")]
async fn a_deal_shows_each_payment_that_names_it() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let sent = send(&head, TABLE).await;
        import(&head, &sent.body["file"], &sent.body["map"], false).await;
        let paid = send(&head, "Номер;Дата;Сумма;Сделка\n1;20.11.2026;50000;1\n2;20.11.2026;70000;1\n").await;
        let columns = json!({ "id": "Номер", "at": "Дата", "amount": "Сумма", "deal": "Сделка" });
        let map = json!({ "of": "payments", "feed": "Bank", "dates": "DMY", "currency": "RUB", "columns": columns });
        let kept = import(&head, &paid.body["file"], &map, false).await;
        assert_eq!(counts(&kept), [2, 2, 0, 0], "{kept:?}");
        let card = head.get("/api/v1/deals/1/deal:1").await;
        assert_eq!((&card.body["paid"], &card.body["invoiced"]), (&json!(12_000_000), &Value::Null), "{card:?}");
        let belonging = card.body["belonging"].as_array().expect("facts");
        assert_eq!(belonging.iter().filter(|fact| fact["holds"] == true).count(), 2);
        let of_import = head.get(&format!("/api/v1/deals?import={}", kept.body["import"])).await;
        assert_eq!(of_import.body["total"]["n"], 1, "the deal that was paid for");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deals_that_would_count_twice_or_are_gone_are_told_before() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let row = |n: usize| format!("\"{n}\";\"Сделка {n}\";\"Новая\";\"{n}00.00\";\"Рубль\";\"Анна Котова\";\"0{n}.11.2026 10:00:00\";\"\";\n");
        let head_row = TABLE.lines().next().expect("a head");
        let table = |rows: &[usize]| format!("{head_row}\n{}", rows.iter().copied().map(row).collect::<String>());

        let whole = send(&head, &table(&[1, 2, 3, 4, 5, 6])).await;
        let map = &whole.body["map"];
        let first = import(&head, &whole.body["file"], map, true).await;
        assert_eq!((&first.body["missing_deals"], &first.body["twins"]), (&json!(0), &json!([])), "{first:?}");
        import(&head, &whole.body["file"], map, false).await;

        // A whole export without one of them; and one of a single person, which is not expected to have the others.
        let newer = send(&head, &table(&[1, 2, 3, 4, 6])).await;
        let tried = import(&head, &newer.body["file"], map, true).await;
        assert_eq!((&tried.body["missing_deals"], &tried.body["missing"][0]["title"]), (&json!(1), &json!("Сделка 5")));
        let part = send(&head, &table(&[1, 6])).await;
        assert_eq!(import(&head, &part.body["file"], map, true).await.body["missing_deals"], 0);

        // The same deals from elsewhere: they would count twice.
        let mut other = map.clone();
        other["feed"] = json!("Другая CRM");
        let tried = import(&head, &newer.body["file"], &other, true).await;
        let twins = json!([{ "feed": "Другая CRM", "other": map["feed"], "deals": 5 }]);
        assert_eq!(tried.body["twins"], twins, "{tried:?}");
        assert_eq!(head.get("/api/v1/facts").await.body["twins"], json!([]), "nothing was kept");
        // One of the two tells when the lead came and the other when it became a deal: number and name are the same.
        let earlier = table(&[1, 2, 3, 4, 6]).replace("10:00:00", "08:00:00").replace(".11.2026", ".10.2026");
        let tried = import(&head, &send(&head, &earlier).await.body["file"], &other, true).await;
        assert_eq!(tried.body["twins"], twins, "{tried:?}");

        // Kept all the same: they are told wherever it says how far the facts reach, until one of the two is taken back.
        let kept = import(&head, &newer.body["file"], &other, false).await;
        let twice = json!([{ "feed": map["feed"], "other": "Другая CRM", "deals": 5 }]);
        assert_eq!(head.get("/api/v1/facts").await.body["twins"], twice);
        head.send("DELETE", &format!("/api/v1/imports/{}", kept.body["import"]), &[], None).await;
        assert_eq!(head.get("/api/v1/facts").await.body["twins"], json!([]));
    })
    .await;
}
