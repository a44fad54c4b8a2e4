//! Every way to be wrong: a sound plan, spoilt in one place.

use std::fmt::Write;

const HEAD: &str = "format = 1\ncurrency = \"RUB\"\nas_of = 2026-11-23\n";
const GOAL: &str = "[goal]\namount = 1000000\nfrom = 2026-12-01\nto = 2026-12-31\n";
const LINE: &str = "[[line]]\nname = \"A\"\nclients = \"new\"\ncheck = 50000\n";

/// The sound plan that each case below spoils in one place.
fn plan(head: &str, goal: &str, line: &str) -> String {
    format!("{head}{goal}{line}")
}

fn with_line(more: &str) -> String {
    plan(HEAD, GOAL, &format!("{LINE}{more}"))
}

fn with_stage(more: &str) -> String {
    with_line(&format!("[[line.stage]]\nname = \"S\"\n{more}"))
}

fn with_goal(goal: &str) -> String {
    plan(HEAD, &format!("[goal]\nfrom = 2026-12-01\nto = 2026-12-31\n{goal}"), LINE)
}

/// Name, content, code and path.
type Case = (&'static str, String, &'static str, &'static str);

/// Every way to be wrong.
pub(super) fn cases() -> Vec<Case> {
    let season = of_season_and_scenarios();
    [of_the_file(), of_the_goal(), of_a_line(), of_a_stage(), of_the_supply(), of_the_months(), season].concat()
}

fn of_the_file() -> Vec<Case> {
    vec![
        ("empty", String::new(), "missing_key", "format"),
        ("unknown-top", plan(&HEAD.replace("currency", "curency"), GOAL, LINE), "unknown_key", "curency"),
        ("format-2", plan(&HEAD.replace("format = 1", "format = 2"), GOAL, LINE), "out_of_range", "format"),
        ("currency-word", plan(&HEAD.replace("RUB", "roubles"), GOAL, LINE), "out_of_range", "currency"),
        ("no-goal", plan(HEAD, "", LINE), "missing_key", "goal"),
        ("no-lines", plan(HEAD, GOAL, ""), "no_lines", "line"),
        ("no-such-date", plan(HEAD, "[goal]\nfrom = 2026-02-30\nto = 2026-12-31\n", LINE), "bad_toml", ""),
        (
            "ten-thousand-lines",
            plan(HEAD, GOAL, &many(10_000, "[[line]]\nclients = \"new\"\ncheck = 1\n")),
            "too_many",
            "line",
        ),
        ("unclosed-string", with_line("expert = \"x\n"), "bad_toml", ""),
        ("unclosed-brace", with_stage("observed = { passed = 1, entered = 2\n"), "bad_toml", ""),
        ("trailing-comma", with_stage("observed = { passed = 1, entered = 2, }\n"), "bad_toml", ""),
        ("duplicate-key", with_line("check = 1\n"), "bad_toml", ""),
        ("brackets", format!("a = {}", "[".repeat(100_000)), "bad_toml", ""),
    ]
}

fn of_the_goal() -> Vec<Case> {
    let dates = |from: &str, to: &str| plan(HEAD, &format!("[goal]\nfrom = {from}\nto = {to}\n"), LINE);
    vec![
        (
            "margin-and-markup",
            with_goal("measure = \"gross_profit\"\nmargin = \"40%\"\nmarkup = \"30%\"\n"),
            "both_margin_and_markup",
            "goal",
        ),
        ("markup-of-nothing", with_goal("measure = \"gross_profit\"\nmarkup = 0\n"), "out_of_range", "goal.markup"),
        ("vat-unknown", with_goal("vat = \"some\"\n"), "out_of_range", "goal.vat"),
        ("negative-money", with_goal("amount = -5\n"), "out_of_range", "goal.amount"),
        ("money-over-2-53", with_goal("amount = 90071992547410\n"), "out_of_range", "goal.amount"),
        ("money-over-64-bits", with_goal("amount = 99999999999999999999999999\n"), "out_of_range", "goal.amount"),
        ("money-in-words", with_goal("amount = \"1 234,56\"\n"), "bad_money", "goal.amount"),
        ("money-with-a-point", with_goal("amount = 1.5\n"), "float_not_exact", "goal.amount"),
        ("money-too-fine", with_goal("amount = \"1.234\"\n"), "bad_money", "goal.amount"),
        ("dates-turned-round", dates("2026-12-31", "2026-12-01"), "out_of_range", "goal.to"),
        ("dates-of-centuries", dates("0001-01-01", "9999-12-31"), "out_of_range", "goal.to"),
        ("date-in-quotes", dates("\"2026-12-01\"", "2026-12-31"), "bad_date", "goal.from"),
        ("date-with-time", dates("2026-12-01T10:00:00", "2026-12-31"), "bad_date", "goal.from"),
        ("no-fixed-costs", with_goal("measure = \"net_profit\"\n"), "missing_key", "goal.fixed_costs"),
        ("fixed-costs-of-revenue", with_goal("fixed_costs = 5\n"), "out_of_range", "goal.fixed_costs"),
        ("minimum-above", with_goal("amount = 5\nminimum = 6\n"), "out_of_range", "goal.minimum"),
        ("stretch-below", with_goal("amount = 5\nstretch = 4\n"), "out_of_range", "goal.stretch"),
        ("measure-of-nothing", with_goal("measure = \"profit\"\n"), "out_of_range", "goal.measure"),
    ]
}

fn of_a_line() -> Vec<Case> {
    vec![
        ("nameless-technology", with_line("technology = \"\"\n"), "out_of_range", "line[0].technology"),
        ("unknown-in-line", with_line("chek = 5\n"), "unknown_key", "line[0].chek"),
        ("no-name", plan(HEAD, GOAL, "[[line]]\nclients = \"new\"\n"), "missing_key", "line[0].name"),
        ("wrong-type", with_line("deals = \"three\"\n"), "wrong_type", "line[0].deals"),
        ("check-of-nothing", plan(HEAD, GOAL, &LINE.replace("50000", "0")), "out_of_range", "line[0].check"),
        ("both", with_line("amount = 10\nshare = \"10%\"\n"), "both_amount_and_share", "line[0]"),
        ("share-too-fine", with_line("share = \"1/3\"\n"), "out_of_range", "line[0].share"),
        ("no-margin", with_goal("measure = \"gross_profit\"\n"), "margin_required", "line[0]"),
        ("duplicate-line", plan(HEAD, GOAL, &LINE.repeat(2)), "duplicate_name", "line[1].name"),
        ("name-of-nothing", plan(HEAD, GOAL, &LINE.replace("\"A\"", "\" \"")), "out_of_range", "line[0].name"),
        (
            "name-turned-round",
            plan(HEAD, GOAL, &LINE.replace("\"A\"", "\"A\u{202e}B\"")),
            "out_of_range",
            "line[0].name",
        ),
        ("name-of-escapes", plan(HEAD, GOAL, &LINE.replace("\"A\"", "\"\\u001b[2J\"")), "out_of_range", "line[0].name"),
        (
            "name-of-a-megabyte",
            plan(HEAD, GOAL, &LINE.replace("\"A\"", &format!("\"{}\"", "я".repeat(1 << 19)))),
            "out_of_range",
            "line[0].name",
        ),
        ("eleven-stages", with_line(&many(11, "[[line.stage]]\n")), "too_many", "line[0].stage"),
        (
            "overflow",
            plan(HEAD, &GOAL.replace("1000000", "90071992547409"), &LINE.replace("50000", "\"0.01\"")),
            "overflow",
            "line[0].deals",
        ),
        (
            "share-of-nothing",
            plan(
                HEAD,
                "[goal]\nfrom = 2026-12-01\nto = 2026-12-31\n",
                &format!(
                    "{LINE}deals = 1\nshare = \"0%\"\n[[line]]\nname = \"B\"\nclients = \"new\"\ncheck = 1\nshare = \"100%\"\n"
                ),
            ),
            "share_without_base",
            "goal.amount",
        ),
    ]
}

fn of_a_stage() -> Vec<Case> {
    vec![
        ("unknown-in-stage", with_stage("conversoin = \"1/2\"\n"), "unknown_key", "line[0].stage[0].conversoin"),
        ("comma", with_stage("conversion = \"0,3\"\n"), "bad_fraction", "line[0].stage[0].conversion"),
        ("count-with-a-point", with_stage("count = 4.0\n"), "float_not_exact", "line[0].stage[0].count"),
        ("float", with_stage("conversion = 0.3\n"), "float_not_exact", "line[0].stage[0].conversion"),
        ("percent-over-100", with_stage("conversion = \"150%\"\n"), "out_of_range", "line[0].stage[0].conversion"),
        ("fraction-in-words", with_stage("conversion = \"30 %\"\n"), "bad_fraction", "line[0].stage[0].conversion"),
        ("fraction-of-nothing", with_stage("conversion = \"1/0\"\n"), "bad_fraction", "line[0].stage[0].conversion"),
        (
            "nothing-passes",
            with_stage("observed = { passed = 0, entered = 12 }\n"),
            "zero_conversion",
            "line[0].stage[0].conversion",
        ),
        (
            "more-passed-than-entered",
            with_stage("observed = { passed = 13, entered = 12 }\n"),
            "out_of_range",
            "line[0].stage[0].observed.passed",
        ),
        (
            "from-the-future",
            with_stage("observed = { passed = 1, entered = 12, to = 2027-01-01 }\n"),
            "out_of_range",
            "line[0].stage[0].observed.to",
        ),
        (
            "age-of-nothing",
            plan(
                "format = 1\ncurrency = \"RUB\"\n",
                GOAL,
                &format!(
                    "{LINE}[[line.stage]]\nname = \"S\"\nobserved = {{ passed = 1, entered = 2, to = 2026-01-01 }}\n"
                ),
            ),
            "missing_key",
            "as_of",
        ),
        ("count-over-32-bits", with_stage("count = 4294967296\n"), "out_of_range", "line[0].stage[0].count"),
        ("negative-count", with_stage("count = -1\n"), "out_of_range", "line[0].stage[0].count"),
        ("rate-of-new", with_stage("rate = \"1/2\"\n"), "rate_stage_not_alone", "line[0]"),
        ("lag-of-a-half", with_stage("lag = [\"1/2\"]\n"), "out_of_range", "line[0].stage[0].lag"),
    ]
}

fn of_the_supply() -> Vec<Case> {
    vec![
        (
            "source-of-no-line",
            with_line("[[source]]\nname = \"X\"\nline = \"B\"\nleads = 5\n"),
            "out_of_range",
            "source[0].line",
        ),
        (
            "source-of-no-leads",
            with_line("[[source]]\nname = \"X\"\nline = \"A\"\nleads = 5\n"),
            "out_of_range",
            "source[0].line",
        ),
        (
            "lag-of-a-rate",
            plan(
                HEAD,
                GOAL,
                &format!(
                    "{}[[line.stage]]\nname = \"S\"\nrate = \"1/2\"\nlag = [\"1\"]\n",
                    LINE.replace("new", "repeat")
                ),
            ),
            "unknown_key",
            "line[0].stage[0].lag",
        ),
        (
            "too-many-cells",
            plan(
                HEAD,
                &GOAL.replace("2026-12-31", "2036-11-30"),
                &format!("{LINE}{}", many(9, "[[line.stage]]\n") + &many(1000, "[[rep]]\n")),
            ),
            "too_many",
            "rep",
        ),
        (
            "country-of-nothing",
            with_line("[calendar]\ndays_off = [1]\ncountry = \"ru\"\n"),
            "out_of_range",
            "calendar.country",
        ),
        ("country-of-a-number", with_line("[calendar]\ncountry = 7\n"), "wrong_type", "calendar.country"),
        ("calendar-of-a-typo", with_line("[calendar]\ncountri = \"RU\"\n"), "unknown_key", "calendar.countri"),
        ("team-of-nobody", with_line("[[rep]]\nname = \"X\"\nteam = \"North\"\n"), "out_of_range", "rep[0].team"),
        (
            "team-above-itself",
            with_line("[[team]]\nname = \"A\"\nparent = \"B\"\n[[team]]\nname = \"B\"\nparent = \"A\"\n"),
            "out_of_range",
            "team[0].parent",
        ),
        ("team-twice", with_line(&"[[team]]\nname = \"A\"\n".repeat(2)), "duplicate_name", "team[1].name"),
        (
            "promise-of-a-kind",
            with_line("[[promise]]\nname = \"X\"\nresource = \"luck\"\n"),
            "out_of_range",
            "promise[0].resource",
        ),
        ("promise-by-no-day", with_line("[[promise]]\nname = \"X\"\ndue = \"soon\"\n"), "bad_date", "promise[0].due"),
        ("rep-twice", with_line(&"[[rep]]\nname = \"X\"\n".repeat(2)), "duplicate_name", "rep[1].name"),
        ("ramp-over-100", with_line("[[rep]]\nname = \"X\"\nramp = [\"150%\"]\n"), "out_of_range", "rep[0].ramp[0]"),
        (
            "day-of-25-hours",
            with_line("[resources]\nminutes_per_day = 1500\n"),
            "out_of_range",
            "resources.minutes_per_day",
        ),
    ]
}

/// Sums set by hand for months.
fn of_the_months() -> Vec<Case> {
    vec![
        (
            "month-13",
            with_line("[[rep]]\nname = \"X\"\nmonths = { 2026-13 = 1 }\n"),
            "bad_month",
            "rep[0].months.2026-13",
        ),
        (
            "month-of-half-a-kopeck",
            with_line("[[team]]\nname = \"X\"\nmonths = { 2026-12 = \"1.005\" }\n"),
            "bad_money",
            "team[0].months.2026-12",
        ),
        (
            "months-beyond-all-money",
            with_line("[[rep]]\nname = \"X\"\nmonths = { 2026-10 = 90071992547409, 2026-11 = 90071992547409 }\n"),
            "out_of_range",
            "rep[0].months",
        ),
        ("months-of-a-list", with_line("[[rep]]\nname = \"X\"\nmonths = [1]\n"), "wrong_type", "rep[0].months"),
        (
            "target-beside-every-month",
            with_line("[[rep]]\nname = \"X\"\ntarget = 5\nmonths = { 2026-12 = 5 }\n"),
            "target_beside_months",
            "rep[0].target",
        ),
    ]
}

/// So many tables, each with a name of its own.
fn many(n: usize, table: &str) -> String {
    let mut tables = String::new();
    for i in 0..n {
        writeln!(tables, "{table}name = \"{i}\"").expect("a string grows");
    }
    tables
}

fn of_season_and_scenarios() -> Vec<Case> {
    vec![
        ("season-over-1000", with_line("[season]\ndec = \"1001%\"\n"), "out_of_range", "season.dec"),
        ("season-of-half-percents", with_line("[season]\njan = \"99.5%\"\n"), "out_of_range", "season.jan"),
        ("season-of-a-13th-month", with_line("[season]\nsmarch = \"100%\"\n"), "unknown_key", "season.smarch"),
        (
            "scenario-of-nowhere",
            with_line("[[scenario]]\nname = \"X\"\nedits = [{ path = \"line[0].luck\", value = \"1\" }]\n"),
            "out_of_range",
            "scenario[0].edits[0].path",
        ),
        (
            "scenario-of-a-line",
            with_line("[[scenario]]\nname = \"X\"\nedits = [{ path = \"line[1]\", value = \"{}\" }]\n"),
            "out_of_range",
            "scenario[0].edits[0].path",
        ),
        ("scenario-twice", with_line(&"[[scenario]]\nname = \"X\"\n".repeat(2)), "duplicate_name", "scenario[1].name"),
    ]
}
