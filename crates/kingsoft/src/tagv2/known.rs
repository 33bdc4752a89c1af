//! The tags of an account: those that were made, and those that its resources have.

use iam::account_tag::{self, AccountTag};
use kernel::{Tags, time};
use sha2::{Digest, Sha256};
use wire::Cx;

use super::ResourceType;
use super::field::TagIds;
use crate::kec::errors::Error;

/// The number of a tag, which every answer shows alike: it follows from key and value.
pub(crate) fn number(key: &str, value: &str) -> u32 {
    let hash = Sha256::new().chain_update(key).chain_update([0]).chain_update(value).finalize();
    hash.first_chunk::<4>().map_or(0, |head| u32::from_be_bytes(*head) >> 1)
}

/// Kinds under which tags of resources are kept.
pub(super) fn kinds() -> [&'static str; ResourceType::ALL.len()] {
    ResourceType::ALL.map(ResourceType::tagged)
}

/// Every tag of the account, by key and value.
pub(crate) fn all(cx: &mut Cx<'_>) -> Result<Vec<AccountTag>, Error> {
    Ok(account_tag::list(cx.scope(), &kinds())?)
}

/// Keeps tags that resources get: they stay when nothing has them any more.
pub(crate) fn keep(cx: &mut Cx<'_>, tags: &Tags) -> Result<(), Error> {
    Ok(account_tag::keep(cx.scope(), tags.iter())?)
}

/// The tags with these numbers.
pub(super) fn numbered(cx: &mut Cx<'_>, ids: &TagIds) -> Result<Tags, Error> {
    if ids.0.is_empty() {
        return Ok(Tags::default());
    }
    let all = all(cx)?;
    let find = |id: &i64| {
        let found = all.iter().find(|tag| i64::from(number(&tag.key, &tag.value)) == *id);
        let missing = || iam::Error::not_found(iam::Kind::AccountTag, id.to_string());
        found.map(|tag| (tag.key.clone(), tag.value.clone())).ok_or_else(missing)
    };
    Ok(ids.0.iter().map(find).collect::<Result<Tags, iam::Error>>()?)
}

/// When a tag was made, as answers say it. GUESS: nothing for one that was never made by itself.
pub(super) fn made_at(tag: &AccountTag) -> String {
    tag.created_at.map(time::seconds).unwrap_or_default()
}
