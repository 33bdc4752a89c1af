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
use policy_engine::Context;
use store::Fault;
use sts::Caller;
use wire::{Call, Check, Cx, Failure, ParamError, Service, routes};

use crate::kec::errors::{self, Error};
use crate::kec::location::region;
use crate::krn;
use crate::product::Product;

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
#[derive(Debug)]
pub struct Eip;

impl Service for Eip {
    const NAME: &'static str = "eip";
    const VERSION: &'static str = "2016-03-04";
    const ITEM: fn(&str) -> &'static str = |_| "item";
    type Dialect = crate::dialect::Kingsoft;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        errors::refuse_param(error)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        crate::kec::condition_keys::tags(cx, check, context)
    }
}

/// What policies are asked about an address, or about every one.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, krn::regional("eip", Some(region(call)), caller.account(), format_args!("eip/{id}")))
}

/// An address of the call's region.
fn address(cx: &mut Cx<'_>, id: &str) -> Result<ElasticAddress, Domain> {
    let here = region(cx.call()).to_owned();
    let found = get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::ElasticAddress, id)) }
}

/// Refuses Mbit/s that an address cannot have.
fn check_band_width(mbps: i64) -> Result<i64, Error> {
    if BAND_WIDTHS.contains(&mbps) {
        return Ok(mbps);
    }
    let (least, most) = (BAND_WIDTHS.start(), BAND_WIDTHS.end());
    Err(Error::Unfit("BandWidth", format!("it is not between {least} and {most}")))
}
