//! A watched folder: what is complete comes in once and is put away, whatever happens in between.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde_json::Value;
use tempfile::TempDir;
use zadel_app::App;
use zadel_app::facts::machine;
use zadel_app::watch::{Look, Watch};
use zadel_store::batches::{BatchRow, list_batches};
use zadel_store::failed_files::list_failed_files;
use zadel_store::testing::{Place, on_both};
use zadel_store::{CompanyId, Millis};
use zadel_texts::{Language, Texts};

/// Tuesday, 1 December 2026, at noon in London.
const NOW: i64 = 1_796_126_400_000;

const MAP: &str = "of = \"deals\"\nfeed = \"CRM\"\ndates = \"DMY\"\ncurrency = \"RUB\"\n\n[columns]\nid = \"ID\"\namount = \"Сумма\"\n\
    created = \"Создана\"\n";

const DEALS: &str = "ID;Сумма;Создана\n1;100,00;02.11.2026\n2;200,00;03.11.2026\n";
const MORE: &str = "ID;Сумма;Создана\n1;100,00;02.11.2026\n2;250,00;03.11.2026\n3;сто;04.11.2026\n";

struct Office {
    app: App,
    company: CompanyId,
    folder: TempDir,
    texts: Texts,
    watch: Watch,
}

impl Office {
    async fn open(place: Place) -> Self {
        let app = App::new(place.db, || NOW, |bytes| bytes.fill(7));
        let company = machine(&app, None, Language::En).await.expect("a company is made").company;
        let folder = TempDir::new().expect("there is a place for files");
        fs::create_dir(folder.path().join("crm")).expect("a folder can be made");
        fs::write(folder.path().join("crm.toml"), MAP).expect("it can be written");
        let watch = Watch::of(folder.path().to_owned());
        Self { app, company, folder, texts: Texts::of(Language::En), watch }
    }

    /// A file that was written so many hours after a beginning.
    fn put(&self, name: &str, content: &str, hours: u64) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).expect("it can be written");
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_796_000_000 + hours * 3600);
        File::options().write(true).open(&path).and_then(|file| file.set_modified(time)).expect("it is ours");
        path
    }

    async fn look(&mut self) -> Look {
        self.watch.look(&self.app, &self.texts).await
    }

    /// Looks until a file that stands still has been taken: twice.
    async fn look_twice(&mut self) -> Look {
        assert_eq!(self.look().await, Look::default(), "nobody knows yet whether it is complete");
        self.look().await
    }

    async fn batches(&self) -> Vec<BatchRow> {
        let mut rows = list_batches(self.app.db(), self.company, None, 100).await.expect("readable");
        rows.reverse();
        rows
    }

    async fn failures(&self) -> Vec<(String, String)> {
        let found = list_failed_files(self.app.db(), self.company, Millis::new(0), 100).await.expect("readable");
        found.into_iter().map(|file| (file.file_name, file.code)).collect()
    }

    /// The names of what stands there, sorted; none, if there is no such folder.
    fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.folder.path().join(folder)) else { return Vec::new() };
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name().into_string();
        let mut names: Vec<String> = entries.map(|entry| name(entry).expect("UTF-8")).collect();
        names.sort();
        names
    }
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("it is there")).expect("JSON")
}

