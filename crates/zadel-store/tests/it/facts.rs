//! The ledger's rows: many at once, and exactly as they were given.

use zadel_store::batches::{NewBatch, RejectRow, add_rejects, create_batch, next_batch};
use zadel_store::deal_list::{DealFilter, DealKey, DealOrder, DealValue, During, count_deals, list_deals};
use zadel_store::deals::{CellRow, DealRow, ReachedRow, list_cells, list_deals_between};
use zadel_store::facts::{FactRow, Writing, list_facts_of, list_facts_of_all, withdraw_facts};
use zadel_store::ledger::{
    ClientRow, LedgerRow, NameRow, add_clients, add_names, create_feed, create_ledger, list_clients, list_names,
    tie_person,
};
use zadel_store::payments::{NewInvoice, NewPayment, add_papers};
use zadel_store::staff::{SavedEmployee, create_employee};
use zadel_store::{BatchId, CompanyId, FeedId, Scope, Tx};

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
        original: Some("-0.06 USD".to_owned()),
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
        original: Some("12 KZT".to_owned()),
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

fn ledger() -> LedgerRow {
    let time_zone = "Europe/Moscow".to_owned();
    LedgerRow { time_zone, closed_week: None, dormant_months: 12, key_percent: 25, version: 1 }
}

/// A row in every table of the ledger.
pub(crate) async fn add_facts(tx: &mut Tx, company: CompanyId) {
    create_ledger(tx, company, &ledger()).await.expect("it is new");
    let feed = create_feed(tx, company, TRICKY, NOW).await.expect("it is new");
    let name = NameRow {
        kind: "person".to_owned(),
        id: 1,
        feed: FeedId::new(0),
        pipeline: String::new(),
        name: TRICKY.to_owned(),
        meaning: None,
        employee: None,
        employee_name: None,
        member: None,
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
        object: Some("deal:1"),
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
    writing.add_fact(&fact("deal:1", 0, batch));
    writing.add_fact(&fact("deal:2", 0, BatchId::new(9)));
    writing.add_deal(&deal("deal:1", 5));
    writing.add_cell(&cell(202_601, 1));
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
        let mut writing = Writing::begin(&tx, company);
        for (fact, deal) in facts.iter().zip(&deals) {
            writing.add_fact(fact);
            writing.add_deal(deal);
        }
        writing.save_deal(&deal("deal:000007", 700));
        writing.finish(&mut tx).await.expect("it is written");
        let last = object(2_999);
        let objects: Vec<String> = (0..3_000).map(object).collect();
        let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
        let found = list_facts_of_all(&mut tx, company, FeedId::new(1), &objects).await.expect("they are read");
        assert!(found == facts, "facts are as they were given");
        // What lies between objects that are far apart is not read.
        let apart = [objects[3], objects[2_990]];
        let found = list_facts_of_all(&mut tx, company, FeedId::new(1), &apart).await.expect("they are read");
        assert_eq!(found, [facts[3].clone(), facts[2_990].clone()]);
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
        let mut writing = Writing::begin(&tx, company);
        for n in [1, 2, -3] {
            writing.add_cell(&cell(202_601, n));
            writing.add_cell(&cell(202_602, 1));
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
        assert_eq!(
            list_deals(db, own, Scope::All, &filter, DealOrder::default(), None, 10)
                .await
                .expect("they are read")
                .len(),
            1
        );
        assert_eq!(
            list_deals(db, other, Scope::All, &filter, DealOrder::default(), None, 10).await.expect("they are read"),
            []
        );
        assert_eq!(list_names(db, other).await.expect("they are read"), []);
        assert_eq!(list_clients(db, other).await.expect("they are read"), []);
        assert_eq!(list_facts_of(db, other, FeedId::new(1), "deal:1").await.expect("they are read"), []);
    })
    .await;
}

