//! `zadel forecast`: what will be won after a day, by another.

use jiff::civil::Date;
use serde_json::{Map, Value, json};
use zadel_app::forecast::{DealFile, n_threads};
use zadel_core::forecast::backtest::QUIET_DAYS;
use zadel_core::forecast::cold_start::Assumptions;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{last_told, unquoted};
use zadel_core::forecast::pipeline::{Drawing, Which};
use zadel_core::forecast::published::{Published, forecast as make};
use zadel_core::forecast::remade::Remade;
use zadel_core::forecast::window::{MOST_DAYS, Window};
use zadel_stats::quantiles::Quantiles;
use zadel_texts::Texts;

use super::deals::{Source, rep_name, scale};
use crate::commands::Failure;
use crate::solve::Form;
use crate::solve::table::columns::{Align, Columns};
use crate::terminal::print;

/// What was asked for.
pub(crate) struct Request {
    pub(crate) source: Source,
    pub(crate) as_of: Date,
    pub(crate) until: Date,
    /// In major units.
    pub(crate) goal: Option<f64>,
    pub(crate) seed: u64,
    pub(crate) form: Form,
}

/// Whom to tell of a table that ends long before the day.
fn silent_since(request: &Request, file: &DealFile) -> Option<Date> {
    let last = last_told(&file.deals)?;
    (last.plus(QUIET_DAYS) < Day::of(request.as_of)).then(|| last.date())
}

/// The reps, those first who are to bring most.
fn reps(published: &Published) -> Vec<(u32, &Quantiles)> {
    let mut reps: Vec<(u32, &Quantiles)> = published.reps.iter().map(|(rep, own)| (*rep, own)).collect();
    reps.sort_by(|one, other| other.1.mean().total_cmp(&one.1.mean()));
    reps
}

/// Levels that are shown, as parts of 1.
const LEVELS: [f64; 5] = [0.025, 0.1, 0.5, 0.9, 0.975];

pub(super) fn forecast(request: &Request, texts: &Texts) -> Result<(), Failure> {
    if request.until <= request.as_of {
        return Err(Failure::NoTime { from: request.as_of, until: request.until });
    }
    let (today, until) = (Day::of(request.as_of), Day::of(request.until));
    let window = Window { after: today, until };
    if window.is_beyond(today) {
        return Err(Failure::TooFar { until: request.until, latest: today.plus(MOST_DAYS).date() });
    }
    let file = request.source.read(texts)?;
    let drawing = Drawing::published(request.seed, n_threads());
    let last = last_told(&file.deals);
    let is_earlier = last.is_some_and(|last| today < last);
    let deals = if is_earlier { unquoted(&file.deals) } else { file.deals.clone() };
    let published = make(&deals, today, window, drawing, &Assumptions::default(), &mut Remade::default());
    let page = match request.form {
        Form::Json => json_of(request, &file, &published).to_string() + "\n",
        Form::Table => page(request, texts, &file, &published),
    };
    print(&page).map_err(Failure::Output)
}

fn shown(quantiles: &Quantiles, scale: f64) -> [f64; LEVELS.len()] {
    LEVELS.map(|level| (quantiles.at(level) / scale * 100.0).round() / 100.0)
}

fn json_of(request: &Request, file: &DealFile, published: &Published) -> Value {
    let scale = scale(file);
    let quantiles = |quantiles: &Quantiles| {
        let named = LEVELS.iter().zip(shown(quantiles, scale)).map(|(level, value)| (level.to_string(), value.into()));
        Value::Object(named.collect::<Map<String, Value>>())
    };
    let reps = reps(published);
    let reps = reps.iter().map(|(rep, own)| json!({ "rep": rep_name(file, *rep), "quantiles": quantiles(own) }));
    let (n_open, n_sums) = (published.n_open(Which::All), published.n_sums());
    json!({
        "as_of": request.as_of.to_string(),
        "until": request.until.to_string(),
        "last_told": last_told(&file.deals).map(|last| last.date().to_string()),
        "seed": request.seed,
        "currency": file.currency.code(),
        "n_deals": file.deals.len(),
        "n_rejected": file.n_rejected,
        "n_open": n_open,
        "n_known_sums": n_sums,
        "company": quantiles(&published.company),
        "pipeline": quantiles(&published.said.company.pipeline),
        "trend": published.said.company.series.as_ref().map(quantiles),
        "weight_of_trend": published.pools[0].series_weight,
        "spread": published.pools[0].spread,
        "goal": request.goal,
        "chance": request.goal.map(|goal| published.tree.chance(goal * scale)),
        "reps": reps.collect::<Vec<_>>(),
    })
}

fn page(request: &Request, texts: &Texts, file: &DealFile, published: &Published) -> String {
    let scale = scale(file);
    let number = |n: usize| texts.count(u64::try_from(n).unwrap_or(0));
    let (n_open, n_sums) = (published.n_open(Which::All), published.n_sums());
    let mut lines = vec![
        texts.say_with(
            "forecast-title",
            &[("from", request.as_of.to_string().into()), ("until", request.until.to_string().into())],
        ),
        texts.say_with(
            "forecast-read",
            &[("deals", number(file.deals.len()).into()), ("rejected", texts.count(file.n_rejected).into())],
        ),
        texts.say_with("forecast-evidence", &[("open", number(n_open).into()), ("sums", number(n_sums).into())]),
    ];
    if let Some(last) = silent_since(request, file) {
        lines.push(texts.say_with("forecast-silent", &[("last", last.to_string().into())]));
    }
    let names = LEVELS.map(|level| (texts.percent(level), Align::Right));
    let mut table = Columns::new([(String::new(), Align::Left)].into_iter().chain(names).collect());
    let mut row = |name: String, quantiles: &Quantiles| {
        let values = shown(quantiles, scale).map(|value| texts.number(value, 0));
        table.row(std::iter::once(name).chain(values).collect());
    };
    row(texts.say("forecast-company"), &published.company);
    row(texts.say("backtest-pipeline"), &published.said.company.pipeline);
    if let Some(series) = &published.said.company.series {
        row(texts.say("backtest-series"), series);
    }
    for (rep, own) in reps(published) {
        row(rep_name(file, rep).to_owned(), own);
    }
    lines.extend([String::new(), table.print()]);
    if let Some(goal) = request.goal {
        let chance = texts.percent(published.tree.chance(goal * scale));
        lines.push(
            texts.say_with("forecast-chance", &[("goal", texts.number(goal, 0).into()), ("chance", chance.into())]),
        );
    }
    lines.push(texts.say("forecast-basis"));
    lines.join("\n") + "\n"
}