fn imported(n: usize) -> Look {
    Look { n_imported: n, ..Look::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_stands_still_is_imported_and_put_away_with_what_came_of_it() {
    on_both(async |place| {
        let mut office = Office::open(place).await;
        office.put("crm/deals.csv", MORE, 0);
        assert_eq!(office.look_twice().await, imported(1));
        let batches = office.batches().await;
        assert_eq!((batches.len(), batches[0].file_name.as_str(), batches[0].n_rejected), (1, "deals.csv", 1));
        assert_eq!(batches[0].member, None, "the machine brought it");
        assert_eq!(office.names("crm"), Vec::<String>::new());
        let done = office.names("done/crm");
        assert_eq!(done.len(), 2, "{done:?}");
        assert!(done[0].ends_with("Z-deals.csv") && done[1].ends_with("Z-deals.csv.json"), "{done:?}");
        let told = json(&office.folder.path().join("done/crm").join(&done[1]));
        let counts = ["rows", "imported", "unchanged", "rejected"].map(|key| told[key].as_u64());
        assert_eq!(counts, [Some(3), Some(2), Some(0), Some(1)], "{told}");
        assert_eq!((told["rejects"][0]["line"].as_u64(), &told["rejects"][0]["code"]), (Some(4), &"bad_amount".into()));
        assert_eq!((&told["file"], told["import"].as_i64()), (&"crm/deals.csv".into(), Some(1)));
        assert_eq!(office.look().await, Look::default());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_being_written_waits() {
    on_both(async |place| {
        let mut office = Office::open(place).await;
        let half = &DEALS[..=(DEALS.len() / 2)];
        office.put("crm/deals.csv", half, 0);
        office.look().await;
        office.put("crm/deals.csv", DEALS, 1);
        assert_eq!(office.look().await, Look::default(), "it has grown since");
        assert_eq!(office.look().await, imported(1));
        assert_eq!(office.batches().await[0].n_rows, 2);
        // Under the name of a part it waits as long as it likes, and once it is renamed it was seen already.
        let part = office.put("crm/more.csv.part", MORE, 2);
        assert_eq!((office.look().await, office.look().await), (Look::default(), Look::default()));
        fs::rename(&part, part.with_extension("")).expect("it is ours");
        assert_eq!(office.look().await, imported(1));
    })
    .await;
}

/// Exports are states: the last one tells how things are, and so it must come last.
#[tokio::test(flavor = "multi_thread")]
async fn older_files_come_first_whatever_they_are_called() {
    on_both(async |place| {
        let mut office = Office::open(place).await;
        office.put("crm/a.csv", MORE, 1);
        office.put("crm/b.csv", DEALS, 0);
        assert_eq!(office.look_twice().await, imported(2));
        let names: Vec<String> = office.batches().await.into_iter().map(|row| row.file_name).collect();
        assert_eq!(names, ["b.csv", "a.csv"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_came_in_and_was_not_put_away_is_only_put_away() {
    on_both(async |place| {
        let mut office = Office::open(place).await;
        office.put("crm/deals.csv", DEALS, 0);
        office.look_twice().await;
        // As the server leaves it that is killed between the two: imported, and still there.
        let done = office.names("done/crm");
        let there = office.folder.path().join("done/crm").join(&done[0]);
        fs::rename(there, office.folder.path().join("crm/deals.csv")).expect("it is ours");
        office.watch = Watch::of(office.folder.path().to_owned());
        assert_eq!(office.look_twice().await, Look { n_known: 1, ..Look::default() });
        assert_eq!(office.batches().await.len(), 1, "it came in once");
        assert_eq!(office.names("done/crm"), done, "under the name that it was to have");
        let told = json(&office.folder.path().join("done/crm").join(&done[1]));
        assert_eq!(
            (told["repeated"].as_bool(), told["rows"].as_u64(), told["import"].as_i64()),
            (Some(true), Some(2), Some(1))
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_table_is_put_aside_and_told() {
    on_both(async |place| {
        let mut office = Office::open(place).await;
        office.put("crm/empty.csv", "", 0);
        office.put("crm/deals.csv", DEALS, 1);
        let look = office.look_twice().await;
        assert_eq!(look, Look { n_imported: 1, n_failed: 1, n_known: 0 }, "one bad file holds up nothing");
        let failed = office.names("failed/crm");
        assert_eq!(failed.len(), 2, "{failed:?}");
        let told = json(&office.folder.path().join("failed/crm").join(&failed[1]));
        assert_eq!(told["code"], "bad_table");
        assert!(told["message"].as_str().is_some_and(|words| words.starts_with("The file is empty")), "{told}");
        assert_eq!(office.failures().await, [("crm/empty.csv".to_owned(), "bad_table".to_owned())]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_wait_for_their_map_and_the_fault_is_told_once() {
    on_both(async |place| {
        let mut office = Office::open(place).await;
        let map = office.folder.path().join("crm.toml");
        fs::remove_file(&map).expect("it is ours");
        office.put("crm/deals.csv", DEALS, 0);
        for _ in 0..4 {
            assert_eq!(office.look().await, Look::default());
        }
        assert_eq!(office.failures().await, [("crm.toml".to_owned(), "no_map".to_owned())]);
        office.put("crm.toml", &MAP.replace("\"ID\"", "5.5"), 1);
        office.look().await;
        office.look().await;
        assert_eq!(office.failures().await.len(), 2);
        office.put("crm.toml", MAP, 2);
        assert_eq!(office.look().await, imported(1), "nothing had to be brought again");
    })
    .await;
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn links_are_not_followed_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    on_both(async |place| {
        let mut office = Office::open(place).await;
        let outside = TempDir::new().expect("there is a place for files");
        let secret = outside.path().join("deals.csv");
        fs::write(&secret, DEALS).expect("it can be written");
        symlink(&secret, office.folder.path().join("crm/deals.csv")).expect("a link");
        symlink(outside.path(), office.folder.path().join("bank")).expect("a link");
        symlink(office.folder.path().join("crm.toml"), office.folder.path().join("bank.toml")).expect("a link");
        for _ in 0..3 {
            assert_eq!(office.look().await, Look::default());
        }
        assert!(office.batches().await.is_empty() && secret.exists());
        let mut told = office.failures().await;
        told.sort();
        let told: Vec<(&str, &str)> = told.iter().map(|(file, code)| (file.as_str(), code.as_str())).collect();
        assert_eq!(told, [("bank", "not_a_file"), ("bank.toml", "not_a_file"), ("crm/deals.csv", "not_a_file")]);
        // Nor where files are put away.
        symlink(outside.path(), office.folder.path().join("done")).expect("a link");
        office.put("crm/own.csv", DEALS, 0);
        assert_eq!(office.look_twice().await, imported(1));
        assert_eq!(office.names("crm"), ["deals.csv", "own.csv"], "it stays, and nothing of it is lost");
        assert_eq!(office.look().await, Look::default(), "and is not imported again and again");
        assert_eq!(fs::read_dir(outside.path()).expect("it is ours").count(), 1);
        fs::remove_file(office.folder.path().join("done")).expect("a link");
        office.put("crm/late.csv", "ID;Стадия сделки\n", 0);
        let modified = fs::metadata(office.folder.path().join("crm/late.csv")).and_then(|about| about.modified());
        let time = jiff::Timestamp::try_from(modified.expect("it has one")).expect("of our time");
        fs::create_dir_all(office.folder.path().join("failed/crm")).expect("a folder");
        let away = format!("{}-late.csv", time.strftime("%Y-%m-%dT%H%M%SZ"));
        let part = office.folder.path().join(format!("failed/crm/{away}.json.part"));
        symlink(&secret, part).expect("a link");
        office.look_twice().await;
        assert_eq!(office.names("failed/crm"), [away.clone(), format!("{away}.json")]);
        assert_eq!(fs::read_to_string(&secret).expect("it is ours"), DEALS, "nothing is written through a link");
    })
    .await;
}
