//! Opening a sandbox: its data folder, its accounts, its keys.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use iam::account::RootKey;
use kernel::{AccountId, Clock, Cloud, Mint, Quotas, Tenant, Transitions, mint};
use store::{Image, Place, Store};
use tokio::sync::OnceCell;
use wire::{Sandbox, Settings};

/// Every cloud that this build serves. The first is the one an account belongs to unless asked otherwise.
pub const CLOUDS: [&Cloud; 2] = [&alibaba::CLOUD, &kingsoft::CLOUD];

/// How to open a sandbox.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folder to keep data in; `None` for a sandbox that forgets everything.
    pub data: Option<PathBuf>,
    /// Number of the first account; drawn when `None`.
    pub account: Option<AccountId>,
    /// Key of that account itself; drawn when `None`.
    pub root_key: Option<RootKey>,
    /// Makes identifiers and secrets repeatable.
    pub seed: Option<u64>,
    /// Instant that the clock stands at; the host's time when `None`.
    pub clock: Option<kernel::Timestamp>,
    /// How long states on the way last.
    pub transitions: Transitions,
    /// Quotas that differ from the clouds' own.
    pub quotas: Quotas,
    /// Other choices.
    pub settings: Settings,
}

/// A sandbox could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another server uses the folder.
    #[error("another server is using the data folder `{0}`")]
    InUse(PathBuf),
    /// The folder cannot be used.
    #[error("the data folder `{path}` cannot be used: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The folder belongs to another account.
    #[error("the data folder belongs to account {kept}, not to {asked}")]
    OtherAccount {
        /// Account of the folder.
        kept: AccountId,
        /// Account that was asked for.
        asked: AccountId,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Fault),
    /// A rule refused.
    #[error(transparent)]
    Domain(#[from] iam::Error),
}

/// An open sandbox and what its owner has to know.
#[derive(Debug)]
pub struct Open {
    /// The sandbox.
    pub sandbox: Arc<Sandbox>,
    /// Its first account, once for each cloud.
    pub accounts: Vec<Arc<Tenant>>,
    /// Key of that account itself, for each cloud in the same order.
    pub root_keys: Vec<RootKey>,
    /// Token of the sandbox's own interface.
    pub admin_token: String,
    /// What the sandbox goes back to.
    start: OnceCell<Image>,
    /// Keeps a second server out of the folder.
    _lock: Option<File>,
}

impl Open {
    /// Opens a sandbox. Must be called inside a tokio runtime.
    pub async fn new(options: Options) -> Result<Self, OpenError> {
        let lock = match &options.data {
            Some(folder) => Some(lock(folder)?),
            None => None,
        };
        let place = options.data.clone().map_or(Place::Ephemeral, Place::Folder);
        let clock = options.clock.map_or_else(Clock::system, Clock::stopped_at).with_transitions(options.transitions);
        // A data folder counts its starts, so that a seeded mint does not repeat what is kept.
        let starts = match &options.data {
            Some(folder) => count_start(folder)?,
            None => 1,
        };
        let mint = options.seed.map_or_else(Mint::random, |seed| Mint::seeded(seed, starts));
        let store = Store::open(&place, &CLOUDS, clock, mint).await?;
        store.set_quotas(options.quotas.clone());
        let (accounts, root_keys) = first_account(&store, &options).await?;
        let sessions = sealing_key(&store, SESSIONS, options.seed).await?;
        let material = sealing_key(&store, MATERIAL, options.seed).await?;
        let admin_token = admin_token(&store).await?;
        let sandbox = Arc::new(Sandbox::new(store, sessions, material, options.settings));
        Ok(Self { sandbox, accounts, root_keys, admin_token, start: OnceCell::new(), _lock: lock })
    }

    /// Puts the sandbox back to the state after its start, or of its first start where data is kept.
    pub async fn reset(&self) -> Result<(), OpenError> {
        let start = self.start.get_or_try_init(|| self.image_of_start()).await?;
        self.restore(start).await?;
        self.sandbox.replay.clear();
        self.sandbox.assertions.clear();
        self.sandbox.store.clock().reset();
        Ok(())
    }

    /// Puts an image of the database in place of what there is, and forgets what was kept ready beside it.
    pub async fn restore(&self, image: &Image) -> Result<(), OpenError> {
        self.sandbox.store.restore(image).await?;
        self.sandbox.forget();
        Ok(())
    }

    /// Another sandbox, in memory, that begins as this one is and shares nothing with it. Access keys stay the same; the
    /// sessions of one are none in the other. What was encrypted in one decrypts in both.
    pub async fn fork(&self, mint: Mint) -> Result<Self, OpenError> {
        let store = self.sandbox.store.fork(self.sandbox.store.clock().fork(), mint).await?;
        if let Some(kept) = self.sandbox.store.setting(MATERIAL)? {
            store.keep_setting(MATERIAL, &kept).await?;
        }
        let sessions = sealing_key(&store, SESSIONS, None).await?;
        let material = sealing_key(&store, MATERIAL, None).await?;
        let admin_token = admin_token(&store).await?;
        let sandbox = Arc::new(Sandbox::new(store, sessions, material, self.sandbox.settings.clone()));
        let (accounts, root_keys) = (self.accounts.clone(), self.root_keys.clone());
        Ok(Self { sandbox, accounts, root_keys, admin_token, start: OnceCell::new(), _lock: None })
    }

    /// What the first start made: the accounts with their keys. Made anew rather than kept,
    /// because a data folder may have been filled by earlier starts.
    async fn image_of_start(&self) -> Result<Image, OpenError> {
        let image = self.sandbox.store.image_of_start::<iam::Error>(&self.accounts, |scope| {
            for (tenant, key) in self.accounts.iter().zip(&self.root_keys) {
                iam::account::insert_root_key(scope, tenant.id, key)?;
            }
            Ok(())
        });
        Ok(image.await?)
    }
}

