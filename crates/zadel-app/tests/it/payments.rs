//! Payments come in from statements and tables, find their deals by what they name, and wait for a person where they do not.

use std::fs::File;
use std::io::Write as _;
use std::sync::Arc;

use tempfile::TempDir;
use zadel_app::App;
use zadel_app::facts::{
    Bringer, FileToImport, Imported, Mode, Progress, Rebuilt, Takeable, import_file, machine, rebuild, withdraw_batch,
};
use zadel_exchange::import::ImportMap;
use zadel_store::testing::{Place, on_both, read};
use zadel_texts::Language;

/// Tuesday, 1 December 2026, at noon in London.
const NOW: i64 = 1_796_126_400_000;

const DEALS: &str = "of = \"deals\"\nfeed = \"CRM\"\n[columns]\nid = \"ID\"\ntitle = \"Название\"\nclient = \"Компания\"\ntax_number = \"ИНН\"\n\
    stage = \"Стадия\"\namount = \"Сумма\"\nperson = \"Менеджер\"\ncreated = \"Создана\"\nclosed = \"Закрыта\"\n\
    [stages]\n\"Новая\" = \"lead\"\n\"Успех\" = \"won\"\n";
const DEALS_FILE: &str = "ID;Название;Компания;ИНН;Стадия;Сумма;Менеджер;Создана;Закрыта\n\
    1;Окна;ООО «Свет»;7701234567;Успех;100 000,00;Анна;02.11.2026;20.11.2026\n\
    2;Двери;ООО Лес;;Успех;200 000,00;Игорь;02.11.2026;18.11.2026\n\
    3;Рамы;ООО Дом;;Новая;50 000,00;Анна;04.11.2026;\n\
    4;Ворота;ООО Двор;7709999999;Новая;70 000,00;Анна;04.11.2026;\n\
    5;Ворота ещё;ООО Двор;7709999999;Новая;70 000,00;Игорь;05.11.2026;\n";

const INVOICES: &str = "of = \"invoices\"\nfeed = \"1C\"\n[columns]\nid = \"Номер\"\nat = \"Дата\"\namount = \"Сумма\"\ndue = \"Срок\"\n\
    client = \"Клиент\"\ncontract = \"Договор\"\ndeal = \"Сделка\"\n";
const INVOICES_FILE: &str = "Номер;Дата;Сумма;Срок;Клиент;Договор;Сделка\n\
    12;05.11.2026;30 000,00;10.11.2026;ООО Дом;45/26;3\n\
    13;05.11.2026;20 000,00;31.12.2026;ООО Дом;45/26;3\n";

const STATEMENT: &str = "of = \"statement\"\nfeed = \"statement\"\n";

struct Office {
    app: App,
    bringer: Bringer,
    url: String,
    folder: TempDir,
}

/// One payment as a bank tells it: number, day, sum, name, tax number, purpose.
type Paid<'a> = (u32, &'a str, &'a str, &'a str, &'a str, &'a str);

