//! What happens by itself at a time is done by the first call after it.

use alibaba::{instance_shell, make_automatic_snapshots, scale_groups};
use compute::instance::{next_release, release_due};
use compute::invocation::next_end;
use compute::scaling::next_due as next_scaling;
use compute::snapshot::{expire_due, next_expiry};
use compute::snapshot_policy::next_run;
use compute::{dedicated_host, disk};
use kms::Vault;
use wire::{Sandbox, Scope, Shells};

/// Does what is due: keeps scaling groups at their number, makes the snapshots of policies whose hour has come, releases instances and dedicated hosts, and deletes snapshots whose time is
/// over, ends invocations that no instance took or reported on in time, rotates keys and deletes those that were to be deleted.
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
    let (mut next_of_all, mut next_key) = (None, None);
    for tenant in store.accounts() {
        let groups = scale_groups(store, &tenant, vault).await?;
        if groups > 0 {
            tracing::info!(account = %tenant.account, groups, "scaling groups were looked at");
        }
        let mut scope = store.write(&tenant).await?;
        let done = of_account(&mut scope, vault, &sandbox.shells)?;
        // These look at every account, so what they find in the last one counts.
        let times = [
            next_release(&mut scope)?,
            dedicated_host::next_release(&mut scope)?,
            next_run(&mut scope)?,
            next_expiry(&mut scope)?,
            next_scaling(&mut scope)?,
            next_end(&mut scope)?,
            disk::next_deletion(&mut scope)?,
        ];
        next_of_all = times.into_iter().flatten().min();
        next_key = next_key.into_iter().chain(kms::due::next(&mut scope)?).min();
        if done {
            scope.commit()?;
        }
    }
    if let Some(at) = next_of_all.into_iter().chain(next_key).min() {
        store.wake_at(at);
    }
    Ok(())
}

/// Does what is due in an account, and says whether anything was.
fn of_account(scope: &mut Scope<'_>, vault: Vault<'_>, shells: &Shells) -> Result<bool, Failed> {
    // Snapshots come first: an instance that is released at the same hour still has its disks.
    let policies = make_snapshots(scope, vault)?;
    let released = release_due(scope)? + dedicated_host::release_due(scope)?;
    let expired = expire_due(scope)?;
    let deleted = disk::delete_due(scope)?;
    let ended = instance_shell::end_due(scope, shells)?;
    let keys = kms::due::run(scope, vault)?;
    let done = policies + released + expired + deleted + ended + keys > 0;
    if done {
        let account = scope.account();
        tracing::info!(%account, policies, released, expired, deleted, ended, keys, "what was due was done");
    }
    Ok(done)
}

/// Has policies make snapshots, as the cloud of the account calls them.
fn make_snapshots(scope: &mut Scope<'_>, vault: Vault<'_>) -> compute::Result<usize> {
    if scope.tenant().cloud.name == kingsoft::CLOUD.name {
        kingsoft::kec::snapshot_policy::run_due(scope)
    } else {
        make_automatic_snapshots(scope, vault)
    }
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
