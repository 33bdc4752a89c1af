//! From the parameters of `RunInstances` to what the instances are to be.

use std::net::Ipv4Addr;

use compute::Extras;
use compute::catalogue::InstanceType;
use compute::instance::{
    Charge, Count, HostName, InstanceName, Internet, LaunchSpec, MetadataOptions, Naming, Networking,
};
use compute::instance::{Hardware, UserData};
use compute::key_pair;
use compute::name_pattern::NamePattern;
use compute::network::interface::{Details, Further, Wanted};
use compute::network::security_group::{self, SecurityGroup};
use compute::network::subnet::Subnet;
use iam::role::Passable;
use kernel::{Alphabet, IdFormat, Mint, Tags};
use serde_json::json;
use store::Scope;

use super::charge::ChargeType;
use super::disks::{check_present, disks, local_gib};
use super::order::{NetworkInterface, Order};
use super::release_time::release_time;
use super::run_instances::RunInstances;
use super::{KEY_IDS, rules};
use crate::catalogue::catalogue;
use crate::field::address;
use crate::iam::project;
use crate::kec::data_guard::{DATA_GUARD_ID, with_room};
use crate::kec::errors::Error;
use crate::kec::field::OptionalId;
use crate::kec::image::source::{Source, usable};
use crate::vpc::dhcp::Dhcp;

/// What an instance is when the call does not say.
const USUAL_TYPE: &str = "I1.1A";

/// The random part of a name that nobody chose: `KSC-IN-` and ten capitals and digits.
const NAME: IdFormat = IdFormat::new("kingsoft-instance-name", "", Alphabet::Mixed, 10);

/// What a call says that instances are to be, but for their role.
pub(super) fn launch_spec(
    scope: &mut Scope<'_>,
    run: &RunInstances,
    input: Order,
    subnet: Subnet,
    role: Option<Passable>,
) -> Result<LaunchSpec, Error> {
    let count = count(run)?;
    let Offer { source, kind, charge } = offer(scope, &subnet.region, &input)?;
    let wanted = usize::try_from(count.wanted).unwrap_or(usize::MAX);
    if let Some(password) = run.instance_password.as_deref().filter(|text| !text.is_empty()) {
        rules::password(password)?;
    }
    let extras = extras(run, &input, kind)?;
    let disks = disks(&input, &source, kind)?;
    let names = names(&input, wanted, scope.mint())?;
    let host_names = host_names(&input, wanted)?;
    let (public, internet) = internet(&input)?;
    let address = address("PrivateIpAddress", input.private_ip_address.as_deref())?;
    let user_data = user_data(&input)?;
    check_keys(scope, &input, &subnet.region)?;
    check_present(scope, &input, &subnet.region)?;
    if let Some(id) = input.data_guard() {
        with_room(scope, &subnet.region, id, wanted)?;
    }
    let release_at = release_time(&run.auto_delete_time, scope.now())?;
    let resource_group = project::group_for(scope, input.project_id)?;
    let groups = input.security_group_id.wanted().ok_or(Error::Wanting("SecurityGroupId"))?;
    let groups = security_group::in_network(scope, &groups, &subnet.vpc_id)?;
    let further = further(scope, &input.network_interface, &subnet, &groups, kind)?;
    Ok(LaunchSpec {
        count,
        zone: None,
        hardware: Hardware { type_id: kind.id.clone(), family: kind.family.clone() },
        image_id: source.image.id.clone(),
        software: source.software(),
        disks,
        networking: Networking {
            interface: None,
            details: Details { v6: Wanted::Any(input.distribute_ipv6.into()), ..Details::default() },
            further,
            reservation: Dhcp::of(&subnet).reservation(),
            subnet,
            groups,
            address,
            internet,
            public,
        },
        naming: Naming {
            names,
            host_names,
            default_host_name: |id| format!("vm{}", id.get(..8).unwrap_or(id)),
            description: String::new(),
        },
        key_pair: String::new(),
        role,
        metadata: MetadataOptions::default(),
        user_data,
        charge: Charge { kind: charge.as_str().to_owned() },
        protected: run.is_protect,
        starts: true,
        resource_group,
        release_at,
        tags: input.tag.into_iter().map(|tag| (tag.key.0, tag.value.0)).collect::<Tags>(),
        shares_tags: input.sync_tag,
        extras,
    })
}

