//! `DescribeInstanceRamRole`

use alibaba_core::list::{List, Listed};
use compute::instance::Filter;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::page::Numbered;

/// Lists which instances have which role.
///
/// An instance that is named and has no role is shown with an empty name: clients leave out of their own
/// lists what they do not find here.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceRamRole {
    /// Region of the instances. Some clients leave it out.
    region_id: Option<RegionId>,
    /// Up to 100 instances, as a JSON array.
    #[serde(default)]
    instance_ids: JsonList,
    /// Role.
    #[serde(default)]
    ram_role_name: Text,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_id: Option<String>,
    total_count: i64,
    #[serde(flatten)]
    list: List<Set>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Set {
    instance_id: String,
    ram_role_name: String,
}

impl Listed for Set {
    const LIST: &'static str = "InstanceRamRoleSets";
    const ITEM: &'static str = "InstanceRamRoleSet";
}

impl Operation for DescribeInstanceRamRole {
    const NAME: &'static str = "DescribeInstanceRamRole";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("RamRoleName", "MyApplicationRole")];
    type Service = Ecs;
    type Input = With<Self, Numbered<50>>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_ids.get().unwrap_or_default().iter().map(String::as_str);
        each("ecs:DescribeInstanceRamRole", caller, call, "instance", ids)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output> {
        let ids = input.instance_ids.get();
        if ids.is_none_or(<[String]>::is_empty) && input.ram_role_name.get().is_none() {
            return Err(Error::of(codes::role::NOTHING_ASKED));
        }
        if ids.is_none_or(<[String]>::is_empty) && input.region_id.is_none() {
            // Ids say where their instances are; a role alone does not.
            return Err(Error::missing("RegionId"));
        }
        if ids.is_some_and(|ids| ids.len() > 100) {
            return Err(Error::of(codes::instance::IDS_MALFORMED));
        }
        let region = input.region_id.map(|region| region.0.id.clone());
        let texts: Vec<_> = ids.unwrap_or_default().iter().map(String::as_str).collect();
        let found = compute::instance::get_many(cx.scope(), &texts)?;
        for id in texts {
            let here = |region: &String| found.iter().any(|instance| instance.id == id && instance.region == *region);
            if !region.as_ref().map_or_else(|| found.iter().any(|instance| instance.id == id), here) {
                return Err(compute::Error::not_found(compute::Kind::Instance, id).into());
            }
        }
        let filter = Filter {
            region: region.clone(),
            ids: ids.map(<[String]>::to_vec).filter(|ids| !ids.is_empty()),
            role: input.ram_role_name.cloned(),
            ..Filter::default()
        };
        let part = compute::instance::list(cx.scope(), &filter, page.window())?;
        let set = |instance: compute::instance::Instance| Set {
            instance_id: instance.id,
            ram_role_name: instance.role.map(|role| role.name).unwrap_or_default(),
        };
        Ok(Output { region_id: region, total_count: part.total, list: part.items.into_iter().map(set).collect() })
    }
}
