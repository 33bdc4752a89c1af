//! From the parameters of `RunInstances` and `CreateInstance` to an spec.
//!
//! The checks come in the order in which the vendor's table of errors lists them.

use alibaba_core::catalogue::catalogue;
use compute::catalogue::{Architecture, Image, InstanceType, OperatingSystem};
use compute::instance::{Count, Hardware, Instance, LaunchSpec, Naming, UserData, UserDataError};
use kms::Vault;
use wire::Scope;

use super::interfaces::{self, groups_of, vswitch_of};
use super::placement::{Order, Placement};
use super::run_instances::RunInstances;
use super::{billing, identity, storage};
use crate::ecs::codes;
use crate::ecs::disk::encryption;
use crate::ecs::errors::{Error, Result};
use crate::ecs::image::source;
use crate::ecs::{deployment_set, location, metadata, role};
use crate::resource_group;

/// How many instances one call may make.
const MOST: i64 = 100;

/// How many security groups an instance, or a network interface, may be in.
pub(crate) const MOST_GROUPS: usize = 5;

/// Makes the instances that are asked for.
pub(crate) fn launch(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    input: &RunInstances,
    starts: bool,
) -> Result<Vec<Instance>> {
    let region = input.region_id.0;
    let count = count(input)?;
    if input.image_id.get().is_none() && input.image_family.get().is_none() {
        return Err(Error::missing("ImageId"));
    }
    let Some(wanted_type) = input.instance_type.get() else { return Err(Error::missing("InstanceType")) };
    if interfaces::existing_primary(input).is_none() {
        if groups_of(input).is_empty() {
            return Err(Error::missing("SecurityGroupId"));
        }
        if vswitch_of(input).is_none() {
            return Err(Error::missing("VSwitchId"));
        }
    }
    if let Some(zone) = input.zone_id.get()
        && region.zone(zone).is_none()
    {
        return Err(Error::of(codes::region::ZONE_OF_ORDER_NOT_FOUND));
    }
    let source = source::wanted(scope, &region.id, input.image_id.get(), input.image_family.get())?;
    let image = source.image.as_ref();
    let kind = instance_type(wanted_type, image)?;
    if input.io_optimized.get() == Some("none") {
        return Err(Error::of(codes::instance::NOT_IO_OPTIMIZED));
    }
    let networking = interfaces::networking(scope, input, kind, count, starts)?;
    check_key_pair(scope, &region.id, input.key_pair_name.get())?;
    if let Some(id) = input.deployment_set_id.get() {
        deployment_set::check_room(scope, &region.id, id, &networking.subnet.zone, count.wanted)?;
    }
    let naming = naming(input, image, count)?;
    let order = Order { zone: &networking.subnet.zone, kind, os: image.os, now: scope.now() };
    let (placement, count) = Placement::find(scope, input, order, count)?;
    identity::check_password(input.password.get(), input.password_inherit == Some(true), image.os)?;
    let user_data = input.user_data.get().map(user_data).transpose()?;
    let disks = (&input.system_disk, &*input.data_disk);
    let mut disks = storage::read(scope, &region.id, disks, &source, kind)?;
    encryption::settle(scope, vault, region, &mut disks)?;
    let role = match input.ram_role_name.get() {
        Some(name) => Some(role::passable(scope, name, role::Asked::ByOrder)?),
        None => None,
    };
    let tags = crate::tag::read(&input.tag)?;
    let charge = billing::charge(input)?;
    let spec = LaunchSpec {
        count,
        zone: input.zone_id.cloned(),
        hardware: Hardware { type_id: kind.id.clone(), family: kind.family.clone() },
        image_id: image.id.clone(),
        software: source.software(),
        disks,
        networking,
        naming,
        // Windows takes none, and passes over what it is given.
        key_pair: input.key_pair_name.cloned().filter(|_| image.os != OperatingSystem::Windows).unwrap_or_default(),
        role,
        metadata: metadata::options(
            input.http_endpoint.get(),
            input.http_tokens.get(),
            input.http_put_response_hop_limit,
        )?,
        user_data,
        charge,
        protected: input.deletion_protection == Some(true),
        starts,
        resource_group: resource_group::of_resource(scope, input.resource_group_id.get())?,
        tags,
        shares_tags: true,
        release_at: input.auto_release_time.get().map(|text| billing::release_time(text, scope.now())).transpose()?,
        extras: placement.attributes(billing::stored_attributes(input, kind, scope.now())?).into_extras(),
    };
    let made = compute::instance::run(scope, &location::of(region), &spec)?;
    placement.settle(scope, &made)?;
    Ok(made)
}

