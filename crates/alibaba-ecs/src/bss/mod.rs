//! BssOpenApi, version 2017-12-14: bills and orders, as far as clients ask at their start, and prices of ECS.

mod get_pay_as_you_go_price;
mod get_subscription_price;
mod price;
mod query_available_instances;

pub use get_pay_as_you_go_price::GetPayAsYouGoPrice;
pub use get_subscription_price::GetSubscriptionPrice;
pub use query_available_instances::QueryAvailableInstances;

use alibaba_core::product::Product;
use wire::{Denial, Failure, ParamError, Problem, Service, routes};

use crate::ecs;

/// The service.
#[derive(Debug)]
pub struct Bss;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "BssOpenApi",
    version: Bss::VERSION,
    host: "business",
    routes: routes![QueryAvailableInstances, GetPayAsYouGoPrice, GetSubscriptionPrice],
    paths: &[],
};

impl Service for Bss {
    const NAME: &'static str = "BssOpenApi";
    const VERSION: &'static str = "2017-12-14";
    type Dialect = alibaba_core::Alibaba;
    type Error = ecs::Error;

    fn refuse_param(error: &ParamError) -> Failure {
        match error.problem {
            Problem::Missing => Failure::new(400, "MissingParameter", format!("{} is mandatory.", error.path)),
            _ => Failure::new(400, "InvalidParameter", format!("{} is not valid.", error.path)),
        }
    }

    fn refuse(error: &ecs::Error) -> Failure {
        ecs::refuse(error)
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        let text = "This API is not authorized for caller.";
        Failure::new(403, "NotAuthorized", text)
            .with("AccessDeniedDetail", alibaba_core::refusal::access_denied_detail(denial))
    }

    fn token_mismatch() -> Failure {
        ecs::token_mismatch()
    }
}
