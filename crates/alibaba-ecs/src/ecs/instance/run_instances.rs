//! `RunInstances`

use kms::Vault;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use store::Fault;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::interfaces::{self, NetworkInterface};
use super::launch::{self, launch};
use super::storage::{DataDisk, SystemDisk};
use crate::ecs::Ecs;
use crate::ecs::checks::{about, pass_role, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::launch_template::FromTemplate;
use crate::tag::Tag;

/// Creates up to 100 instances and starts them.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RunInstances {
    /// Region of the instances.
    pub(crate) region_id: RegionId,
    /// Image; may be left out where `ImageFamily` names one.
    #[serde(default)]
    pub(crate) image_id: Text,
    /// Series of images, of which the newest is taken.
    #[serde(default)]
    pub(crate) image_family: Text,
    /// Instance type.
    #[serde(default)]
    pub(crate) instance_type: Text,
    /// How many, 1 to 100; 1 by default.
    pub(crate) amount: Option<i64>,
    /// How many are enough; all by default.
    pub(crate) min_amount: Option<i64>,
    /// Zone; that of the vSwitch by default.
    #[serde(default)]
    pub(crate) zone_id: Text,
    /// vSwitch.
    #[serde(default)]
    pub(crate) v_switch_id: Text,
    /// Security group; not together with `SecurityGroupIds`.
    #[serde(default)]
    pub(crate) security_group_id: Text,
    /// Security groups.
    #[serde(default)]
    pub(crate) security_group_ids: Vec<String>,
    /// Private address of the first instance; the others get the ones behind it.
    #[serde(default)]
    pub(crate) private_ip_address: Text,
    /// Network interfaces. One of type `Primary` takes the place of the parameters above, and of those about IPv6.
    #[serde(default)]
    pub(crate) network_interface: Vec<NetworkInterface>,
    /// Name, 2 to 128 characters; `web-[1,3]` numbers the instances.
    #[serde(default)]
    pub(crate) instance_name: Text,
    /// Whether names and host names get `001` to `999` behind them.
    #[serde(default)]
    pub(crate) unique_suffix: bool,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    pub(crate) description: Text,
    /// Host name.
    #[serde(default)]
    pub(crate) host_name: Text,
    /// Host names in order; not together with `HostName`.
    #[serde(default)]
    pub(crate) host_names: Vec<String>,
    /// Password, 8 to 30 characters.
    #[serde(default)]
    #[schemars(extend("writeOnly" = true))]
    pub(crate) password: Text,
    /// Whether the password of the image is used.
    pub(crate) password_inherit: Option<bool>,
    /// Key pair.
    #[serde(default)]
    pub(crate) key_pair_name: Text,
    /// How traffic is paid for: `PayByTraffic` (default) or `PayByBandwidth`.
    #[serde(default)]
    pub(crate) internet_charge_type: Text,
    /// Most Mbit/s towards the instance.
    pub(crate) internet_max_bandwidth_in: Option<i64>,
    /// Most Mbit/s from the instance, 0 to 100; more than 0 gives a public address.
    pub(crate) internet_max_bandwidth_out: Option<i64>,
    /// System disk.
    #[serde(default)]
    pub(crate) system_disk: SystemDisk,
    /// Up to 16 data disks.
    #[serde(default)]
    pub(crate) data_disk: Vec<DataDisk>,
    /// Script or document for the first start, in base64; 32 KB at most.
    #[serde(default)]
    #[schemars(extend("writeOnly" = true))]
    pub(crate) user_data: Text,
    /// Role whose credentials the instance can fetch.
    #[serde(default)]
    pub(crate) ram_role_name: Text,
    /// How the instance is paid for: `PostPaid` (default) or `PrePaid`.
    #[serde(default)]
    pub(crate) instance_charge_type: Text,
    /// How long a `PrePaid` instance is bought for.
    pub(crate) period: Option<i64>,
    /// Unit of `Period`: `Month` (default) or `Week`.
    #[serde(default)]
    pub(crate) period_unit: Text,
    /// Whether a `PrePaid` instance is renewed by itself.
    pub(crate) auto_renew: Option<bool>,
    /// How long it is renewed for.
    pub(crate) auto_renew_period: Option<i64>,
    /// Whether the order is paid by itself.
    #[serde(default, rename = "AutoPay")]
    pub(crate) _auto_pay: Option<bool>,
    /// How spare capacity is bid for: `NoSpot` (default), `SpotWithPriceLimit` or `SpotAsPriceGo`.
    #[serde(default)]
    pub(crate) spot_strategy: Text,
    /// Highest price for an hour.
    pub(crate) spot_price_limit: Option<f64>,
    /// Hours for which the instance is safe, 0 to 6.
    pub(crate) spot_duration: Option<i64>,
    /// What becomes of an instance that is outbid: `Terminate` or `Stop`.
    #[serde(default)]
    pub(crate) spot_interruption_behavior: Text,
    /// When the instance is released by itself, in UTC; at least half an hour ahead.
    #[serde(default)]
    pub(crate) auto_release_time: Text,
    /// Whether the instance is protected from being released.
    pub(crate) deletion_protection: Option<bool>,
    /// What a burstable instance does without credits: `Standard` or `Unlimited`.
    #[serde(default)]
    pub(crate) credit_specification: Text,
    /// Whether metadata can be read: `enabled` (default) or `disabled`.
    #[serde(default)]
    pub(crate) http_endpoint: Text,
    /// Whether metadata asks for a token: `optional` (default) or `required`.
    #[serde(default)]
    pub(crate) http_tokens: Text,
    /// How far the answer to a request for a token may travel, 1 to 64.
    pub(crate) http_put_response_hop_limit: Option<i64>,
    /// Whether storage is fast: `optimized` or `none`. Every type of the sandbox is optimized.
    #[serde(default)]
    pub(crate) io_optimized: Text,
    /// Up to ten IPv6 addresses of the primary interface, which suit one instance.
    #[serde(default)]
    pub(crate) ipv6_address: Vec<String>,
    /// How many IPv6 addresses the primary interface has, up to ten; not together with `Ipv6Address`.
    pub(crate) ipv6_address_count: Option<u32>,
    /// Queues of the primary interface.
    #[serde(default, rename = "NetworkInterfaceQueueNumber")]
    pub(crate) _network_interface_queue_number: Unbuilt,
    /// Storage set; there is none.
    #[serde(default, rename = "StorageSetId")]
    pub(crate) _storage_set_id: Unbuilt,
    /// Protected memory and measured start; no type has them.
    #[serde(default, rename = "SecurityOptions")]
    pub(crate) _security_options: Unbuilt,
    /// Names in the network's own domain.
    #[serde(default, rename = "PrivateDnsNameOptions")]
    pub(crate) _private_dns_name_options: Unbuilt,
    /// Which dedicated hosts are taken.
    #[serde(default)]
    pub(crate) scheduler_options: SchedulerOptions,
    /// Launch template, by id. What the call says itself wins over what the template says.
    #[serde(default)]
    pub(crate) launch_template_id: Text,
    /// Launch template, by name.
    #[serde(default)]
    pub(crate) launch_template_name: Text,
    /// Version of the launch template; its default one by default.
    pub(crate) launch_template_version: Option<i64>,
    /// Deployment set.
    #[serde(default)]
    pub(crate) deployment_set_id: Text,
    /// Group in the deployment set.
    pub(crate) deployment_set_group_no: Option<i64>,
    /// Cluster for high-performance computing.
    #[serde(default)]
    pub(crate) hpc_cluster_id: Text,
    /// Dedicated host, which takes the type and has room for the instances.
    #[serde(default)]
    pub(crate) dedicated_host_id: Text,
    /// Whether the instance stays on its dedicated host: `default` or `host`. It always does.
    #[serde(default)]
    pub(crate) affinity: Text,
    /// Whether the instance runs on a dedicated host: `default` or `host`, with which one is chosen where none is named.
    #[serde(default)]
    pub(crate) tenancy: Text,
    /// Whether the security agent is installed: `Active` or `Deactive`.
    #[serde(default)]
    pub(crate) security_enhancement_strategy: Text,
    /// Processor options.
    #[serde(default)]
    pub(crate) cpu_options: CpuOptions,
    /// Options of the image.
    #[serde(default)]
    pub(crate) image_options: ImageOptions,
    /// Options of the network.
    #[serde(default)]
    pub(crate) network_options: NetworkOptions,
    /// Further options.
    #[serde(default)]
    pub(crate) additional_info: AdditionalInfo,
    /// Options of hibernation.
    #[serde(default)]
    pub(crate) hibernation_options: HibernationOptions,
    /// Private pool of capacity.
    #[serde(default)]
    pub(crate) private_pool_options: PrivatePoolOptions,
    /// Resource group.
    #[serde(default)]
    pub(crate) resource_group_id: Text,
    /// Up to 20 tags for the instances, their disks and interfaces.
    #[serde(default)]
    pub(crate) tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    pub(crate) _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    pub(crate) dry_run: bool,
}

