//! VpcPeer, version 2022-01-01: connections between two networks, of one account or of two.

mod answer;
mod create_vpc_peer_connection;
mod delete_vpc_peer_connection;
mod get_vpc_peer_connection_attribute;
mod list_tag_resources;
mod list_vpc_peer_connections;
mod modify_vpc_peer_connection;
mod move_resource_group;
mod tag;
mod view;

pub use answer::{Accept, Answer, Reject};
pub use create_vpc_peer_connection::CreateVpcPeerConnection;
pub use delete_vpc_peer_connection::DeleteVpcPeerConnection;
pub use get_vpc_peer_connection_attribute::GetVpcPeerConnectionAttribute;
pub use list_tag_resources::ListTagResources;
pub use list_vpc_peer_connections::ListVpcPeerConnections;
pub use modify_vpc_peer_connection::ModifyVpcPeerConnection;
pub use move_resource_group::MoveResourceGroup;

use alibaba_core::product::Product;
use compute::{Error as Refusal, Kind};
use policy_engine::Context;
use store::Fault;
use wire::{Check, Cx, Denial, Failure, ParamError, Problem, Service, routes};

use crate::ecs::{self, Error, Result, checks};
use crate::tag::{TagResources, UntagResources};
use crate::vpc::codes;

/// The word for a connection in names of resources, and for its tags.
const KIND: &str = "peerconnection";

/// The service.
#[derive(Debug)]
pub struct VpcPeer;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "VpcPeer",
    version: VpcPeer::VERSION,
    host: "vpcpeer",
    routes: routes![
        CreateVpcPeerConnection,
        GetVpcPeerConnectionAttribute,
        ListVpcPeerConnections,
        ModifyVpcPeerConnection,
        Answer<Accept>,
        Answer<Reject>,
        DeleteVpcPeerConnection,
        MoveResourceGroup,
        TagResources<VpcPeer>,
        UntagResources<VpcPeer>,
        ListTagResources,
    ],
    paths: &[],
};

impl Service for VpcPeer {
    const NAME: &'static str = "VpcPeer";
    const VERSION: &'static str = "2022-01-01";
    type Dialect = alibaba_core::Alibaba;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        match error.problem {
            Problem::Missing => codes::peering::MISSING.about(&error.path),
            _ => match error.path.as_str() {
                "RegionId" | "ClientToken" | "NextToken" => ecs::refuse_param(error),
                name => codes::gateway::ILLEGAL.about(name),
            },
        }
    }

    fn refuse(error: &Error) -> Failure {
        match error {
            Error::Domain(Refusal::NotFound { kind: Kind::Vpc, .. }) => codes::peering::VPC_NOT_FOUND.failure(),
            Error::Domain(Refusal::InUse { kind: Kind::Peering, .. }) => codes::peering::HAS_ROUTES.failure(),
            other => ecs::refuse(other),
        }
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        ecs::denied(denial)
    }

    fn token_mismatch() -> Failure {
        ecs::token_mismatch()
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> std::result::Result<(), Fault> {
        checks::facts(cx, check, context)
    }

    fn resource_group(cx: &mut Cx<'_>, check: &Check) -> std::result::Result<Option<String>, Fault> {
        checks::resource_group(cx, check)
    }
}

/// A name or a description, which newer operations refuse in their own words.
fn legal(given: Option<&str>, most: usize, parameter: &str) -> Result<Option<String>> {
    let wrong = |text: &str| text.starts_with("http://") || text.starts_with("https://") || text.chars().count() > most;
    match given {
        Some(text) if wrong(text) => Err(Error::about(codes::gateway::ILLEGAL, parameter)),
        other => Ok(other.map(str::to_owned)),
    }
}

/// The bandwidth of a connection between regions.
fn mbps(number: i64) -> Result<i64> {
    if (1..=100_000).contains(&number) { Ok(number) } else { Err(Error::about(codes::gateway::ILLEGAL, "Bandwidth")) }
}

/// The quality of the line of a connection between regions.
fn link_type(word: &str) -> Result<String> {
    match word {
        "Platinum" | "Gold" | "Silver" => Ok(word.to_owned()),
        _ => Err(Error::about(codes::gateway::ILLEGAL, "LinkType")),
    }
}
