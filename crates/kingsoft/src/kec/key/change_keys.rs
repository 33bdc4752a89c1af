//! `AttachKey`, `DetachKey`

use std::marker::PhantomData;

use compute::Extras;
use compute::instance::{Change, modify};
use compute::key_pair;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Ids, InstanceIds};
use crate::kec::instance::{KEY_IDS, each, keys};
use crate::kec::location::{instance, known_region, region};
use crate::kec::outcome::{Outcome, Outcomes};
use crate::krn;

/// What becomes of keys in instances.
pub trait Way: Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;
    /// What policies are asked.
    const ACTION: &'static str;

    /// The keys of an instance that has these, when others are put in or taken out.
    fn change(present: Vec<String>, named: &[String]) -> Vec<String>;
}

/// Puts keys into instances.
#[derive(Debug)]
pub struct AttachKey;

impl Way for AttachKey {
    const NAME: &'static str = "AttachKey";
    const ACTION: &'static str = "kec:AttachKey";

    fn change(mut present: Vec<String>, named: &[String]) -> Vec<String> {
        for key in named {
            if !present.contains(key) {
                present.push(key.clone());
            }
        }
        present
    }
}

/// Takes keys out of instances.
#[derive(Debug)]
pub struct DetachKey;

impl Way for DetachKey {
    const NAME: &'static str = "DetachKey";
    const ACTION: &'static str = "kec:DetachKey";

    fn change(mut present: Vec<String>, named: &[String]) -> Vec<String> {
        present.retain(|key| !named.contains(key));
        present
    }
}

/// Changes which keys several instances have. What became of each is in the answer.
#[derive(Debug)]
pub struct ChangeKeys<W>(PhantomData<W>);

/// The instances and keys of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
    /// The keys, of SKS.
    key_id: Ids,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instances_set: Vec<Outcome>,
}

impl<W: Way> Operation for ChangeKeys<W> {
    const NAME: &'static str = W::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("KeyId.1", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Kec;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, caller: &Caller, call: &Call) -> Checks {
        let keys = input.key_id.clone().wanted().unwrap_or_default();
        let key = |id: String| {
            let key = krn::regional("sks", Some(region(call)), caller.account(), format_args!("key/{id}"));
            Check::new(W::ACTION, key)
        };
        each(W::ACTION, &input.instance_id, caller, call).and_all(keys.into_iter().map(key))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> Result<Output, Error> {
        let named = input.key_id.wanted().ok_or(Error::Wanting("KeyId"))?;
        let region = known_region(cx)?;
        for key in &named {
            key_pair::get(cx.scope(), &region.id, key)?;
        }
        let mut outcomes = Outcomes::default();
        for id in input.instance_id.iter() {
            let done = change::<W>(cx, id, &named);
            outcomes.push(id, done)?;
        }
        Ok(Output { instances_set: outcomes.finish()? })
    }
}

fn change<W: Way>(cx: &mut Cx<'_>, id: &str, named: &[String]) -> Result<(), Error> {
    let instance = instance(cx, id)?;
    let keys = W::change(keys(&instance), named);
    let extras = Extras::from_iter([(KEY_IDS.to_owned(), keys.into())]);
    modify(cx.scope(), &instance.id, Change { extras, ..Change::default() })?;
    Ok(())
}
