//! The project's own commands. `cargo xtask run` and `cargo xtask test` are all a newcomer needs.

mod bench;
mod components;
mod crm_file;
mod faults;
mod founders;
mod parts;
mod run;
mod russian_calendar;
mod server;
mod test;
mod tidy;
mod ui;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use faults::Killed;

const USAGE: &str = "\
cargo xtask run           build everything and serve the demo company on 127.0.0.1:8080
cargo xtask test          run everything that checks this project, each part with its seconds
cargo xtask test --deep   the same with 100,000 cases a property, and the flows on the release build
cargo xtask tidy          check the house rules that a program can check
cargo xtask faults [N]    kill the server N times (200) on each engine while it is edited, and imports a quarter as often
cargo xtask faults imports [N]
                          kill imports alone, N times (50) on each engine
cargo xtask bench [PART]  measure speed, beside other tools where there are any; of PART alone: core, forecast, server, crm, imports, browser
";

fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["run"] => run::run(),
        ["test"] => Ok(test::test(test::Depth::Usual)),
        ["test", "--deep"] => Ok(test::test(test::Depth::Deep)),
        ["tidy"] => tidy::tidy(),
        ["bench"] => bench::bench(None),
        ["bench", part] if bench::PARTS.contains(&part) => bench::bench(Some(part)),
        ["faults"] => faults::faults(Killed::Everything, 200),
        ["faults", "imports"] => faults::faults(Killed::Imports, 50),
        ["faults", "imports", n_cycles] => faults::faults(Killed::Imports, n_cycles.parse()?),
        ["faults", n_cycles] => faults::faults(Killed::Everything, n_cycles.parse()?),
        _ => {
            eprint!("{USAGE}");
            Ok(ExitCode::from(2))
        }
    }
}

/// The root of the workspace, wherever the command was started. Cargo says at run time where it is: a binary kept in a
/// shared target folder may have been built for another clone.
fn root() -> PathBuf {
    let here =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), PathBuf::from)
}
