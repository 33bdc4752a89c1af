//! What happens by itself at a time is done by the first call after it.

use compute::instance::{next_release, release_due};
use wire::Sandbox;

/// Does what is due: releases instances whose time has come.
pub async fn run(sandbox: &Sandbox) {
    if !sandbox.store.is_due() {
        return;
    }
    sandbox.store.begin_due();
    if let Err(error) = release(sandbox).await {
        sandbox.store.forget_due();
        tracing::error!(%error, "what was due could not be done");
    }
}

async fn release(sandbox: &Sandbox) -> compute::Result<()> {
    let store = &sandbox.store;
    let mut next = None;
    for tenant in store.accounts() {
        let mut scope = store.write(&tenant).await?;
        let released = release_due(&mut scope)?;
        next = next_release(&mut scope)?;
        if released > 0 {
            scope.commit()?;
            tracing::info!(account = %tenant.account, released, "instances were released by themselves");
        }
    }
    if let Some(at) = next {
        store.wake_at(at);
    }
    Ok(())
}
