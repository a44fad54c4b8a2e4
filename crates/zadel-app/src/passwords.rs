//! Passwords: Argon2id, slow on purpose.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::{App, Refused};

/// Memory and passes of one hashing: more than 50 ms on one core of today's server, above what OWASP asks for.
const MEMORY_KIB: u32 = 32 * 1024;
const PASSES: u32 = 4;

/// What an account that does not exist is compared with, so that it takes as long as one that does.
const NOBODY: &str = "$argon2id$v=19$m=32768,t=4,p=1$bm9ib2R5aGFzdGhpcw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).expect("within the limits of Argon2");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

impl App {
    /// The hash to store.
    pub(crate) async fn hash_password(&self, password: String) -> Result<String, Refused> {
        let mut salt = [0; 16];
        (self.entropy)(&mut salt);
        self.hashing
            .take("hashing", move || {
                let hash = argon2().hash_password_with_salt(password.as_bytes(), &salt);
                hash.map(|hash| hash.to_string()).map_err(|_| Refused::Broken("password_hash"))
            })
            .await?
    }

    /// Is it the password? Takes as long where there is none.
    pub(crate) async fn is_password(&self, password: String, stored: Option<String>) -> Result<bool, Refused> {
        let is_somebody = stored.is_some();
        self.hashing
            .take("hashing", move || {
                let stored = stored.unwrap_or_else(|| NOBODY.to_owned());
                let stored = PasswordHash::new(&stored).map_err(|_| Refused::Broken("password_hash"))?;
                let is_right = argon2().verify_password(password.as_bytes(), &stored).is_ok();
                Ok(is_right && is_somebody)
            })
            .await?
    }
}
