//! What a plan's period will bring: by the facts, of the same facts the same, and the less likely the more is wanted. What is said of a week is
//! kept, can be made again, and is judged by what came.

use std::fmt::Write as _;

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::forecast::{keep_weekly, make_forecasts_again};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::client::{Client, Server};
use crate::imports::{import, send};
use crate::payments::load;

const PLAN: &str = "/api/v1/plans/1";

/// Three deals a week for half a year, each won or lost in three weeks or open still; of two people.
fn table() -> String {
    let mut table = "ID;Название;Менеджер;Стадия;Сумма;Создана;Закрыта\n".to_owned();
    let months = ["06", "07", "08", "09", "10", "11"];
    for n in 0..72_usize {
        let (month, day) = (months[n / 12], n % 12 * 2 + 1);
        let person = if n % 2 == 0 { "Анна Котова" } else { "Игорь Лось" };
        let (stage, closed) = match (n / 12, n % 3) {
            (5, _) => ("Лид", String::new()),
            (_, 0) => ("Успех", format!("{:02}.{month}.2026", day + 4)),
            _ => ("Отказ", format!("{:02}.{month}.2026", day + 5)),
        };
        writeln!(table, "{n};Сделка {n};{person};{stage};{}00;{day:02}.{month}.2026;{closed}", 900 + n)
            .expect("a text grows");
    }
    table
}

fn map() -> Value {
    json!({
        "of": "deals", "feed": "CRM", "dates": "DMY",
        "columns": {
            "id": "ID", "title": "Название", "person": "Менеджер", "stage": "Стадия", "amount": "Сумма", "created": "Создана",
            "closed": "Закрыта",
        },
        "stages": { "Лид": "lead", "Успех": "won", "Отказ": "lost" },
    })
}

async fn forecast(client: &Client) -> Value {
    let answer = client.get(&format!("{PLAN}/forecast")).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    answer.body["forecast"].clone()
}

async fn want(head: &Client, goal: &str) {
    set(head, "goal.amount", goal).await;
}

async fn set(head: &Client, path: &str, value: &str) {
    let version = head.get(PLAN).await.body["version"].as_i64().expect("a version");
    let edits = json!({ "edits": [{ "path": path, "value": value }] });
    let answer = head.send("PATCH", PLAN, &[("if-match", &format!("\"{version}\""))], Some(edits)).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
}

fn band(band: &Value) -> [i64; 5] {
    ["lowest", "low", "middle", "high", "highest"].map(|key| band[key].as_i64().expect("a sum"))
}

