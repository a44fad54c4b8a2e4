//! The command as a person and a program see it: answers, words, errors, exit codes.

mod bad_files;
mod command_line;
mod databases;
mod examples;
mod extended;
mod forecasts;
mod vectors;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs `zadel` with no colours and no language of the machine.
fn zadel(arguments: &[&str]) -> Output {
    zadel_in("C.UTF-8", arguments)
}

/// Runs it on a machine of another language.
fn zadel_in(locale: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zadel"))
        .args(arguments)
        .current_dir(root())
        .env_remove("LC_MESSAGES")
        .env("LC_ALL", locale)
        .env("LANG", locale)
        .output()
        .expect("the binary starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn json_of(output: &Output) -> serde_json::Value {
    serde_json::from_str(&stdout(output)).expect("JSON")
}

/// The root of the workspace: paths in messages are the same on every machine.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of its own for one test.
struct PlanFile {
    path: PathBuf,
}

impl PlanFile {
    fn new(name: &str, content: impl AsRef<[u8]>) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("plans");
        std::fs::create_dir_all(&folder).expect("a folder for the tests");
        let path = folder.join(format!("{name}.toml"));
        std::fs::write(&path, content).expect("a plan file");
        Self { path }
    }

    fn solve(&self, arguments: &[&str]) -> Output {
        let path = self.path.to_str().expect("UTF-8");
        zadel(&[&["solve", path][..], arguments].concat())
    }

    /// Exit code, code and path of the answer for programs.
    fn error(&self) -> (Option<i32>, String, String) {
        let output = self.solve(&["--json"]);
        let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        (output.status.code(), text("code"), text("path"))
    }
}