/// What an order takes from what the cloud offers, and how it is paid for.
struct Offer {
    source: Source,
    kind: &'static InstanceType,
    charge: ChargeType,
}

fn offer(scope: &mut Scope<'_>, region: &str, input: &Order) -> Result<Offer, Error> {
    let source = usable(scope, region, &input.image()?.0)?;
    let id = type_of(input);
    let kind = catalogue().instance_type(id);
    let kind = kind.ok_or_else(|| unfit("InstanceType", format!("there is no type {id}")))?;
    Ok(Offer { source, kind, charge: charge(input)? })
}

/// The type that an order names, or the usual one.
pub(crate) fn type_of(input: &Order) -> &str {
    input.instance_type.as_deref().filter(|id| !id.is_empty()).unwrap_or(USUAL_TYPE)
}

/// Refuses an order of what the cloud does not offer. Whether there is room for it in a network shows when it is launched.
pub(crate) fn check(scope: &mut Scope<'_>, region: &str, input: &Order) -> Result<(), Error> {
    let Offer { source, kind, .. } = offer(scope, region, input)?;
    input.subnet()?;
    input.security_group_id.first().ok_or(Error::Wanting("SecurityGroupId"))?;
    disks(input, &source, kind)?;
    internet(input)?;
    address("PrivateIpAddress", input.private_ip_address.as_deref())?;
    user_data(input)?;
    named(input, 1)?;
    host_names(input, 1)?;
    check_further(&input.network_interface, kind)?;
    for one in &input.network_interface {
        further_address(one)?;
    }
    Ok(())
}

/// Refuses keys that the region does not have.
fn check_keys(scope: &mut Scope<'_>, input: &Order, region: &str) -> Result<(), Error> {
    let keys = input.key_id.clone().wanted().unwrap_or_default();
    Ok(keys.iter().try_for_each(|key| key_pair::get(scope, region, key).map(drop))?)
}

/// The interfaces beside the primary one.
fn further(
    scope: &mut Scope<'_>,
    asked: &[NetworkInterface],
    primary: &Subnet,
    groups: &[SecurityGroup],
    kind: &InstanceType,
) -> Result<Vec<Further>, Error> {
    check_further(asked, kind)?;
    let mut further = Vec::with_capacity(asked.len());
    for one in asked {
        let subnet = compute::network::subnet::get(scope, &one.subnet_id.0)?;
        if subnet.vpc_id != primary.vpc_id || subnet.zone != primary.zone {
            let reason = format!("the subnet {} is in another network or zone", subnet.id);
            return Err(unfit("NetworkInterface.SubnetId", reason));
        }
        let groups = match one.security_group_id.clone().wanted() {
            Some(named) => security_group::in_network(scope, &named, &subnet.vpc_id)?,
            None => groups.to_vec(),
        };
        further.push(Further::New {
            reservation: Dhcp::of(&subnet).reservation(),
            subnet: Box::new(subnet),
            groups,
            address: further_address(one)?,
            details: Box::new(Details { delete_on_release: true, ..Details::default() }),
        });
    }
    Ok(further)
}

/// Refuses more interfaces beside the primary one than the type takes.
fn check_further(asked: &[NetworkInterface], kind: &InstanceType) -> Result<(), Error> {
    let most = kind.network_interfaces.saturating_sub(1);
    if asked.len() > most as usize {
        return Err(unfit("NetworkInterface", format!("the type takes {most} beside the primary one")));
    }
    Ok(())
}

/// The private address that an interface beside the primary one is to have.
fn further_address(asked: &NetworkInterface) -> Result<Option<Ipv4Addr>, Error> {
    address("NetworkInterface.PrivateIpAddress", asked.private_ip_address.as_deref())
}

pub(super) fn unfit(parameter: &'static str, reason: impl Into<String>) -> Error {
    Error::Unfit(parameter, reason.into())
}

fn count(input: &RunInstances) -> Result<Count, Error> {
    let (wanted, least) = (input.max_count, input.min_count);
    if !(1..=100).contains(&wanted) {
        return Err(unfit("MaxCount", "it is not between 1 and 100"));
    }
    if least == 0 || least > wanted {
        return Err(unfit("MinCount", "it is not between 1 and MaxCount"));
    }
    Ok(Count { wanted, least })
}