/// The sum of all parts, as they come on average.
fn parts(said: &Value) -> i64 {
    let to_come = &said["to_come"];
    let means = [&to_come["signed"]["band"]["mean"], &to_come["open"]["band"]["mean"], &to_come["new"]["mean"]];
    let sums = means.into_iter().chain([&to_come["correction"], &said["came"]]);
    sums.map(|sum| sum.as_i64().expect("a sum")).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_brings_what_the_facts_say() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        assert_eq!(forecast(&head).await, Value::Null, "without facts nothing is said");
        let sent = send(&head, &table()).await;
        let kept = import(&head, &sent.body["file"], &map(), false).await;
        assert_eq!(kept.body["imported"], 72, "{kept:?}");

        want(&head, "100 000").await;
        let said = forecast(&head).await;
        let to_come = &said["to_come"];
        let open = &to_come["open"];
        assert!(band(&open["band"])[2] <= band(&to_come["pipeline"])[2] && open["deals"] == 12, "{said}");
        assert_eq!((&said["counted"], &to_come["signed"]["deals"]), (&json!("sales"), &json!(0)));
        assert_eq!((&said["needed"], &said["deals"], &said["ended"]), (&json!(10_000_000), &json!(72), &json!(60)));
        let came = said["came"].as_i64().expect("a sum");
        let fan = to_come["fan"].as_array().expect("steps");
        assert_eq!(fan.last().map(|step| &step["day"]), Some(&said["to"]));
        let end = &fan[fan.len() - 1]["band"];
        assert!(band(end).is_sorted() && came < band(end)[2], "{said}");
        assert_eq!(parts(&said), end["mean"].as_i64().expect("a sum"), "parts add up");
        let middles: Vec<i64> = fan.iter().map(|step| band(&step["band"])[2]).collect();
        assert!(middles.is_sorted(), "{middles:?}");

        // Of the same facts it is the same, in a program that has forgotten it, too.
        assert_eq!(forecast(&head).await, said);
        let again = Server::on(&place.db).client_of(company, Role::Head).await;
        assert_eq!(forecast(&again).await, said);

        // The more is wanted, the less likely it is; without a deal it is no likelier.
        let chance = |said: &Value| said["chance"].as_f64().expect("a chance");
        let largest = to_come["largest"].as_array().expect("deals");
        assert_eq!(largest.len(), 10);
        assert!(largest.iter().all(|deal| deal["without"].as_f64().is_some_and(|without| without <= chance(&said))));
        want(&head, "10 000 000").await;
        let more = forecast(&head).await;
        assert!(chance(&more) < chance(&said), "{more}");
        assert_eq!(more["to_come"]["fan"], to_come["fan"], "what comes asks for no goal");

        // Whoever sees only the own deals is told the effect of no other.
        let rep = server.client_of(company, Role::Rep).await;
        let own = forecast(&rep).await;
        assert_eq!((&own["chance"], &own["to_come"]["largest"]), (&more["chance"], &json!([])));
        assert_eq!(own["reps"], json!([]), "nor of anybody else");
        let reps = more["reps"].as_array().expect("reps");
        let mut names: Vec<&str> = reps.iter().filter_map(|rep| rep["name"].as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Анна Котова", "Игорь Лось"]);
        let came_of_reps: i64 = reps.iter().filter_map(|rep| rep["came"].as_i64()).sum();
        assert_eq!(json!(came_of_reps), more["came"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_brings_what_its_people_do_and_keeps_what_they_did_there() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        // The example company has the teams Moscow and Regions.
        let team = head.post("/api/v1/teams", json!({ "name": "Ural", "parent": 2 })).await;
        let ural = &team.body["id"];
        for (name, team) in [("Анна Котова", json!(1)), ("Игорь Лось", json!(2))] {
            let person = json!({ "name": name, "team": team, "starts_on": "1.6.2026" });
            let answer = head.post("/api/v1/employees", person).await;
            assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
            if team == 2 {
                let path = format!("/api/v1/employees/{}/placements", answer.body["id"]);
                let moved = json!({ "team": ural, "from": "1.11.2026" });
                let answer = head.send("POST", &path, &[("if-match", "\"1\"")], Some(moved)).await;
                assert!(answer.status.is_success(), "{answer:?}");
            }
        }
        let sent = send(&head, &table()).await;
        import(&head, &sent.body["file"], &map(), false).await;
        set(&head, "goal.from", "2026-06-01").await;

        let said = forecast(&head).await;
        let teams = said["teams"].as_array().expect("teams");
        let names = teams.iter().map(|team| (team["name"].as_str().unwrap_or_default(), team["depth"].as_u64()));
        assert_eq!(names.collect::<Vec<_>>(), [("Moscow", Some(0)), ("Regions", Some(0)), ("Ural", Some(1))]);
        // Who moved is still below Regions; what he won before stays there.
        assert_eq!(teams[1]["to_come"], teams[2]["to_come"], "{said}");
        let came = |team: &Value| team["came"].as_i64().expect("a sum");
        assert!(came(&teams[1]) > 0 && came(&teams[2]) == 0, "{said}");
        assert_eq!(json!(came(&teams[0]) + came(&teams[1])), said["came"]);
        let rep = server.client_of(company, Role::Rep).await;
        assert_eq!(forecast(&rep).await["teams"], json!([]), "whoever sees only the own deals is told of no team");
    })
    .await;
}

/// Of the first deals won each month a payment three weeks later, of the last none; and one that is for no deal.
fn paid() -> String {
    let mut table = "Номер;Дата;Сумма;Сделка\n".to_owned();
    for n in (0..57_usize).step_by(3).filter(|n| n % 12 < 9) {
        let day = n % 12 * 2 + 26;
        let month = ["06", "07", "08", "09", "10", "11"][n / 12 + usize::from(28 < day)];
        let day = if 28 < day { day - 28 } else { day };
        writeln!(table, "{n};{day:02}.{month}.2026;{}00;{n}", 900 + n).expect("a text grows");
    }
    table + "99;03.11.2026;123;\n"
}

async fn load_payments(head: &Client) {
    let columns = json!({ "id": "Номер", "at": "Дата", "amount": "Сумма", "deal": "Сделка" });
    let map = json!({ "of": "payments", "feed": "1C", "dates": "DMY", "columns": columns });
    load(head, "payments.csv", &paid(), map).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_payments_are_known_money_counts_when_it_comes() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let sent = send(&head, &table()).await;
        import(&head, &sent.body["file"], &map(), false).await;
        set(&head, "goal.from", "2026-11-01").await;
        let by = |said: &Value| [said["counted"].clone(), said["wanted"].clone()];
        let until_then = forecast(&head).await;
        assert_eq!(by(&until_then), ["sales", "payments"], "nothing is known of payments yet: {until_then}");

        load_payments(&head).await;
        let said = forecast(&head).await;
        assert_eq!(by(&said), ["payments", "payments"], "{said}");
        assert_eq!(said["untied"], 12_300, "{said}");
        // Two deals of October were paid for in November, four have no payment yet; one was won before any payment is told.
        assert_eq!((&said["came"], &said["to_come"]["signed"]["deals"]), (&json!(19_050_000), &json!(4)), "{said}");
        let end = said["to_come"]["fan"].as_array().and_then(|fan| fan.last()).expect("steps");
        assert_eq!(parts(&said), end["band"]["mean"].as_i64().expect("a sum"), "{said}");
        // Both open to the deals that they are of; the one of before is not paid for either.
        let deals = async |filter: &str| head.get(&format!("/api/v1/deals?{filter}")).await.body["total"]["n"].clone();
        assert_eq!(deals("event=paid&since=2026-11-01&until=2026-11-30").await, 2);
        assert_eq!((deals("event=unpaid").await, deals("event=unpaid&since=2026-07-01").await), (json!(5), json!(4)));

        // So do the lines of the plan. Nobody is known to have bought before.
        let lines = head.get(&format!("{PLAN}/forecast/lines")).await.body["lines"].clone();
        let came = |line: &Value| (line["lines"].clone(), line["came"].clone());
        assert_eq!(came(&lines[0]), (json!([0]), said["came"].clone()), "{lines}");
        assert_eq!(came(&lines[1]), (json!([1]), json!(0)), "{lines}");
        assert!(lines[0]["chance"].as_f64() > lines[1]["chance"].as_f64() && lines[2].is_null(), "{lines}");

        // Who counts by contracts asks for no payments.
        set(&head, "goal.basis", "contracts").await;
        let said = forecast(&head).await;
        assert_eq!((by(&said), &said["untied"]), ([json!("contracts"), json!("contracts")], &json!(0)), "{said}");
    })
    .await;
}

