//! `ModifyListeners`

use compute::network::load_balancer::listener::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::listener;
use super::options::Options;
use super::view::{Listener, one_shown};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::slb::{Slb, State, asks};

/// Changes a listener. What is left out stays as it is; its protocol and its port do in any case.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyListeners {
    /// The listener.
    listener_id: Id,
}

impl Operation for ModifyListeners {
    const NAME: &'static str = "ModifyListeners";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ListenerId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("ListenerName", "web"), ("ListenerState", "stop")];
    type Service = Slb;
    type Input = With<Self, Options>;
    type Output = Listener;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let listener = format_args!("listener/{}", input.listener_id.0);
        Checks::only(asks("slb:ModifyListeners", listener, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, options): Self::Input) -> Result<Listener, Error> {
        let listener = listener(cx, &input.listener_id.0)?;
        let (mbps_in, mbps_out) = options.limits()?;
        let change = Change {
            enabled: options.listener_state.map(State::is_on),
            scheduler: options.method(listener.protocol)?,
            mbps_in,
            mbps_out,
            session: Some(options.session(listener.protocol, listener.session)?),
            extras: options.extras(),
            name: options.listener_name.map(|name| name.0),
        };
        let changed = modify(cx.scope(), &listener.id, change)?;
        one_shown(cx, changed)
    }
}
