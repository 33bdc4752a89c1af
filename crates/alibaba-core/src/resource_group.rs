//! Resource groups: every account has a default one, which holds whatever names no other.

use iam::attachment::Reach;
use iam::{Error, Kind};
use kernel::{Alphabet, IdFormat};
use sha2::{Digest, Sha256};
use store::Scope;

/// What every identifier begins with, as the vendor's samples do.
const PREFIX: &str = "rg-acfm";

/// Letters after the beginning: the samples have 18 characters in all.
const LETTERS: usize = 11;

/// Spelling of the identifiers of other groups.
pub static ID_FORMAT: IdFormat = IdFormat::new("alibaba-resource-group", PREFIX, Alphabet::Lower, LETTERS);

/// Identifier of an account's default group. It follows from the account, so it needs no keeping.
pub fn default_of(account: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"default resource group of ");
    hash.update(account);
    let letter = |byte: u8| char::from_digit(u32::from(byte) % 36, 36).unwrap_or('0');
    let letters: String = hash.finalize().into_iter().take(LETTERS).map(letter).collect();
    format!("{PREFIX}{letters}")
}

/// How far an attachment for a resource group reaches. The number of the account stands for all of it.
///
/// A group that is not there is refused: nothing could ever be in it.
pub fn reach(scope: &mut Scope<'_>, group: &str) -> iam::Result<Reach> {
    let reach = named(scope.account().as_str(), group);
    match &reach {
        Reach::ResourceGroup(id) if !exists(scope, id)? => Err(Error::not_found(Kind::ResourceGroup, id)),
        _ => Ok(reach),
    }
}

/// Whether there is a group that resources can be in.
pub fn exists(scope: &mut Scope<'_>, group: &str) -> iam::Result<bool> {
    Ok(group == default_of(scope.account().as_str()) || iam::resource_group::exists(scope, group)?)
}

/// The reach of an attachment that is to go, whether or not its resource group is there: what was attached before
/// groups were looked at can still be detached.
pub fn named(account: &str, group: &str) -> Reach {
    if group.is_empty() || group == account { Reach::Account } else { Reach::ResourceGroup(group.to_owned()) }
}

/// What an answer says of a reach.
pub fn shown(account: &str, reach: Reach) -> String {
    match reach {
        Reach::Account => account.to_owned(),
        Reach::ResourceGroup(id) => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_has_a_default_group_of_its_own() {
        let one = default_of("1234567890123456");
        assert!(one.len() == 18 && one.starts_with("rg-"), "{one}");
        assert_eq!(one, default_of("1234567890123456"));
        assert_ne!(one, default_of("1234567890123457"));
        assert_eq!(named("1234", "1234"), Reach::Account);
        assert_eq!(named("1234", &one), Reach::ResourceGroup(one.clone()));
    }
}