/// Facts came in the morning of the last day: what came that day has come, and the rest of it is still ahead.
#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_is_not_over_is_still_ahead() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let today = "23.11.2026";
        let won_today = format!("800;Сегодня;Анна Котова;Успех;700000;02.11.2026;{today}\n");
        let sent = send(&head, &(table() + &won_today)).await;
        import(&head, &sent.body["file"], &map(), false).await;
        set(&head, "goal.from", "2026-11-01").await;
        set(&head, "goal.to", "2026-11-23").await;
        let said = forecast(&head).await;
        assert_eq!((&said["today"], &said["came"]), (&json!("2026-11-23"), &json!(70_000_000)), "{said}");
        let fan = said["to_come"]["fan"].as_array().expect("a day is left");
        let end = band(&fan[fan.len() - 1]["band"]);
        assert!(end[0] == 70_000_000 && end[0] < end[4], "nothing more may come, or something: {said}");
        let plan = said["plan_by"].as_array().expect("weeks");
        assert_eq!(plan.last(), Some(&json!({ "day": "2026-11-23", "came": said["needed"] })), "{plan:?}");

        // The day before yesterday is over.
        set(&head, "goal.to", "2026-11-22").await;
        let over = forecast(&head).await;
        assert_eq!(
            (&over["to_come"], &over["came"], &over["chance"]),
            (&Value::Null, &json!(0), &json!(0.0)),
            "{over}"
        );
    })
    .await;
}

