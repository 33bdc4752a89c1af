//! What older recordings do not say: who made each call, and what was asked of the policies.

use std::collections::BTreeMap;

use policy_lab::Recording;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{NoRehearsal, Rehearsal};
use crate::replay::{Bindings, play_calls};

/// The recording with the caller and the checks of every call. Where calls lack them the recording is played, and what
/// that shows is written under the recorded identifiers. A call that cannot be played again stays as it is.
pub async fn complete(recording: Recording) -> Result<Recording, NoRehearsal> {
    if recording.is_complete() {
        return Ok(recording);
    }
    let rehearsal = Rehearsal::open(&recording.head, BTreeMap::new()).await?;
    let played = play_calls(&rehearsal, &recording).await;
    let recorded = played.bindings.inverse();
    let answered = std::mem::take(&mut *rehearsal.answered.lock());
    let mut recording = recording;
    for (number, line) in &mut recording.calls {
        let Some(known) = answered.get(number) else { continue };
        if line.caller.is_some() && line.checks.is_some() {
            continue;
        }
        // A call that ended otherwise was not decided on what it was decided on then.
        if known.status != line.status || known.code != line.code {
            continue;
        }
        line.caller = renamed(&known.caller, &recorded);
        line.checks = renamed(&known.checks, &recorded);
        line.changes = known.changes;
    }
    rehearsal.open.sandbox.close().await;
    Ok(recording)
}

/// A value with the identifiers of the recording.
fn renamed<T: Serialize + DeserializeOwned + Default>(value: &T, recorded: &Bindings) -> T {
    fn rename(value: &mut Value, recorded: &Bindings) {
        match value {
            Value::String(text) => *text = recorded.substitute(text),
            Value::Array(items) => items.iter_mut().for_each(|item| rename(item, recorded)),
            Value::Object(fields) => fields.values_mut().for_each(|field| rename(field, recorded)),
            _ => {}
        }
    }
    let mut tree = serde_json::to_value(value).unwrap_or_default();
    rename(&mut tree, recorded);
    serde_json::from_value(tree).unwrap_or_default()
}
