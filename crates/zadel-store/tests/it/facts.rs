//! The ledger's rows: many at once, and exactly as they were given.

use zadel_store::batches::{NewBatch, RejectRow, add_rejects, create_batch, next_batch};
use zadel_store::deals::{CellRow, DealFilter, DealRow, ReachedRow, list_cells, list_deals, list_deals_between};
use zadel_store::facts::{FactRow, Writing, list_facts_between, list_facts_of, withdraw_facts};
use zadel_store::ledger::{
    ClientRow, NameRow, add_clients, add_names, create_feed, create_ledger, list_clients, list_names,
};
use zadel_store::payments::{NewInvoice, NewPayment, add_papers};
use zadel_store::{BatchId, CompanyId, FeedId, Tx};

use crate::engines::{NOW, new_company, on_both};

/// What would spoil a text format.
const TRICKY: &str = "Ёлка\t\\N \"x\";\r\n%_!";

fn fact(object: &str, turn: i64, batch: BatchId) -> FactRow {
    FactRow {
        feed: FeedId::new(1),
        object: object.to_owned(),
        kind: "created".to_owned(),
        at: 1_767_225_600_000,
        stage_id: 0,
        turn,
        week: 202_601,
        batch,
        line: 2,
        person_id: Some(1),
        amount_minor: Some(-5),
        reason_id: None,
        source_id: None,
        line_id: None,
        client_id: Some(1),
        day: Some("2026-01-31".to_owned()),
        nature: None,
        n: 1,
        note: Some(TRICKY.to_owned()),
        deal: None,
    }
}

fn deal(object: &str, amount_minor: i64) -> DealRow {
    DealRow {
        feed: FeedId::new(1),
        object: object.to_owned(),
        title: Some(TRICKY.to_owned()),
        search: format!("{object} {}", TRICKY.to_lowercase()),
        client_id: Some(1),
        person_id: Some(1),
        source_id: None,
        line_id: None,
        stage_id: None,
        outcome: "open".to_owned(),
        amount_minor: Some(amount_minor),
        created_at: Some(1),
        created_by: None,
        expected_on: None,
        n_moves: 0,
        closed_at: None,
        reason_id: None,
        nature: "new".to_owned(),
        history: "new".to_owned(),
        path: "known".to_owned(),
        last_at: amount_minor,
        reached: ReachedRow { lead_at: Some(1), lead_by: Some(1), ..ReachedRow::default() },
    }
}

fn cell(week: i64, n: i64) -> CellRow {
    CellRow {
        metric: "lead".to_owned(),
        week,
        person_id: 1,
        source_id: 0,
        line_id: 0,
        nature: "new".to_owned(),
        n,
        amount_minor: 0,
    }
}

/// A row in every table of the ledger.
pub(crate) async fn add_facts(tx: &mut Tx, company: CompanyId) {
    create_ledger(tx, company, "Europe/Moscow", 12).await.expect("it is new");
    let feed = create_feed(tx, company, TRICKY, None, NOW).await.expect("it is new");
    let name = NameRow {
        kind: "person".to_owned(),
        id: 1,
        feed: FeedId::new(0),
        pipeline: String::new(),
        name: TRICKY.to_owned(),
        meaning: None,
        employee: None,
    };
    add_names(tx, company, &[name]).await.expect("it is new");
    let client = ClientRow { id: 1, key: "ёлка".to_owned(), name: TRICKY.to_owned(), tax_number: None };
    add_clients(tx, company, &[client]).await.expect("it is new");
    let batch = next_batch(tx, company).await.expect("there is one");
    let new = NewBatch {
        id: batch,
        feed,
        file_name: "deals.csv",
        file_sha256: None,
        map: "of = \"deals\"",
        at: NOW,
        member: None,
        n_rows: 3,
        n_imported: 2,
        n_unchanged: 0,
        n_rejected: 1,
        n_facts: 2,
        first_week: Some(202_601),
        by_hand: Some("deal"),
        request_key: Some(TRICKY),
    };
    create_batch(tx, company, &new).await.expect("it is new");
    let reject = RejectRow { line: 3, header: None, code: "bad_date".to_owned(), value: TRICKY.to_owned() };
    add_rejects(tx, company, batch, &[reject]).await.expect("they are new");
    let payment = NewPayment {
        feed,
        object: "payment:1".to_owned(),
        turn: 0,
        batch,
        invoice: Some(TRICKY.to_owned()),
        contract: None,
        why: None,
        deal_feed: None,
    };
    let (object, number) = ("invoice:1".to_owned(), TRICKY.to_owned());
    let invoice = NewInvoice { feed, object, batch, number, contract: None, deal_feed: Some(feed) };
    add_papers(tx, company, &[payment], &[invoice]).await.expect("they are new");
    let mut writing = Writing::begin(tx, company);
    writing.add_fact(tx, &fact("deal:1", 0, batch)).await.expect("it is new");
    writing.add_fact(tx, &fact("deal:2", 0, BatchId::new(9))).await.expect("it is new");
    writing.add_deal(tx, &deal("deal:1", 5)).await.expect("it is new");
    writing.add_cell(tx, &cell(202_601, 1)).await.expect("it is added");
    writing.finish(tx).await.expect("it is written");
    withdraw_facts(tx, company, feed, BatchId::new(9)).await.expect("they are moved");
}

