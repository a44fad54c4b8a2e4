//! What the article brings to the demo: its plan, and a way of selling that nobody has counted yet.

use jiff::ToSpan;
use jiff::civil::Date;
use zadel_core::calendar::Period;
use zadel_exchange::plan_document::PlanDocument;
use zadel_texts::Texts;

use super::CURRENCY;
use crate::Refused;
use crate::blank::country_of;
use crate::technologies::{Content, Step};

const ARTICLE: &str = include_str!("../../../../examples/article.toml");

/// The article's plan of the month that is planned, with its names in words of the language.
pub(crate) fn article(texts: &Texts, currency: &str, today: Date) -> Result<PlanDocument, Refused> {
    const NAMES: [(&str, &str); 6] = [
        ("New clients", "demo-new-clients"),
        ("Regular clients", "demo-regular-clients"),
        ("Leads", "demo-leads"),
        ("Meetings", "demo-meetings"),
        ("Call", "demo-call"),
        ("Meeting", "demo-meeting"),
    ];
    /// The days of the file.
    const DAYS: [&str; 3] = ["as_of = 2026-11-23", "from = 2026-12-01", "to = 2026-12-31"];
    let quoted = |name: &str| format!("\"{name}\"");
    let (from, to) = (planned_month(today).from(), planned_month(today).to());
    let days = [format!("as_of = {today}"), format!("from = {from}"), format!("to = {to}")];
    let mut toml = ARTICLE.replace(&quoted(CURRENCY), &quoted(currency));
    for (written, day) in DAYS.iter().zip(days) {
        toml = toml.replace(written, &day);
    }
    if let Some(country) = country_of(currency) {
        toml = format!("{toml}\n[calendar]\ncountry = {}\n", quoted(country));
    }
    let toml = NAMES.iter().fold(toml, |toml, (name, key)| toml.replace(&quoted(name), &quoted(&texts.say(key))));
    let (document, _) = PlanDocument::of_toml(&toml).map_err(|_| Refused::Broken("article"))?;
    Ok(document)
}

/// The month whose plan is looked at on a day: the one that runs, and from the 20th on the next. By then a month is nearly over, and
/// what is talked about is the plan of the next one.
pub(super) fn planned_month(today: Date) -> Period {
    const NEXT_FROM: i8 = 20;
    let month = today.first_of_month();
    let month = if today.day() < NEXT_FROM { month } else { month.saturating_add(1.month()) };
    Period::new(month, month.last_of_month()).expect("a month is no longer than ten years")
}

/// A way of selling that nobody has counted yet.
pub(super) fn technology(texts: &Texts) -> Content {
    const STEPS: [[&str; 4]; 4] = [
        ["demo-step-call", "demo-step-call-script", "demo-step-call-materials", "demo-step-call-criterion"],
        ["demo-step-meeting", "demo-step-meeting-script", "demo-step-meeting-materials", "demo-step-meeting-criterion"],
        ["demo-step-offer", "demo-step-offer-script", "demo-step-offer-materials", "demo-step-offer-criterion"],
        ["demo-step-deal", "demo-step-deal-script", "demo-step-deal-materials", "demo-step-deal-criterion"],
    ];
    let steps = STEPS.map(|keys| {
        let [name, script, materials, criterion] = keys.map(|key| texts.say(key));
        Step { name, script, materials, criterion }
    });
    Content { segment: texts.say("demo-technology-segment"), steps: steps.to_vec(), proof: None }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use zadel_texts::Language;

    use super::*;

    #[test]
    fn the_last_third_of_a_month_plans_the_next_one() {
        let december = Period::new(date(2026, 12, 1), date(2026, 12, 31)).expect("a month");
        for today in [date(2026, 11, 20), date(2026, 12, 1), date(2026, 12, 19)] {
            assert_eq!(planned_month(today), december, "{today}");
        }
        assert_eq!(planned_month(date(2026, 12, 20)).to(), date(2027, 1, 31));
        assert_eq!(planned_month(date(2028, 1, 31)).to(), date(2028, 2, 29));
    }

    #[test]
    fn the_plan_is_that_of_the_month_in_every_language() {
        for language in Language::ALL {
            let document = article(&Texts::of(language), "RUB", date(2028, 2, 3)).expect("the article is sound");
            let json = document.to_json();
            for day in ["2028-02-01", "2028-02-29", "2028-02-03"] {
                assert!(json.contains(day), "{day} in {json}");
            }
        }
    }
}
