//! `JoinSecurityGroup`, `LeaveSecurityGroup`

use std::fmt::Debug;
use std::marker::PhantomData;

use compute::network::security_group::{Who, join, leave};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use crate::ecs::Ecs;
use crate::ecs::checks;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::instance::launch::MOST_GROUPS;
use crate::ecs::view::Empty;

/// A change of who is in a security group.
pub trait Membership: Debug + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Makes the change.
    fn change(scope: &mut Scope<'_>, group: &str, who: Who<'_>) -> compute::Result<()>;
}

/// An instance or interface joins the group.
#[derive(Debug)]
pub struct Join;

impl Membership for Join {
    const NAME: &'static str = "JoinSecurityGroup";

    fn change(scope: &mut Scope<'_>, group: &str, who: Who<'_>) -> compute::Result<()> {
        join(scope, group, who, MOST_GROUPS)
    }
}

/// An instance or interface leaves the group.
#[derive(Debug)]
pub struct Leave;

impl Membership for Leave {
    const NAME: &'static str = "LeaveSecurityGroup";

    fn change(scope: &mut Scope<'_>, group: &str, who: Who<'_>) -> compute::Result<()> {
        leave(scope, group, who)
    }
}

/// An operation that changes who is in a security group.
#[derive(Debug)]
pub struct ChangeMembership<M>(PhantomData<M>);

/// Puts an instance or a network interface into one more security group of its network, or takes it out of one that is
/// not its only one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Group.
    security_group_id: Required,
    /// Instance: its primary interface.
    #[serde(default)]
    instance_id: Text,
    /// Network interface, where no instance is named.
    #[serde(default)]
    network_interface_id: Text,
    /// Region of the group.
    #[serde(rename = "RegionId")]
    _region_id: Option<RegionId>,
}

impl<M: Membership> Operation for ChangeMembership<M> {
    const NAME: &'static str = M::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Input;
    type Output = Empty;

    fn checks(input: &Input, caller: &Caller, call: &Call) -> Checks {
        let action = format!("ecs:{}", M::NAME);
        let about = |kind, id: &str| checks::about(action.clone(), caller, call, kind, id);
        Checks::only(about("securitygroup", &input.security_group_id))
            .and_if(input.instance_id.get(), |id| about("instance", id))
            .and_if(input.network_interface_id.get(), |id| about("eni", id))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> Result<Empty> {
        let who = match (input.instance_id.get(), input.network_interface_id.get()) {
            (Some(instance), _) => Who::Instance(instance),
            (None, Some(interface)) => Who::Interface(interface),
            (None, None) => return Err(Error::missing("InstanceId")),
        };
        M::change(cx.scope(), &input.security_group_id, who).map_err(|refusal| match refusal {
            compute::Error::OtherNetwork { .. } => Error::of(codes::security_group::INSTANCE_OF_OTHER_VPC),
            other => other.into(),
        })?;
        Ok(Empty {})
    }
}