/// A statement as banks write it: CP1251, with a payment that went out.
fn statement(payments: &[Paid<'_>]) -> Vec<u8> {
    const OWN: &str = "40702810000000000001";
    let mut text = format!("1CClientBankExchange\r\nКодировка=Windows\r\nРасчСчет={OWN}\r\n");
    for (number, day, sum, name, tax_number, purpose) in payments {
        let document = format!(
            "СекцияДокумент=Платежное поручение\r\nНомер={number}\r\nДата={day}\r\nДатаПоступило={day}\r\nСумма={sum}\r\n\
             ПлательщикСчет=40702810000000000099\r\nПлательщик1={name}\r\nПлательщикИНН={tax_number}\r\n\
             ПолучательСчет={OWN}\r\nНазначениеПлатежа={purpose}\r\nКонецДокумента\r\n"
        );
        text.push_str(&document);
    }
    let last = format!(
        "СекцияДокумент=Платежное поручение\r\nНомер=900\r\nДата=20.11.2026\r\nСумма=5000\r\nПлательщикСчет={OWN}\r\n\
         ПолучательСчет=40702810000000000077\r\nНазначениеПлатежа=Аренда\r\nКонецДокумента\r\nКонецФайла\r\n"
    );
    text.push_str(&last);
    text.chars().map(in_cp1251).collect()
}

/// As Windows writes it; of other signs there are none.
fn in_cp1251(c: char) -> u8 {
    match c {
        'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xc0).expect("a letter"),
        'ё' => 0xb8,
        '№' => 0xb9,
        _ => u8::try_from(c).expect("ASCII"),
    }
}

const NOVEMBER: [Paid<'_>; 5] = [
    (1, "21.11.2026", "100000.00", "ООО \"Свет\"", "7701234567", "Оплата за окна"),
    (2, "22.11.2026", "200000.00", "Лес ООО", "", "За двери"),
    (3, "23.11.2026", "30000.00", "ООО Дом", "", "По счёту № 12 от 05.11.2026"),
    (4, "23.11.2026", "10000.00", "ООО Дом", "", "Аванс по дог. 45/26"),
    (5, "24.11.2026", "70000.00", "ООО Двор", "7709999999", "За ворота"),
];

impl Office {
    async fn open(place: Place) -> Self {
        let app = App::new(place.db, || NOW, |bytes| bytes.fill(7));
        let bringer = machine(&app, None, Language::Ru).await.expect("a company is made");
        Self { app, bringer, url: place.url, folder: TempDir::new().expect("there is a place for files") }
    }

    async fn import(&self, map: &str, bytes: &[u8], mode: Mode) -> Imported {
        let path = self.folder.path().join("file");
        File::create(&path).expect("a file can be made").write_all(bytes).expect("it can be written");
        let map = ImportMap::read(map).expect("a map");
        let file = File::open(&path).expect("it is there").into();
        let to_import = FileToImport { file, name: "file".to_owned(), map, request_key: None };
        let progress = Arc::new(Progress::default());
        import_file(&self.app, &self.bringer, to_import, mode, &progress).await.expect("it is read")
    }

    async fn keep(&self, map: &str, bytes: &[u8]) -> Imported {
        self.import(map, bytes, Mode::Keep).await
    }

    /// Each payment as it stands: its number, its deal, and why.
    async fn ties(&self) -> Vec<String> {
        const SQL: &str = "SELECT CAST(f.amount_minor / 100 AS TEXT) || ' ' || COALESCE(f.deal, '-') || ' ' || COALESCE(p.why, '?') || ' ' || \
            COALESCE(n.name, '-') FROM payments AS p \
            JOIN facts AS f ON f.feed_id = p.feed_id AND f.object = p.object AND f.turn = p.turn \
            LEFT JOIN names AS n ON n.kind = 'person' AND n.name_id = f.person_id \
            WHERE NOT EXISTS (SELECT 1 FROM payments AS l WHERE l.object = p.object AND l.turn > p.turn) \
            ORDER BY p.object, f.amount_minor";
        read(&self.url, SQL).await.concat()
    }

    async fn assert_rebuilt(&self) {
        let rebuilt: Rebuilt = rebuild(&self.app, self.bringer.company).await.expect("it is computed");
        assert_eq!((rebuilt.n_deals_mended, rebuilt.n_cells_mended), (0, 0), "{rebuilt:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn payments_find_their_deals_by_what_they_name() {
    on_both(async |place| {
        let office = Office::open(place).await;
        office.keep(DEALS, DEALS_FILE.as_bytes()).await;
        office.keep(INVOICES, INVOICES_FILE.as_bytes()).await;
        let bytes = statement(&NOVEMBER);
        let tried = office.import(STATEMENT, &bytes, Mode::Try).await;
        assert_eq!((tried.n_imported, tried.n_tied, tried.open.n, office.ties().await.len()), (5, 4, 1, 0));
        let kept = office.keep(STATEMENT, &bytes).await;
        assert_eq!((kept.n_rows, kept.n_imported, kept.n_tied), (5, 5, 4));
        assert_eq!((kept.open.n, kept.open.amount_minor), (1, 7_000_000));
        assert_eq!(kept.left_out.into_iter().collect::<Vec<_>>(), [("outgoing", 1)]);
        // Two deals of one client have the sum of the last one: a person must say which.
        let ties = office.ties().await;
        let expected = [
            "100000 deal:1 tax_number_and_sum Анна",
            "200000 deal:2 name_and_sum Игорь",
            "30000 deal:3 invoice Анна",
            "10000 deal:3 contract Анна",
            "70000 - ? -",
        ];
        assert_eq!(ties, expected);
        office.assert_rebuilt().await;

        // The same again, and one that overlaps: nothing counts twice.
        let again = office.keep(STATEMENT, &bytes).await;
        assert_eq!((again.n_imported, again.n_unchanged, again.open.n), (0, 5, 0));
        let overlapping = [NOVEMBER[0], (6, "25.11.2026", "100000.00", "ООО Свет", "7701234567", "Оплата за окна")];
        let overlapping = office.keep(STATEMENT, &statement(&overlapping)).await;
        // By its sum alone a deal is paid once.
        assert_eq!((overlapping.n_imported, overlapping.n_unchanged, overlapping.open.n), (1, 1, 1));
        office.assert_rebuilt().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_that_is_taken_back_leaves_nothing() {
    on_both(async |place| {
        let office = Office::open(place).await;
        office.keep(DEALS, DEALS_FILE.as_bytes()).await;
        let cube = "SELECT metric || CAST(week AS TEXT) || CAST(n AS TEXT) FROM cube ORDER BY metric, week, person_id";
        let before = read(&office.url, cube).await;
        let batch = office.keep(STATEMENT, &statement(&NOVEMBER)).await.batch.expect("it was kept");
        withdraw_batch(&office.app, &office.bringer, batch, Takeable::All).await.expect("it is the last");
        assert_eq!((office.ties().await, read(&office.url, cube).await), (Vec::new(), before));
        assert_eq!(office.keep(STATEMENT, &statement(&NOVEMBER)).await.n_imported, 5);
        office.assert_rebuilt().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deals_that_come_later_are_found_by_payments_that_waited() {
    on_both(async |place| {
        let office = Office::open(place).await;
        let first = office.keep(STATEMENT, &statement(&NOVEMBER)).await;
        assert_eq!((first.n_tied, first.open.n), (0, 5));
        let deals = office.keep(DEALS, DEALS_FILE.as_bytes()).await;
        assert_eq!(deals.n_tied, 2, "{:?}", office.ties().await);
        let invoices = office.keep(INVOICES, INVOICES_FILE.as_bytes()).await;
        assert_eq!(invoices.n_tied, 2, "{:?}", office.ties().await);
        office.assert_rebuilt().await;
        // What was said of it goes with the statement.
        withdraw_batch(&office.app, &office.bringer, first.batch.expect("it was kept"), Takeable::All)
            .await
            .expect("it goes");
        assert_eq!(office.ties().await, Vec::<String>::new());
        office.assert_rebuilt().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_of_payments_is_matched_alike() {
    on_both(async |place| {
        let office = Office::open(place).await;
        office.keep(DEALS, DEALS_FILE.as_bytes()).await;
        let map = "of = \"payments\"\nfeed = \"1C\"\n[columns]\nat = \"Дата\"\namount = \"Сумма\"\nclient = \"Клиент\"\ndeal = \"Сделка\"\n";
        let table = "Дата;Сумма;Клиент;Сделка\n20.11.2026;40 000,00;ООО Двор;4\n21.11.2026;50 000,00;Кто-то;77\n";
        let kept = office.keep(map, table.as_bytes()).await;
        assert_eq!((kept.n_imported, kept.n_tied, kept.open.n), (2, 1, 1));
        // The deal that a file names and nobody knows is kept as it was said.
        assert_eq!(office.ties().await, ["40000 deal:4 deal Анна", "50000 deal:77 ? -"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_advance_waits_for_the_rest() {
    on_both(async |place| {
        let office = Office::open(place).await;
        office.keep(DEALS, DEALS_FILE.as_bytes()).await;
        let advance = (1, "16.11.2026", "60000.00", "ООО Лес", "", "Аванс за двери");
        let first = office.keep(STATEMENT, &statement(&[advance])).await;
        assert_eq!((first.n_tied, first.open.n), (0, 1));
        let rest =
            office.keep(STATEMENT, &statement(&[(2, "25.11.2026", "140000.00", "ООО Лес", "", "Остаток")])).await;
        assert_eq!((rest.n_tied, rest.open.n), (2, 0));
        let ties = ["60000 deal:2 part_of_sum Игорь", "140000 deal:2 part_of_sum Игорь"];
        assert_eq!(office.ties().await, ties);
        // Either file goes without the other, and what was said of its payment goes with it.
        withdraw_batch(&office.app, &office.bringer, rest.batch.expect("it was kept"), Takeable::All)
            .await
            .expect("it goes");
        assert_eq!(office.ties().await, ties[..1]);
        office.assert_rebuilt().await;
        let rest =
            office.keep(STATEMENT, &statement(&[(2, "25.11.2026", "140000.00", "ООО Лес", "", "Остаток")])).await;
        assert_eq!((rest.n_tied, rest.open.n, office.ties().await), (1, 0, ties.map(str::to_owned).to_vec()));
        // Paid by its parts it is not paid again by its sum.
        let again =
            office.keep(STATEMENT, &statement(&[(3, "26.11.2026", "200000.00", "ООО Лес", "", "За двери")])).await;
        assert_eq!((again.n_tied, again.open.n), (0, 1));
        office.assert_rebuilt().await;
    })
    .await;
}
