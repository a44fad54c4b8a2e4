//! A plan of one's own to begin with: a goal, two ways to it, and nothing decided yet.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;
use zadel_core::money::Currency;
use zadel_exchange::plan_document::{Place, PlanDocument};
use zadel_texts::Texts;

use crate::Refused;

/// Whose holidays a new plan counts: who plans in roubles rests on Russian ones, until somebody says otherwise.
pub(crate) fn country_of(currency: &str) -> Option<&'static str> {
    (currency == Currency::RUB.code()).then_some("RU")
}

/// The month after a day, with new clients from leads and regular clients who buy at a rate. Every number but the goal is open.
///
/// # Errors
/// [`Refused::Value`] for a goal that cannot be read as money, at the path `goal`.
pub(crate) fn blank(texts: &Texts, currency: &str, goal: &str, today: Date) -> Result<PlanDocument, Refused> {
    let from = today.first_of_month().checked_add(1.month()).map_err(|_| Refused::Broken("clock"))?;
    let mut plan = json!({
        "format": 1,
        "currency": currency,
        "goal": { "from": from.to_string(), "to": from.last_of_month().to_string() },
        "line": [
            {
                "name": texts.say("demo-new-clients"),
                "clients": "new",
                "stage": [{ "name": texts.say("demo-leads") }, { "name": texts.say("demo-meetings") }],
            },
            {
                "name": texts.say("demo-regular-clients"),
                "clients": "repeat",
                "stage": [{ "name": texts.say("demo-regular-clients"), "kind": "rate" }],
            },
        ],
    });
    if let Some(country) = country_of(currency) {
        plan["calendar"] = json!({ "country": country });
    }
    let mut document = PlanDocument::from_json(&plan.to_string()).map_err(|_| Refused::Broken("blank"))?;
    let amount: Place = "goal.amount".parse().map_err(|_| Refused::Broken("blank"))?;
    let typed = Some(goal.trim()).filter(|goal| !goal.is_empty());
    let refused = |error| Refused::Value { path: "goal".to_owned(), typed: goal.to_owned(), error };
    document.set(&amount, typed).map_err(refused)?;
    Ok(document)
}
