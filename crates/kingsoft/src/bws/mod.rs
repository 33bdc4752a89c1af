//! BWS, version 2016-03-04: bandwidth that several addresses of EIP share.

mod associate_band_width_share;
mod charge;
mod create_band_width_share;
mod delete_band_width_share;
mod describe_band_width_shares;
mod disassociate_band_width_share;
mod modify_band_width_share;
mod refusal;
mod view;

pub use associate_band_width_share::AssociateBandWidthShare;
pub use create_band_width_share::CreateBandWidthShare;
pub use delete_band_width_share::DeleteBandWidthShare;
pub use describe_band_width_shares::DescribeBandWidthShares;
pub use disassociate_band_width_share::DisassociateBandWidthShare;
pub use modify_band_width_share::ModifyBandWidthShare;
pub(crate) use refusal::refused;

use std::ops::RangeInclusive;

use compute::network::bandwidth_package::{BandwidthPackage, get};
use compute::{Error as Domain, Kind};
use sts::Caller;
use wire::{Call, Check, Cx, Service, routes};

use crate::kec::location::region;
use crate::krn;
use crate::product::Product;
use crate::regional::{Named, Regional};

/// Mbit/s that a share, or an address that leaves one, may have. Source: Terraform's provider.
const BAND_WIDTHS: RangeInclusive<i64> = 1..=15_000;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Bws::NAME,
    version: Bws::VERSION,
    regional: true,
    routes: routes![
        AssociateBandWidthShare,
        CreateBandWidthShare,
        DeleteBandWidthShare,
        DescribeBandWidthShares,
        DisassociateBandWidthShare,
        ModifyBandWidthShare,
    ],
};

/// The service.
pub type Bws = Regional<Name>;

/// What it is called.
#[derive(Debug)]
pub struct Name;

impl Named for Name {
    const NAME: &'static str = "bws";
}

/// What policies are asked about a share, or about every one.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, krn::regional("bws", Some(region(call)), caller.account(), format_args!("bws/{id}")))
}

/// What they are asked about an address that goes into a share, or leaves it.
fn asks_about_address(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, krn::regional("eip", Some(region(call)), caller.account(), format_args!("eip/{id}")))
}

/// A share of the call's region.
fn share(cx: &mut Cx<'_>, id: &str) -> Result<BandwidthPackage, Domain> {
    let here = region(cx.call()).to_owned();
    let found = get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::BandwidthPackage, id)) }
}
