//! The OpenAPI document is looked at when it changes, and the browser's types are made of it.

#[test]
fn the_openapi_document_is_as_it_was() {
    let document = zadel_http::openapi().to_pretty_json().expect("a document is JSON");
    insta::assert_snapshot!(document);
}

#[test]
fn the_browser_is_built_from_this_document() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/openapi.json");
    let document = zadel_http::openapi().to_pretty_json().expect("a document is JSON") + "\n";
    if std::env::var_os("ZADEL_UPDATE_OPENAPI").is_some() {
        std::fs::write(path, &document).expect("the document is written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == document,
        "ui/openapi.json is out of date: run with ZADEL_UPDATE_OPENAPI=1, then npm run api in ui"
    );
}
