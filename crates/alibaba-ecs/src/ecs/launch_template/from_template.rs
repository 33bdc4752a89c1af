//! A launch that names a template: what the call says wins over what the template says.

use compute::launch_template;
use store::{Fault, Scope};

use super::data::{Data, NetworkInterface, SystemDisk};
use super::named::reference;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::instance::{self, RunInstances};

/// The template that a launch names, if it names one.
#[derive(Debug, Default)]
pub struct FromTemplate {
    /// Its id, where it is there.
    pub(crate) id: Option<String>,
    order: Option<Box<RunInstances>>,
    missing: Option<Error>,
}

impl FromTemplate {
    /// Reads the template, and puts what the call says over it.
    pub(crate) fn load(scope: &mut Scope<'_>, input: &RunInstances) -> std::result::Result<Self, Fault> {
        let Some(reference) = reference(&input.launch_template_id, &input.launch_template_name) else {
            return Ok(Self::default());
        };
        let found = launch_template::get(scope, &input.region_id.0.id, reference).and_then(|template| {
            let version = launch_template::version(scope, &template, input.launch_template_version)?;
            Ok((template.id, Data::of(version.data)))
        });
        match found {
            Ok((id, data)) => {
                let order = Box::new(over(input.clone(), data));
                Ok(Self { id: Some(id), order: Some(order), missing: None })
            }
            Err(compute::Error::Store(fault)) => Err(fault),
            Err(refusal) => Ok(Self { missing: Some(refusal.into()), ..Self::default() }),
        }
    }

    /// What is launched, for the checks.
    pub(crate) fn order<'o>(&'o self, input: &'o RunInstances) -> &'o RunInstances {
        self.order.as_deref().unwrap_or(input)
    }

    /// What is launched.
    pub(crate) fn into_order(self, input: RunInstances) -> Result<RunInstances> {
        if let Some(missing) = self.missing {
            return Err(missing);
        }
        if input.launch_template_version.is_some() && self.order.is_none() {
            return Err(Error::of(codes::launch_template::NOT_FOUND));
        }
        Ok(self.order.map_or(input, |order| *order))
    }
}

/// A launch with what a template says where the call says nothing. Lists are taken whole, the system disk value by value.
fn over(call: RunInstances, Data { values, lists }: Data) -> RunInstances {
    let has_groups = call.security_group_id.get().is_some() || !call.security_group_ids.is_empty();
    let (group, groups) = if has_groups {
        (call.security_group_id, call.security_group_ids)
    } else {
        (values.security_group_id, lists.security_group_ids)
    };
    let interfaces = lists.network_interface.into_iter().map(Into::into);
    RunInstances {
        auto_release_time: call.auto_release_time.or(values.auto_release_time),
        auto_renew: call.auto_renew.or(values.auto_renew),
        auto_renew_period: call.auto_renew_period.or(values.auto_renew_period),
        credit_specification: call.credit_specification.or(values.credit_specification),
        data_disk: or_list(call.data_disk, lists.data_disk),
        deletion_protection: call.deletion_protection.or(values.deletion_protection),
        deployment_set_id: call.deployment_set_id.or(values.deployment_set_id),
        description: call.description.or(values.description),
        host_name: if call.host_names.is_empty() { call.host_name.or(values.host_name) } else { call.host_name },
        http_endpoint: call.http_endpoint.or(values.http_endpoint),
        http_put_response_hop_limit: call.http_put_response_hop_limit.or(values.http_put_response_hop_limit),
        http_tokens: call.http_tokens.or(values.http_tokens),
        // A series of images that the call names is one, too.
        image_id: if call.image_family.get().is_some() { call.image_id } else { call.image_id.or(values.image_id) },
        image_options: instance::ImageOptions {
            login_as_non_root: (call.image_options.login_as_non_root)
                .or(values.image_options.and_then(|options| options.login_as_non_root)),
        },
        instance_charge_type: call.instance_charge_type.or(values.instance_charge_type),
        instance_name: call.instance_name.or(values.instance_name),
        instance_type: call.instance_type.or(values.instance_type),
        internet_charge_type: call.internet_charge_type.or(values.internet_charge_type),
        internet_max_bandwidth_in: call.internet_max_bandwidth_in.or(values.internet_max_bandwidth_in),
        internet_max_bandwidth_out: call.internet_max_bandwidth_out.or(values.internet_max_bandwidth_out),
        io_optimized: call.io_optimized.or(values.io_optimized),
        ipv6_address_count: call.ipv6_address_count.or(values.ipv6_address_count),
        key_pair_name: call.key_pair_name.or(values.key_pair_name),
        network_interface: or_list(call.network_interface, interfaces.collect()),
        // A password that the call gives is not beside that of the image.
        password_inherit: call.password_inherit.or(values.password_inherit.filter(|_| call.password.is_absent())),
        period: call.period.or(values.period),
        period_unit: call.period_unit.or(values.period_unit),
        private_ip_address: call.private_ip_address.or(values.private_ip_address),
        ram_role_name: call.ram_role_name.or(values.ram_role_name),
        resource_group_id: call.resource_group_id.or(values.resource_group_id),
        security_enhancement_strategy: call.security_enhancement_strategy.or(values.security_enhancement_strategy),
        security_group_id: group,
        security_group_ids: groups,
        spot_duration: call.spot_duration.or(values.spot_duration),
        spot_price_limit: call.spot_price_limit.or(values.spot_price_limit),
        spot_strategy: call.spot_strategy.or(values.spot_strategy),
        system_disk: disk_over(call.system_disk, lists.system_disk),
        tag: or_list(call.tag, lists.tag),
        user_data: call.user_data.or(values.user_data),
        v_switch_id: call.v_switch_id.or(values.v_switch_id),
        zone_id: call.zone_id.or(values.zone_id),
        ..call
    }
}

