//! Whether new disks are encrypted, and with which key.
//!
//! What is encrypted keeps its key, and answers name it, that of ECS itself too: Terraform's provider found it there in March
//! 2025, when configurations without a key showed a difference. The older test of its data source for disks finds none.

use alibaba_core::encryption_key::{ID_FORMAT, alias_of_service};
use compute::Extras;
use compute::catalogue::Region;
use compute::disk::{Spec, defaults};
use kernel::Tags;
use kms::key::{Key, New, Spec as KeySpec, State, Usage, get, service_key};
use kms::{Error as Refusal, Vault};
use serde_json::Value;
use wire::{Cx, Scope};

use super::{ENCRYPTED, KMS_KEY};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::snapshot::encryption;

/// The service whose key encrypts disks that name none.
const SERVICE: &str = "ecs";

/// Settles the encryption of new disks: those of a region that encrypts all are encrypted, a key that is named must be there
/// and be enabled, and where none is named the default one of the region is taken.
pub(in crate::ecs) fn settle(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    region: &Region,
    specs: &mut [Spec],
) -> Result<()> {
    let defaults = defaults(scope, &region.id)?;
    let mut usual = None;
    for spec in specs {
        if !spec.extras.contains_key(ENCRYPTED) {
            if !defaults.encrypted {
                continue;
            }
            spec.extras.insert(ENCRYPTED.to_owned(), "true".into());
        }
        let named = spec.extras.get(KMS_KEY).and_then(Value::as_str).filter(|key| !key.is_empty());
        let key = match (named, &usual) {
            (Some(id), _) => usable(scope, region, id)?.id,
            (None, Some(id)) => String::clone(id),
            (None, None) => usual.insert(default_key(scope, vault, region, &defaults.key_id)?).clone(),
        };
        spec.extras.insert(KMS_KEY.to_owned(), key.into());
    }
    Ok(())
}

/// The extras of what is copied to a region: none where the copy is not encrypted; else with the key that is named, which must
/// be there and be enabled, or the default one of the region.
pub(in crate::ecs) fn of_copy(
    cx: &mut Cx<'_>,
    region: &Region,
    encrypted: bool,
    named: Option<&str>,
) -> Result<Extras> {
    let vault = Vault::new(&cx.sandbox().vault);
    of_copy_within(cx.scope(), vault, region, encrypted, named)
}

/// As [`of_copy`], where nobody called.
pub(in crate::ecs) fn of_copy_within(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    region: &Region,
    encrypted: bool,
    named: Option<&str>,
) -> Result<Extras> {
    let key = match named {
        Some(_) if !encrypted => return Err(Error::of(codes::disk::NOT_ENCRYPTED)),
        Some(id) => Some(usable(scope, region, id)?.id),
        None if encrypted => {
            let chosen = defaults(scope, &region.id)?.key_id;
            Some(default_key(scope, vault, region, &chosen)?)
        }
        None => None,
    };
    Ok(encryption(encrypted, key.as_deref()))
}

/// The key of a region that disks can be encrypted with.
pub(in crate::ecs) fn check(cx: &mut Cx<'_>, region: &Region, id: &str) -> Result<Key> {
    usable(cx.scope(), region, id)
}

fn usable(scope: &mut Scope<'_>, region: &Region, id: &str) -> Result<Key> {
    let key = get(scope, &region.id, id).map_err(refused)?;
    if key.state() != State::Enabled {
        return Err(Error::of(codes::disk::KEY_NOT_ENABLED));
    }
    if !key.spec.is_symmetric() {
        return Err(Error::invalid("KMSKeyId"));
    }
    Ok(key)
}

/// The key that disks of a region are encrypted with by default: the one that was chosen, or that of the service.
fn default_key(scope: &mut Scope<'_>, vault: Vault<'_>, region: &Region, chosen: &str) -> Result<String> {
    if chosen.is_empty() {
        return of_service(scope, vault, region);
    }
    Ok(usable(scope, region, chosen)?.id)
}

/// The key of the service in a region, which is made when it is first used.
pub(super) fn of_service(scope: &mut Scope<'_>, vault: Vault<'_>, region: &Region) -> Result<String> {
    let new = New {
        region: &region.id,
        format: &ID_FORMAT,
        code: &region.id_code,
        service: SERVICE,
        description: "Default key of ECS".to_owned(),
        spec: KeySpec::Aes256,
        usage: Usage::Encrypt,
        protection_level: "SOFTWARE".to_owned(),
        rotates_every: None,
        tags: Tags::default(),
    };
    Ok(service_key(scope, vault, &alias_of_service(SERVICE), new).map_err(refused)?.id)
}

fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::Store(fault) => fault.into(),
        _ => Error::of(codes::disk::KEY_NOT_FOUND),
    }
}
