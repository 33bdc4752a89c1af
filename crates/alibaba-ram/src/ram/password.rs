//! The costly work that passwords ask for, on a thread that may be busy, before the transaction that keeps them.

use iam::login_profile::PasswordChange;
use iam::password::{Hashed, Password};
use store::{Fault, Store};
use wire::Before;

use super::field::Secret;

/// The hash of a password, when one is given.
pub(crate) async fn hashed(before: &Before<'_>, password: Option<&Password>) -> iam::Result<Option<Hashed>> {
    let Some(password) = password else { return Ok(None) };
    let password = password.clone();
    busy(before, move |store| Hashed::new(store.mint(), password)).await.map(Some)
}

/// The change of the caller's own password; `None` when the caller is no user.
pub(crate) async fn change(before: &Before<'_>, old: &Secret, new: &Secret) -> iam::Result<Option<PasswordChange>> {
    let Some(user) = before.caller.user().cloned() else { return Ok(None) };
    let (tenant, old, new) = (before.caller.tenant.clone(), old.0.clone(), new.0.clone());
    busy(before, move |store| PasswordChange::prepare(&mut store.read(&tenant), &user, old, new)).await.map(Some)
}

async fn busy<T: Send + 'static>(
    before: &Before<'_>,
    work: impl FnOnce(&Store) -> iam::Result<T> + Send + 'static,
) -> iam::Result<T> {
    let store = before.sandbox.store.clone();
    let done = tokio::task::spawn_blocking(move || work(&store)).await;
    done.unwrap_or_else(|error| Err(Fault::Damaged(format!("the work for a password broke off: {error}")).into()))
}
