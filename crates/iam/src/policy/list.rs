//! The rule: list policies.

use kernel::page::{Counted, Numbered, Paged};
use store::Scope;
use store::tag::{self, Wanted};

use super::{Owner, Policy, TAGGED, rows};
use crate::error::Result;

/// A policy in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The policy.
    pub policy: Policy,
    /// To how many identities of this account it is attached.
    pub attachments: i64,
}

/// Policies in the order of their names; the cloud's and the account's together when `owner` is `None`.
///
/// `after` is the mark of an earlier page. Of two policies with one name the cloud's comes first.
pub fn list(
    scope: &mut Scope<'_>,
    owner: Option<Owner>,
    tags: &[Wanted],
    after: Option<&str>,
    limit: usize,
) -> Result<Paged<Listed>> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let (from, last) = match after.and_then(|mark| mark.rsplit_once('/')) {
        Some((key, "0")) => (key, Some(Owner::System)),
        Some((key, _)) => (key, Some(Owner::Account)),
        None => ("", None),
    };
    let mut rows = Vec::new();
    // Accounts cannot tag the cloud's policies, so a filter leaves none of them.
    if owner != Some(Owner::Account) && tags.is_empty() {
        let system = Owner::System.tenant(scope);
        rows.extend(rows::page(scope, system, None, &[], from, last.is_none(), wanted)?);
    }
    if owner != Some(Owner::System) {
        let inclusive = last != Some(Owner::Account);
        let few = tag::few(scope, TAGGED, tags)?;
        let own = scope.tenant_id();
        rows.extend(rows::page(scope, own, few.as_deref(), tags, from, inclusive, wanted)?);
    }
    // Each part is in order already, and the sort is stable: it merges the two.
    rows.sort_by(|one, two| one.policy.name.key().cmp(two.policy.name.key()));
    Ok(Paged::cut(rows, limit, mark))
}

/// One page of the policies in the order of [`list`], and how many there are in all.
pub fn page(scope: &mut Scope<'_>, owner: Option<Owner>, page: Numbered) -> Result<Counted<Listed>> {
    let (system, own) = (Owner::System.tenant(scope), Owner::Account.tenant(scope));
    let (total, owners) = match owner {
        Some(Owner::System) => (rows::count(scope, system)?, [system; 2]),
        Some(Owner::Account) => (rows::count(scope, own)?, [own; 2]),
        None => (rows::count(scope, system)? + rows::count(scope, own)?, [system, own]),
    };
    let items = rows::numbered(scope, owners, page)?;
    Ok(Counted { items, total })
}

fn mark(listed: &Listed) -> String {
    let rank = match listed.policy.owner {
        Owner::System => 0,
        Owner::Account => 1,
    };
    format!("{}/{rank}", listed.policy.name.key())
}
