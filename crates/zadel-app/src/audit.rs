//! Who changed what: every change writes a line that no later change can touch.

use serde_json::json;
use zadel_store::audit::AuditEntry;
pub use zadel_store::audit::AuditRow;
use zadel_store::{BatchId, CompanyId, EmployeeId, MemberId, Millis, TeamId, TechnologyId, TokenId, Tx};

use crate::rights::Right;
use crate::{App, Refused, Who};

/// Something that was done.
#[derive(Debug)]
pub(crate) enum Act<'a> {
    CompanyFounded,
    MemberInvited { member: MemberId, role: &'static str },
    RoleChanged { member: MemberId, before: String, after: &'static str },
    SignedIn { by: &'static str },
    SignedOut,
    PlanCreated { plan: i64 },
    PlanEdited { plan: i64, version: i64, changes: &'a str },
    LanguageChosen { language: &'static str },
    LinkMade { member: MemberId },
    PasswordChosen,
    AccessClosed { member: MemberId },
    AccessOpened { member: MemberId },
    TeamAdded { team: TeamId, details: String },
    TeamChanged { team: TeamId, details: String },
    EmployeeAdded { employee: EmployeeId, details: String },
    EmployeeChanged { employee: EmployeeId, details: String },
    EmployeeRemoved { employee: EmployeeId, details: String },
    CalendarChanged { details: String },
    TechnologyMade { technology: TechnologyId },
    TechnologyChanged { technology: TechnologyId, version: i64, parts: Vec<&'static str> },
    TechnologyPutAway { technology: TechnologyId },
    TechnologyTakenBack { technology: TechnologyId },
    FactsBrought { batch: BatchId, n_facts: i64, token: Option<TokenId> },
    FactsWithdrawn { batch: BatchId, n_facts: i64, token: Option<TokenId> },
    TokenMade { token: TokenId, name: &'a str, scopes: &'a str, expires_at: Option<Millis> },
    TokenRevoked { token: TokenId },
    WeeksClosed { week: Option<i32> },
    RulesChanged { details: String },
    PersonTied { person: i64, name: &'a str, before: Option<EmployeeId>, after: Option<EmployeeId> },
}

impl Act<'_> {
    /// The action, what it was done to, and its details in JSON. Never a secret.
    fn parts(&self) -> (&'static str, String, String) {
        let member = |member: &MemberId| format!("member/{}", member.get());
        let plan = |plan: &i64| format!("plan/{plan}");
        let team = |team: &TeamId| format!("team/{}", team.get());
        let employee = |employee: &EmployeeId| format!("employee/{}", employee.get());
        let technology = |technology: &TechnologyId| format!("technology/{}", technology.get());
        let token = |token: &TokenId| format!("token/{}", token.get());
        match self {
            Self::CompanyFounded => ("company_founded", String::new(), "{}".to_owned()),
            Self::MemberInvited { member: id, role } => {
                ("member_invited", member(id), json!({ "role": role }).to_string())
            }
            Self::RoleChanged { member: id, before, after } => {
                ("role_changed", member(id), json!({ "before": before, "after": after }).to_string())
            }
            Self::SignedIn { by } => ("signed_in", String::new(), json!({ "by": by }).to_string()),
            Self::SignedOut => ("signed_out", String::new(), "{}".to_owned()),
            Self::LanguageChosen { language } => {
                ("language_chosen", String::new(), json!({ "language": language }).to_string())
            }
            Self::LinkMade { member: id } => ("link_made", member(id), "{}".to_owned()),
            Self::PasswordChosen => ("password_chosen", String::new(), "{}".to_owned()),
            Self::AccessClosed { member: id } => ("access_closed", member(id), "{}".to_owned()),
            Self::AccessOpened { member: id } => ("access_opened", member(id), "{}".to_owned()),
            Self::TeamAdded { team: id, details } => ("team_added", team(id), details.clone()),
            Self::TeamChanged { team: id, details } => ("team_changed", team(id), details.clone()),
            Self::EmployeeAdded { employee: id, details } => ("employee_added", employee(id), details.clone()),
            Self::EmployeeChanged { employee: id, details } => ("employee_changed", employee(id), details.clone()),
            Self::EmployeeRemoved { employee: id, details } => ("employee_removed", employee(id), details.clone()),
            Self::CalendarChanged { details } => ("calendar_changed", "calendar".to_owned(), details.clone()),
            Self::TechnologyMade { technology: id } => ("technology_made", technology(id), "{}".to_owned()),
            Self::TechnologyChanged { technology: id, version, parts } => {
                ("technology_changed", technology(id), json!({ "version": version, "parts": parts }).to_string())
            }
            Self::TechnologyPutAway { technology: id } => ("technology_put_away", technology(id), "{}".to_owned()),
            Self::TechnologyTakenBack { technology: id } => ("technology_taken_back", technology(id), "{}".to_owned()),
            Self::FactsBrought { batch, n_facts, token } => {
                ("facts_brought", format!("batch/{}", batch.get()), of_facts(*n_facts, *token))
            }
            Self::FactsWithdrawn { batch, n_facts, token } => {
                ("facts_withdrawn", format!("batch/{}", batch.get()), of_facts(*n_facts, *token))
            }
            Self::PersonTied { person, name, before, after } => {
                let (before, after) = (before.map(EmployeeId::get), after.map(EmployeeId::get));
                let details = json!({ "name": name, "before": before, "after": after });
                ("person_tied", format!("person/{person}"), details.to_string())
            }
            Self::RulesChanged { details } => ("rules_changed", String::new(), details.clone()),
            Self::TokenMade { token: id, name, scopes, expires_at } => {
                let expires_at = expires_at.map(Millis::get);
                let details = json!({ "name": name, "scopes": scopes, "expires_at": expires_at });
                ("token_made", token(id), details.to_string())
            }
            Self::TokenRevoked { token: id } => ("token_revoked", token(id), "{}".to_owned()),
            Self::WeeksClosed { week } => ("weeks_closed", String::new(), json!({ "week": week }).to_string()),
            Self::PlanCreated { plan: id } => ("plan_created", plan(id), "{}".to_owned()),
            Self::PlanEdited { plan: id, version, changes } => {
                ("plan_edited", plan(id), format!("{{\"version\":{version},\"changes\":{changes}}}"))
            }
        }
    }
}

/// How many facts, and by which token if it was a program.
fn of_facts(n_facts: i64, token: Option<TokenId>) -> String {
    match token {
        None => json!({ "facts": n_facts }).to_string(),
        Some(token) => json!({ "facts": n_facts, "token": token.get() }).to_string(),
    }
}

/// Writes the line, in the transaction of what it is about. Takes the company's lock: changes of a company stand in a row.
pub(crate) async fn record(
    app: &App,
    tx: &mut Tx,
    company: CompanyId,
    member: Option<MemberId>,
    act: &Act<'_>,
) -> Result<(), Refused> {
    let (action, subject, details) = act.parts();
    let head = zadel_store::audit::lock_audit(tx, company).await?;
    let entry = AuditEntry { at: app.now(), member, action, subject: &subject, details: &details };
    zadel_store::audit::append_audit(tx, company, &head, &entry).await?;
    Ok(())
}

/// The log, newest first, before a line.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_audit(app: &App, who: &Who, before: Option<i64>, limit: u32) -> Result<Vec<AuditRow>, Refused> {
    who.may(Right::ReadAudit)?;
    Ok(zadel_store::audit::list_audit(&app.db, who.company, before, limit).await?)
}
