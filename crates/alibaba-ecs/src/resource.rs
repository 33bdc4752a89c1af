//! The table of resources: every kind that ECS and VPC know, with what names, tags and policies say of it.
//!
//! A new resource has one row here. Kinds that the vendor has and the sandbox has not yet stand here too, so that a call about
//! them finds nothing rather than an unknown word.

use std::borrow::Cow;

use compute::resource::{self as stored, RegionAndGroup};
use store::Fault;
use wire::Scope;

use crate::ecs::codes;
use crate::ecs::{Error, Result};

/// The product whose tag operations are about a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    /// ECS.
    Ecs,
    /// Auto Scaling.
    Ess,
    /// VPC.
    Vpc,
    /// VpcPeer, whose actions are VPC's.
    VpcPeer,
}

impl Product {
    /// Its name in actions.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Ecs => "ecs",
            Self::Ess => "ess",
            Self::Vpc | Self::VpcPeer => "vpc",
        }
    }
}

/// A kind of resource.
#[derive(Debug)]
pub struct Kind {
    /// The vendor's word: `instance` in `acs:ecs:<region>:<account>:instance/<id>`, and in calls about tags.
    pub(crate) word: &'static str,
    /// The word in names of resources where it is another one, and further words in calls.
    also: &'static [&'static str],
    /// The product whose tag operations are about it.
    pub(crate) product: Product,
    /// Where its things are kept; `None` where the sandbox has none yet.
    pub(crate) stored: Option<stored::Kind>,
}

const fn kept(product: Product, word: &'static str, stored: stored::Kind) -> Kind {
    Kind { word, also: &[], product, stored: Some(stored) }
}

const fn absent(product: Product, word: &'static str) -> Kind {
    Kind { word, also: &[], product, stored: None }
}

impl Kind {
    /// The same kind, which has further words: first the one in names of resources, then those in calls.
    const fn also(mut self, also: &'static [&'static str]) -> Self {
        self.also = also;
        self
    }

    /// Whether this is a word for it, in whatever letter case.
    fn is_called(&self, word: &str) -> bool {
        std::iter::once(&self.word).chain(self.also).any(|own| own.eq_ignore_ascii_case(word))
    }
}

/// Every kind.
static KINDS: &[Kind] = &[
    kept(Product::Ecs, "instance", stored::INSTANCE),
    kept(Product::Ecs, "disk", stored::DISK),
    kept(Product::Ecs, "eni", stored::INTERFACE),
    kept(Product::Ecs, "securitygroup", stored::SECURITY_GROUP),
    kept(Product::Ecs, "keypair", stored::KEY_PAIR),
    kept(Product::Ecs, "snapshot", stored::SNAPSHOT),
    kept(Product::Ecs, "snapshotgroup", stored::SNAPSHOT_GROUP),
    kept(Product::Ecs, "image", stored::IMAGE),
    kept(Product::Ecs, "launchtemplate", stored::LAUNCH_TEMPLATE),
    kept(Product::Ecs, "command", stored::COMMAND),
    kept(Product::Ecs, "invocation", stored::INVOCATION),
    absent(Product::Ecs, "volume"),
    kept(Product::Ecs, "ddh", stored::DEDICATED_HOST),
    kept(Product::Ecs, "ddhcluster", stored::DEDICATED_HOST_CLUSTER),
    absent(Product::Ecs, "reservedinstance"),
    kept(Product::Ecs, "snapshotpolicy", stored::SNAPSHOT_POLICY),
    absent(Product::Ecs, "elasticityassurance"),
    kept(Product::Ecs, "capacityreservation", stored::CAPACITY_RESERVATION),
    kept(Product::Ess, "scalinggroup", stored::SCALING_GROUP),
    kept(Product::Vpc, "vpc", stored::VPC),
    kept(Product::Vpc, "vswitch", stored::SUBNET),
    kept(Product::Vpc, "routetable", stored::ROUTE_TABLE),
    kept(Product::Vpc, "eip", stored::ELASTIC_ADDRESS),
    absent(Product::Vpc, "vpngateway"),
    kept(Product::Vpc, "natgateway", stored::NAT_GATEWAY),
    kept(Product::Vpc, "commonbandwidthpackage", stored::BANDWIDTH_PACKAGE)
        .also(&["combandwidthpackage", "bandwidthpackage"]),
    kept(Product::Vpc, "prefixlist", stored::PREFIX_LIST),
    absent(Product::Vpc, "publicipaddresspool"),
    kept(Product::Vpc, "ipv4gateway", stored::IPV4_GATEWAY),
    kept(Product::Vpc, "ipv6gateway", stored::IPV6_GATEWAY),
    kept(Product::Vpc, "networkacl", stored::NETWORK_ACL),
    kept(Product::VpcPeer, "peerconnection", stored::PEERING),
    absent(Product::Vpc, "trafficmirrorfilter"),
    absent(Product::Vpc, "trafficmirrorsession"),
    absent(Product::Vpc, "flowlog"),
    kept(Product::Vpc, "havip", stored::HA_VIP),
    kept(Product::Vpc, "dhcpoptionsset", stored::DHCP_OPTIONS),
    // GUESS: the vendor's list of what VPC tags is older than these; the word is that of their names.
    kept(Product::Vpc, "vswitchcidrreservation", stored::RESERVED_BLOCK),
    absent(Product::Vpc, "gatewayendpoint"),
];

