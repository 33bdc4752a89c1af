//! Keys and secrets of KMS, and what is done with them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod asymmetric;
mod ciphers;
mod disks;
mod keys;
mod permissions;
mod secrets;
mod tags;

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Actor, Reply, TestCloud};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

type Pairs<'p> = &'p [(&'p str, &'p str)];

/// Calls KMS, without a word about a region, as its typed clients do.
async fn kms(actor: &Actor, action: &str, parameters: Pairs<'_>) -> Reply {
    actor.call("Kms", action, parameters).await
}

/// Makes a key and returns its identifier.
async fn key(actor: &Actor, parameters: Pairs<'_>) -> String {
    kms(actor, "CreateKey", parameters).await.field("/KeyMetadata/KeyId")
}

/// What is known about a key.
async fn shown(actor: &Actor, id: &str) -> Value {
    kms(actor, "DescribeKey", &[("KeyId", id)]).await.ok()["KeyMetadata"].clone()
}

/// The texts of a list of an answer under a name.
fn texts(answer: &Value, list: &str, name: &str) -> Vec<String> {
    let found = answer.pointer(list).and_then(Value::as_array).unwrap();
    found.iter().map(|item| item[name].as_str().unwrap().to_owned()).collect()
}
