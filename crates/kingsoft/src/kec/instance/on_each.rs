//! `StartInstances`, `StopInstances`, `RebootInstances`, `TerminateInstances`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::InstanceIds;
use crate::kec::location::instance;
use crate::kec::outcome::{Outcome, Outcomes};

/// What a call does to each of its instances; the parameters that only this call has.
pub trait Action: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;
    /// Example of a call.
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    /// What became of one instance, as the answer says it.
    type Told: From<Outcome> + Serialize + JsonSchema;

    /// Does it to one instance.
    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<()>;
}

/// Does something to each of several instances. What became of each is in the answer.
#[derive(Debug)]
pub struct OnEach<A>(PhantomData<A>);

/// The instances of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Instances {
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output<T> {
    instances_set: Vec<T>,
}

fn act_on<A: Action>(cx: &mut Cx<'_>, action: &A, id: &str) -> Result<(), Error> {
    instance(cx, id)?;
    Ok(action.act(cx.scope(), id)?)
}

impl<A: Action> Operation for OnEach<A> {
    const NAME: &'static str = A::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = A::EXAMPLE;
    type Service = Kec;
    type Input = With<A, Instances>;
    type Output = Output<A::Told>;

    fn checks(With(_, instances): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        super::each(format!("kec:{}", A::NAME), &instances.instance_id, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(action, instances): Self::Input) -> Result<Self::Output, Error> {
        let mut outcomes = Outcomes::default();
        for id in instances.instance_id.iter() {
            let done = act_on(cx, &action, id);
            outcomes.push(id, done)?;
        }
        Ok(Output { instances_set: outcomes.finish()?.into_iter().map(A::Told::from).collect() })
    }
}