/// The kind that a call to the tag operations of a product names, in whatever letter case.
pub(crate) fn tagged(product: Product, word: &str) -> Result<&'static Kind> {
    let named = |kind: &&Kind| kind.product == product && kind.is_called(word);
    KINDS.iter().find(named).ok_or_else(|| Error::of(codes::call::RESOURCE_TYPE_NOT_FOUND))
}

/// The word for a kind in names of resources; that of the call where there is no such kind.
pub(crate) fn in_names(product: Product, word: &str) -> String {
    let own = tagged(product, word).ok().map(|kind| kind.also.first().unwrap_or(&kind.word));
    own.map_or_else(|| word.to_lowercase(), |own| (*own).to_owned())
}

/// The kinds that a product tags and of which the sandbox has resources.
pub(crate) fn kept_by(product: Product) -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(move |kind| kind.product == product && kind.stored.is_some())
}

/// A resource of ECS or VPC that a policy is asked about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'n> {
    /// The product in its name.
    pub(crate) service: &'n str,
    /// Its kind.
    pub(crate) kind: stored::Kind,
    /// The region in its name.
    region: &'n str,
    /// Its id.
    pub(crate) id: &'n str,
}

impl<'n> Named<'n> {
    /// Reads a name; `None` where it names no single thing of a kind that is kept.
    pub(crate) fn parse(arn: &'n str) -> Option<Self> {
        let mut parts = arn.splitn(5, ':').skip(1);
        let (service, region, relative) = (parts.next()?, parts.next()?, parts.nth(1)?);
        let (word, id) = relative.split_once('/').filter(|(_, id)| *id != "*")?;
        let kind = KINDS.iter().find(|kind| kind.word == word || kind.also.first() == Some(&word))?.stored?;
        Some(Self { service, kind, region, id })
    }

    /// Under what it is kept.
    pub(crate) fn key(&self) -> Cow<'n, str> {
        self.kind.key_in(self.region, self.id)
    }

    /// Where it lies; `None` where it is not there.
    pub(crate) fn place(&self, scope: &mut Scope<'_>) -> std::result::Result<Option<RegionAndGroup>, Fault> {
        let key = self.key();
        Ok(self.kind.regions_and_groups(scope, &[&key])?.remove(&*key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_a_kind_that_is_kept() {
        let parse = |arn| Named::parse(arn).map(|named| (named.service, named.kind.tagged, named.id));
        let instance = parse("acs:ecs:cn-hangzhou:1234:instance/i-1");
        assert_eq!(instance, Some(("ecs", stored::INSTANCE.tagged, "i-1")));
        // ECS names networks too, in its own words.
        assert_eq!(parse("acs:vpc:*:1234:vswitch/v").map(|named| named.1), Some(stored::SUBNET.tagged));
        for other in ["acs:ecs:*:1:instance/*", "acs:ecs:*:1:volume/v-1", "acs:ecs:*:1:*", "acs:ram:*:1:role/r", "*"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }

    #[test]
    fn a_product_tags_its_own_kinds_whatever_the_case() {
        assert_eq!(tagged(Product::Ecs, "Instance").unwrap().word, "instance");
        assert!(tagged(Product::Vpc, "TrafficMirrorFilter").unwrap().stored.is_none());
        assert_eq!(tagged(Product::Vpc, "bandwidthpackage").unwrap().word, "commonbandwidthpackage");
        assert_eq!(in_names(Product::Vpc, "CommonBandwidthPackage"), "combandwidthpackage");
        for (product, word) in [(Product::Ecs, "vpc"), (Product::Vpc, "instance"), (Product::Ecs, "")] {
            let error = tagged(product, word).unwrap_err();
            assert!(format!("{error:?}").contains("InvalidResourceType.NotFound"), "{word}: {error:?}");
        }
        let mut words: Vec<_> = KINDS.iter().map(|kind| kind.word).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), KINDS.len(), "a word stands for one kind");
    }
}
