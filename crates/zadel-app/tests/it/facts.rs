//! Facts come in from files, count once, are taken back, and make the same deals and the same cube whatever the way.

use std::fs::File;
use std::io::Write as _;
use std::sync::Arc;

use tempfile::TempDir;
use zadel_app::App;
use zadel_app::Refused;
use zadel_app::facts::{
    Bringer, FileToImport, Imported, Mode, Progress, Rebuilt, Takeable, import_file, machine, rebuild, withdraw_batch,
};
use zadel_exchange::import::ImportMap;
use zadel_store::testing::{Place, on_both, read, run};
use zadel_texts::Language;

/// Tuesday, 1 December 2026, at noon in London.
const NOW: i64 = 1_796_126_400_000;

const MAP: &str = r#"
of = "deals"
feed = "CRM"
dates = "DMY"

[columns]
id = "ID"
title = "Название"
client = "Компания"
stage = "Стадия"
amount = "Сумма"
person = "Ответственный"
source = "Источник"
created = "Создана"
changed = "Изменена"
closed = "Закрыта"
loss_reason = "Причина"

[stages]
"Новая" = "lead"
"Встреча" = "meeting"
"Договор" = "contract"
"Успех" = "won"
"Отказ" = "lost"
"#;

const HEAD: &str = "ID;Название;Компания;Стадия;Сумма;Ответственный;Источник;Создана;Изменена;Закрыта;Причина\n";

const FIRST: &str = "\
1;Окна;ООО Свет;Новая;100 000,00;Анна;Сайт;02.11.2026;03.11.2026;;
2;Двери;ООО Лес;Успех;200 000,00;Игорь;Сайт;02.11.2026;10.11.2026;10.11.2026;
3;Ворота;ИП Ёлкин;Отказ;50 000,00;Анна;Выставка;04.11.2026;12.11.2026;12.11.2026;Дорого
4;Окна ещё;ООО Лес;Встреча;80 000,00;Игорь;Сайт;16.11.2026;18.11.2026;;
";

const SECOND: &str = "\
1;Окна;ООО Свет;Встреча;120 000,00;Анна;Сайт;02.11.2026;24.11.2026;;
2;Двери;ООО Лес;Успех;200 000,00;Игорь;Сайт;02.11.2026;10.11.2026;10.11.2026;
3;Ворота;ИП Ёлкин;Отказ;50 000,00;Анна;Выставка;04.11.2026;12.11.2026;12.11.2026;Дорого
4;Окна ещё;ООО Лес;Успех;90 000,00;Игорь;Сайт;16.11.2026;26.11.2026;26.11.2026;
5;Рамы;ООО Дом;Новая;не знаю;Анна;Сайт;25.11.2026;25.11.2026;;
";

/// What deals and the cube hold, whatever the way that led there.
const DEALS: &str = "SELECT object || ' ' || outcome || ' ' || COALESCE(CAST(amount_minor AS TEXT), '-') || ' ' || nature || ' ' || \
     COALESCE(CAST(meeting_at AS TEXT), '-') || ' ' || COALESCE(CAST(closed_at AS TEXT), '-') FROM deals ORDER BY object";
const CUBE: &str = "SELECT metric || ' ' || CAST(week AS TEXT) || ' ' || CAST(person_id AS TEXT) || ' ' || nature || ' ' || \
     CAST(n AS TEXT) || ' ' || CAST(amount_minor AS TEXT) FROM cube ORDER BY metric, week, person_id, source_id, line_id, nature";

struct Office {
    app: App,
    bringer: Bringer,
    url: String,
    folder: TempDir,
}

impl Office {
    async fn open(place: Place) -> Self {
        let app = App::new(place.db, || NOW, |bytes| bytes.fill(7));
        let bringer = machine(&app, None, Language::Ru).await.expect("a company is made");
        Self { app, bringer, url: place.url, folder: TempDir::new().expect("there is a place for files") }
    }