/// Processor options of a launch.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct CpuOptions {
    /// Cores.
    pub(crate) core: Option<i64>,
    /// Threads of each core.
    pub(crate) threads_per_core: Option<i64>,
    /// Kind of topology.
    #[serde(default)]
    pub(crate) topology_type: Text,
    /// Memory nodes.
    #[serde(default)]
    pub(crate) numa: Text,
}

/// Options of the image in a launch.
#[skip_serializing_none]
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct ImageOptions {
    /// Whether the first user is not root.
    pub(crate) login_as_non_root: Option<bool>,
}

/// Options of the network in a launch.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct NetworkOptions {
    /// Whether large frames are used.
    pub(crate) enable_jumbo_frame: Option<bool>,
}

/// Further options of an instance.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct AdditionalInfo {
    /// Whether the instance may have more network interfaces than its type gives by itself.
    pub(crate) enable_high_density_mode: Option<bool>,
}

/// Options of hibernation in a launch.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct HibernationOptions {
    /// Whether the instance can hibernate.
    pub(crate) configured: Option<bool>,
}

/// Dedicated hosts of a launch.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SchedulerOptions {
    /// Cluster of the dedicated hosts, with the tenancy `host`.
    #[serde(default)]
    pub(crate) dedicated_host_cluster_id: Text,
}