#[tokio::test]
async fn many_rows_are_written_as_they_were_given() {
    on_both(async |place| {
        let company = new_company(&place.db, "Ledger").await;
        let mut tx = place.db.begin().await.expect("nobody else writes");
        let batch = BatchId::new(1);
        // More than one load of each engine.
        let object = |n: usize| format!("deal:{n:06}");
        let facts: Vec<FactRow> = (0..3_000).map(|n| fact(&object(n), 0, batch)).collect();
        let deals: Vec<DealRow> = (0..3_000).map(|n| deal(&object(n), i64::try_from(n).expect("small"))).collect();
        let mut writing = Writing::begin(&mut tx, company);
        for (fact, deal) in facts.iter().zip(&deals) {
            writing.add_fact(&mut tx, fact).await.expect("it is new");
            writing.add_deal(&mut tx, deal).await.expect("it is new");
        }
        writing.save_deal(&mut tx, &deal("deal:000007", 700)).await.expect("it is there");
        writing.finish(&mut tx).await.expect("it is written");
        let (first, last) = (object(0), object(2_999));
        let found = list_facts_between(&mut tx, company, FeedId::new(1), (&first, &last)).await.expect("they are read");
        assert!(found == facts, "facts are as they were given");
        let found = list_deals_between(&mut tx, company, FeedId::new(1), ("", &last)).await.expect("they are read");
        assert_eq!((found.len(), found[7].amount_minor), (3_000, Some(700)));
        assert!(found[8..] == deals[8..], "deals are as they were given");
        tx.commit().await.expect("it is kept");
    })
    .await;
}

#[tokio::test]
async fn cells_add_up_and_nothing_is_left_of_what_comes_to_nothing() {
    on_both(async |place| {
        let company = new_company(&place.db, "Ledger").await;
        let mut tx = place.db.begin().await.expect("nobody else writes");
        let mut writing = Writing::begin(&mut tx, company);
        for n in [1, 2, -3] {
            writing.add_cell(&mut tx, &cell(202_601, n)).await.expect("it is added");
            writing.add_cell(&mut tx, &cell(202_602, 1)).await.expect("it is added");
            writing.finish(&mut tx).await.expect("it is written");
        }
        assert_eq!(list_cells(&mut tx, company).await.expect("they are read"), [cell(202_602, 3)]);
    })
    .await;
}

#[tokio::test]
async fn rows_of_another_company_are_never_returned() {
    on_both(async |place| {
        let (own, other) = (new_company(&place.db, "Own").await, new_company(&place.db, "Other").await);
        let mut tx = place.db.begin().await.expect("nobody else writes");
        add_facts(&mut tx, own).await;
        tx.commit().await.expect("it is kept");
        let db = &place.db;
        let filter = DealFilter::default();
        assert_eq!(list_deals(db, own, &filter, None, 10).await.expect("they are read").len(), 1);
        assert_eq!(list_deals(db, other, &filter, None, 10).await.expect("they are read"), []);
        assert_eq!(list_names(db, other).await.expect("they are read"), []);
        assert_eq!(list_clients(db, other).await.expect("they are read"), []);
        assert_eq!(list_facts_of(db, other, FeedId::new(1), "deal:1").await.expect("they are read"), []);
    })
    .await;
}

#[tokio::test]
async fn a_search_takes_signs_of_patterns_as_they_are() {
    on_both(async |place| {
        let company = new_company(&place.db, "Ledger").await;
        let mut tx = place.db.begin().await.expect("nobody else writes");
        add_facts(&mut tx, company).await;
        tx.commit().await.expect("it is kept");
        for (search, n) in [("%_!", 1), ("ёлка", 1), ("_x", 0), ("%%", 0)] {
            let filter = DealFilter { search: Some(search.to_owned()), ..DealFilter::default() };
            let found = list_deals(&place.db, company, &filter, None, 10).await.expect("they are read");
            assert_eq!(found.len(), n, "{search}");
        }
    })
    .await;
}
