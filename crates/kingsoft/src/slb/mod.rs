//! SLB, version 2016-03-04: classic load balancers, what they listen to, the servers behind them and their health checks.
//!
//! The sandbox carries no traffic: it keeps what is ordered and shows it. Certificates, access lists, groups of servers and
//! forwarding rules are not built, and neither are application load balancers.

pub mod health_check;
pub mod listener;
pub mod load_balancer;
mod refusal;
pub mod server;

pub(crate) use refusal::refused;

use std::fmt::Display;
use std::ops::RangeInclusive;

use compute::network::load_balancer::{LoadBalancer, get};
use compute::{Error as Domain, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Cx, Service, routes};

use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::location::region;
use crate::krn;
use crate::product::Product;
use crate::regional::{Named, Regional};

/// The ports that there are.
const PORTS: RangeInclusive<u32> = 1..=65_535;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Slb::NAME,
    version: Slb::VERSION,
    regional: true,
    routes: routes![
        health_check::ConfigureHealthCheck,
        health_check::DeleteHealthCheck,
        health_check::DescribeHealthChecks,
        health_check::ModifyHealthCheck,
        listener::CreateListeners,
        listener::DeleteListeners,
        listener::DescribeListeners,
        listener::ModifyListeners,
        load_balancer::CreateLoadBalancer,
        load_balancer::DeleteLoadBalancer,
        load_balancer::DescribeLoadBalancers,
        load_balancer::ModifyLoadBalancer,
        server::DeregisterInstancesFromListener,
        server::DescribeInstancesWithListener,
        server::ModifyInstancesWithListener,
        server::RegisterInstancesWithListener,
    ],
};

/// The service.
pub type Slb = Regional<Name>;

/// What it is called.
#[derive(Debug)]
pub struct Name;

impl Named for Name {
    const NAME: &'static str = "slb";
}

/// A thing of the product, as policies are asked about it, such as `loadbalancer/<id>`.
///
/// GUESS: the words `loadbalancer`, `listener`, `realserver` and `healthcheck`, which are in no source.
pub(crate) fn krn(caller: &Caller, call: &Call, relative: impl Display) -> String {
    krn::regional("slb", Some(region(call)), caller.account(), relative)
}

/// What policies are asked about a thing of the product.
fn asks(action: &'static str, relative: impl Display, caller: &Caller, call: &Call) -> Check {
    Check::new(action, krn(caller, call, relative))
}

/// A load balancer of the call's region.
pub(crate) fn balancer(cx: &mut Cx<'_>, id: &str) -> Result<LoadBalancer, Domain> {
    let here = region(cx.call()).to_owned();
    let found = get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::LoadBalancer, id)) }
}

/// Whether something works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum State {
    /// It does.
    Start,
    /// It does not.
    Stop,
}

impl State {
    /// Whether it is the one that works.
    fn is_on(self) -> bool {
        self == Self::Start
    }

    /// The word for it.
    fn word(enabled: bool) -> &'static str {
        if enabled { "start" } else { "stop" }
    }
}

/// Refuses a number that is too small or too large.
fn within(name: &'static str, number: Whole, allowed: &RangeInclusive<u32>) -> Result<u32, Error> {
    let found = u32::try_from(number.0).ok().filter(|number| allowed.contains(number));
    found.ok_or_else(|| Error::Unfit(name, format!("it is not between {} and {}", allowed.start(), allowed.end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_lies_between_its_limits() {
        let port = |number| within("ListenerPort", Whole(number), &PORTS).ok();
        assert_eq!((port(1), port(65_535)), (Some(1), Some(65_535)));
        for wrong in [-1, 0, 65_536, i64::MAX] {
            assert_eq!(port(wrong), None, "{wrong}");
        }
    }
}