fn charge(input: &Order) -> Result<ChargeType, Error> {
    let charge = input.charge()?;
    match (charge.is_monthly(), input.purchase_time.map(|time| time.0)) {
        (true, None) => Err(Error::Wanting("PurchaseTime")),
        (true, Some(1..=36)) | (false, None | Some(0..=36)) => Ok(charge),
        _ => Err(unfit("PurchaseTime", "it is not between 1 and 36")),
    }
}

/// Names of the batch: those that the call says, or random ones.
fn names(input: &Order, count: usize, mint: &Mint) -> Result<Vec<InstanceName>, Error> {
    let random = || rules::name(&format!("KSC-IN-{}", mint.draw(&NAME).to_ascii_uppercase()));
    named(input, count)?.map_or_else(|| (0..count).map(|_| random()).collect(), Ok)
}

/// The names that a call says: with a suffix they count up from it.
fn named(input: &Order, count: usize) -> Result<Option<Vec<InstanceName>>, Error> {
    let Some(name) = input.instance_name.as_deref().filter(|name| !name.is_empty()) else { return Ok(None) };
    let names = match input.instance_name_suffix {
        Some(suffix) => {
            let pattern = NamePattern::counting(&format!("{name}-"), suffix);
            let refused = |error: compute::instance::TextError| rules::unfit("InstanceName", &error);
            InstanceName::batch(&pattern, count, &rules::names()).map_err(refused)?
        }
        None => (0..count).map(|_| rules::name(name)).collect::<Result<_, _>>()?,
    };
    Ok(Some(names))
}

fn host_names(input: &Order, count: usize) -> Result<Vec<HostName>, Error> {
    let Some(name) = input.host_name.as_deref().filter(|name| !name.is_empty()) else { return Ok(Vec::new()) };
    match input.host_name_suffix {
        Some(suffix) => {
            let pattern = NamePattern::counting(&format!("{name}-"), suffix);
            let refused = |error: compute::instance::TextError| rules::unfit("HostName", &error);
            HostName::batch(&pattern, count, &rules::host_names()).map_err(refused)
        }
        None => (0..count).map(|_| rules::host_name(name)).collect(),
    }
}

/// Whether each instance gets a public address, and its way to the Internet.
fn internet(input: &Order) -> Result<(bool, Internet), Error> {
    let line = input.line_id.as_ref().and_then(OptionalId::given);
    let charge = input.address_charge_type.as_ref().map(|kind| kind.0.as_str()).filter(|kind| !kind.is_empty());
    match (line, input.address_band_width, charge) {
        (None, None, None) => Ok((false, Internet { charge: String::new(), mbps_in: 0, mbps_out: 0 })),
        (Some(line), Some(width), Some(charge)) => {
            if catalogue().line(line).is_none() {
                return Err(unfit("LineId", format!("there is no line {line}")));
            }
            let width = i64::from(width);
            Ok((true, Internet { charge: charge.to_owned(), mbps_in: width, mbps_out: width }))
        }
        _ => Err(unfit("AddressBandWidth", "LineId, AddressBandWidth and AddressChargeType come together")),
    }
}

fn user_data(input: &Order) -> Result<Option<UserData>, Error> {
    let text = input.user_data.as_deref().filter(|text| !text.is_empty());
    let read = |text| UserData::parse(text).map_err(|error| unfit("UserData", error.to_string()));
    text.map(read).transpose()
}

/// What only this dialect shows.
fn extras(run: &RunInstances, input: &Order, kind: &InstanceType) -> Result<Extras, Error> {
    let local = local_gib(input, kind)?;
    let keys = input.key_id.clone().wanted().unwrap_or_default();
    let server = |name: &'static str, text: &str| {
        let server = address(name, Some(text))?;
        Ok::<_, Error>(server.map(|server| server.to_string()).unwrap_or_default())
    };
    let extras = json!({
        "DataDiskGb": local,
        "FailureAutoDelete": input.failure_auto_delete,
        "Dns1": server("Dns1", &run.dns1)?,
        "Dns2": server("Dns2", &run.dns2)?,
        KEY_IDS: keys,
        "PurchaseTime": input.purchase_time.unwrap_or_default().0,
        "SriovNetSupport": input.sriov_net_support,
        "SyncTag": input.sync_tag,
    });
    let mut extras = extras.as_object().cloned().unwrap_or_default();
    if let Some(id) = input.data_guard() {
        extras.insert(DATA_GUARD_ID.to_owned(), id.into());
    }
    Ok(extras)
}