/// The image that policies are asked about: the one that a call names, or the vendor's newest one of a series. Which image of
/// its own an account has in a series is not known before the caller may know it.
pub(super) fn image_asked_about(input: &RunInstances) -> Option<String> {
    if let Some(id) = input.image_id.cloned() {
        return Some(id);
    }
    let family = input.image_family.get()?;
    Some(catalogue().newest_of(family).map_or_else(|| "*".to_owned(), |image| image.id.clone()))
}

/// Condition keys that the vendor lists for orders, as far as the parameters say them.
pub(super) fn facts_of(input: &RunInstances) -> Vec<(&'static str, String)> {
    let truth = |value: bool| if value { "true".to_owned() } else { "false".to_owned() };
    let kind = input.instance_type.get();
    let family = kind.and_then(|id| catalogue().instance_type(id)).map(|kind| kind.family.clone());
    let mut facts = vec![
        ("ecs:NotSpecifySecurityGroupId", truth(!has_groups(input))),
        ("ecs:PasswordCustomized", truth(input.password.get().is_some())),
        ("ecs:PasswordInherit", truth(input.password_inherit == Some(true))),
        ("ecs:SecurityHardeningMode", truth(input.http_tokens.get() == Some("required"))),
        ("ecs:AssociatePublicIpAddress", truth(input.internet_max_bandwidth_out.is_some_and(|most| most > 0))),
    ];
    facts.extend(kind.map(|kind| ("ecs:InstanceType", kind.to_owned())));
    facts.extend(family.map(|family| ("ecs:InstanceTypeFamily", family)));
    facts.extend(input.security_enhancement_strategy.cloned().map(|value| ("ecs:SecurityEnhancementStrategy", value)));
    facts
}

/// Whether an order names security groups, or an interface that is in some.
pub(crate) fn has_groups(order: &RunInstances) -> bool {
    interfaces::existing_primary(order).is_some() || !groups_of(order).is_empty()
}

fn count(input: &RunInstances) -> Result<Count> {
    let wanted = input.amount.unwrap_or(1);
    let least = input.min_amount.unwrap_or(wanted);
    if !(1..=MOST).contains(&wanted) {
        return Err(Error::of(codes::instance::AMOUNT_INVALID));
    }
    if !(1..=wanted).contains(&least) {
        return Err(Error::of(codes::instance::MIN_AMOUNT_INVALID));
    }
    let number = |count: i64| u32::try_from(count).unwrap_or(1);
    Ok(Count { wanted: number(wanted), least: number(least) })
}

/// Refuses a key pair that is not there.
pub(crate) fn check_key_pair(scope: &mut Scope<'_>, region: &str, name: Option<&str>) -> Result<()> {
    if let Some(name) = name {
        compute::key_pair::get(scope, region, name)?;
    }
    Ok(())
}

/// The type with this id, which suits the image.
pub(super) fn instance_type(id: &str, image: &Image) -> Result<&'static InstanceType> {
    type_for(id, image.architecture)
}

/// The type with this id, which has this instruction set.
pub(crate) fn type_for(id: &str, architecture: Architecture) -> Result<&'static InstanceType> {
    let Some(kind) = catalogue().instance_type(id) else {
        return Err(Error::of(codes::instance::TYPE_NOT_SUPPORTED));
    };
    let family = catalogue().family(&kind.family);
    if family.is_some_and(|family| family.architecture != architecture) {
        return Err(Error::of(codes::image::NOT_FOR_INSTANCE_TYPE));
    }
    Ok(kind)
}

fn naming(input: &RunInstances, image: &Image, count: Count) -> Result<Naming> {
    Ok(Naming {
        names: identity::names(input.instance_name.get(), input.unique_suffix, count.wanted)?,
        host_names: identity::host_names(
            input.host_name.get(),
            &input.host_names,
            input.unique_suffix,
            count.wanted,
            image.os,
        )?,
        default_host_name: location::default_host_name,
        description: identity::description(input.description.get())?,
    })
}

/// Reads user data, or says in the vendor's words what is wrong with it.
pub(crate) fn user_data(text: &str) -> Result<UserData> {
    UserData::parse(text).map_err(|error| match error {
        UserDataError::NotBase64 => Error::of(codes::instance::USER_DATA_NOT_BASE64),
        UserDataError::TooLarge { .. } => Error::of(codes::instance::USER_DATA_TOO_LARGE),
    })
}
