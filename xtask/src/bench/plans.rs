//! Plans that are measured.

use std::fmt::Write as _;

const TAKES_ALL: &str = "a string takes everything";

/// A year of two kinds of client for so many people.
pub(super) fn plan_of(n_reps: usize) -> String {
    let mut plan = String::from(
        r#"format = 1
currency = "RUB"

[goal]
amount = 120000000
from = 2026-01-01
to = 2026-12-31

[[line]]
name = "New clients"
clients = "new"
check = 200000

[[line.stage]]
name = "Leads"
conversion = "50%"

[[line.stage]]
name = "Meetings"
conversion = "30%"

[[line]]
name = "Regular clients"
clients = "repeat"
deals = 400
check = 100000
"#,
    );
    for rep in 1..=n_reps {
        write!(plan, "\n[[rep]]\nname = \"Rep {rep}\"\n").expect(TAKES_ALL);
    }
    plan
}

/// When items pass to the next stage.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Timing {
    /// In the same week.
    AtOnce,
    /// Over three weeks.
    Lagged,
}

/// A year of two kinds of client, five stages that all take time, and so many people who are there in different weeks: nothing
/// can be left out, and no week weighs what another does.
pub(super) fn large_plan_of(n_reps: usize, timing: Timing) -> String {
    let lines = [
        ("New clients", "new", 200_000, [("Leads", 50, 8), ("Meetings", 40, 90), ("Offers", 75, 45)].as_slice()),
        ("Regular clients", "repeat", 100_000, [("Calls", 60, 10), ("Orders", 80, 20)].as_slice()),
    ];
    let goal = 12_000_000 * n_reps;
    let mut plan =
        format!("format = 1\ncurrency = \"RUB\"\n\n[goal]\namount = {goal}\nfrom = 2026-01-01\nto = 2026-12-31\n");
    for (name, clients, check, stages) in lines {
        write!(plan, "\n[[line]]\nname = \"{name}\"\nclients = \"{clients}\"\nshare = \"50%\"\ncheck = {check}\n")
            .expect(TAKES_ALL);
        for (name, percent, minutes) in stages {
            write!(plan, "\n[[line.stage]]\nname = \"{name}\"\nconversion = \"{percent}%\"\n").expect(TAKES_ALL);
            writeln!(plan, "actions = [{{ name = \"{name}\", per = 1, minutes = {minutes} }}]").expect(TAKES_ALL);
            if timing == Timing::Lagged {
                plan.push_str("lag = [\"1/4\", \"1/2\", \"1/4\"]\n");
            }
        }
    }
    for rep in 0..n_reps {
        let (capacity, month, day) = ([100, 100, 50, 80][rep % 4], 1 + rep % 12, 1 + 13 * rep % 15);
        write!(plan, "\n[[rep]]\nname = \"Rep {rep}\"\ncapacity = \"{capacity}%\"\n").expect(TAKES_ALL);
        if rep % 10 == 3 {
            plan.push_str("ramp = [\"25%\", \"25%\", \"50%\", \"50%\", \"75%\", \"75%\"]\n");
        }
        let last = day + 13;
        writeln!(plan, "absent = [{{ from = 2026-{month:02}-{day:02}, to = 2026-{month:02}-{last:02} }}]")
            .expect(TAKES_ALL);
    }
    plan
}
