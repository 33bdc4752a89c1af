//! What happens by itself at a time is done by the first call after it.

use compute::instance::{next_release, release_due};
use kms::Vault;
use wire::Sandbox;

/// Does what is due: releases instances whose time has come, rotates keys and deletes those that were to be deleted.
pub async fn run(sandbox: &Sandbox) {
    if !sandbox.store.is_due() {
        return;
    }
    sandbox.store.begin_due();
    if let Err(error) = of_all(sandbox).await {
        sandbox.store.forget_due();
        tracing::error!(%error, "what was due could not be done");
    }
}

async fn of_all(sandbox: &Sandbox) -> Result<(), Failed> {
    let store = &sandbox.store;
    let vault = Vault::new(&sandbox.vault);
    let mut next = None;
    for tenant in store.accounts() {
        let mut scope = store.write(&tenant).await?;
        let released = release_due(&mut scope)?;
        let keys = kms::due::run(&mut scope, vault)?;
        let of_account = next_release(&mut scope)?.into_iter().chain(kms::due::next(&mut scope)?).min();
        next = next.into_iter().chain(of_account).min();
        if released + keys > 0 {
            scope.commit()?;
            tracing::info!(account = %tenant.account, released, keys, "what was due was done");
        }
    }
    if let Some(at) = next {
        store.wake_at(at);
    }
    Ok(())
}

/// A rule refused, or the database failed.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Compute(#[from] compute::Error),
    #[error(transparent)]
    Kms(#[from] kms::Error),
    #[error(transparent)]
    Store(#[from] store::Fault),
}
