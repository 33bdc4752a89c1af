//! The kinds of resources that have tags.
//!
//! Source: the words that Terraform's provider and an independent client send; the vendor's own list is not published
//! where it can be read.

use compute::resource::{
    BANDWIDTH_PACKAGE, DISK, ELASTIC_ADDRESS, INSTANCE, Kind, LOAD_BALANCER, PUBLIC_NAT, SECURITY_GROUP, SUBNET, VPC,
};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Cx};

use crate::kec::errors::Error;
use crate::kec::location::region;
use crate::krn;

/// Kind of resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(crate) enum ResourceType {
    /// Instances of KEC. Version 2016-03-04 calls them `kec-instance`.
    #[serde(rename = "instance", alias = "kec-instance")]
    Instance,
    /// Addresses of EIP.
    #[serde(rename = "eip")]
    Eip,
    /// Volumes of EBS.
    #[serde(rename = "volume", alias = "ebs")]
    Volume,
    /// Networks of VPC.
    #[serde(rename = "vpc")]
    Vpc,
    /// Subnets of VPC.
    #[serde(rename = "subnet")]
    Subnet,
    /// Security groups of VPC.
    #[serde(rename = "security-group")]
    SecurityGroup,
    /// NATs of VPC.
    #[serde(rename = "nat")]
    Nat,
    /// Bandwidth shares of BWS.
    #[serde(rename = "bws")]
    Bws,
    /// Load balancers of SLB.
    #[serde(rename = "loadbalancer")]
    LoadBalancer,
}

impl ResourceType {
    /// Every kind.
    pub(crate) const ALL: [Self; 9] = [
        Self::Instance,
        Self::Eip,
        Self::Volume,
        Self::Vpc,
        Self::Subnet,
        Self::SecurityGroup,
        Self::Nat,
        Self::Bws,
        Self::LoadBalancer,
    ];

    /// The word for the kind.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Instance => "instance",
            Self::Eip => "eip",
            Self::Volume => "volume",
            Self::Vpc => "vpc",
            Self::Subnet => "subnet",
            Self::SecurityGroup => "security-group",
            Self::Nat => "nat",
            Self::Bws => "bws",
            Self::LoadBalancer => "loadbalancer",
        }
    }

    /// The word for the kind in version 2016-03-04.
    pub(crate) fn old_word(self) -> &'static str {
        if self == Self::Instance { "kec-instance" } else { self.word() }
    }

    /// The kind that goes by this word in either version.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        match word {
            "ebs" => Some(Self::Volume),
            word => Self::ALL.into_iter().find(|kind| kind.word() == word || kind.old_word() == word),
        }
    }

    /// Where the core keeps what is of this kind.
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Instance => INSTANCE,
            Self::Eip => ELASTIC_ADDRESS,
            Self::Volume => DISK,
            Self::Vpc => VPC,
            Self::Subnet => SUBNET,
            Self::SecurityGroup => SECURITY_GROUP,
            Self::Nat => PUBLIC_NAT,
            Self::Bws => BANDWIDTH_PACKAGE,
            Self::LoadBalancer => LOAD_BALANCER,
        }
    }

    /// The kind as refusals name it.
    fn refused(self) -> compute::Kind {
        match self {
            Self::Instance => compute::Kind::Instance,
            Self::Eip => compute::Kind::ElasticAddress,
            Self::Volume => compute::Kind::Disk,
            Self::Vpc => compute::Kind::Vpc,
            Self::Subnet => compute::Kind::Subnet,
            Self::SecurityGroup => compute::Kind::SecurityGroup,
            Self::Nat => compute::Kind::NatGateway,
            Self::Bws => compute::Kind::BandwidthPackage,
            Self::LoadBalancer => compute::Kind::LoadBalancer,
        }
    }

    /// Kind under which its tags are kept.
    pub(crate) fn tagged(self) -> &'static str {
        self.kind().tagged
    }

    /// The product that things of this kind belong to, and the word for one in its name.
    ///
    /// GUESS: those of NATs, bandwidth shares and load balancers are in no source.
    fn product_and_word(self) -> (&'static str, &'static str) {
        match self {
            Self::Instance => ("kec", "instance"),
            Self::Eip => ("eip", "eip"),
            Self::Volume => ("ebs", "volume"),
            Self::Vpc => ("vpc", "vpc"),
            Self::Subnet => ("vpc", "subnet"),
            Self::SecurityGroup => ("vpc", "security-group"),
            Self::Nat => ("vpc", "nat"),
            Self::Bws => ("bws", "bws"),
            Self::LoadBalancer => ("slb", "loadbalancer"),
        }
    }

    /// One of the kind, as policies are asked about it.
    pub(crate) fn krn(self, id: &str, caller: &Caller, call: &Call) -> String {
        let (product, word) = self.product_and_word();
        krn::regional(product, Some(region(call)), caller.account(), format_args!("{word}/{id}"))
    }

    /// Kind under which the tags of a thing are kept, and its identifier, from the name that policies are asked about.
    pub(crate) fn tagged_in(krn: &str) -> Option<(&'static str, &str)> {
        let mut parts = krn.splitn(6, ':');
        let (product, relative) = (parts.nth(2)?, parts.nth(2)?);
        let (word, id) = relative.split_once('/')?;
        let kind = Self::ALL.into_iter().find(|kind| kind.product_and_word() == (product, word))?;
        Some((kind.tagged(), id))
    }

    /// Refuses things of this kind that are not in the region of the call.
    pub(crate) fn find(self, cx: &mut Cx<'_>, ids: &[&str]) -> Result<(), Error> {
        let here = region(cx.call()).to_owned();
        let places = self.kind().regions_and_groups(cx.scope(), ids)?;
        let missing = ids.iter().find(|id| places.get(**id).is_none_or(|place| place.region != here));
        match missing {
            Some(missing) => Err(compute::Error::not_found(self.refused(), *missing).into()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_goes_by_the_words_of_both_versions() {
        for kind in ResourceType::ALL {
            assert_eq!(ResourceType::of_word(kind.word()), Some(kind));
            assert_eq!(ResourceType::of_word(kind.old_word()), Some(kind));
        }
        assert_eq!(ResourceType::of_word("ebs"), Some(ResourceType::Volume));
        assert_eq!(ResourceType::of_word("ks3"), None);
    }

    #[test]
    fn what_has_tags_is_read_from_its_name() {
        let of = |krn: &'static str| ResourceType::tagged_in(krn);
        assert_eq!(of("krn:ksc:kec:cn-beijing-6:1:instance/i"), Some((compute::instance::TAGGED, "i")));
        assert_eq!(of("krn:ksc:ebs:cn-beijing-6:1:volume/v"), Some((compute::disk::TAGGED, "v")));
        assert_eq!(of("krn:ksc:sks:cn-beijing-6:1:key/k"), None);
        assert_eq!(of("krn:ksc:tagv2:cn-beijing-6:1:tag/a:instance/i"), None);
    }
}