#[tokio::test]
async fn a_search_takes_signs_of_patterns_as_they_are_and_words_in_any_order() {
    on_both(async |place| {
        let company = new_company(&place.db, "Ledger").await;
        let mut tx = place.db.begin().await.expect("nobody else writes");
        add_facts(&mut tx, company).await;
        tx.commit().await.expect("it is kept");
        for (search, n) in [("%_!", 1), ("ёлка", 1), ("_x", 0), ("%%", 0), ("%_! ёл \\n x", 1), ("ёл \\n x y", 0)]
        {
            let filter = DealFilter { search: Some(search.to_owned()), ..DealFilter::default() };
            let found = list_deals(&place.db, company, Scope::All, &filter, DealOrder::default(), None, 10)
                .await
                .expect("they are read");
            assert_eq!(found.len(), n, "{search}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_person_of_the_feeds_is_an_employee_of_the_same_company_or_nobody() {
    on_both(async |place| {
        let (own, other) = (new_company(&place.db, "Own").await, new_company(&place.db, "Other").await);
        let mut tx = place.db.begin().await.expect("nobody else writes");
        add_facts(&mut tx, own).await;
        let saved = SavedEmployee {
            name: "Anna",
            starts_on: "2026-01-01",
            leaves_on: None,
            minutes_per_week: 2_400,
            ramp: "",
            member: None,
        };
        let anna = create_employee(&mut tx, own, &saved, NOW).await.expect("it is made");
        assert!(tie_person(&mut tx, own, 1, Some(anna)).await.expect("she is there"));
        assert!(!tie_person(&mut tx, own, 2, Some(anna)).await.expect("nobody is called so"));
        assert!(!tie_person(&mut tx, other, 1, None).await.expect("nobody is called so there"));
        tx.commit().await.expect("it is kept");
        let names = list_names(&place.db, own).await.expect("they are read");
        assert_eq!(names[0].employee, Some(anna));
        let mut tx = place.db.begin().await.expect("nobody else writes");
        assert!(tie_person(&mut tx, own, 1, None).await.expect("it is forgotten"));
        tx.commit().await.expect("it is kept");
        let names = list_names(&place.db, own).await.expect("they are read");
        assert_eq!(names[0].employee, None);
    })
    .await;
}

/// Six deals; each has what one question is about.
fn various(n: i64) -> DealRow {
    let reached = ReachedRow {
        lead_at: Some(n),
        lead_by: Some(1),
        meeting_at: Some(10 * n),
        meeting_by: Some(n % 3),
        ..ReachedRow::default()
    };
    let mut deal = DealRow {
        reached,
        source_id: (n == 2).then_some(7),
        last_at: 100 - n,
        ..deal(&format!("deal:{n}"), 10 * (n % 4))
    };
    match n {
        1 => deal.amount_minor = None,
        3 => (deal.outcome, deal.closed_at, deal.reason_id) = ("lost".to_owned(), Some(33), Some(4)),
        4 => "lead:4".clone_into(&mut deal.object),
        5 => (deal.stage_id, deal.line_id, deal.expected_on) = (Some(8), Some(9), Some("2026-12-05".to_owned())),
        6 => (deal.nature, deal.expected_on) = ("repeat".to_owned(), Some("2026-11-30".to_owned())),
        _ => {}
    }
    deal
}

async fn with_various(db: &zadel_store::Db) -> CompanyId {
    let company = new_company(db, "Ledger").await;
    let mut tx = db.begin().await.expect("nobody else writes");
    create_ledger(&mut tx, company, &ledger()).await.expect("it is new");
    create_feed(&mut tx, company, "CRM", NOW).await.expect("it is new");
    let mut writing = Writing::begin(&tx, company);
    for n in 1..=6 {
        let deal = various(n);
        writing.add_fact(&fact(&deal.object, 0, BatchId::new(1 + n % 2)));
        writing.add_deal(&deal);
    }
    let paid = FactRow { deal: Some("deal:6".to_owned()), ..fact("payment:1", 0, BatchId::new(5)) };
    writing.add_fact(&paid);
    writing.finish(&mut tx).await.expect("it is written");
    tx.commit().await.expect("it is kept");
    company
}

#[tokio::test]
async fn a_filter_takes_the_deals_that_it_names_and_counts_them() {
    on_both(async |place| {
        let company = with_various(&place.db).await;
        let during = |what| Some(During { what, from: 20, to: 33 });
        let any = DealFilter::default;
        let cases = [
            (any(), "123456"),
            (DealFilter { outcome: Some("lost".to_owned()), ..any() }, "3"),
            (DealFilter { source: Some(7), ..any() }, "2"),
            (DealFilter { source: Some(0), ..any() }, "13456"),
            (DealFilter { line: Some(9), stage: Some(8), ..any() }, "5"),
            (DealFilter { reason: Some(4), ..any() }, "3"),
            (DealFilter { nature: Some("repeat".to_owned()), ..any() }, "6"),
            (DealFilter { kind: Some("lead:".to_owned()), ..any() }, "4"),
            (DealFilter { batch: Some(BatchId::new(2)), ..any() }, "135"),
            (DealFilter { batch: Some(BatchId::new(5)), ..any() }, "6"),
            (DealFilter { during: during("meeting"), ..any() }, "23"),
            (DealFilter { during: during("meeting"), person: Some(2), ..any() }, "2"),
            (DealFilter { during: during("meeting"), person: Some(0), ..any() }, "3"),
            (DealFilter { during: during("lost"), ..any() }, "3"),
            (DealFilter { expected: (Some("2026-12-01".to_owned()), None), ..any() }, "5"),
            (DealFilter { expected: (None, Some("2026-11-30".to_owned())), ..any() }, "6"),
        ];
        for (filter, expected) in cases {
            let found = list_deals(&place.db, company, Scope::All, &filter, DealOrder::default(), None, 10)
                .await
                .expect("they are read");
            let numbers: String = found.iter().filter_map(|deal| deal.object.chars().last()).collect();
            assert_eq!(numbers, expected, "{filter:?}");
            let count = count_deals(&place.db, company, Scope::All, &filter).await.expect("they are counted");
            let amounts: Vec<i64> = found.iter().filter_map(|deal| deal.amount_minor).collect();
            assert_eq!(count.n, i64::try_from(found.len()).expect("few"));
            assert_eq!(
                (count.n_with_amount, count.amount_minor),
                (i64::try_from(amounts.len()).expect("few"), amounts.iter().sum())
            );
        }
    })
    .await;
}

/// Equal values, and none at all, on both sides of the end of a page.
#[tokio::test]
async fn every_order_shows_each_deal_once_page_by_page() {
    on_both(async |place| {
        let company = with_various(&place.db).await;
        let filter = DealFilter::default();
        for by in DealValue::ALL {
            for is_ascending in [false, true] {
                let order = DealOrder { by, is_ascending };
                let all =
                    list_deals(&place.db, company, Scope::All, &filter, order, None, 10).await.expect("they are read");
                let keys: Vec<i64> = all.iter().map(|deal| order.key(deal)).collect();
                assert!(keys.is_sorted_by(|one, other| other <= one), "{order:?}: {keys:?}");
                let mut paged = Vec::new();
                while paged.len() < all.len() {
                    let key = paged.last().map(|deal: &zadel_store::deal_list::NamedDeal| DealKey {
                        key: order.key(deal),
                        feed: deal.feed,
                        object: deal.object.clone(),
                    });
                    let page = list_deals(&place.db, company, Scope::All, &filter, order, key.as_ref(), 2)
                        .await
                        .expect("they are read");
                    assert!(!page.is_empty(), "{order:?}");
                    paged.extend(page);
                }
                assert_eq!(paged, all, "{order:?}");
            }
        }
    })
    .await;
}
