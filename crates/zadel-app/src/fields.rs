//! Fields of forms, other than a plan's numbers.

use zadel_core::money::Currency;
use zadel_exchange::name::read_name;

use crate::Refused;
use crate::refused::FieldError;

/// A name that fits on a screen and shows what it is.
pub(crate) fn name(path: &'static str, text: &str) -> Result<String, Refused> {
    read_name(text).map(str::to_owned).ok_or(Refused::Field { path, code: FieldError::Name })
}

/// An address in small letters. Whether it exists only a letter could tell.
pub(crate) fn email(text: &str) -> Result<String, Refused> {
    const MOST: usize = 254;
    let email = text.trim().to_lowercase();
    let is_plain = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control());
    let has_domain = email.split_once('@').is_some_and(|(name, domain)| {
        is_plain(name) && is_plain(domain) && !domain.contains('@') && domain.contains('.')
    });
    if has_domain && email.len() <= MOST {
        Ok(email)
    } else {
        Err(Refused::Field { path: "email", code: FieldError::Email })
    }
}

/// Long enough to be hard to guess; everything else is the person's own choice.
pub(crate) fn password(text: String) -> Result<String, Refused> {
    let n_characters = text.chars().count();
    if (8..=200).contains(&n_characters) {
        Ok(text)
    } else {
        Err(Refused::Field { path: "password", code: FieldError::Password })
    }
}

/// A currency's code.
pub(crate) fn currency(text: &str) -> Result<Currency, Refused> {
    text.trim().parse().map_err(|_| Refused::Field { path: "currency", code: FieldError::Currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_seen() {
        assert_eq!(name("name", " Анна ").ok().as_deref(), Some("Анна"));
        for text in ["", " ", "a\u{0}", "\u{202e}\u{200b}", &"a".repeat(201)] {
            assert!(name("name", text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn addresses_are_told_from_other_texts() {
        assert_eq!(email(" Anna@Example.com ").ok().as_deref(), Some("anna@example.com"));
        for text in ["", "anna", "anna@", "@example.com", "anna@example", "a b@example.com", "a@b@c.com"] {
            assert!(email(text).is_err(), "{text}");
        }
    }
}
