//! When access keys last signed a call: noted in memory, written in batches.
//!
//! A call costs one short lock and no statement. The thread of the store writes what has gathered, so a process that is
//! killed forgets the last moment; one that is stopped forgets nothing.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use kernel::Timestamp;
use parking_lot::Mutex;
use store::{Scope, Store};
use tokio::sync::{mpsc, oneshot};

use super::{rows, update};
use crate::error::Result;
use crate::name::Name;

/// How many keys may wait to be written. Of further ones the last use is not noted until the next batch.
const MOST: usize = 50_000;

/// How many keys one transaction writes at most; calls that write wait for it.
const BATCH: usize = 64;

/// How long notes gather before they are written.
const LINGER: Duration = Duration::from_secs(1);

/// How many wishes for a batch may wait.
const WISHES: usize = 64;

/// A use of an access key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastUse {
    /// When it was.
    pub at: Timestamp,
    /// Name of the service that was called.
    pub service: String,
}

/// The last use of every access key of one sandbox.
pub struct LastUsed {
    notes: Arc<Mutex<Notes>>,
    wishes: mpsc::Sender<Wish>,
}

#[derive(Default)]
struct Notes {
    /// Those that wait for the next batch.
    waiting: HashMap<String, Note>,
    /// Those of the latest batch, which is being written or has been: a call that began before its commit sees the
    /// tables as they were then, so the notes stay until the next batch.
    written: HashMap<String, Note>,
}

#[derive(Debug, Clone, Copy)]
struct Note {
    at: Timestamp,
    service: &'static str,
}

enum Wish {
    /// There is something to write.
    Soon,
    /// Everything noted so far is to be written now.
    Now(oneshot::Sender<()>),
}

impl fmt::Debug for LastUsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LastUsed").field("waiting", &self.notes.lock().waiting.len()).finish_non_exhaustive()
    }
}

impl LastUsed {
    /// Begins with what a store has kept.
    pub fn start(store: &Store) -> Self {
        let notes = Arc::<Mutex<Notes>>::default();
        let (wishes, heard) = mpsc::channel(WISHES);
        store.in_background(write_batches(store.clone(), Arc::clone(&notes), heard));
        Self { notes, wishes }
    }

    /// Notes that a call signed with this key was accepted.
    pub fn note(&self, key_id: &str, service: &'static str, at: Timestamp) {
        let note = Note { at, service };
        let mut notes = self.notes.lock();
        let waiting = notes.waiting.len();
        if let Some(known) = notes.waiting.get_mut(key_id) {
            if known.at <= at {
                *known = note;
            }
        } else if waiting < MOST {
            notes.waiting.insert(key_id.to_owned(), note);
        }
        drop(notes);
        if waiting == 0 {
            // When no more wishes fit, those that wait bring a batch about as well.
            self.wishes.try_send(Wish::Soon).ok();
        }
    }

    /// The last use of a key of this user, or of the account itself; `None` when it was never used.
    pub fn of(&self, scope: &mut Scope<'_>, user: Option<&Name>, key_id: &str) -> Result<Option<LastUse>> {
        update::find(scope, user, key_id)?;
        let noted = {
            let notes = self.notes.lock();
            let found = [notes.waiting.get(key_id), notes.written.get(key_id)];
            found.into_iter().flatten().copied().max_by_key(|note| note.at)
        };
        let noted = noted.map(|note| LastUse { at: note.at, service: note.service.to_owned() });
        let kept = rows::last_use(scope, key_id)?;
        // Instants are kept in milliseconds, so the note of a use is never older than its row.
        Ok([kept, noted].into_iter().flatten().max_by_key(|last| last.at))
    }

    /// Waits until everything noted so far is written.
    pub async fn flush(&self) {
        let (done, written) = oneshot::channel();
        if self.wishes.send(Wish::Now(done)).await.is_ok() {
            written.await.ok();
        }
    }

    /// Forgets what is noted, for a sandbox whose tables were emptied.
    pub fn clear(&self) {
        *self.notes.lock() = Notes::default();
    }
}

async fn write_batches(store: Store, notes: Arc<Mutex<Notes>>, mut wishes: mpsc::Receiver<Wish>) {
    while let Some(wish) = wishes.recv().await {
        let mut wish = Some(wish);
        if matches!(wish, Some(Wish::Soon)) {
            wish = tokio::time::timeout(LINGER, wishes.recv()).await.ok().flatten();
        }
        let swaps = store.swaps();
        let batch: Vec<_> = {
            let mut notes = notes.lock();
            notes.written = std::mem::take(&mut notes.waiting);
            notes.written.iter().map(|(key, note)| (key.clone(), *note)).collect()
        };
        for part in batch.chunks(BATCH) {
            if let Err(fault) = write(&store, part, swaps).await {
                tracing::error!(%fault, keys = part.len(), "the last uses of access keys could not be written");
            }
        }
        if let Some(Wish::Now(done)) = wish {
            done.send(()).ok();
        }
    }
}

