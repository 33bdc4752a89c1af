//! Salted hashes of passwords.

use std::collections::HashMap;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{self, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::Mint;
use store::Fault;

use super::Password;
use crate::error::Result;

/// Memory that one hash works through, in kibibytes.
///
/// Far below what is advised for people's real passwords. A sandbox holds made-up ones, and a change of password
/// computes up to 26 hashes. One mebibyte keeps that in the range of milliseconds and still makes guessing from a stolen
/// file slow. The parameters are part of
/// what is kept, so they can be raised without a migration.
const MEMORY_KIB: u32 = 1_024;

/// A hash that no password has, in the form of those that are kept. Comparing with it takes as long.
pub(crate) const OF_NO_PASSWORD: &str =
    "$argon2id$v=19$m=1024,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password that somebody is to have, with its hash, which takes about a millisecond to compute and is computed before
/// the transaction that keeps it.
#[derive(Debug)]
pub struct Hashed {
    password: Password,
    hash: String,
}

impl Hashed {
    /// Computes the hash of a password.
    pub fn new(mint: &Mint, password: Password) -> Result<Self> {
        Ok(Self { hash: hash(mint, &password)?, password })
    }

    /// The password.
    pub(crate) fn password(&self) -> &Password {
        &self.password
    }

    /// What is kept of it.
    pub(crate) fn hash(&self) -> &str {
        &self.hash
    }
}

/// A password that somebody gives, to be compared with hashes that are kept.
#[derive(Debug)]
pub struct Compared {
    password: Password,
    known: HashMap<String, bool>,
}

impl Compared {
    /// Compares a password with hashes, which takes about a millisecond each.
    pub(crate) fn with<'h>(password: Password, hashes: impl IntoIterator<Item = &'h str>) -> Result<Self> {
        let known = hashes.into_iter().map(|hash| Ok((hash.to_owned(), matches(&password, hash)?)));
        Ok(Self { known: known.collect::<Result<_>>()?, password })
    }

    /// Whether it is the password that a hash was made of.
    pub(crate) fn matches(&self, hash: &str) -> Result<bool> {
        self.known.get(hash).map_or_else(|| matches(&self.password, hash), |known| Ok(*known))
    }
}

/// What is kept of a password: algorithm, parameters, salt and hash in one text.
fn hash(mint: &Mint, password: &Password) -> Result<String> {
    let params = Params::new(MEMORY_KIB, 1, 1, None).map_err(|error| Fault::Damaged(error.to_string()))?;
    let salt = mint.bytes::<16>("password-salt");
    let hash = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_with_salt(password.text().as_bytes(), &salt)
        .map_err(damaged)?;
    Ok(hash.to_string())
}

/// Whether a password is the one that a hash was made of.
fn matches(password: &Password, hash: &str) -> Result<bool> {
    let hash = PasswordHash::new(hash).map_err(|error| Fault::Damaged(error.to_string()))?;
    match Argon2::default().verify_password(password.text().as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(damaged(error).into()),
    }
}

/// A hash that cannot be computed says nothing about the password.
fn damaged(error: password_hash::Error) -> Fault {
    Fault::Damaged(format!("a password's hash cannot be computed: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_itself_matches_and_equal_passwords_are_kept_differently() {
        let mint = Mint::seeded(1, 1);
        let (one, two) = (Password::new("Correct-Horse-1"), Password::new("correct-Horse-1"));
        let (first, second) = (hash(&mint, &one).unwrap(), hash(&mint, &one).unwrap());
        assert_ne!(first, second);
        assert!(first.starts_with("$argon2id$") && !first.contains("Horse"));
        assert!(matches(&one, &first).unwrap() && matches(&one, &second).unwrap());
        assert!(!matches(&two, &first).unwrap());
        assert!(matches(&one, "nonsense").is_err());
    }

    #[test]
    fn the_hash_of_no_password_is_one_as_costly_as_those_that_are_kept() {
        let kept = hash(&Mint::seeded(1, 1), &Password::new("Correct-Horse-1")).unwrap();
        let parameters = |hash: &str| hash.rsplitn(3, '$').last().unwrap().to_owned();
        assert_eq!(parameters(OF_NO_PASSWORD), parameters(&kept));
        assert_eq!(OF_NO_PASSWORD.len(), kept.len());
        assert!(!matches(&Password::new(""), OF_NO_PASSWORD).unwrap());
    }

    #[test]
    fn what_was_not_compared_beforehand_is_compared_when_it_is_asked_about() {
        let mint = Mint::seeded(1, 1);
        let (old, new) = (Password::new("Correct-Horse-1"), Password::new("Correct-Horse-2"));
        let hashes = [hash(&mint, &old).unwrap(), hash(&mint, &new).unwrap()];
        let compared = Compared::with(old, [hashes[0].as_str()]).unwrap();
        assert!(compared.matches(&hashes[0]).unwrap() && !compared.matches(&hashes[1]).unwrap());
    }
}
