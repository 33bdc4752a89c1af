//! What happens by itself at a time is done by the first call after it.

use alibaba::make_automatic_snapshots;
use compute::instance::{next_release, release_due};
use compute::snapshot::{expire_due, next_expiry};
use compute::snapshot_policy::next_run;
use wire::{Sandbox, Scope};

/// Does what is due: releases instances whose time has come, makes the snapshots of policies whose hour has come, and deletes
/// snapshots whose time is over.
pub async fn run(sandbox: &Sandbox) {
    if !sandbox.store.is_due() {
        return;
    }
    sandbox.store.begin_due();
    if let Err(error) = all(sandbox).await {
        sandbox.store.forget_due();
        tracing::error!(%error, "what was due could not be done");
    }
}

async fn all(sandbox: &Sandbox) -> compute::Result<()> {
    let store = &sandbox.store;
    let mut next = None;
    for tenant in store.accounts() {
        let mut scope = store.write(&tenant).await?;
        let done = of_account(&mut scope)?;
        // Each looks at every account, so what the last one finds counts.
        let times = [next_release(&mut scope)?, next_run(&mut scope)?, next_expiry(&mut scope)?];
        next = times.into_iter().flatten().min();
        if done {
            scope.commit()?;
        }
    }
    if let Some(at) = next {
        store.wake_at(at);
    }
    Ok(())
}

/// Does what is due in an account, and says whether anything was.
fn of_account(scope: &mut Scope<'_>) -> compute::Result<bool> {
    // Snapshots come first: an instance that is released at the same hour still has its disks.
    let policies = make_automatic_snapshots(scope)?;
    let released = release_due(scope)?;
    let expired = expire_due(scope)?;
    let account = scope.account();
    if policies > 0 {
        tracing::info!(%account, policies, "policies made snapshots");
    }
    if released > 0 {
        tracing::info!(%account, released, "instances were released by themselves");
    }
    if expired > 0 {
        tracing::info!(%account, expired, "snapshots went by themselves");
    }
    Ok(policies + released + expired > 0)
}
