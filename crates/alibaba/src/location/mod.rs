//! Location, version 2015-06-12: where the interface of a product answers.

mod describe_endpoints;

pub use describe_endpoints::DescribeEndpoints;

use alibaba_ecs::ecs;
use wire::{Denial, Failure, ParamError, Problem, Service, routes};

use crate::product::Product;

/// The service.
#[derive(Debug)]
pub struct Location;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "Location",
    version: Location::VERSION,
    host: "location",
    routes: routes![DescribeEndpoints],
    paths: &[],
};

impl Service for Location {
    const NAME: &'static str = "Location";
    const VERSION: &'static str = "2015-06-12";
    type Dialect = alibaba_core::Alibaba;
    type Error = ecs::Error;

    fn refuse_param(error: &ParamError) -> Failure {
        match (error.path.as_str(), &error.problem) {
            ("Id", problem) if *problem != Problem::Missing => {
                Failure::new(404, "InvalidRegionId", "The specified region does not exist.")
            }
            _ => Failure::new(400, "Illegal Parameter", "Please check the parameters"),
        }
    }

    fn refuse(error: &ecs::Error) -> Failure {
        ecs::refuse(error)
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        ecs::denied(denial)
    }

    fn token_mismatch() -> Failure {
        ecs::token_mismatch()
    }
}