/// Writes notes of the database that was there when so many others had been put in place of it.
async fn write(store: &Store, notes: &[(String, Note)], swaps: u64) -> store::Result<()> {
    // Keys are known by their identifiers alone, so the scope of any account does.
    let Some(any) = store.accounts().into_iter().next() else { return Ok(()) };
    let mut scope = store.write(&any).await?;
    if store.swaps() != swaps {
        return Ok(());
    }
    for (key_id, note) in notes {
        rows::keep_last_use(&mut scope, key_id, note.at, note.service)?;
    }
    scope.commit()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::error::{Error, Kind};
    use crate::key;
    use crate::testing::World;

    /// A sandbox where Ana has a key.
    async fn world() -> (World, LastUsed, String) {
        let world = World::new().await;
        world.user("ana").await.unwrap();
        let made = world.change(|scope| key::create(scope, Some(&"ana".into()))).await.unwrap();
        let last_used = LastUsed::start(&world.store);
        (world, last_used, made.id)
    }

    fn of(world: &World, last_used: &LastUsed, id: &str) -> Result<Option<LastUse>> {
        world.ask(|scope| last_used.of(scope, Some(&"ana".into()), id))
    }

    fn used(at: Timestamp, service: &str) -> LastUse {
        LastUse { at, service: service.to_owned() }
    }

    #[tokio::test]
    async fn a_use_is_seen_at_once_and_outlives_the_memory_it_was_noted_in() {
        let (world, last_used, id) = world().await;
        assert_eq!(of(&world, &last_used, &id).unwrap(), None);
        let first = world.store.clock().now();
        last_used.note(&id, "Ram", first);
        assert_eq!(of(&world, &last_used, &id).unwrap(), Some(used(first, "Ram")));
        last_used.flush().await;
        assert!(last_used.notes.lock().waiting.is_empty());
        let restarted = LastUsed::start(&world.store);
        assert_eq!(of(&world, &restarted, &id).unwrap(), Some(used(first, "Ram")));
        let second = first + Duration::from_secs(5);
        restarted.note(&id, "Ecs", second);
        assert_eq!(of(&world, &restarted, &id).unwrap(), Some(used(second, "Ecs")));
    }

    #[tokio::test]
    async fn the_newer_of_memory_and_file_counts() {
        let (world, last_used, id) = world().await;
        let (early, late) = (world.store.clock().now(), world.store.clock().now() + Duration::from_secs(9));
        last_used.note(&id, "Ram", late);
        last_used.note(&id, "Sts", early);
        assert_eq!(of(&world, &last_used, &id).unwrap(), Some(used(late, "Ram")));
        last_used.flush().await;
        last_used.note(&id, "Sts", early);
        assert_eq!(of(&world, &last_used, &id).unwrap(), Some(used(late, "Ram")));
        last_used.flush().await;
        assert_eq!(of(&world, &last_used, &id).unwrap(), Some(used(late, "Ram")));
    }

    #[tokio::test]
    async fn a_deleted_key_leaves_nothing_behind() {
        let (world, last_used, id) = world().await;
        let kept = async || world.ask(|scope| Ok(rows::last_use(scope, &id)?)).unwrap();
        last_used.note(&id, "Ram", world.store.clock().now());
        last_used.flush().await;
        assert!(kept().await.is_some());
        world.change(|scope| key::delete(scope, Some(&"ana".into()), &id)).await.unwrap();
        assert!(kept().await.is_none());
        last_used.note(&id, "Ram", world.store.clock().now());
        last_used.flush().await;
        assert!(kept().await.is_none(), "a note that was late is dropped");
        let gone = of(&world, &last_used, &id).unwrap_err();
        assert!(matches!(gone, Error::NotFound { kind: Kind::AccessKey, .. }), "{gone}");
    }

    #[tokio::test]
    async fn only_the_owner_of_a_key_is_told() {
        let (world, last_used, id) = world().await;
        last_used.note(&id, "Ram", world.store.clock().now());
        let other = world.ask(|scope| last_used.of(scope, None, &id)).unwrap_err();
        assert!(matches!(other, Error::NotFound { kind: Kind::AccessKey, .. }), "{other}");
    }

    #[tokio::test]
    async fn memory_is_bounded_and_a_full_one_is_emptied_by_the_next_batch() {
        let (world, last_used, id) = world().await;
        let now = world.store.clock().now();
        for n in 0..MOST + 10 {
            last_used.note(&format!("LTAI{n}"), "Ram", now);
        }
        assert_eq!(last_used.notes.lock().waiting.len(), MOST);
        last_used.note("LTAI7", "Ecs", now);
        assert_eq!(last_used.notes.lock().waiting.get("LTAI7").unwrap().service, "Ecs");
        last_used.clear();
        last_used.note(&id, "Ram", now);
        assert_eq!(of(&world, &last_used, &id).unwrap(), Some(used(now, "Ram")));
    }
}
