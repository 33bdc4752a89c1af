//! `CreateListeners`

use compute::network::load_balancer::listener::{New, create};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::field::ListenerProtocol;
use super::options::{Options, usual_session};
use super::view::{Listener, one_shown};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::place;
use crate::slb::{PORTS, Slb, State, asks, balancer, within};

/// Makes a listener, which has no servers and no health check at first.
///
/// GUESS: a load balancer has 50 at most, and one of UDP can have the same port as one of TCP or HTTP.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateListeners {
    /// The load balancer.
    load_balancer_id: Id,
    /// `TCP`, `UDP` or `HTTP`. `HTTPS` needs a certificate, which the sandbox does not have.
    listener_protocol: ListenerProtocol,
    /// The port, 1 to 65535.
    listener_port: Whole,
}

impl Operation for CreateListeners {
    const NAME: &'static str = "CreateListeners";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("LoadBalancerId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("ListenerName", "web"),
        ("ListenerProtocol", "HTTP"),
        ("ListenerPort", "80"),
        ("Method", "RoundRobin"),
        ("SessionState", "stop"),
    ];
    type Service = Slb;
    type Input = With<Self, Options>;
    type Output = Listener;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let balancer = format_args!("loadbalancer/{}", input.load_balancer_id.0);
        Checks::only(asks("slb:CreateListeners", balancer, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, options): Self::Input) -> Result<Listener, Error> {
        let place = place(cx)?;
        let balancer = balancer(cx, &input.load_balancer_id.0)?;
        let protocol = input.listener_protocol.known()?;
        let (mbps_in, mbps_out) = options.limits()?;
        let new = New {
            load_balancer_id: balancer.id,
            enabled: options.listener_state.is_none_or(State::is_on),
            protocol,
            port: within("ListenerPort", input.listener_port, &PORTS)?,
            scheduler: options.method(protocol)?.unwrap_or_else(|| "RoundRobin".to_owned()),
            mbps_in,
            mbps_out,
            session: options.session(protocol, usual_session())?,
            extras: options.extras(),
            name: options.listener_name.map(|name| name.0).unwrap_or_default(),
        };
        let listener = create(cx.scope(), &place, new)?;
        one_shown(cx, listener)
    }
}