/// Until enough is known of payments a goal in payments is followed by wins: what was said of these is not taken for something said of those.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_of_other_money_is_no_part_of_the_path() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let sent = send(&head, &table()).await;
        import(&head, &sent.body["file"], &map(), false).await;
        want(&head, "100 000").await;
        let n = keep_weekly(&server.app, company).await.expect("the week is over");
        assert!(0 < n);
        let n_kept =
            |said: &Value| said["path"].as_array().expect("weeks").iter().filter(|point| point["kept"] == true).count();
        let by_wins = forecast(&head).await;
        assert_eq!((&by_wins["counted"], n_kept(&by_wins)), (&json!("sales"), 1), "{by_wins}");
        load_payments(&head).await;
        let by_payments = forecast(&head).await;
        assert_eq!((&by_payments["counted"], n_kept(&by_payments)), (&json!("payments"), 0), "{by_payments}");
        let again = make_forecasts_again(&server.app, company).await.expect("they are read");
        assert_eq!((again.n_same, again.otherwise.len()), (u64::try_from(n).expect("few"), 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_of_a_week_stays_and_can_be_made_again() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        assert_eq!(keep_weekly(&server.app, company).await.expect("it looks"), 0, "without facts nothing is kept");
        let sent = send(&head, &table()).await;
        import(&head, &sent.body["file"], &map(), false).await;
        load_payments(&head).await;
        want(&head, "100 000").await;
        let before = forecast(&head).await;
        let path = |said: &Value| said["path"].as_array().expect("weeks").clone();
        assert!(path(&before).iter().all(|point| point["kept"] == false && point["day"].as_str() < before["today"].as_str()));

        // Of the month and the quarter for anything that is sold, and of the plan's month.
        let kept = keep_weekly(&server.app, company).await.expect("the week is over");
        assert!((2..=6).contains(&kept), "{kept}");
        assert_eq!(keep_weekly(&server.app, company).await.expect("it looks"), 0, "what is said is not said again");
        let said = forecast(&head).await;
        let of_kept = |said: &Value| path(said).into_iter().filter(|point| point["kept"] == true).collect::<Vec<_>>();
        assert_eq!(of_kept(&said).len(), 1, "{said}");

        // Other facts change what is expected now, and not what was said.
        let more = "ID;Название;Менеджер;Стадия;Сумма;Создана;Закрыта\n900;Большая;Анна Котова;Успех;900000;02.11.2026;09.11.2026\n";
        let sent = send(&head, more).await;
        let answer = import(&head, &sent.body["file"], &map(), false).await;
        assert_eq!(answer.body["imported"], 1, "{answer:?}");
        let later = forecast(&head).await;
        assert_eq!(of_kept(&later), of_kept(&said));

        let again = make_forecasts_again(&server.app, company).await.expect("they are read");
        assert_eq!((again.n_same, again.n_of_other_model), (u64::try_from(kept).expect("few"), 0));
        assert!(again.otherwise.is_empty(), "{again:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forecasts_are_judged_by_what_came() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let accuracy = || async { head.get("/api/v1/forecasts/accuracy").await.body["accuracy"].clone() };
        assert_eq!(accuracy().await, Value::Null);
        let sent = send(&head, &table()).await;
        import(&head, &sent.body["file"], &map(), false).await;
        let said = accuracy().await;
        assert_eq!((&said["counted"], &said["wanted"]), (&json!("sales"), &json!("payments")), "no payment is known");
        let groups = said["groups"].as_array().expect("groups");
        let months = groups.iter().find(|group| group["horizon"] == "m" && group["when"] == "start").expect("months");
        let forecasts = months["forecasts"].as_array().expect("forecasts");
        assert!(3 <= forecasts.len() && months["n"] == forecasts.len(), "{months}");
        let firsts: Vec<&str> = forecasts.iter().filter_map(|one| one["from"].as_str()).collect();
        assert!(firsts.is_sorted_by(|one, next| next < one), "one of each month, the newest first: {firsts:?}");
        for one in forecasts {
            assert!(band(&one["said"]).is_sorted() && 0 < one["came"].as_i64().expect("a sum"), "{one}");
        }
        // Four deals of a dozen are won in a month, for 90,000 to 97,100 each.
        assert!(
            forecasts
                .iter()
                .all(|one| one["came"].as_i64().is_some_and(|came| (30_000_000..=50_000_000).contains(&came)))
        );
        let is_within = |one: &&Value| {
            (band(&one["said"])[1]..=band(&one["said"])[3]).contains(&one["came"].as_i64().expect("a sum"))
        };
        assert_eq!(
            months["within_80"],
            forecasts.iter().filter(is_within).count(),
            "the head counts what the rows show"
        );
        assert!(months["run_rate"].as_f64().is_some_and(|miss| 0.0 < miss));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn before_anything_is_seen_the_plan_is_believed() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let mut open = "ID;Название;Менеджер;Стадия;Сумма;Создана;Закрыта\n".to_owned();
        for n in 1..=5 {
            writeln!(open, "{n};Сделка {n};Анна Котова;Лид;100000;{:02}.11.2026;", n + 14).expect("a text grows");
        }
        let sent = send(&head, &open).await;
        import(&head, &sent.body["file"], &map(), false).await;
        let said = forecast(&head).await;
        let of_open = |said: &Value| said["to_come"]["open"]["band"]["mean"].as_i64().expect("a sum");
        assert_eq!(said["to_come"]["trend"], Value::Null, "there is no trend of nothing: {said}");
        assert_eq!((&said["ended"], &said["path"]), (&json!(0), &json!([])));
        assert!(0 < of_open(&said) && of_open(&said) < 50_000_000, "{said}");
        set(&head, "line[0].stage[0].conversion", "100 %").await;
        let better = forecast(&head).await;
        assert!(of_open(&said) < of_open(&better), "{better}");
    })
    .await;
}