fn lock(folder: &Path) -> Result<File, OpenError> {
    let fail = |source| OpenError::Folder { path: folder.to_path_buf(), source };
    private_folder(folder).map_err(fail)?;
    let mut options = File::options();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(folder.join("lock")).map_err(fail)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(OpenError::InUse(folder.to_path_buf())),
        Err(fs::TryLockError::Error(source)) => Err(fail(source)),
    }
}

fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a file that only its owner can read.
///
/// It is written beside its place and moved there, so that nobody reads half of it.
pub fn write_private(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    // What a start that was cut short left behind keeps its mode, so it is made anew.
    fs::remove_file(&beside)
        .or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&beside)?.write_all(text.as_ref())?;
    fs::rename(&beside, path)
}

fn count_start(folder: &Path) -> Result<u64, OpenError> {
    let path = folder.join("starts");
    let fail = |source| OpenError::Folder { path: folder.to_path_buf(), source };
    let mut text = String::new();
    match File::open(&path) {
        Ok(mut file) => file.read_to_string(&mut text).map(drop).map_err(fail)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(fail(error)),
    }
    let starts = text.trim().parse::<u64>().unwrap_or(0) + 1;
    write_private(&path, starts.to_string()).map_err(fail)?;
    Ok(starts)
}

/// The first account in every cloud, made on the first start, with its key.
async fn first_account(store: &Store, options: &Options) -> Result<(Vec<Arc<Tenant>>, Vec<RootKey>), OpenError> {
    let kept = store.accounts().into_iter().next().map(|tenant| tenant.account.clone());
    let account = match (kept, &options.account) {
        (Some(kept), Some(asked)) if kept != *asked => {
            return Err(OpenError::OtherAccount { kept, asked: asked.clone() });
        }
        (Some(kept), _) => kept,
        (None, Some(asked)) => asked.clone(),
        (None, None) => {
            let drawn = store.mint().draw(&alibaba::CLOUD.shapes.account);
            AccountId::try_from(drawn).map_err(|error| store::Fault::Damaged(error.to_string()))?
        }
    };
    let mut accounts = Vec::new();
    let mut keys = Vec::new();
    for cloud in CLOUDS {
        let tenant = match store.tenant(cloud.name, account.as_str()) {
            Some(tenant) => tenant,
            None => store.create_account(cloud, account.clone()).await?,
        };
        let asked = options.root_key.clone().filter(|_| accounts.is_empty());
        keys.push(root_key(store, &tenant, asked).await?);
        accounts.push(tenant);
    }
    Ok((accounts, keys))
}

/// The key of an account itself: the one asked for, else the one it has, else a new one.
pub async fn root_key(store: &Store, tenant: &Arc<Tenant>, asked: Option<RootKey>) -> Result<RootKey, OpenError> {
    let mut scope = store.write(tenant).await?;
    let kept = iam::key::list(&mut scope, None)?.into_iter().find(|key| key.active);
    let key = match (asked, kept) {
        (Some(asked), _) => asked,
        (None, Some(kept)) => return Ok(RootKey { id: kept.id, secret: kept.secret }),
        (None, None) => iam::account::draw_root_key(store, tenant),
    };
    iam::account::set_root_key(&mut scope, &key)?;
    scope.commit()?;
    Ok(key)
}

/// The setting with the key that seals sessions.
const SESSIONS: &str = "seal-key";

/// The setting with the key that seals material of keys.
const MATERIAL: &str = "material-key";

/// A key that the sandbox seals with, made on the first start.
async fn sealing_key(store: &Store, setting: &'static str, seed: Option<u64>) -> Result<[u8; 32], OpenError> {
    if let Some(kept) = store.setting(setting)?.as_deref().and_then(read_hex) {
        return Ok(kept);
    }
    let key = if seed.is_some() { store.mint().bytes(setting) } else { mint::entropy() };
    store.keep_setting(setting, &hex(&key)).await?;
    Ok(key)
}

/// The token of the sandbox's own interface, made on the first start. Never seeded: it opens everything.
async fn admin_token(store: &Store) -> Result<String, OpenError> {
    if let Some(kept) = store.setting("admin-token")? {
        return Ok(kept);
    }
    let token = hex(&mint::entropy::<32>());
    store.keep_setting("admin-token", &token).await?;
    Ok(token)
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).collect()
}

fn read_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_last_use_of_a_key_outlives_a_stop() {
        let folder = tempfile::tempdir().unwrap();
        let open = async || {
            let options = Options {
                data: Some(folder.path().to_path_buf()),
                account: None,
                root_key: None,
                seed: Some(1),
                clock: Some("2026-01-01T00:00:00Z".parse().unwrap()),
                transitions: Transitions::default(),
                quotas: Quotas::default(),
                settings: Settings::default(),
            };
            Open::new(options).await.unwrap()
        };
        let last_use = async |open: &Open| {
            let (tenant, key) = (&open.accounts[0], &open.root_keys[0]);
            open.sandbox.last_used.of(&mut open.sandbox.store.read(tenant), None, &key.id).unwrap()
        };
        let first = open().await;
        assert_eq!(last_use(&first).await, None);
        let at = first.sandbox.store.clock().now();
        first.sandbox.last_used.note(&first.root_keys[0].id, "Ram", at);
        first.sandbox.close().await;
        drop(first);
        let kept = last_use(&open().await).await.unwrap();
        assert_eq!((kept.at, kept.service.as_str()), (at, "Ram"));
    }
}
