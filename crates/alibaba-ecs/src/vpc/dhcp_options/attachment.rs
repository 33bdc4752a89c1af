//! `AttachDhcpOptionsSetToVpc`, `ReplaceVpcDhcpOptionsSet` and `DetachDhcpOptionsSetFromVpc`

use std::marker::PhantomData;

use compute::network::dhcp_options::{attach, detach, replace};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use super::in_region;
use crate::ecs::checks::about;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// What becomes of the set of DHCP options of a network.
#[derive(Debug)]
pub struct Attachment<V>(PhantomData<V>);

/// What a call does with the set and the network that it names.
pub trait Verb: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Does it.
    fn act(scope: &mut Scope<'_>, id: &str, vpc: &str) -> compute::Result<()>;
}

/// Gives a network that has none a set of DHCP options.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Attach {}

/// Gives a network another set of DHCP options in place of the one it has.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Replace {}

/// Takes a set of DHCP options from a network.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Detach {}

/// The set and the network of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Both {
    /// Region of the set and of the network.
    region_id: RegionId,
    /// Set.
    dhcp_options_set_id: Required,
    /// Network.
    vpc_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Verb for Attach {
    const NAME: &'static str = "AttachDhcpOptionsSetToVpc";

    fn act(scope: &mut Scope<'_>, id: &str, vpc: &str) -> compute::Result<()> {
        attach(scope, id, vpc)
    }
}

impl Verb for Replace {
    const NAME: &'static str = "ReplaceVpcDhcpOptionsSet";

    fn act(scope: &mut Scope<'_>, id: &str, vpc: &str) -> compute::Result<()> {
        replace(scope, id, vpc)
    }
}

impl Verb for Detach {
    const NAME: &'static str = "DetachDhcpOptionsSetFromVpc";

    fn act(scope: &mut Scope<'_>, id: &str, vpc: &str) -> compute::Result<()> {
        detach(scope, id, vpc)
    }
}

impl<V: Verb> Operation for Attachment<V> {
    const NAME: &'static str = V::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DhcpOptionsSetId", "dopt-bp1w0df4epg9zo8isya1b2"),
        ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"),
    ];
    type Service = Vpc;
    type Input = With<V, Both>;
    type Output = Empty;

    fn checks(With(_, both): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ask = |kind, id| about(format!("vpc:{}", V::NAME), caller, call, kind, id);
        Checks::only(ask("dhcpoptionsset", &both.dhcp_options_set_id)).and(ask("vpc", &both.vpc_id))
    }

    fn handle(cx: &mut Cx<'_>, With(_, both): Self::Input) -> Result<Empty> {
        let options = in_region(cx.scope(), both.region_id, &both.dhcp_options_set_id)?;
        V::act(cx.scope(), &options.id, &both.vpc_id)?;
        if both.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
