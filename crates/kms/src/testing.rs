//! What the tests of rules start from: an account, and a key.

use kernel::{Alphabet, Cloud, IdFormat, Tags};
use store::Scope;
use store_testing::{TestStore, cloud};
use sts::Sealer;

use crate::Vault;
use crate::key::{self, Key, New, Spec, Usage};

/// A cloud that belongs to nobody.
static CLOUD: Cloud = cloud(&[]);

static FORMAT: IdFormat = IdFormat::new("test-kms-key", "key-", Alphabet::Lower, 12);

/// A store with one account of that cloud, and what material is sealed with.
pub(crate) async fn test_store() -> (TestStore, Sealer) {
    (TestStore::new(&CLOUD).await, Sealer::new([7; 32]))
}

/// A key to be made.
pub(crate) fn new_key(spec: Spec, usage: Usage) -> New<'static> {
    New {
        region: "here",
        format: &FORMAT,
        code: "h1e",
        service: "",
        description: String::new(),
        spec,
        usage,
        protection_level: "software".to_owned(),
        rotates_every: None,
        tags: Tags::default(),
    }
}

/// Makes a key that encrypts.
pub(crate) fn one(scope: &mut Scope<'_>, vault: Vault<'_>) -> Key {
    key::create(scope, vault, new_key(Spec::Aes256, Usage::Encrypt)).unwrap()
}
