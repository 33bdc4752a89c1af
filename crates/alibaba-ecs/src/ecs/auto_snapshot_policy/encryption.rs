//! How a policy's copies in other regions are encrypted.

use compute::Extras;
use compute::snapshot_policy::SnapshotPolicy;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use wire::Cx;

use crate::ecs::codes;
use crate::ecs::disk::encryption::check as check_key;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;
use crate::ecs::location;

/// Names under which a policy keeps it.
const ENCRYPTED: &str = "copy_encrypted";
const KMS_KEY: &str = "copy_kms_key_id";

/// How copies in other regions are encrypted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct CopyEncryption {
    /// Whether they are.
    encrypted: Option<bool>,
    /// Key of the region they go to, which must be enabled; that region's default one by default.
    #[serde(default, rename = "KMSKeyId")]
    kms_key_id: Text,
}

impl CopyEncryption {
    /// As a policy keeps it; nothing where nothing is said. Copies that are not encrypted any more have no key.
    pub(super) fn extras(&self) -> Extras {
        let key = if self.encrypted == Some(false) && self.kms_key_id.get().is_none() {
            Some("")
        } else {
            self.kms_key_id.get()
        };
        let encrypted = self.encrypted.map(|encrypted| (ENCRYPTED.to_owned(), json!(encrypted)));
        encrypted.into_iter().chain(key.map(|key| (KMS_KEY.to_owned(), json!(key)))).collect()
    }
}

/// Whether a policy says that copies are encrypted, and with which key.
pub(super) fn of(policy: &SnapshotPolicy) -> (Option<bool>, Option<&str>) {
    let key = policy.extras.get(KMS_KEY).and_then(Value::as_str).filter(|key| !key.is_empty());
    (policy.extras.get(ENCRYPTED).and_then(Value::as_bool), key)
}

/// Refuses a policy with a key that its copies cannot be encrypted with in the region they go to.
pub(super) fn check(cx: &mut Cx<'_>, policy: &SnapshotPolicy) -> Result<()> {
    let (encrypted, Some(key)) = of(policy) else { return Ok(()) };
    if encrypted != Some(true) {
        return Err(Error::of(codes::disk::NOT_ENCRYPTED));
    }
    if policy.copying.regions.is_empty() {
        return Err(Error::about(codes::snapshot::POLICY_PARAMETER, "TargetCopyRegions"));
    }
    for region in &policy.copying.regions {
        check_key(cx, location::region_of(region)?, key)?;
    }
    Ok(())
}
