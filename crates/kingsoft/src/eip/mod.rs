//! EIP, version 2016-03-04: public addresses of an account, the lines they are bought on, and who has them.

mod allocate_address;
mod associate_address;
mod charge;
mod describe_addresses;
mod disassociate_address;
mod get_lines;
mod modify_address;
mod release_address;
mod view;

pub use allocate_address::AllocateAddress;
pub use associate_address::AssociateAddress;
pub use describe_addresses::DescribeAddresses;
pub use disassociate_address::DisassociateAddress;
pub use get_lines::GetLines;
pub use modify_address::ModifyAddress;
pub use release_address::ReleaseAddress;

use std::ops::RangeInclusive;

use compute::network::elastic_address::{ElasticAddress, get};
use compute::{Error as Domain, Kind};
use sts::Caller;
use wire::{Call, Check, Cx, Service, routes};

use crate::field::{Whole, within};
use crate::kec::errors::Error;
use crate::kec::location::region;
use crate::krn;
use crate::product::Product;
use crate::regional::{Named, Regional};

/// Mbit/s that an address may have. GUESS: the vendor's pages say only that it is a positive number.
const BAND_WIDTHS: RangeInclusive<i64> = 1..=15_000;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Eip::NAME,
    version: Eip::VERSION,
    regional: true,
    routes: routes![
        AllocateAddress,
        AssociateAddress,
        DescribeAddresses,
        DisassociateAddress,
        GetLines,
        ModifyAddress,
        ReleaseAddress,
    ],
};

/// The service.
pub type Eip = Regional<Name>;

/// What it is called.
#[derive(Debug)]
pub struct Name;

impl Named for Name {
    const NAME: &'static str = "eip";
}

/// What policies are asked about an address, or about every one.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, krn::regional("eip", Some(region(call)), caller.account(), format_args!("eip/{id}")))
}

/// An address of the call's region.
pub(crate) fn address(cx: &mut Cx<'_>, id: &str) -> Result<ElasticAddress, Domain> {
    let here = region(cx.call()).to_owned();
    let found = get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::ElasticAddress, id)) }
}

/// Refuses Mbit/s that an address cannot have.
fn check_band_width(mbps: Whole) -> Result<i64, Error> {
    within("BandWidth", mbps, &BAND_WIDTHS)
}
