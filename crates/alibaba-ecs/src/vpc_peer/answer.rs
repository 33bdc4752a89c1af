//! `AcceptVpcPeerConnection` and `RejectVpcPeerConnection`

use std::marker::PhantomData;

use compute::network::peering::{accept, reject};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use super::{KIND, VpcPeer};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Answers another account that asked for a connection.
#[derive(Debug)]
pub struct Answer<A>(PhantomData<A>);

/// The answer.
pub trait Act: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Tags that it gives the connection.
    fn tags(&self) -> &[Tag] {
        &[]
    }

    /// Gives it.
    fn act(&self, scope: &mut Scope<'_>, id: &str) -> Result<()>;
}

/// The connection of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Parameters {
    /// Connection.
    instance_id: Required,
    /// Region; the host of a call says it too.
    #[serde(rename = "RegionId")]
    _region_id: Option<RegionId>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl<A: Act> Operation for Answer<A> {
    const NAME: &'static str = A::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceId", "pcc-bp1s5fnvk4gn2tws0a1b2")];
    type Service = VpcPeer;
    type Input = With<A, Parameters>;
    type Output = Empty;

    fn checks(With(answer, input): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(one(format!("vpc:{}", A::NAME), caller, call, KIND, &input.instance_id), answer.tags())
    }

    fn handle(cx: &mut Cx<'_>, With(answer, input): Self::Input) -> Result<Empty> {
        answer.act(cx.scope(), &input.instance_id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}

/// Accepts a connection that another account asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Accept {
    /// Resource group of the connection on the caller's side.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags of the connection on the caller's side.
    #[serde(default)]
    tag: Vec<Tag>,
}

/// Rejects a connection that another account asked for.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Reject {}

impl Act for Accept {
    const NAME: &'static str = "AcceptVpcPeerConnection";

    fn tags(&self) -> &[Tag] {
        &self.tag
    }

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> Result<()> {
        let group = self.resource_group_id.get().map(|group| resource_group::of_resource(scope, Some(group)));
        accept(scope, id, group.transpose()?, &tags::read(&self.tag)?)?;
        Ok(())
    }
}

impl Act for Reject {
    const NAME: &'static str = "RejectVpcPeerConnection";

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> Result<()> {
        reject(scope, id)?;
        Ok(())
    }
}
