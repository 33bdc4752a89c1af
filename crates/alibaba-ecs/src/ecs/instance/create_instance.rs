//! `CreateInstance`

use kms::Vault;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::launch::launch;
use super::run_instances::{
    self, AdditionalInfo, CpuOptions, HibernationOptions, ImageOptions, NetworkOptions, PrivatePoolOptions,
    SchedulerOptions, checks_of,
};
use super::storage::{DataDisk, SystemDisk};
use crate::ecs::Ecs;
use crate::ecs::checks::resource;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::tag::Tag;

/// Creates one instance, which then waits to be started.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateInstance {
    /// Region of the instances.
    region_id: RegionId,
    /// Image; may be left out where `ImageFamily` names one.
    #[serde(default)]
    image_id: Text,
    /// Series of images, of which the newest is taken.
    #[serde(default)]
    image_family: Text,
    /// Instance type.
    instance_type: Text,
    /// Zone; that of the vSwitch by default.
    #[serde(default)]
    zone_id: Text,
    /// vSwitch.
    #[serde(default)]
    v_switch_id: Text,
    /// Security group.
    #[serde(default)]
    security_group_id: Text,
    /// Private address.
    #[serde(default)]
    private_ip_address: Text,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    instance_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Host name.
    #[serde(default)]
    host_name: Text,
    /// Password, 8 to 30 characters.
    #[serde(default)]
    #[schemars(extend("writeOnly" = true))]
    password: Text,
    /// Whether the password of the image is used.
    #[serde(default)]
    password_inherit: bool,
    /// Key pair.
    #[serde(default)]
    key_pair_name: Text,
    /// How traffic is paid for: `PayByTraffic` (default) or `PayByBandwidth`.
    #[serde(default)]
    internet_charge_type: Text,
    /// Most Mbit/s towards the instance.
    internet_max_bandwidth_in: Option<i64>,
    /// Most Mbit/s from the instance, 0 to 100.
    internet_max_bandwidth_out: Option<i64>,
    /// System disk.
    #[serde(default)]
    system_disk: SystemDisk,
    /// Up to 16 data disks.
    #[serde(default)]
    data_disk: Vec<DataDisk>,
    /// Script or document for the first start, in base64; 32 KB at most.
    #[serde(default)]
    #[schemars(extend("writeOnly" = true))]
    user_data: Text,
    /// Role whose credentials the instance can fetch.
    #[serde(default)]
    ram_role_name: Text,
    /// How the instance is paid for: `PostPaid` (default) or `PrePaid`.
    #[serde(default)]
    instance_charge_type: Text,
    /// How long a `PrePaid` instance is bought for.
    period: Option<i64>,
    /// Unit of `Period`: `Month` (default) or `Week`.
    #[serde(default)]
    period_unit: Text,
    /// Whether a `PrePaid` instance is renewed by itself.
    auto_renew: Option<bool>,
    /// How long it is renewed for.
    auto_renew_period: Option<i64>,
    /// How spare capacity is bid for: `NoSpot` (default), `SpotWithPriceLimit` or `SpotAsPriceGo`.
    #[serde(default)]
    spot_strategy: Text,
    /// Highest price for an hour.
    spot_price_limit: Option<f64>,
    /// Hours for which the instance is safe, 0 to 6.
    spot_duration: Option<i64>,
    /// What becomes of an instance that is outbid: `Terminate` or `Stop`.
    #[serde(default)]
    spot_interruption_behavior: Text,
    /// Whether the instance is protected from being released.
    #[serde(default)]
    deletion_protection: bool,
    /// What a burstable instance does without credits: `Standard` or `Unlimited`.
    #[serde(default)]
    credit_specification: Text,
    /// Whether metadata can be read: `enabled` (default) or `disabled`.
    #[serde(default)]
    http_endpoint: Text,
    /// Whether metadata asks for a token: `optional` (default) or `required`.
    #[serde(default)]
    http_tokens: Text,
    /// How far the answer to a request for a token may travel, 1 to 64.
    http_put_response_hop_limit: Option<i64>,
    /// Whether storage is fast: `optimized` or `none`. Every type of the sandbox is optimized.
    #[serde(default)]
    io_optimized: Text,
    /// Storage set; there is none.
    #[serde(default, rename = "StorageSetId")]
    _storage_set_id: Unbuilt,
    /// Deployment set.
    #[serde(default)]
    deployment_set_id: Text,
    /// Group in the deployment set.
    deployment_set_group_no: Option<i64>,
    /// Cluster for high-performance computing.
    #[serde(default)]
    hpc_cluster_id: Text,
    /// Dedicated host.
    #[serde(default)]
    dedicated_host_id: Text,
    /// Whether the instance stays on its dedicated host.
    #[serde(default)]
    affinity: Text,
    /// Whether the instance runs on a dedicated host.
    #[serde(default)]
    tenancy: Text,
    /// Whether the security agent is installed: `Active` or `Deactive`.
    #[serde(default)]
    security_enhancement_strategy: Text,
    /// Options of hibernation.
    #[serde(default)]
    hibernation_options: HibernationOptions,
    /// Private pool of capacity.
    #[serde(default)]
    private_pool_options: PrivatePoolOptions,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags for the instance, its disks and its interface.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

