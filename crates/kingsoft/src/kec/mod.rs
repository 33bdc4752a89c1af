//! KEC, version 2016-03-04: instances, their roles, and what they can be made from.

pub mod errors;
pub(crate) mod facts;
pub(crate) mod field;
pub mod image;
pub mod instance;
pub mod instance_type;
mod outcome;
pub(crate) mod place;
pub mod region;
pub mod role;

use policy_engine::Context;
use serde::Serialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Check, Cx, Denial, Failure, Format, ParamError, Params, PrincipalNames, Service, routes};

use crate::product::Product;
use errors::Error;

/// The product and its operations.
pub const PRODUCT: Product = Product {
    name: Kec::NAME,
    version: Kec::VERSION,
    regional: true,
    routes: routes![
        image::DescribeImages,
        instance::DescribeInstances,
        instance::ModifyInstanceAttribute,
        instance::RebootInstances,
        instance::RunInstances,
        instance::StartInstances,
        instance::StopInstances,
        instance::TerminateInstances,
        instance_type::DescribeInstanceTypeConfigs,
        region::DescribeAvailabilityZones,
        region::DescribeRegions,
        role::AttachInstancesIamRole,
        role::DescribeKecIamRoles,
        role::DetachInstancesIamRole,
    ],
};

/// The service.
#[derive(Debug)]
pub struct Kec;

impl Service for Kec {
    const NAME: &'static str = "kec";
    const VERSION: &'static str = "2016-03-04";
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        errors::refuse_param(error)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        crate::refusal::denied(denial)
    }

    fn token_mismatch() -> Failure {
        crate::refusal::token_mismatch()
    }

    fn rehearsal(params: &Params) -> Option<Failure> {
        crate::rehearsal::answer(params)
    }

    fn render<T: Serialize>(format: Format, operation: &str, request_id: &str, output: &T) -> Vec<u8> {
        crate::envelope::render(format, operation, request_id, output, item)
    }

    fn principal(caller: &Caller) -> PrincipalNames {
        crate::caller::names(caller)
    }

    fn context(call: &Call, _: &Caller, _: &PrincipalNames) -> Context {
        crate::caller::context(call)
    }

    async fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        facts::of_kec(cx, check, context)
    }
}

/// Names of the elements of lists in XML.
fn item(list: &str) -> &'static str {
    match list {
        "RegionSet" => "Region",
        "AvailabilityZoneSet" => "AvailabilityZone",
        "InstanceTypeConfigSet" => "InstanceTypeConfig",
        _ => "Item",
    }
}