    async fn import(&self, rows: &str, mode: Mode) -> Imported {
        self.import_while(rows, mode, &Arc::new(Progress::default())).await.expect("it is read")
    }

    async fn import_while(&self, rows: &str, mode: Mode, progress: &Arc<Progress>) -> Result<Imported, Refused> {
        self.import_with("", rows, mode, progress).await
    }

    /// With some more lines of the map.
    async fn import_with(
        &self,
        more: &str,
        rows: &str,
        mode: Mode,
        progress: &Arc<Progress>,
    ) -> Result<Imported, Refused> {
        self.bring(&[MAP, more].concat(), &[HEAD, rows].concat(), mode, progress).await
    }

    async fn bring(&self, map: &str, table: &str, mode: Mode, progress: &Arc<Progress>) -> Result<Imported, Refused> {
        let path = self.folder.path().join("table.csv");
        let mut file = File::create(&path).expect("a file can be made");
        file.write_all(table.as_bytes()).expect("it can be written");
        let to_import = FileToImport {
            file: File::open(&path).expect("it is there").into(),
            name: "table.csv".to_owned(),
            map: ImportMap::read(map).expect("a map"),
            request_key: None,
        };
        import_file(&self.app, &self.bringer, to_import, mode, progress).await
    }

    async fn keep(&self, rows: &str) -> Imported {
        self.import(rows, Mode::Keep).await
    }

    async fn state(&self) -> (Vec<String>, Vec<String>) {
        (read(&self.url, DEALS).await.concat(), read(&self.url, CUBE).await.concat())
    }

    /// Everything is computed again from the facts, and nothing is stored otherwise.
    async fn assert_rebuilt(&self) {
        let rebuilt: Rebuilt = rebuild(&self.app, self.bringer.company).await.expect("it is computed");
        assert_eq!((rebuilt.n_deals_mended, rebuilt.n_cells_mended), (0, 0), "{rebuilt:?}");
        assert!(0 < rebuilt.n_cells);
    }
}

