//! `CreateScalingGroup`

use compute::scaling::{New, create, save};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::settings::{Settings, removal};
use super::template::{self, Role};
use crate::ecs::checks::with_tags;
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Result, location};
use crate::ess::field::{asks, check_size, cooldown, invalid, name};
use crate::ess::{Ess, order};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Makes a group of instances. It has none until it is enabled. Whoever names a launch template may pass its role to ECS.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateScalingGroup {
    /// Region of the group.
    region_id: RegionId,
    /// Name, 2 to 64 characters; the region has it once. Its identifier by default.
    #[serde(default)]
    scaling_group_name: Text,
    /// How many instances it has at least, 0 to 2000.
    min_size: i64,
    /// How many instances it has at most, 0 to 2000.
    max_size: i64,
    /// How many instances it is kept at; between the bounds, whatever number there is, by default.
    desired_capacity: Option<i64>,
    /// Seconds between activities that alarms ask for, 0 to 86400; 300 by default.
    default_cooldown: Option<i64>,
    /// vSwitch, where `VSwitchIds` names none.
    #[serde(default)]
    v_switch_id: Text,
    /// Up to five vSwitches of a network; the first ones come first.
    #[serde(default)]
    v_switch_ids: Vec<String>,
    /// Which instances are removed first: `OldestScalingConfiguration`, then `OldestInstance`, by default; or `NewestInstance`.
    #[serde(default)]
    removal_policy: Vec<String>,
    /// Launch template after which instances are made, where no configuration is.
    #[serde(default)]
    launch_template_id: Text,
    /// Its version: `Default`, `Latest` or a number.
    #[serde(default)]
    launch_template_version: Text,
    /// Whether the group is protected from being deleted.
    #[serde(default)]
    group_deletion_protection: bool,
    /// What it is a group of: `ECS`.
    #[serde(default)]
    group_type: Text,
    /// Instance that new ones are to be like.
    #[serde(default, rename = "InstanceId")]
    _instance_id: Unbuilt,
    /// Group of containers that new ones are to be like.
    #[serde(default, rename = "ContainerGroupId")]
    _container_group_id: Unbuilt,
    /// Load balancers.
    #[serde(default, rename = "LoadBalancerIds")]
    load_balancer_ids: Text,
    /// Load balancers with weights.
    #[serde(default, rename = "LoadBalancerConfig")]
    _load_balancer_config: Unbuilt,
    /// Groups of servers of load balancers.
    #[serde(default, rename = "VServerGroup")]
    _v_server_group: Unbuilt,
    /// Groups of servers of application load balancers.
    #[serde(default, rename = "AlbServerGroup")]
    _alb_server_group: Unbuilt,
    /// Groups of servers of any load balancers.
    #[serde(default, rename = "ServerGroup")]
    _server_group: Unbuilt,
    /// Databases.
    #[serde(default, rename = "DBInstanceIds")]
    db_instance_ids: Text,
    /// Databases with how they are attached.
    #[serde(default, rename = "DBInstance")]
    _db_instance: Unbuilt,
    /// Hooks that wait for somebody.
    #[serde(default, rename = "LifecycleHook")]
    _lifecycle_hook: Unbuilt,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    scaling_group_id: String,
}

impl Staged for CreateScalingGroup {
    const NAME: &'static str = "CreateScalingGroup";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ScalingGroupName", "web"),
        ("MinSize", "1"),
        ("MaxSize", "4"),
        ("DesiredCapacity", "2"),
        ("VSwitchIds.1", "vsw-bp1s5fnvk4gn2tws0a1b2"),
    ];
    type Service = Ess;
    type Input = With<Self, Settings>;
    type Prepared = ();
    type Loaded = Role;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, With(input, _): &Self::Input, (): ()) -> std::result::Result<Role, Fault> {
        template::load(cx.scope(), &input.launch_template_id, &input.launch_template_version)
    }

    fn checks(With(input, _): &Self::Input, role: &Role, caller: &Caller, call: &Call) -> Checks {
        let checks = with_tags(asks("ess:CreateScalingGroup", caller, call, ""), &input.tag);
        template::checks(checks, role, caller)
    }

    fn handle(cx: &mut Cx<'_>, With(input, settings): Self::Input, _: Role) -> Result<Output> {
        for (list, parameter) in
            [(&input.load_balancer_ids, "LoadBalancerIds"), (&input.db_instance_ids, "DBInstanceIds")]
        {
            // Clients write an empty JSON array for none.
            if list.get().is_some_and(|text| text.trim() != "[]") {
                return Err(invalid(parameter));
            }
        }
        if !matches!(input.group_type.get(), None | Some("ECS")) {
            return Err(invalid("GroupType"));
        }
        check_size(input.min_size, input.max_size, input.desired_capacity)?;
        let named = if input.v_switch_ids.is_empty() {
            input.v_switch_id.cloned().into_iter().collect()
        } else {
            input.v_switch_ids
        };
        if named.is_empty() || named.len() > 5 {
            // Instances outside networks are not made any more.
            return Err(invalid("VSwitchIds"));
        }
        let subnets = order::subnets(cx.scope(), &input.region_id.0.id, &named)?;
        let new = New {
            name: name(input.scaling_group_name.get(), "ScalingGroupName")?,
            least: input.min_size,
            most: input.max_size,
            desired: input.desired_capacity,
            subnets: subnets.into_iter().map(|subnet| subnet.id).collect(),
            removal: removal(&input.removal_policy)?,
            cooldown: cooldown(input.default_cooldown.unwrap_or(300), "DefaultCooldown")?,
            is_protected: input.group_deletion_protection,
            extras: settings.extras()?,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let mut group = create(cx.scope(), &location::of(input.region_id.0), new)?;
        template::take(cx.scope(), &mut group, (&input.launch_template_id, &input.launch_template_version))?;
        save(cx.scope(), &group)?;
        Ok(Output { scaling_group_id: group.id })
    }
}
