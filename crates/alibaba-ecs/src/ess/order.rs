//! What a group launches: after its configuration, or after its launch template.

use compute::instance::UserDataError;
use compute::launch_template::{self, Reference};
use compute::network::security_group;
use compute::network::subnet::{self, Subnet};
use compute::scaling::{Configuration, Group, configuration};
use wire::Scope;
use wire::params::Params;

use super::codes;
use super::configuration::Data;
use super::field::invalid;
use crate::ecs::field::Text;
use crate::ecs::image::source;
use crate::ecs::instance::RunInstances;
use crate::ecs::instance::launch::{check_key_pair, has_groups, type_for};
use crate::ecs::launch_template::FromTemplate;
use crate::ecs::role::{self, Asked};
use crate::ecs::{Error, Result};

/// What instances of a group are made after.
#[derive(Debug)]
pub(super) struct Source {
    /// The configuration; empty where it is a launch template.
    pub(super) configuration: String,
    /// The version of the launch template; empty where it is a configuration.
    pub(super) template_version: String,
    /// The weight of instances behind load balancers, where one was said.
    pub(super) weight: Option<i64>,
    /// One launch for each type that it names, best first. The vSwitch and the number are still to be said.
    pub(super) launches: Vec<RunInstances>,
}

impl Source {
    /// What instances of a group are made after now.
    pub(super) fn of(scope: &mut Scope<'_>, group: &Group) -> Result<Self> {
        if !group.configuration_id.is_empty() {
            let found = configuration(scope, &group.configuration_id)?;
            return Self::of_configuration(group, found);
        }
        if group.template_id.is_empty() {
            return Err(Error::of(codes::NO_CONFIGURATION));
        }
        let (launch, version) = of_template(scope, &group.region, &group.template_id, &group.template_version)?;
        if launch.ram_role_name.or_empty() != group.template_role {
            // Whoever named the template was asked about the role that it had then, and nobody about this one.
            return Err(role_changed());
        }
        Ok(Self {
            configuration: String::new(),
            template_version: version.to_string(),
            weight: None,
            launches: vec![launch],
        })
    }

    fn of_configuration(group: &Group, found: Configuration) -> Result<Self> {
        let base = empty(&group.region)?;
        let data = Data::of(found.data);
        let (weight, launches) = (data.weight(), data.launches(&base)?);
        Ok(Self { configuration: found.id, template_version: String::new(), weight, launches })
    }
}

fn role_changed() -> Error {
    Error::of(crate::ecs::codes::role::PASSING_FORBIDDEN)
}

/// A launch in a region that says nothing else.
fn empty(region: &str) -> Result<RunInstances> {
    let pairs = [("RegionId", region)];
    Params::read(pairs).ok().and_then(|pairs| pairs.parse().ok()).ok_or_else(|| invalid("RegionId"))
}

/// What a launch template of a region launches, and the number of its version, which is `Default`, `Latest` or a
/// number.
pub(super) fn of_template(scope: &mut Scope<'_>, region: &str, id: &str, version: &str) -> Result<(RunInstances, i64)> {
    let template = launch_template::get(scope, region, Reference::Id(id))?;
    let number = match version {
        "" | "Default" => template.default_version,
        "Latest" => template.latest_version,
        number => number.parse().map_err(|_| Error::of(codes::VERSION_NOT_NUMBER))?,
    };
    let asked = RunInstances {
        launch_template_id: Text::from(id.to_owned()),
        launch_template_version: Some(number),
        ..empty(region)?
    };
    let launch = FromTemplate::load(scope, &asked)?.into_order(asked)?;
    Ok((launch, number))
}

/// Refuses a launch template that lacks what every instance needs.
pub(super) fn check_template(launch: &RunInstances) -> Result<()> {
    let lacks = |name| Err(Error::about(codes::TEMPLATE_LACKS, name));
    if launch.image_id.is_absent() && launch.image_family.is_absent() {
        return lacks("ImageId");
    }
    if launch.instance_type.is_absent() {
        return lacks("InstanceTypes");
    }
    if has_groups(launch) { Ok(()) } else { lacks("SecurityGroup") }
}

/// Refuses a configuration that names things which are not there.
pub(super) fn check_data(scope: &mut Scope<'_>, group: &Group, data: &Data) -> Result<()> {
    for launch in data.launches(&empty(&group.region)?)? {
        check(scope, group, &launch)?;
    }
    Ok(())
}

/// Refuses a launch of things that are not there. Whether there is room is found out by the launch itself.
pub(super) fn check(scope: &mut Scope<'_>, group: &Group, launch: &RunInstances) -> Result<()> {
    let region = &group.region;
    let source = source::wanted(scope, region, launch.image_id.get(), launch.image_family.get())?;
    if let Some(kind) = launch.instance_type.get() {
        type_for(kind, source.image.architecture)?;
    }
    let groups: Vec<_> =
        launch.security_group_id.cloned().into_iter().chain(launch.security_group_ids.clone()).collect();
    if let Some(subnet) = subnets(scope, region, &group.subnets)?.first() {
        security_group::in_network(scope, &groups, &subnet.vpc_id)?;
    }
    check_key_pair(scope, region, launch.key_pair_name.get())?;
    if let Some(name) = launch.ram_role_name.get() {
        role::passable(scope, name, Asked::ByOrder).map_err(|error| match error {
            Error::Refused(_) => Error::of(codes::ROLE_NOT_FOUND),
            fault @ Error::Domain(_) => fault,
        })?;
    }
    if let Some(text) = launch.user_data.get() {
        compute::instance::UserData::parse(text).map_err(|error| match error {
            UserDataError::NotBase64 => Error::of(codes::USER_DATA_MALFORMED),
            UserDataError::TooLarge { .. } => Error::of(codes::USER_DATA_TOO_LARGE),
        })?;
    }
    crate::tag::read(&launch.tag)?;
    Ok(())
}

/// The vSwitches of a region with these ids, in their order. They lie in one network.
pub(super) fn subnets(scope: &mut Scope<'_>, region: &str, ids: &[String]) -> Result<Vec<Subnet>> {
    let mut found: Vec<Subnet> = Vec::with_capacity(ids.len());
    for id in ids {
        let subnet = subnet::get(scope, id)?;
        if subnet.region != region {
            return Err(Error::of(codes::VSWITCH_NOT_FOUND));
        }
        if found.first().is_some_and(|first| first.vpc_id != subnet.vpc_id) {
            return Err(invalid("VSwitchIds"));
        }
        found.push(subnet);
    }
    Ok(found)
}
