//! `CreateSnapshot`

use compute::snapshot::{New, create};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kernel::{Alphabet, IdFormat};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ebs::volume::field::{Description, OptionalName};
use crate::ebs::{Ebs, of_snapshot, of_volume, present};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::place;

/// The random part of a name that nobody chose. GUESS: the vendor says only that there is one.
const NAME: IdFormat = IdFormat::new("kingsoft-snapshot-name", "", Alphabet::Mixed, 10);

/// Makes a snapshot of a volume that no instance has, or whose instance is up or down.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSnapshot {
    /// The volume.
    volume_id: Id,
    /// Name: 2 to 50 letters, digits, `-` and `_`, not beginning `auto`; random by default.
    #[serde(default)]
    snapshot_name: OptionalName,
    /// Description: up to 128 characters.
    #[serde(default)]
    snapshot_desc: Description,
    /// Kind: `CommonSnapShot`, the default, or `LocalSnapShot`, which can be used before it is there.
    snapshot_type: Option<SnapshotType>,
    /// When it is deleted by itself, such as `2026-07-30T00:00:00`, in UTC; never by default.
    scheduled_delete_time: Option<String>,
}

/// Kind of snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum SnapshotType {
    /// It can be used before it is there.
    LocalSnapShot,
    /// It can be used when it is there.
    CommonSnapShot,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    snapshot_id: String,
}

impl Operation for CreateSnapshot {
    const NAME: &'static str = "CreateSnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("SnapshotName", "before-upgrade")];
    type Service = Ebs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ebs:CreateSnapshot";
        Checks::only(of_volume(action, &input.volume_id.0, caller, call)).and(of_snapshot(action, "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let volume = present(cx, &input.volume_id.0)?;
        let name = match input.snapshot_name.given() {
            Some(name) if name.starts_with("auto") => {
                return Err(Error::Unfit("SnapshotName", "it begins auto".to_owned()));
            }
            Some(name) => name,
            None => format!("KSC-SNAP-{}", cx.scope().mint().draw(&NAME).to_ascii_uppercase()),
        };
        let is_local = input.snapshot_type == Some(SnapshotType::LocalSnapShot);
        let new = New {
            name,
            description: input.snapshot_desc.0,
            category: if is_local { "LocalSnapShot" } else { "CommonSnapShot" }.to_owned(),
            expires_at: delete_at(input.scheduled_delete_time, cx.now())?,
            of_unused: true,
            instant_access: is_local,
            ..New::default()
        };
        let made = create(cx.scope(), &place, &volume.id, &new, &[])?;
        Ok(Output { snapshot_id: made.id })
    }
}

/// When a snapshot is deleted by itself: later than now.
fn delete_at(text: Option<String>, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    let unfit = |reason: &str| Error::Unfit("ScheduledDeleteTime", format!("{text} {reason}"));
    let at = text.parse::<DateTime>().ok().and_then(|at| at.to_zoned(TimeZone::UTC).ok());
    let at = at.ok_or_else(|| unfit("is no time such as 2026-07-30T00:00:00"))?.timestamp();
    if at > now { Ok(Some(at)) } else { Err(unfit("is over")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_is_deleted_later_than_now() {
        let now: Timestamp = "2026-01-31T08:00:00Z".parse().unwrap();
        let at = |text: &str| delete_at(Some(text.to_owned()), now);
        assert_eq!(at("2026-01-31T08:00:01").unwrap(), Some("2026-01-31T08:00:01Z".parse().unwrap()));
        assert_eq!(at("").unwrap(), None);
        for wrong in ["2026-01-31T08:00:00", "tomorrow", "2026-02-30T00:00:00"] {
            assert!(at(wrong).is_err(), "{wrong}");
        }
    }
}
