//! Who is signed in.

pub(crate) mod choose_language;
pub(crate) mod choose_password;
pub(crate) mod show;
pub(crate) mod sign_in;
pub(crate) mod sign_out;

use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::Who;
use zadel_app::demo::is_example;
use zadel_app::rights::{Right, may};
use zadel_core::money::Currency;

use crate::state::Server;

/// Somebody who is signed in, and what they may do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Session {
    member: SessionMember,
    company: SessionCompany,
    /// Of the interface.
    #[schema(value_type = Language)]
    language: &'static str,
    /// What the person may do, in words for programs.
    may: Vec<&'static str>,
    /// Can the person come in again without a link?
    has_password: bool,
    /// The company is an example: nobody has to choose a password, and its owner may set up another beside it.
    demo: bool,
    /// Plain http beyond loopback: the page warns.
    insecure: bool,
}

/// A language of the interface. For the document only: the wire has its code.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "the document names the words, the code has them from zadel-texts")]
pub(crate) enum Language {
    Ru,
    En,
}

/// What somebody does. For the document only.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "the document names the words, the code has them from zadel-app")]
pub(crate) enum Role {
    Owner,
    Head,
    Rep,
    Marketing,
    Observer,
}

#[derive(Debug, Serialize, ToSchema)]
struct SessionMember {
    id: i64,
    name: String,
    email: String,
    #[schema(value_type = Role)]
    role: &'static str,
}

#[derive(Debug, Serialize, ToSchema)]
struct SessionCompany {
    id: i64,
    name: String,
    currency: String,
    /// Digits of its minor units.
    exponent: u32,
}

impl Session {
    pub(crate) fn of(who: &Who, server: &Server) -> Self {
        Self {
            member: SessionMember {
                id: who.member.get(),
                name: who.name.clone(),
                email: who.email.clone(),
                role: who.role.code(),
            },
            company: SessionCompany {
                id: who.company.get(),
                name: who.company_name.clone(),
                currency: who.currency.clone(),
                exponent: who.currency.parse().map_or(0, Currency::n_digits),
            },
            language: who.language.code(),
            may: Right::ALL.into_iter().filter(|right| may(who.role, *right)).map(Right::code).collect(),
            has_password: who.has_password,
            demo: server.settings.demo && is_example(who.company),
            insecure: server.settings.insecure_lan,
        }
    }
}
