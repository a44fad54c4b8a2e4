//! The demo is one company, whole: people, facts, plan; or nothing is there.

use zadel_app::demo::{Seeded, living_company, seed};
use zadel_app::facts::rebuild;
use zadel_app::{App, demo};
use zadel_store::testing::{Place, on_both, read, run};
use zadel_texts::Language;

/// Tuesday, 1 December 2026, at noon in London.
const NOW: i64 = 1_796_126_400_000;

fn app_on(place: &Place) -> App {
    App::new(place.db.clone(), || NOW, |bytes| bytes.fill(7))
}

async fn seeded(app: &App, language: Language) -> Seeded {
    seed(app, language).await.expect("it is made").expect("the database was empty")
}

async fn lines(place: &Place, sql: &str) -> Vec<String> {
    read(&place.url, sql).await.concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_has_people_facts_and_the_plan_of_its_month() {
    on_both(async |place| {
        let app = app_on(&place);
        let made = seeded(&app, Language::Ru).await;
        let living = living_company(app.today(), Language::Ru);
        assert_eq!((made.n_people, made.n_teams, made.n_deals), (12, 2, living.deals.len()));
        assert_eq!(made.n_facts, living.seen().count() as u64);
        assert_eq!((made.told.0, made.told.1), (living.from, app.today().yesterday().expect("within the calendar")));
        assert_eq!((made.planned.from().to_string(), made.line.as_str()), ("2026-12-01".to_owned(), "Стеллажи"));
        assert_eq!(lines(&place, "SELECT from_day || ' ' || to_day FROM plans").await, ["2026-12-01 2026-12-31"]);
        assert!(seed(&app, Language::Ru).await.expect("it is looked at").is_none(), "a second demo");

        // What is stored is what follows from the facts.
        let rebuilt = rebuild(&app, made.company).await.expect("it is computed");
        assert_eq!((rebuilt.n_deals_mended, rebuilt.n_cells_mended), (0, 0), "{rebuilt:?}");

        let imports = "SELECT feeds.name || ': ' || batches.file_name FROM batches \
             JOIN feeds ON feeds.company_id = batches.company_id AND feeds.feed_id = batches.feed_id ORDER BY batch_id";
        let expected = [
            "CRM: Лиды и сделки",
            "CRM: Звонки, встречи, КП",
            "1С: Счета",
            "1С: Оплаты",
            "Реклама: Затраты на источники",
        ];
        assert_eq!(lines(&place, imports).await, expected);
        let titles = "SELECT CAST(COUNT(*) AS TEXT) FROM deals WHERE title IS NULL";
        assert_eq!(lines(&place, titles).await, ["0"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_in_the_facts_is_an_employee_and_the_rep_signs_in() {
    on_both(async |place| {
        seeded(&app_on(&place), Language::En).await;
        let people = "SELECT names.name || ' is ' || COALESCE(employees.name, 'nobody') FROM names LEFT JOIN employees \
             ON employees.company_id = names.company_id AND employees.employee_id = names.employee_id \
             WHERE names.kind = 'person' ORDER BY names.name";
        let people = lines(&place, people).await;
        assert_eq!(people.len(), 12);
        for tied in people {
            assert!(tied.split_once(" is ").is_some_and(|(name, employee)| name == employee), "{tied}");
        }
        let rep = "SELECT members.email || ' ' || members.name || ' ' || employees.name FROM employees \
             JOIN members ON members.company_id = employees.company_id AND members.member_id = employees.member_id";
        assert_eq!(lines(&place, rep).await, ["rep@demo.example Anna Kotova Anna Kotova"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demo_that_breaks_off_leaves_nothing() {
    on_both(async |place| {
        run(&place.url, "ALTER TABLE technologies RENAME TO hidden").await;
        let app = app_on(&place);
        assert!(seed(&app, Language::Ru).await.is_err(), "its last step is missing");
        run(&place.url, "ALTER TABLE hidden RENAME TO technologies").await;
        for table in ["companies", "members", "employees", "facts", "batches", "names"] {
            let count = format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}");
            assert_eq!(lines(&place, &count).await, ["0"], "{table}");
        }
        assert!(demo::link(&app).await.expect("it is looked at").is_none());
        seeded(&app, Language::Ru).await;
    })
    .await;
}
