//! The commands that keep a database: made, copied, restored, checked.

use std::path::{Path, PathBuf};

use zadel_exchange::import::recognise;
use zadel_exchange::table::{Limits, open};

use crate::{json_of, stderr, stdout, zadel};

/// A folder of its own for one test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("databases").join(name);
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

fn sqlite(folder: &Path, name: &str) -> String {
    format!("sqlite:{}", folder.join(name).display())
}

#[test]
fn a_database_is_made_copied_restored_and_checked_by_commands() {
    let folder = folder("copies");
    let (first, second, file) = (sqlite(&folder, "first.db"), sqlite(&folder, "second.db"), folder.join("copy"));
    let file = file.to_str().expect("UTF-8");
    let run = |arguments: &[&str]| {
        let output = zadel(&[arguments, &["--lang", "en"]].concat());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
        stdout(&output)
    };
    run(&["migrate", "--database", &first]);
    assert!(run(&["backup", file, "--database", &first]).contains("compared"));
    assert!(run(&["restore", file, "--database", &second]).contains("compared"));
    assert!(run(&["doctor", "--database", &second]).contains("There is no company yet"));
}

#[test]
fn a_copy_never_takes_the_place_of_its_database() {
    let folder = folder("own");
    let database = sqlite(&folder, "zadel.db");
    assert!(zadel(&["migrate", "--database", &database]).status.success());
    let before = std::fs::read(folder.join("zadel.db")).expect("a database");
    for own in ["zadel.db", "../own/zadel.db", "zadel.db-wal"] {
        let path = folder.join(own);
        let path = path.to_str().expect("UTF-8");
        let output = zadel(&["backup", path, "--database", &database, "--lang", "en"]);
        assert_eq!(output.status.code(), Some(1), "{own}");
        assert!(stderr(&output).contains("belongs to the database"), "{}", stderr(&output));
    }
    assert_eq!(std::fs::read(folder.join("zadel.db")).expect("the database"), before);
}

#[test]
fn a_damaged_copy_makes_no_database() {
    let folder = folder("damaged");
    let (first, second, file) = (sqlite(&folder, "first.db"), sqlite(&folder, "second.db"), folder.join("copy"));
    let path = file.to_str().expect("UTF-8");
    assert!(zadel(&["migrate", "--database", &first]).status.success());
    assert!(zadel(&["backup", path, "--database", &first]).status.success());
    let mut bytes = std::fs::read(&file).expect("a copy");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).expect("a damaged copy");
    let output = zadel(&["restore", path, "--database", &second, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("damaged"), "{}", stderr(&output));
    assert!(!folder.join("second.db").exists());
}

#[test]
fn nobody_gets_a_link_by_an_email_that_nobody_has() {
    let folder = folder("links");
    let database = sqlite(&folder, "zadel.db");
    assert!(zadel(&["migrate", "--database", &database]).status.success());
    let output = zadel(&["link", "nobody@example.com", "--database", &database, "--lang", "en"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
    assert!(stderr(&output).contains("nobody@example.com"), "{}", stderr(&output));
}

#[test]
fn a_demo_is_made_in_an_empty_database_and_in_no_other() {
    let folder = folder("demo");
    let database = sqlite(&folder, "zadel.db");
    let output = zadel(&["demo", "--database", &database, "--lang", "en"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    let made = stdout(&output);
    for words in ["People: 12. Teams: 2.", "for the line “Racking”", "zadel serve --demo --database sqlite:"] {
        assert!(made.contains(words), "{words}: {made}");
    }
    let again = zadel(&["demo", "--database", &database, "--lang", "en"]);
    assert_eq!((again.status.code(), stdout(&again)), (Some(1), String::new()));
    assert!(stderr(&again).contains("already has a company"), "{}", stderr(&again));
}

/// The files that `zadel demo --files` writes, and the product's own reading of each.
#[test]
fn the_files_of_the_demo_are_written_and_known() {
    let folder = folder("demo-files");
    let path = folder.to_str().expect("UTF-8");
    let output = zadel(&["demo", "--files", path, "--lang", "ru"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    let told = stdout(&output);
    let mut files: Vec<(String, String)> = Vec::new();
    for file in std::fs::read_dir(&folder).expect("the folder") {
        let path = file.expect("a file").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("UTF-8").to_owned();
        assert!(told.contains(&name), "{name}: {told}");
        let file = std::fs::File::open(&path).expect("a file");
        let mut tables = open(file, Limits::import()).expect("a table");
        files.push((name, recognise(&mut tables).expect("sound").profile.code().to_owned()));
    }
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, profile)| (name.as_str(), profile.as_str())).collect();
    let expected = [
        ("1c-statement.txt", "statement"),
        ("amocrm.csv", "amocrm_a"),
        ("amocrm.xlsx", "amocrm_c"),
        ("bitrix24-deals-month-ago.csv", "bitrix24_deals"),
        ("bitrix24-deals.csv", "bitrix24_deals"),
        ("bitrix24-deals.xls", "bitrix24_deals"),
        ("bitrix24-leads.csv", "bitrix24_leads"),
    ];
    assert_eq!(files, expected);
    let again = zadel(&["demo", "--files", path, "--lang", "en"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("is there already"), "{}", stderr(&again));
    let nowhere = zadel(&["demo", "--files", "/proc/nowhere", "--lang", "en"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(stderr(&nowhere).contains("cannot be written"), "{}", stderr(&nowhere));
    let both = zadel(&["demo", "--files", path, "--database", "sqlite:x.db", "--lang", "en"]);
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn what_went_wrong_is_told_to_programs_as_json() {
    let folder = folder("import-json");
    let (file, map) = (folder.join("deals.csv"), folder.join("map.toml"));
    std::fs::write(&file, "ID;Stage\n1;Won\n").expect("a file");
    std::fs::write(&map, "of = \"deals\"\n").expect("a map");
    let (file, map) = (file.to_str().expect("UTF-8"), map.to_str().expect("UTF-8"));
    let database = sqlite(&folder, "zadel.db");
    let code = |file: &str, map: &str| {
        let output = zadel(&["import", file, "--map", map, "--json", "--database", &database]);
        assert_eq!(output.status.code(), Some(1));
        let told = json_of(&output);
        assert!(told["status"] == "error" && told["message"].as_str().is_some_and(|words| !words.is_empty()), "{told}");
        told["code"].as_str().expect("a code").to_owned()
    };
    assert_eq!(code(file, map), "bad_map");
    assert_eq!(code(file, "nowhere.toml"), "no_file");
    std::fs::write(
        map,
        "of = \"deals\"\nfeed = \"CRM\"\n[columns]\nid = \"No\"\nstage = \"Stage\"\ncreated = \"Made\"\nclosed = \"Closed\"\n[stages]\nWon = \"won\"\n",
    )
    .expect("a map");
    assert_eq!(code(file, map), "bad_table");
}
