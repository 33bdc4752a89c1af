//! `DescribeSecurityGroupReferences`

use alibaba_core::list::{List, Listed};
use compute::network::security_group::{get_many, rule};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::RegionId;

/// Lists the security groups whose rules name these groups. A group that none names is left out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSecurityGroupReferences {
    /// Region of the groups.
    region_id: RegionId,
    /// 1 to 10 groups.
    #[serde(default)]
    security_group_id: Vec<String>,
}

/// The groups whose rules name a group.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Reference {
    security_group_id: String,
    referencing_security_groups: Value,
}

impl Listed for Reference {
    const LIST: &'static str = "SecurityGroupReferences";
    const ITEM: &'static str = "SecurityGroupReference";
}

impl Operation for DescribeSecurityGroupReferences {
    const NAME: &'static str = "DescribeSecurityGroupReferences";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SecurityGroupId.1", "sg-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = List<Reference>;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.security_group_id.iter().map(String::as_str);
        each("ecs:DescribeSecurityGroupReferences", caller, call, "securitygroup", ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<List<Reference>> {
        match input.security_group_id.len() {
            0 => return Err(Error::missing("SecurityGroupId")),
            1..=10 => {}
            _ => return Err(Error::invalid("SecurityGroupId")),
        }
        let ids: Vec<_> = input.security_group_id.iter().map(String::as_str).collect();
        let found = get_many(cx.scope(), &ids)?;
        let is_here = |id: &&str| found.iter().any(|group| group.id == **id && group.region == input.region_id.0.id);
        if let Some(missing) = ids.iter().find(|id| !is_here(id)) {
            return Err(compute::Error::not_found(compute::Kind::SecurityGroup, *missing).into());
        }
        let references = rule::references(cx.scope(), &ids)?;
        let account = cx.caller().account();
        let reference = |id: &&str| {
            let by = references.iter().filter(|(named, _)| named == id);
            let by: Vec<_> = by.map(|(_, group)| json!({"AliUid": account, "SecurityGroupId": group})).collect();
            (!by.is_empty()).then(|| Reference {
                security_group_id: (*id).to_owned(),
                referencing_security_groups: json!({"ReferencingSecurityGroup": by}),
            })
        };
        Ok(ids.iter().filter_map(reference).collect())
    }
}
