//! Room 3: what the plan needs against what there is.

use serde_json::json;
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use super::edit;
use crate::client::Server;

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
        // What cannot be kept does not count, and says why.
        let doubtful = [("source[0].promised", Some("14")), ("source[1].due", Some("15.01.2027"))];
        let doubtful = edit(&head, 2, &doubtful).await;
        let resources = &doubtful.body["solution"]["resources"];
        let doubts = [0, 1].map(|i| resources["sources"][i]["doubts"].clone());
        assert_eq!(doubts, [json!(["above_limit"]), json!(["late"])]);
        assert_eq!((&resources["leads"][0]["promised"], &resources["leads"][0]["unpromised"]), (&json!(12), &json!(8)));
        // Renamed, the line keeps its sources.
        let renamed = edit(&head, 3, &[("line[0].name", Some("New"))]).await;
        assert_eq!(renamed.body["solution"]["resources"]["sources"][1]["entries"]["line"]["text"], "New");
    })
    .await;
}