impl From<CreateInstance> for run_instances::RunInstances {
    /// The same order in the parameters of `RunInstances`.
    fn from(input: CreateInstance) -> Self {
        Self {
            region_id: input.region_id,
            image_id: input.image_id,
            image_family: input.image_family,
            instance_type: input.instance_type,
            amount: Some(1),
            min_amount: None,
            zone_id: input.zone_id,
            v_switch_id: input.v_switch_id,
            security_group_id: input.security_group_id,
            security_group_ids: Vec::new(),
            private_ip_address: input.private_ip_address,
            network_interface: Vec::new(),
            instance_name: input.instance_name,
            unique_suffix: false,
            description: input.description,
            host_name: input.host_name,
            host_names: Vec::new(),
            password: input.password,
            password_inherit: Some(input.password_inherit),
            key_pair_name: input.key_pair_name,
            internet_charge_type: input.internet_charge_type,
            internet_max_bandwidth_in: input.internet_max_bandwidth_in,
            internet_max_bandwidth_out: input.internet_max_bandwidth_out,
            system_disk: input.system_disk,
            data_disk: input.data_disk,
            user_data: input.user_data,
            ram_role_name: input.ram_role_name,
            instance_charge_type: input.instance_charge_type,
            period: input.period,
            period_unit: input.period_unit,
            auto_renew: input.auto_renew,
            auto_renew_period: input.auto_renew_period,
            _auto_pay: None,
            spot_strategy: input.spot_strategy,
            spot_price_limit: input.spot_price_limit,
            spot_duration: input.spot_duration,
            spot_interruption_behavior: input.spot_interruption_behavior,
            auto_release_time: Text::default(),
            deletion_protection: Some(input.deletion_protection),
            credit_specification: input.credit_specification,
            http_endpoint: input.http_endpoint,
            http_tokens: input.http_tokens,
            http_put_response_hop_limit: input.http_put_response_hop_limit,
            io_optimized: input.io_optimized,
            ipv6_address: Vec::new(),
            ipv6_address_count: None,
            _network_interface_queue_number: Unbuilt::default(),
            _storage_set_id: Unbuilt::default(),
            _security_options: Unbuilt::default(),
            _private_dns_name_options: Unbuilt::default(),
            scheduler_options: SchedulerOptions::default(),
            launch_template_id: Text::default(),
            launch_template_name: Text::default(),
            launch_template_version: None,
            deployment_set_id: input.deployment_set_id,
            deployment_set_group_no: input.deployment_set_group_no,
            hpc_cluster_id: input.hpc_cluster_id,
            dedicated_host_id: input.dedicated_host_id,
            affinity: input.affinity,
            tenancy: input.tenancy,
            security_enhancement_strategy: input.security_enhancement_strategy,
            cpu_options: CpuOptions::default(),
            image_options: ImageOptions::default(),
            network_options: NetworkOptions::default(),
            additional_info: AdditionalInfo::default(),
            hibernation_options: input.hibernation_options,
            private_pool_options: input.private_pool_options,
            resource_group_id: input.resource_group_id,
            tag: input.tag,
            _client_token: ClientToken::default(),
            dry_run: input.dry_run,
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_id: String,
}

impl Operation for CreateInstance {
    const NAME: &'static str = "CreateInstance";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g7.large"),
        ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"),
        ("SecurityGroupId", "sg-bp67acfmxazb4pa1b2c3"),
    ];
    type Service = Ecs;
    type Input = InputAsOrder;
    type Output = Output;

    fn checks(input: &InputAsOrder, caller: &Caller, call: &Call) -> Checks {
        let vswitch = |id: &str| Check::new("ecs:CreateInstance", resource("vpc", caller, call, "vswitch", id));
        checks_of("ecs:CreateInstance", &input.0, None, caller, call).and_if(input.0.v_switch_id.get(), vswitch)
    }

    fn handle(cx: &mut Cx<'_>, input: InputAsOrder) -> Result<Output> {
        let vault = Vault::new(&cx.sandbox().vault);
        let instances = launch(cx.scope(), vault, &input.0, false)?;
        if input.0.dry_run {
            return Err(Error::dry_run());
        }
        let id = instances.into_iter().next().map(|instance| instance.id);
        Ok(Output { instance_id: id.unwrap_or_default() })
    }
}

/// Parameters of `CreateInstance`, brought into those of `RunInstances` as soon as they are read.
#[derive(Debug, Deserialize)]
#[serde(from = "CreateInstance")]
pub struct InputAsOrder(run_instances::RunInstances);

impl From<CreateInstance> for InputAsOrder {
    fn from(input: CreateInstance) -> Self {
        Self(input.into())
    }
}

impl JsonSchema for InputAsOrder {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        CreateInstance::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        CreateInstance::json_schema(generator)
    }
}