fn disk_over(call: instance::SystemDisk, template: SystemDisk) -> instance::SystemDisk {
    instance::SystemDisk {
        auto_snapshot_policy_id: call.auto_snapshot_policy_id.or(template.auto_snapshot_policy_id),
        bursting_enabled: call.bursting_enabled.or(template.bursting_enabled),
        category: call.category.or(template.category),
        description: call.description.or(template.description),
        disk_name: call.disk_name.or(template.disk_name),
        encrypted: call.encrypted.or(template.encrypted),
        kms_key_id: call.kms_key_id.or(template.kms_key_id),
        performance_level: call.performance_level.or(template.performance_level),
        provisioned_iops: call.provisioned_iops.or(template.provisioned_iops),
        size: call.size.or(template.size),
    }
}

impl From<NetworkInterface> for instance::NetworkInterface {
    fn from(interface: NetworkInterface) -> Self {
        Self {
            delete_on_release: interface.delete_on_release,
            description: interface.description,
            instance_type: interface.instance_type,
            network_interface_name: interface.network_interface_name,
            network_interface_traffic_mode: interface.network_interface_traffic_mode,
            primary_ip_address: interface.primary_ip_address,
            security_group_id: interface.security_group_id,
            security_group_ids: interface.security_group_ids,
            v_switch_id: interface.v_switch_id,
            ..Self::default()
        }
    }
}

fn or_list<T>(call: Vec<T>, template: Vec<T>) -> Vec<T> {
    if call.is_empty() { template } else { call }
}

#[cfg(test)]
mod tests {
    use wire::params::Params;

    use super::*;
    use crate::ecs::launch_template::data::Parameters;

    fn parse<T: serde::de::DeserializeOwned>(parameters: &[(&str, &str)]) -> T {
        Params::read(parameters.iter().copied()).unwrap().parse().unwrap()
    }

    fn data(parameters: &[(&str, &str)]) -> Data {
        let kept = Data::read(parse::<Parameters>(parameters)).unwrap().into_extras().unwrap();
        Data::of(kept)
    }

    #[test]
    fn the_call_wins_and_the_template_fills_what_it_leaves_out() {
        let template = data(&[
            ("ImageId", "m-template"),
            ("InstanceType", "ecs.g7.large"),
            ("SecurityGroupIds.1", "sg-template"),
            ("SystemDisk.Category", "cloud_essd"),
            ("SystemDisk.Size", "60"),
            ("DataDisk.1.Size", "20"),
            ("NetworkInterface.1.VSwitchId", "vsw-template"),
            ("Tag.1.Key", "team"),
            ("DeletionProtection", "true"),
            ("RamRoleName", "TemplateRole"),
        ]);
        let call: RunInstances = parse(&[
            ("RegionId", "cn-hangzhou"),
            ("InstanceType", "ecs.g7.xlarge"),
            ("SecurityGroupId", "sg-call"),
            ("SystemDisk.Size", "80"),
            ("DeletionProtection", "false"),
        ]);
        let order = over(call, template);
        assert_eq!(order.image_id.get(), Some("m-template"));
        assert_eq!(order.instance_type.get(), Some("ecs.g7.xlarge"));
        assert_eq!(order.security_group_id.get(), Some("sg-call"));
        assert!(order.security_group_ids.is_empty());
        assert_eq!((order.system_disk.category.get(), order.system_disk.size), (Some("cloud_essd"), Some(80)));
        assert_eq!(order.data_disk[0].size, Some(20));
        assert_eq!(order.network_interface[0].v_switch_id.get(), Some("vsw-template"));
        assert_eq!(order.tag[0].key, "team");
        assert_eq!(order.deletion_protection, Some(false));
        assert_eq!(order.ram_role_name.get(), Some("TemplateRole"));
    }

    /// Terraform's provider writes an empty text for every setting of the system disk that is left out.
    #[test]
    fn an_empty_text_is_no_number() {
        let template =
            data(&[("SystemDisk.Iops", ""), ("SystemDisk.Size", "40"), ("SystemDisk.DeleteWithInstance", "")]);
        let disk = &template.lists.system_disk;
        assert_eq!((disk.iops, disk.size, disk.delete_with_instance), (None, Some(40), None));
        let wrong = Params::read([("SystemDisk.Size", "large")]).unwrap().parse::<Parameters>().unwrap_err();
        assert_eq!(wrong.path, "SystemDisk.Size");
    }

    #[test]
    fn a_series_of_images_and_a_password_of_the_call_leave_out_those_of_the_template() {
        let template = data(&[("ImageId", "m-template"), ("PasswordInherit", "true")]);
        let call = [("RegionId", "cn-hangzhou"), ("ImageFamily", "acs:ubuntu_22_04_64"), ("Password", "Secret.1234")];
        let order = over(parse(&call), template);
        assert!(order.image_id.is_absent());
        assert_eq!(order.password_inherit, None);
    }
}
