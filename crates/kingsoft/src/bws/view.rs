//! Bandwidth shares in answers.

use compute::network::bandwidth_package::{BandwidthPackage, TAGGED, members};
use compute::network::elastic_address::ElasticAddress;
use kernel::Tags;
use schemars::JsonSchema;
use serde::Serialize;
use wire::Cx;

use crate::catalogue::catalogue;
use crate::iam::project;
use crate::kec::errors::Error;
use crate::period::instant;
use crate::tag_set::{self, Tag};

/// Name under which the way in which a share is paid for is kept.
pub(super) const CHARGE: &str = "ChargeType";

/// What a share is, as the call that makes one shows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Share {
    band_width_share_id: String,
    band_width_share_name: String,
    band_width: i64,
    line_id: String,
    /// In the form in which addresses of EIP have it.
    create_time: String,
}

impl From<&BandwidthPackage> for Share {
    fn from(share: &BandwidthPackage) -> Self {
        Self {
            band_width_share_id: share.id.clone(),
            band_width_share_name: share.name.clone(),
            band_width: share.mbps,
            line_id: share.isp.clone(),
            create_time: instant(share.created_at),
        }
    }
}

/// A share with what is in it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct WithAddresses {
    #[serde(flatten)]
    share: Share,
    line_name: String,
    /// A text here, and a number in other products.
    project_id: String,
    charge_type: String,
    associate_band_width_share_info_set: Vec<Inside>,
    tag_set: Vec<Tag>,
}

/// An address in a share.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Inside {
    allocation_id: String,
}

impl WithAddresses {
    /// What it has under the name of a filter.
    pub(super) fn look(&self, name: &str) -> Vec<String> {
        let inside = self.associate_band_width_share_info_set.iter().filter(|_| name == "allocation-id");
        inside.map(|inside| inside.allocation_id.clone()).collect()
    }

    fn new(share: &BandwidthPackage, inside: Vec<ElasticAddress>, tags: Option<&Tags>) -> Self {
        let charge = share.extras.get(CHARGE).and_then(|charge| charge.as_str());
        Self {
            line_name: catalogue().line(&share.isp).map(|line| line.name.clone()).unwrap_or_default(),
            project_id: project::of_group(&share.resource_group).to_string(),
            charge_type: charge.unwrap_or_default().to_owned(),
            associate_band_width_share_info_set: inside
                .into_iter()
                .map(|address| Inside { allocation_id: address.id })
                .collect(),
            tag_set: tag_set::shown(&share.id, tags),
            share: Share::from(share),
        }
    }
}

/// Shares with what is in them and their tags.
pub(super) fn shown(cx: &mut Cx<'_>, shares: Vec<BandwidthPackage>) -> Result<Vec<WithAddresses>, Error> {
    let ids: Vec<_> = shares.iter().map(|share| share.id.as_str()).collect();
    let mut inside = members(cx.scope(), &ids)?;
    let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
    let one = |share: BandwidthPackage| {
        let inside = inside.remove(&share.id).unwrap_or_default();
        let tags = tags.get(&share.id);
        WithAddresses::new(&share, inside, tags)
    };
    Ok(shares.into_iter().map(one).collect())
}
