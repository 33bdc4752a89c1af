//! `MoveResources`

use alibaba_core::resource_group;
use compute::resource::{self as stored, Kind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Problem, Scope};

use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::ResourceGroupId;

/// What can be moved: the product, the kind of resource, and where its things are kept.
const MOVABLE: &[(&str, &str, Kind)] = &[
    ("ecs", "instance", stored::INSTANCE),
    ("ecs", "disk", stored::DISK),
    ("ecs", "eni", stored::INTERFACE),
    ("ecs", "securitygroup", stored::SECURITY_GROUP),
    ("vpc", "vpc", stored::VPC),
    ("vpc", "prefixlist", stored::PREFIX_LIST),
];

/// Moves resources of several products to a resource group; the answer says what became of each.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct MoveResources {
    /// The group that they are moved to.
    resource_group_id: ResourceGroupId,
    /// Up to 10 resources.
    resources: Resources,
}

/// The resources of a call: 1 to 10.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<Resource>")]
struct Resources(#[schemars(length(min = 1, max = 10))] Vec<Resource>);

impl TryFrom<Vec<Resource>> for Resources {
    type Error = Problem;

    fn try_from(list: Vec<Resource>) -> Result<Self, Problem> {
        match list.len() {
            0 => Err(Problem::Missing),
            1..=10 => Ok(Self(list)),
            _ => Err(Problem::Length),
        }
    }
}

/// A resource.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
struct Resource {
    /// Its product, such as `ecs`.
    service: String,
    /// Its kind, such as `instance`.
    resource_type: String,
    /// Its identifier.
    resource_id: String,
    /// Its region.
    region_id: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    responses: Vec<Moved>,
}

/// What became of one resource.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Moved {
    service: String,
    resource_type: String,
    resource_id: String,
    region_id: String,
    status: &'static str,
    error_code: Option<&'static str>,
    error_msg: Option<&'static str>,
}

impl Operation for MoveResources {
    const NAME: &'static str = "MoveResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceGroupId", "rg-acfmxazb4ph6aiy"),
        ("Resources.1.Service", "vpc"),
        ("Resources.1.ResourceType", "vpc"),
        ("Resources.1.ResourceId", "vpc-bp1opxu1zkhn00gzva1b2"),
        ("Resources.1.RegionId", "cn-hangzhou"),
    ];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("resourcemanager:MoveResources", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let group = input.resource_group_id.0;
        if !resource_group::exists(cx.scope(), &group)? {
            return Err(iam::Error::not_found(iam::Kind::ResourceGroup, group));
        }
        let mut responses = Vec::with_capacity(input.resources.0.len());
        for resource in input.resources.0 {
            let failed = move_one(cx.scope(), &resource, &group)?;
            let Resource { service, resource_type, resource_id, region_id } = resource;
            responses.push(Moved {
                service,
                resource_type,
                resource_id,
                region_id,
                status: if failed.is_some() { "FAIL" } else { "SUCCESS" },
                error_code: failed.map(|(code, _)| code),
                error_msg: failed.map(|(_, text)| text),
            });
        }
        Ok(Output { responses })
    }
}

/// Moves a resource, or says why not.
fn move_one(
    scope: &mut Scope<'_>,
    resource: &Resource,
    group: &str,
) -> iam::Result<Option<(&'static str, &'static str)>> {
    let is_meant = |(service, word, _): &&(&str, &str, Kind)| {
        service.eq_ignore_ascii_case(&resource.service) && word.eq_ignore_ascii_case(&resource.resource_type)
    };
    let Some((.., kind)) = MOVABLE.iter().find(is_meant) else {
        return Ok(Some(("UnsupportedResource", "The resource type does not support this operation.")));
    };
    let place = kind.regions_and_groups(scope, &[&resource.resource_id])?.remove(&resource.resource_id);
    if place.is_none_or(|place| !resource.region_id.is_empty() && place.region != resource.region_id) {
        return Ok(Some(("ResourceNotFound", "The specified resource does not exist.")));
    }
    kind.move_to(scope, &resource.resource_id, group)?;
    Ok(None)
}
