//! What a window hears of the others.

use axum::http::StatusCode;
use serde_json::{Value, json};
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use crate::authorization::other_company;
use crate::client::Server;

fn names(event: &(String, Value)) -> Vec<&str> {
    assert_eq!(event.0, "present", "{event:?}");
    event.1["others"].as_array().expect("others").iter().map(|other| other["name"].as_str().expect("a name")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_in_one_plan_see_each_other_come_and_go() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let owner = server.client_of(company, Role::Owner).await;
        let name_of = |me: Value| me["member"]["name"].as_str().expect("a name").to_owned();
        let head_name = name_of(head.get("/api/v1/session").await.body);
        let owner_name = name_of(owner.get("/api/v1/session").await.body);

        let mut of_head = head.listen("/api/v1/events?plan=1").await;
        // Whoever has no plan open, or another one, is not told of.
        let _at_home = owner.listen("/api/v1/events").await;
        let mut of_owner = owner.listen("/api/v1/events?plan=1").await;
        let (head_hears, owner_hears) = tokio::join!(of_head.next(), of_owner.next());
        assert_eq!(names(&head_hears), [owner_name.as_str()]);
        assert_eq!(names(&owner_hears), [head_name.as_str()]);

        drop(of_owner);
        assert_eq!(names(&of_head.next().await), [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_people_is_heard_in_the_company_and_nowhere_else() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let stranger = server.client_of(other_company(&place.db).await, Role::Head).await;
        let mut heard = head.listen("/api/v1/events").await;
        let mut elsewhere = stranger.listen("/api/v1/events").await;
        let team = head.post("/api/v1/teams", json!({ "name": "West" })).await;
        assert_eq!(team.status, StatusCode::CREATED, "{team:?}");
        assert_eq!(heard.next().await, ("company".to_owned(), json!({ "about": "staff" })));
        let theirs = stranger.post("/api/v1/technologies", json!({ "name": "Two calls" })).await;
        assert_eq!(theirs.status, StatusCode::CREATED, "{theirs:?}");
        assert_eq!(elsewhere.next().await, ("company".to_owned(), json!({ "about": "technologies" })));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_instance_announces_is_heard_here() {
    on_both(|place| async move {
        let (server, company) = Server::demo(&place.db).await;
        let head = server.client_of(company, Role::Head).await;
        let mut heard = head.listen("/api/v1/events?plan=1").await;
        let look = json!({ "Look": { "company": company.get(), "plan": 1, "member": 77, "name": "Anna", "window": 7, "is_open": true } });
        server.app.live().hear(&look.to_string());
        assert_eq!(names(&heard.next().await), ["Anna"]);
        // Of another version of the program: nobody knows what it says, so everything is read anew.
        server.app.live().hear("{\"company\":1,\"plan\":1,\"version\":2}");
        assert_eq!(heard.next().await.0, "missed");
    })
    .await;
}
