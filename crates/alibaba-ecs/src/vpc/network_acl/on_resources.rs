//! `AssociateNetworkAcl` and `UnassociateNetworkAcl`

use std::marker::PhantomData;

use compute::network::network_acl::{associate, dissociate};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use super::in_region;
use crate::ecs::checks::{about, one};
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// How many vSwitches a call may name.
const MOST: usize = 50;

/// Gives a network ACL to vSwitches, or takes it away.
#[derive(Debug)]
pub struct OnResources<A>(PhantomData<A>);

/// What is done with the ACL.
pub trait Act: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Does it for one vSwitch.
    fn act(scope: &mut Scope<'_>, acl: &str, vswitch: &str) -> compute::Result<()>;
}

/// The ACL and the vSwitches of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Parameters {
    /// Region of the ACL.
    region_id: RegionId,
    /// ACL.
    network_acl_id: Required,
    /// Up to 50 vSwitches.
    #[serde(default)]
    resource: Vec<Resource>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

/// Something that has an ACL.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    /// vSwitch.
    resource_id: Required,
    /// Kind: `VSwitch`.
    resource_type: Required,
}

impl<A: Act> Operation for OnResources<A> {
    const NAME: &'static str = A::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NetworkAclId", "nacl-bp1s5fnvk4gn2tws0a1b2"),
        ("Resource.1.ResourceId", "vsw-bp1s5fnvk4gn2tws0a1b2"),
        ("Resource.1.ResourceType", "VSwitch"),
    ];
    type Service = Vpc;
    type Input = With<A, Parameters>;
    type Output = Empty;

    fn checks(With(_, input): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let action = format!("vpc:{}", A::NAME);
        let vswitches = input.resource.iter().map(|resource| &*resource.resource_id);
        let vswitches = vswitches.map(|id| about(action.clone(), caller, call, "vswitch", id));
        one(action.clone(), caller, call, "networkacl", &input.network_acl_id).and_all(vswitches)
    }

    fn handle(cx: &mut Cx<'_>, With(_, input): Self::Input) -> Result<Empty> {
        let acl = in_region(cx.scope(), input.region_id, &input.network_acl_id)?;
        if input.resource.is_empty() {
            return Err(Error::missing("Resource"));
        }
        if input.resource.len() > MOST {
            return Err(Error::invalid("Resource"));
        }
        for resource in &input.resource {
            if &*resource.resource_type != "VSwitch" {
                return Err(Error::of(codes::network_acl::KIND_INVALID));
            }
            A::act(cx.scope(), &acl.id, &resource.resource_id)?;
        }
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}

/// Gives a network ACL to vSwitches of its network that have none.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Associate {}

/// Takes a network ACL from vSwitches that have it.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Unassociate {}

impl Act for Associate {
    const NAME: &'static str = "AssociateNetworkAcl";

    fn act(scope: &mut Scope<'_>, acl: &str, vswitch: &str) -> compute::Result<()> {
        associate(scope, acl, vswitch)
    }
}

impl Act for Unassociate {
    const NAME: &'static str = "UnassociateNetworkAcl";

    fn act(scope: &mut Scope<'_>, acl: &str, vswitch: &str) -> compute::Result<()> {
        dissociate(scope, acl, vswitch)
    }
}
