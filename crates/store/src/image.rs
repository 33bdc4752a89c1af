//! The whole database as a value: taken, put in place of another, or begun anew from.
//!
//! A reset, a fork and a snapshot are one mechanism. An image has every table but the audit trail and the facts about the
//! data folder, which stay what they are: they hold the secrets of the sandbox itself.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use kernel::{Clock, Mint, Tenant};

use crate::database::Database;
use crate::tenant;
use crate::{Conn, Fault, Result, Scope, Store, migrate, sql};

/// A database at one moment. Clones share it.
#[derive(Debug, Clone)]
pub struct Image(Arc<[u8]>);

impl Image {
    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// The image of a database that nobody else uses.
    fn of(mut copy: Conn) -> Result<Self> {
        copy.batch("DELETE FROM audit; DELETE FROM facts")?;
        // What was deleted still stands in the pages that it took.
        copy.batch("VACUUM")?;
        Ok(Self(copy.serialize()?.into()))
    }

    /// A database in memory that begins as the image.
    fn open(&self) -> Result<Conn> {
        Conn::deserialize(&self.0)
    }
}

impl Store {
    /// The database as it is.
    pub fn image(&self) -> Result<Image> {
        Image::of(self.0.database.copy()?)
    }

    /// The database as it was when these accounts were all there was, with what `fill` writes.
    pub async fn image_of_start<E: From<Fault>>(
        &self,
        accounts: &[Arc<Tenant>],
        fill: impl FnOnce(&mut Scope<'_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<Image, E> {
        let mut conn = Conn::in_memory()?;
        migrate::run(&mut conn)?;
        let mut began = self.clock().now();
        for account in accounts {
            let since = self.read(account).account_created_at()?;
            tenant::insert(&mut conn, account, since)?;
            began = began.min(since);
        }
        let start = self.beside(conn, Clock::stopped_at(began), self.mint().clone()).await?;
        if let Some(first) = accounts.first() {
            let mut scope = start.write(first).await?;
            fill(&mut scope)?;
            scope.commit()?;
        }
        Ok(start.image()?)
    }

    /// Another store, in memory, that begins as this one is and shares nothing with it.
    pub async fn fork(&self, clock: Clock, mint: Mint) -> Result<Self> {
        let mut copy = self.0.database.copy()?;
        copy.batch("DELETE FROM audit; DELETE FROM facts")?;
        self.beside(copy, clock, mint).await
    }

    /// A store over a database in memory, with the clouds and quotas of this one.
    async fn beside(&self, conn: Conn, clock: Clock, mint: Mint) -> Result<Self> {
        let store = Self::with(Database::in_memory(conn), self.clouds(), clock, mint).await?;
        if let Some(quotas) = self.0.quotas.get() {
            store.set_quotas(quotas.clone());
        }
        Ok(store)
    }

    /// Puts an image in place of everything but the facts, and empties the trail.
    ///
    /// It is one step: the statements of a call see the state before or the state after. Every revision is then above all that were ever
    /// published, so nothing that was kept ready before counts any more.
    pub async fn restore(&self, image: &Image) -> Result<()> {
        let mut source = image.open()?;
        self.flush().await;
        let swap = self.0.database.begin_swap().await?;
        let known = self.0.tenants.ids();
        // INVARIANT: whoever reads in a folder meanwhile still sees the state before, and what they keep ready of it must
        // not count later. It is kept under this revision, or under one that was published before.
        let meanwhile = self.0.revisions.fresh();
        let revision = meanwhile + 1;
        self.0.revisions.publish(known.into_iter().map(|tenant| (tenant, meanwhile)));
        sql!("UPDATE accounts SET revision = $1", revision).execute(&mut source)?;
        for (name, value) in self.facts()? {
            sql!("INSERT INTO facts (name, value) VALUES ($1, $2)", name, value).execute(&mut source)?;
        }
        let tenants = tenant::known(&mut source, self.clouds())?;
        swap.put(&source, || {
            self.0.revisions.replace(tenants.keys().map(|tenant| (*tenant, revision)));
            self.0.tenants.replace(tenants);
            self.0.swaps.fetch_add(1, Ordering::Release);
            self.0.wake.forget();
            let forgotten = self.0.trail.clear();
            self.in_background(async move { drop(forgotten) });
        })?;
        self.0.background.committed();
        Ok(())
    }

    /// How often another database was put in place of this one.
    pub fn swaps(&self) -> u64 {
        self.0.swaps.load(Ordering::Acquire)
    }

    fn facts(&self) -> Result<Vec<(String, String)>> {
        sql!("SELECT name, value FROM facts").fetch_all(self.0.database.read()?.conn()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;
    use crate::testing::{CLOUD, store};

    /// They hold the secrets of the sandbox itself, and an image may leave it.
    #[tokio::test]
    async fn an_image_has_no_facts_and_leaves_those_that_are_there() {
        let folder = tempfile::tempdir().unwrap();
        for place in [Place::Ephemeral, Place::Folder(folder.path().to_path_buf())] {
            let store = store(&place).await;
            store.keep_setting("secret", "hunter2").await.unwrap();
            let image = store.image().unwrap();
            let text = String::from_utf8_lossy(&image.0);
            assert!(text.starts_with("SQLite format 3") && !text.contains("hunter2"));
            assert_eq!(image.size() % 4_096, 0);
            store.keep_setting("later", "1").await.unwrap();
            store.restore(&image).await.unwrap();
            assert_eq!(store.setting("secret").unwrap().as_deref(), Some("hunter2"));
            assert_eq!(store.setting("later").unwrap().as_deref(), Some("1"));
            let fork = store.fork(store.clock().fork(), Mint::seeded(2, 1)).await.unwrap();
            assert_eq!(fork.setting("secret").unwrap(), None);
        }
    }

    /// A swap that fails has published a revision that no row has: a change that was published below it went unnoticed, and
    /// a key that was deleted then went on being accepted.
    #[tokio::test]
    async fn a_change_after_a_swap_that_failed_is_noticed() {
        let store = store(&Place::Ephemeral).await;
        let account = store.create_account(&CLOUD, "1234567890123456".parse().unwrap()).await.unwrap();
        store.0.revisions.publish([(account.id, 900)]);
        for expected in [901, 902] {
            let mut scope = store.write(&account).await.unwrap();
            scope.change_authority().unwrap();
            assert_eq!(store.revision(account.id), Some(expected - 1));
            scope.commit().unwrap();
            assert_eq!(store.revision(account.id), Some(expected));
        }
    }

    #[tokio::test]
    async fn a_closed_store_is_not_restored() {
        let store = store(&Place::Ephemeral).await;
        let image = store.image().unwrap();
        store.close().await;
        assert!(matches!(store.restore(&image).await, Err(Fault::Closed)));
    }
}