/// Private pool of capacity in a launch.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct PrivatePoolOptions {
    /// Id of the pool.
    #[serde(default)]
    pub(crate) id: Text,
    /// Which pools are taken: `Open`, `Target` or `None`.
    #[serde(default)]
    pub(crate) match_criteria: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_id_sets: InstanceIdSets,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InstanceIdSets {
    instance_id_set: Vec<String>,
}

impl Staged for RunInstances {
    const NAME: &'static str = "RunInstances";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g7.large"),
        ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"),
        ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"),
        ("RamRoleName", "MyApplicationRole"),
        ("Amount", "2"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Prepared = ();
    type Loaded = FromTemplate;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<FromTemplate, Fault> {
        FromTemplate::load(cx.scope(), input)
    }

    fn checks(input: &Self, template: &FromTemplate, caller: &Caller, call: &Call) -> Checks {
        let used = template.id.as_deref().or(input.launch_template_id.get());
        checks_of("ecs:RunInstances", template.order(input), used, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, template: FromTemplate) -> Result<Output> {
        let order = template.into_order(input)?;
        let vault = Vault::new(&cx.sandbox().vault);
        let instances = launch(cx.scope(), vault, &order, true)?;
        if order.dry_run {
            return Err(Error::dry_run());
        }
        let ids = instances.into_iter().map(|instance| instance.id).collect();
        Ok(Output { instance_id_sets: InstanceIdSets { instance_id_set: ids } })
    }
}

/// What policies are asked about a launch: the instances and everything they are made from, the launch template among
/// them, then whether the role may be given to them.
pub(crate) fn checks_of(
    action: &'static str,
    input: &RunInstances,
    template: Option<&str>,
    caller: &Caller,
    call: &Call,
) -> Checks {
    let ask = |kind: &str, id: &str| about(action, caller, call, kind, id);
    let image = launch::image_asked_about(input);
    let groups = interfaces::every_group_of(input);
    let snapshots = input.data_disk.iter().filter_map(|disk| disk.snapshot_id.get());
    let checks = Checks::only(ask("instance", "*"))
        .and_if(image, |id| ask("image", &id))
        .and_all(groups.iter().map(|id| ask("securitygroup", id)))
        .and_all(interfaces::existing(input).map(|id| ask("eni", id)))
        .and_all(snapshots.map(|id| ask("snapshot", id)))
        .and_if(input.key_pair_name.get(), |name| ask("keypair", name))
        .and_if(input.dedicated_host_id.get(), |id| ask("ddh", id))
        .and_if(template, |id| ask("launchtemplate", id));
    let checks = launch::facts_of(input).into_iter().fold(checks, |checks, (key, value)| checks.each_fact(key, value));
    with_tags(checks, &input.tag).and_if(input.ram_role_name.get(), |role| pass_role(caller, role))
}
