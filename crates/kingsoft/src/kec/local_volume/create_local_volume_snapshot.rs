//! `CreateLocalVolumeSnapshot`

use compute::snapshot::{New, create};
use kernel::{Alphabet, IdFormat};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{LOCAL, local_volume, of_snapshot, of_volume};
use crate::ebs::volume::field::{Description, OptionalName};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::place;

/// The random part of a name that nobody chose. GUESS: that there is one, as with volumes.
const NAME: IdFormat = IdFormat::new("kingsoft-local-snapshot-name", "", Alphabet::Mixed, 10);

/// Makes a snapshot of a local volume, whose instance is up or down.
///
/// GUESS: names and descriptions are what those of snapshots of volumes are.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLocalVolumeSnapshot {
    /// The local volume.
    local_volume_id: Id,
    /// Name: 2 to 50 letters, digits, `-` and `_`; random by default.
    #[serde(default)]
    local_volume_snapshot_name: OptionalName,
    /// Description: up to 128 characters.
    #[serde(default)]
    local_volume_snapshot_desc: Description,
    /// Whether it can be used before it is there.
    #[serde(default)]
    instant_access: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    local_volume_snapshot_id: String,
}

impl Operation for CreateLocalVolumeSnapshot {
    const NAME: &'static str = "CreateLocalVolumeSnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("LocalVolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("LocalVolumeSnapshotName", "before-upgrade")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "kec:CreateLocalVolumeSnapshot";
        let volume = of_volume(action, &input.local_volume_id.0, caller, call);
        Checks::only(volume).and(of_snapshot(action, "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let volume = local_volume(cx, &input.local_volume_id.0)?;
        let name = || format!("KSC-SNAP-{}", cx.scope().mint().draw(&NAME).to_ascii_uppercase());
        let new = New {
            name: input.local_volume_snapshot_name.given().unwrap_or_else(name),
            description: input.local_volume_snapshot_desc.0,
            // GUESS: the words of snapshots of volumes.
            category: if input.instant_access { "LocalSnapShot" } else { "CommonSnapShot" }.to_owned(),
            of_unused: true,
            instant_access: input.instant_access,
            ..New::default()
        };
        let made = create(cx.scope(), &place, &volume.id, &new, &[LOCAL])?;
        Ok(Output { local_volume_snapshot_id: made.id })
    }
}
