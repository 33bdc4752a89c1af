//! VPC, version 2016-03-04: networks, subnets, security groups and interfaces, as far as a launch needs them.

pub(crate) mod dhcp;
pub mod interface;
pub mod network;
mod page;
pub mod security_group;
pub mod subnet;
mod view;

use policy_engine::Context;
use serde::Serialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Check, Cx, Denial, Failure, Format, ParamError, Params, PrincipalNames, Service, routes};

use crate::kec::errors::{self, Error};
use crate::product::Product;

/// The product and its operations.
pub const PRODUCT: Product = Product {
    name: Vpc::NAME,
    version: Vpc::VERSION,
    regional: true,
    routes: routes![
        interface::DescribeNetworkInterfaces,
        network::CreateVpc,
        network::DeleteVpc,
        network::DescribeAvailabilityZones,
        network::DescribeRoutes,
        network::DescribeVpcs,
        security_group::AuthorizeSecurityGroupEntry,
        security_group::CreateSecurityGroup,
        security_group::DeleteSecurityGroup,
        security_group::DescribeSecurityGroups,
        security_group::ModifySecurityGroup,
        security_group::RevokeSecurityGroupEntry,
        subnet::CreateSubnet,
        subnet::DeleteSubnet,
        subnet::DescribeSubnets,
    ],
};

/// The service.
#[derive(Debug)]
pub struct Vpc;

impl Service for Vpc {
    const NAME: &'static str = "vpc";
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
        crate::envelope::render(format, operation, request_id, output, |_| "item")
    }

    fn principal(caller: &Caller) -> PrincipalNames {
        crate::caller::names(caller)
    }

    fn context(call: &Call, _: &Caller, _: &PrincipalNames) -> Context {
        crate::caller::context(call)
    }

    /// Networks carry no tags here.
    async fn facts(_: &mut Cx<'_>, _: &Check, _: &mut Context) -> Result<(), Fault> {
        Ok(())
    }
}
