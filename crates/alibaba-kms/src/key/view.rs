//! Keys in answers.

use kernel::time;
use kms::key::{Key, Rotation, State};
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;

use super::words::{SPECS, STATES, USAGES, word};
use crate::place::key_arn;

/// What is known about a key.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Metadata {
    key_id: String,
    arn: String,
    creator: String,
    creation_date: String,
    description: String,
    key_state: &'static str,
    key_spec: &'static str,
    key_usage: &'static str,
    origin: &'static str,
    protection_level: String,
    primary_key_version: String,
    material_expire_time: &'static str,
    delete_date: Option<String>,
    deletion_protection: Option<&'static str>,
    deletion_protection_description: Option<String>,
    automatic_rotation: &'static str,
    rotation_interval: Option<String>,
    next_rotation_date: Option<String>,
    last_rotation_date: String,
}

/// An answer about one key.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key_metadata: Metadata,
}

impl Output {
    /// What is known about a key of an account. Of a key that was just made nothing is said of its protection.
    pub(super) fn of(key: Key, account: &str, with_protection: bool) -> Self {
        let (automatic_rotation, next) = match key.rotation() {
            Rotation::At(next) => ("Enabled", Some(next)),
            Rotation::Suspended(next) => ("Suspended", Some(next)),
            Rotation::Off => ("Disabled", None),
        };
        let key_metadata = Metadata {
            arn: key_arn(&key.region, account, &key.id),
            creator: if key.service.is_empty() { account.to_owned() } else { key.service.clone() },
            creation_date: time::seconds(key.created_at),
            key_state: word(&STATES, key.state()),
            key_spec: word(&SPECS, key.spec),
            key_usage: word(&USAGES, key.usage),
            origin: "Aliyun_KMS",
            // Material that the service made does not expire.
            material_expire_time: "",
            delete_date: key.delete_at.filter(|_| key.state() == State::PendingDeletion).map(time::seconds),
            deletion_protection: with_protection.then_some(if key.protected { "Enabled" } else { "Disabled" }),
            deletion_protection_description: Some(key.protected_for).filter(|text| with_protection && !text.is_empty()),
            automatic_rotation,
            rotation_interval: key.rotates_every.map(|seconds| format!("{seconds}s")),
            next_rotation_date: next.map(time::seconds),
            last_rotation_date: time::seconds(key.rotated_at),
            key_id: key.id,
            description: key.description,
            protection_level: key.protection_level,
            primary_key_version: key.primary_version,
        };
        Self { key_metadata }
    }
}
