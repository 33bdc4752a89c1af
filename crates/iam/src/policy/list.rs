//! The rule: list policies.

use kernel::SystemPolicy;
use kernel::page::{Counted, Numbered, Paged};
use store::Scope;
use store::tag::{self, Wanted};

use super::{Owner, Policy, TAGGED, rows};
use crate::attachment;
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
    let (from, last) = match after.and_then(|mark| mark.rsplit_once('/')) {
        Some((key, "0")) => (key, Some(Owner::System)),
        Some((key, _)) => (key, Some(Owner::Account)),
        None => ("", None),
    };
    let wanted = limit.saturating_add(1);
    let mut rows = Vec::new();
    // Accounts cannot tag the cloud's policies, so a filter leaves none of them.
    if owner != Some(Owner::Account) && tags.is_empty() {
        let system = scope.tenant().cloud.system_policies.iter();
        let behind = system.filter(|(key, _)| if last.is_none() { *key >= from } else { *key > from });
        rows.extend(behind.take(wanted).map(|(_, policy)| Listed::from(policy)));
    }
    if owner != Some(Owner::System) {
        let inclusive = last != Some(Owner::Account);
        let few = tag::few(scope, TAGGED, tags)?;
        let wanted = i64::try_from(wanted).unwrap_or(i64::MAX);
        rows.extend(rows::page(scope, few.as_deref(), tags, from, inclusive, wanted)?);
    }
    sort(&mut rows);
    let mut page = Paged::cut(rows, limit, mark);
    count_attachments(scope, &mut page.items)?;
    Ok(page)
}

/// One page of the policies in the order of [`list`], and how many there are in all.
pub fn page(scope: &mut Scope<'_>, owner: Option<Owner>, page: Numbered) -> Result<Counted<Listed>> {
    let system: Vec<_> = match owner {
        Some(Owner::Account) => Vec::new(),
        _ => scope.tenant().cloud.system_policies.iter().collect(),
    };
    let count = i64::try_from(system.len()).unwrap_or(i64::MAX);
    // However the two mix, at least so many of the account's policies are on earlier pages.
    let before = (page.skip() - count).max(0);
    let (own, own_count) = match owner {
        Some(Owner::System) => (Vec::new(), 0),
        _ => (rows::window(scope, before, page.size.saturating_add(count))?, rows::count(scope)?),
    };
    // Where policies of the account were left out, so are the cloud's that stand before the first that was read.
    let first = own.first().map(|listed| listed.policy.name.key());
    let is_earlier = |key: &str| before > 0 && first.is_none_or(|first| key < first);
    let (earlier, system): (Vec<_>, Vec<_>) = system.into_iter().partition(|(key, _)| is_earlier(key));
    let mut rows: Vec<_> = system.into_iter().map(|(_, policy)| Listed::from(policy)).chain(own).collect();
    sort(&mut rows);
    let skip = usize::try_from(page.skip() - before).unwrap_or(usize::MAX).saturating_sub(earlier.len());
    let size = usize::try_from(page.size).unwrap_or(0);
    let mut items: Vec<_> = rows.into_iter().skip(skip).take(size).collect();
    count_attachments(scope, &mut items)?;
    Ok(Counted { items, total: count + own_count })
}

impl From<&SystemPolicy> for Listed {
    /// A policy of the cloud whose attachments are not counted yet.
    fn from(system: &SystemPolicy) -> Self {
        Self { policy: system.into(), attachments: 0 }
    }
}

/// Counts the attachments of the cloud's policies in a list; the account's are read with theirs.
fn count_attachments(scope: &mut Scope<'_>, listed: &mut [Listed]) -> Result<()> {
    let system: Vec<_> = listed.iter_mut().filter(|listed| listed.policy.owner == Owner::System).collect();
    let keys: Vec<_> = system.iter().map(|listed| listed.policy.name.key()).collect();
    let owner = Owner::System.tenant(scope);
    let counts = attachment::rows::counts_in_account(scope, owner, &keys)?;
    for listed in system {
        listed.attachments = counts.get(listed.policy.name.key()).copied().unwrap_or(0);
    }
    Ok(())
}

/// Puts the cloud's policies and the account's in one order; of one name the cloud's stays first.
fn sort(rows: &mut [Listed]) {
    // Each part is in order already, and the sort is stable: it merges the two.
    rows.sort_by(|one, two| one.policy.name.key().cmp(two.policy.name.key()));
}

fn mark(listed: &Listed) -> String {
    let rank = match listed.policy.owner {
        Owner::System => 0,
        Owner::Account => 1,
    };
    format!("{}/{rank}", listed.policy.name.key())
}
