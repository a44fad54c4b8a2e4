//! A plan that leaves the rooms.

use axum::http::StatusCode;
use zadel_app::rights::Role;
use zadel_store::testing::on_both;

use super::edit;
use crate::client::Server;

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
