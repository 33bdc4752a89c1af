//! Tags of networks, vSwitches and route tables.

mod list_tag_resources;
mod tag_resources;
mod un_tag_resources;

pub use list_tag_resources::ListTagResources;
pub use tag_resources::TagResources;
pub use un_tag_resources::UnTagResources;

use compute::network::{route_table, subnet, vpc};
use sts::Caller;
use wire::{Call, Checks};

use super::each;
use crate::ecs::{Error, Result};

/// Kinds of resources that the service tags and the sandbox does not have yet.
const ABSENT: [&str; 15] = [
    "EIP",
    "VPNGATEWAY",
    "NATGATEWAY",
    "COMMONBANDWIDTHPACKAGE",
    "PREFIXLIST",
    "PUBLICIPADDRESSPOOL",
    "IPV4GATEWAY",
    "IPV6GATEWAY",
    "NETWORKACL",
    "TRAFFICMIRRORFILTER",
    "TRAFFICMIRRORSESSION",
    "FLOWLOG",
    "HAVIP",
    "DHCPOPTIONSSET",
    "GATEWAYENDPOINT",
];

/// The kind that a call names, as answers write it and as tags are kept.
struct Kind {
    word: String,
    tagged: Option<&'static str>,
}

impl Kind {
    /// Reads a kind without regard to case, as the vendor's pages promise.
    fn read(text: &str) -> Result<Self> {
        let word = text.to_uppercase();
        let tagged = match word.as_str() {
            "VPC" => Some(vpc::TAGGED),
            "VSWITCH" => Some(subnet::TAGGED),
            "ROUTETABLE" => Some(route_table::TAGGED),
            other if ABSENT.contains(&other) => None,
            _ => {
                let text = "The ResourceType provided does not exist in our records.";
                return Err(Error::new(404, "InvalidResourceType.NotFound", text));
            }
        };
        Ok(Self { word, tagged })
    }
}

/// Asks about each of these resources; names of resources have their kind in small letters.
fn checks(action: &'static str, caller: &Caller, call: &Call, kind: &str, ids: &[String]) -> Checks {
    each(action, caller, call, &kind.to_lowercase(), ids.iter().map(String::as_str))
}

/// Refuses a call that names too many resources.
fn check_ids(ids: &[String]) -> Result<()> {
    if ids.len() > 50 {
        let text = "The ResourceIds parameter's number is exceed , Valid : 50";
        return Err(Error::new(400, "NumberExceed.ResourceIds", text));
    }
    Ok(())
}
