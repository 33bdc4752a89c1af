//! `DescribeAutoSnapshotPolicy`

use compute::listing::Window;
use compute::snapshot_policy::{Filter, SnapshotPolicy, list};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{SNAPSHOT_TYPE, asks};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::known_region;

/// Lists the policies for snapshots of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAutoSnapshotPolicy {
    /// Only these.
    #[serde(default)]
    auto_snapshot_policy_id: Ids,
    /// Only those of this name.
    auto_snapshot_policy_name: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    auto_snapshot_policy_set: Vec<Policy>,
}

/// A policy.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Policy {
    auto_snapshot_policy_id: String,
    auto_snapshot_policy_name: String,
    /// Hours as texts, as Terraform's provider reads them.
    auto_snapshot_time: Vec<String>,
    /// Days of the week as texts.
    auto_snapshot_date: Vec<String>,
    retention_time: i64,
    snapshot_type: String,
    creation_date: String,
    attach_local_volume_num: i64,
    #[serde(rename = "AttachEBSVolumeNum")]
    attach_ebs_volume_num: i64,
}

impl From<SnapshotPolicy> for Policy {
    fn from(policy: SnapshotPolicy) -> Self {
        let texts = |numbers: &[u32]| numbers.iter().map(ToString::to_string).collect();
        let kind = policy.extras.get(SNAPSHOT_TYPE).and_then(Value::as_str);
        Self {
            auto_snapshot_time: texts(&policy.schedule.hours),
            auto_snapshot_date: texts(&policy.schedule.weekdays),
            retention_time: policy.retention_days.unwrap_or_default(),
            snapshot_type: kind.unwrap_or_default().to_owned(),
            creation_date: time::seconds(policy.created_at),
            attach_local_volume_num: 0,
            attach_ebs_volume_num: policy.disks,
            auto_snapshot_policy_id: policy.id,
            auto_snapshot_policy_name: policy.name,
        }
    }
}

impl Operation for DescribeAutoSnapshotPolicy {
    const NAME: &'static str = "DescribeAutoSnapshotPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("AutoSnapshotPolicyId.1", "860576274707722240")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("kec:DescribeAutoSnapshotPolicy", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let filter = Filter {
            region: Some(known_region(cx)?.id.clone()),
            ids: input.auto_snapshot_policy_id.wanted(),
            name: input.auto_snapshot_policy_name.filter(|name| !name.is_empty()),
            ..Filter::default()
        };
        let found = list(cx.scope(), &filter, Window::ALL)?;
        Ok(Output { auto_snapshot_policy_set: found.items.into_iter().map(Policy::from).collect() })
    }
}
