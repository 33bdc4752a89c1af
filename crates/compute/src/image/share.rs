//! The rules: share an image with other accounts of the cloud.

use kernel::{Tenant, TenantId, Timestamp};
use store::{Scope, table};

use super::{Image, Refusal, Status, rows};
use crate::error::Result;

/// How many accounts an image may be shared with.
const MOST: usize = 50;

/// With whom an image is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The image.
    pub image_id: String,
    /// Key of the account that may use it.
    pub holder: TenantId,
    /// Number of that account.
    pub account: String,
    /// Since when.
    pub shared_at: Timestamp,
}

/// The accounts that an image is shared with, in the order of their numbers.
pub fn shares(scope: &mut Scope<'_>, image: &Image) -> Result<Vec<Share>> {
    let mut shares: Vec<Share> = table::find_many(scope, &[&image.id])?;
    shares.sort_by(|one, other| one.account.cmp(&other.account));
    Ok(shares)
}

/// Lets other accounts use an image. One that may use it already still may.
pub fn share(scope: &mut Scope<'_>, image: &Image, accounts: &[&Tenant]) -> Result<()> {
    let status = image.status(scope.now());
    if status != Status::Available {
        return Err(Refusal::WrongState { id: image.id.clone(), status }.into());
    }
    if image.disks.iter().any(|disk| disk.encrypted) {
        return Err(Refusal::Encrypted { id: image.id.clone() }.into());
    }
    let present = shares(scope, image)?;
    let is_new = |account: &&&Tenant| present.iter().all(|share| share.holder != account.id);
    let new: Vec<_> = accounts.iter().filter(is_new).collect();
    if present.len() + new.len() > MOST {
        return Err(Refusal::SharedTooOften { id: image.id.clone() }.into());
    }
    let share = |account: &&&Tenant| Share {
        image_id: image.id.clone(),
        holder: account.id,
        account: account.account.to_string(),
        shared_at: scope.now(),
    };
    let shares: Vec<_> = new.iter().map(share).collect();
    Ok(table::insert(scope, &shares)?)
}

/// Takes an image back from accounts. What they made from it stays.
pub fn unshare(scope: &mut Scope<'_>, image: &Image, accounts: &[&Tenant]) -> Result<()> {
    let holders: Vec<_> = accounts.iter().map(|account| account.id).collect();
    if holders.is_empty() { Ok(()) } else { Ok(rows::unshare(scope, &image.id, &holders)?) }
}