fn counts(imported: &Imported) -> [u64; 4] {
    [imported.n_rows, imported.n_imported, imported.n_unchanged, imported.n_rejected]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_imported_twice_counts_once() {
    on_both(async |place| {
        let office = Office::open(place).await;
        assert_eq!(counts(&office.keep(FIRST).await), [4, 4, 0, 0]);
        let once = office.state().await;
        assert_eq!(counts(&office.keep(FIRST).await), [4, 0, 4, 0]);
        assert_eq!(office.state().await, once);
        office.assert_rebuilt().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_export_adds_only_what_changed_and_tells_what_is_wrong_with_the_rest() {
    on_both(async |place| {
        let office = Office::open(place).await;
        office.keep(FIRST).await;
        let second = office.keep(SECOND).await;
        assert_eq!(counts(&second), [5, 2, 2, 1]);
        let rejects: Vec<_> = second
            .rejects
            .shown
            .iter()
            .map(|reject| (reject.line, reject.column.as_deref(), reject.code.code()))
            .collect();
        assert_eq!(rejects, [(6, Some("Сумма"), "bad_amount")]);
        // The client of deal 4 had bought deal 2 before.
        let (deals, _) = office.state().await;
        assert!(deals[3].starts_with("deal:4 won 9000000 repeat"), "{deals:?}");
        assert!(deals[0].starts_with("deal:1 open 12000000 new"), "{deals:?}");
        let moved = "SELECT CAST(COUNT(*) AS TEXT) FROM facts WHERE object = 'deal:1' AND kind = 'stage'";
        assert_eq!(read(&office.url, moved).await, [["2"]]);
        office.assert_rebuilt().await;
    })
    .await;
}

/// A rouble company with deals in dollars and euros: without a rate they are kept and count nothing, with one they count.
#[tokio::test(flavor = "multi_thread")]
async fn a_sum_in_another_currency_counts_by_its_rate_and_is_never_lost() {
    const ROWS: &str = "\
1;Окна;ООО Свет;Новая;1 200,50 $;Анна;Сайт;02.11.2026;03.11.2026;;
2;Двери;ООО Лес;Успех;€ 300;Игорь;Сайт;02.11.2026;10.11.2026;10.11.2026;
";
    const SUMS: &str =
        "SELECT COALESCE(CAST(amount_minor AS TEXT), '-') || ' ' || COALESCE(original, '-') FROM deals ORDER BY object";
    on_both(async |place| {
        let office = Office::open(place).await;
        let first = office.keep(ROWS).await;
        assert_eq!(counts(&first), [2, 2, 0, 0]);
        let told: Vec<(&str, u64)> = first.uncounted.iter().map(|(code, n)| (code.as_str(), *n)).collect();
        assert_eq!(told, [("EUR", 1), ("USD", 1)]);
        assert_eq!(read(&office.url, SUMS).await.concat(), ["- 1200.50 USD", "- 300 EUR"]);
        let progress = Arc::new(Progress::default());
        let rated =
            office.import_with("\n[rates]\nUSD = \"92.5\"\n", ROWS, Mode::Keep, &progress).await.expect("it is read");
        assert_eq!(counts(&rated), [2, 1, 1, 0]);
        assert_eq!(read(&office.url, SUMS).await.concat(), ["11104625 1200.50 USD", "- 300 EUR"]);
        office.assert_rebuilt().await;
    })
    .await;
}

/// Deals of a CRM that turns out to keep leads apart: they begin where leads end, and at the beginning again when its leads are taken back.
#[tokio::test(flavor = "multi_thread")]
async fn the_first_leads_of_a_feed_move_the_beginning_of_its_deals() {
    const LEADS: &str = r#"
of = "leads"
feed = "CRM"
dates = "DMY"

[columns]
id = "ID"
stage = "Статус"
created = "Создан"
changed = "Изменён"
closed = "Завершён"

[stages]
"В работе" = "lead"
"Качественный лид" = "qualified"
"Некачественный лид" = "lost"
"#;
    const ROWS: &str = "ID;Статус;Создан;Изменён;Завершён\n\
        1;В работе;01.11.2026;01.11.2026;\n2;Качественный лид;01.11.2026;02.11.2026;\n3;Некачественный лид;01.11.2026;03.11.2026;03.11.2026\n";
    const LEADS_OF_CUBE: &str = "SELECT metric || ' ' || CAST(SUM(n) AS TEXT) FROM cube WHERE metric IN ('lead', 'qualified') GROUP BY metric ORDER BY metric";
    on_both(async |place| {
        let office = Office::open(place).await;
        office.keep(FIRST).await;
        let before = office.state().await;
        assert_eq!(read(&office.url, LEADS_OF_CUBE).await.concat(), ["lead 4", "qualified 2"]);
        let progress = Arc::new(Progress::default());
        let leads = office.bring(LEADS, ROWS, Mode::Keep, &progress).await.expect("they are read");
        assert_eq!(counts(&leads), [3, 3, 0, 0]);
        // Three leads, and four deals that begin qualified.
        assert_eq!(read(&office.url, LEADS_OF_CUBE).await.concat(), ["lead 3", "qualified 4"]);
        office.assert_rebuilt().await;
        let batch = leads.batch.expect("it was kept");
        withdraw_batch(&office.app, &office.bringer, batch, Takeable::All).await.expect("nothing rests on it");
        assert_eq!(office.state().await, before);
        office.assert_rebuilt().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_cancelled_before_it_is_kept_is_not_kept() {
    on_both(async |place| {
        let office = Office::open(place).await;
        let before = office.state().await;
        // Few rows: they are all read before anybody asks, and it is the last question that counts.
        let progress = Arc::new(Progress::default());
        assert!(progress.cancel(), "nothing is kept yet");
        let refused = office.import_while(FIRST, Mode::Keep, &progress).await;
        assert!(matches!(refused, Err(Refused::Cancelled)), "{refused:?}");
        assert_eq!(office.state().await, before);
        let progress = Arc::new(Progress::default());
        office.import_while(FIRST, Mode::Keep, &progress).await.expect("nobody cancels it");
        assert_ne!(office.state().await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_only_tried_is_told_and_not_kept() {
    on_both(async |place| {
        let office = Office::open(place).await;
        office.keep(FIRST).await;
        let before = office.state().await;
        let tried = office.import(SECOND, Mode::Try).await;
        assert_eq!((counts(&tried), tried.batch), ([5, 2, 2, 1], None));
        assert_eq!(office.state().await, before);
        assert_eq!(read(&office.url, "SELECT CAST(COUNT(*) AS TEXT) FROM batches").await, [["1"]]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_is_taken_back_leaves_nothing_and_can_come_again() {
    on_both(async |place| {
        let office = Office::open(place).await;
        office.keep(FIRST).await;
        let first = office.state().await;
        let second = office.keep(SECOND).await.batch.expect("it was kept");
        let both = office.state().await;
        withdraw_batch(&office.app, &office.bringer, second, Takeable::All).await.expect("it is the last");
        assert_eq!(office.state().await, first);
        office.assert_rebuilt().await;
        assert!(matches!(
            withdraw_batch(&office.app, &office.bringer, second, Takeable::All).await,
            Err(Refused::NotFound)
        ));
        let withdrawn = "SELECT CAST(COUNT(*) AS TEXT) FROM withdrawn_facts";
        assert_ne!(read(&office.url, withdrawn).await, [["0"]]);
        office.keep(SECOND).await;
        assert_eq!(office.state().await, both);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_later_files_rest_on_is_not_taken_back() {
    on_both(async |place| {
        let office = Office::open(place).await;
        let first = office.keep(FIRST).await.batch.expect("it was kept");
        office.keep(SECOND).await;
        let refused = withdraw_batch(&office.app, &office.bringer, first, Takeable::All).await;
        assert!(matches!(refused, Err(Refused::Field { path: "batch", .. })), "{refused:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sums_of_a_closed_week_stay_and_what_comes_late_counts_later() {
    on_both(async |place| {
        let office = Office::open(place).await;
        let first = office.keep(FIRST).await.batch.expect("it was kept");
        run(&office.url, "UPDATE ledgers SET closed_week = 202648").await;
        let closed =
            "SELECT CAST(SUM(n) AS TEXT) || ' ' || CAST(SUM(amount_minor) AS TEXT) FROM cube WHERE week <= 202648";
        let before = read(&office.url, closed).await;
        office.keep(SECOND).await;
        assert_eq!(read(&office.url, closed).await, before);
        let open = "SELECT metric FROM cube WHERE week = 202649 AND metric = 'won'";
        assert_eq!(read(&office.url, open).await, [["won"]]);
        office.assert_rebuilt().await;
        assert!(withdraw_batch(&office.app, &office.bringer, first, Takeable::All).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_computed_can_be_lost_and_is_computed_again() {
    on_both(async |place| {
        let office = Office::open(place).await;
        office.keep(FIRST).await;
        office.keep(SECOND).await;
        let whole = office.state().await;
        for damage in [
            "DELETE FROM deals WHERE object = 'deal:2'",
            "UPDATE deals SET outcome = 'lost' WHERE object = 'deal:4'",
            "DELETE FROM cube WHERE metric = 'won'",
            "UPDATE cube SET n = n + 5 WHERE metric = 'lead'",
            "DELETE FROM cube",
        ] {
            run(&office.url, damage).await;
            let rebuilt = rebuild(&office.app, office.bringer.company).await.expect("it is computed");
            assert!(0 < rebuilt.n_deals_mended + rebuilt.n_cells_mended, "{damage}");
            assert_eq!(office.state().await, whole, "{damage}");
        }
    })
    .await;
}
