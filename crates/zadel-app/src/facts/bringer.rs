//! Who brings facts without being signed in: the machine itself, for the company of its database.

use zadel_core::money::Currency;
use zadel_store::companies::{NewCompany, list_companies};
use zadel_texts::Language;

use crate::audit::{Act, record};
use crate::facts::Bringer;
use crate::{App, Refused};

/// The first company of the database. Where there is none yet, one is made to which nobody belongs: facts may come first, and
/// whoever founds the company later finds them there.
///
/// # Errors
/// [`Refused::Store`].
pub async fn machine(app: &App, currency: Option<Currency>, language: Language) -> Result<Bringer, Refused> {
    if let Some(company) = list_companies(&app.db, None, 1).await?.pop() {
        return Ok(Bringer { company: company.company, currency: company.currency, member: None, token: None });
    }
    let currency = currency.unwrap_or(Currency::RUB);
    let mut tx = app.db.begin().await?;
    let new = NewCompany { name: "", currency: currency.code(), language: language.code(), created_at: app.now() };
    let company = zadel_store::companies::create_company(&mut tx, &new).await?;
    record(app, &mut tx, company, None, &Act::CompanyFounded).await?;
    tx.commit().await?;
    Ok(Bringer { company, currency: currency.code().to_owned(), member: None, token: None })
}
