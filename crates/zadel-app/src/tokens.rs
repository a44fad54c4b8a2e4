//! Secrets that prove something by being known: sessions, one-time links, the setup link.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use zadel_store::CompanyId;

/// 256 bits that nobody can guess, written as hexadecimal.
///
/// Only its hash is stored: who reads the database cannot sign in with what is there.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token(String);

impl Token {
    pub(crate) fn of(entropy: fn(&mut [u8])) -> Self {
        let mut bytes = [0; 32];
        entropy(&mut bytes);
        Self(hexadecimal(&bytes))
    }

    /// A token as somebody showed it; anything else is none.
    pub(crate) fn shown(text: &str) -> Option<Self> {
        let is_token = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_token.then(|| Self(text.to_owned()))
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// What is stored. The token has 256 bits of its own, so that no salt and no slow hash is needed; comparing hashes tells
    /// a listener nothing of the token.
    pub(crate) fn hash(&self) -> String {
        hash(&self.0)
    }

    /// With the company in front, because every key begins with it.
    pub(crate) fn in_company(&self, company: CompanyId) -> String {
        format!("{}.{}", company.get(), self.0)
    }

    pub(crate) fn shown_in_company(text: &str) -> Option<(CompanyId, Self)> {
        let (company, token) = text.split_once('.')?;
        Some((CompanyId::new(company.parse().ok()?), Self::shown(token)?))
    }
}

/// SHA-256, in hexadecimal.
pub(crate) fn hash(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string grows");
        text
    })
}
