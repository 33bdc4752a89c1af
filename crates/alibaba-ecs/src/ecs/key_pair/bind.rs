//! `AttachKeyPair` and `DetachKeyPair`

use std::marker::PhantomData;

use alibaba_core::list::{List, Listed};
use compute::catalogue::OperatingSystem;
use compute::key_pair::{KeyPair, attach, detach, get};
use compute::{Error as Refusal, Kind};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::code::Code;
use crate::ecs::Ecs;
use crate::ecs::checks::{about, one};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result, refuse};
use crate::ecs::field::{JsonList, RegionId, Required};
use crate::ecs::image::software;

/// How many instances a call may name.
const MOST: usize = 50;

/// Puts a key pair into instances or takes it out.
#[derive(Debug)]
pub struct BindKeyPair<A>(PhantomData<A>);

/// What is done with the key pair.
pub trait Binding: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// The refusal of a key pair that is not there.
    fn missing() -> Error;

    /// Does it for one instance.
    fn bind(scope: &mut Scope<'_>, pair: &KeyPair, instance: &str) -> compute::Result<()>;
}

/// The key pair and the instances of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Parameters {
    /// Region of the key pair and the instances.
    region_id: RegionId,
    /// Key pair.
    key_pair_name: Required,
    /// Up to 50 instances, as a JSON array.
    #[serde(default)]
    instance_ids: JsonList,
}

/// What became of the instances.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key_pair_name: String,
    total_count: String,
    fail_count: String,
    #[serde(flatten)]
    results: List<Outcome>,
}

/// What became of one instance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Outcome {
    instance_id: String,
    success: String,
    code: String,
    message: String,
}

impl Listed for Outcome {
    const LIST: &'static str = "Results";
    const ITEM: &'static str = "Result";
}

impl<A: Binding> Operation for BindKeyPair<A> {
    const NAME: &'static str = A::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("KeyPairName", "web"), ("InstanceIds", r#"["i-bp67acfmxazb4pa1b2c3"]"#)];
    type Service = Ecs;
    type Input = With<A, Parameters>;
    type Output = Output;

    fn checks(With(_, input): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let action = format!("ecs:{}", A::NAME);
        let instances = input.instance_ids.get().unwrap_or_default();
        let instances = instances.iter().map(|id| about(action.clone(), caller, call, "instance", id));
        one(action.clone(), caller, call, "keypair", &input.key_pair_name).and_all(instances)
    }

    fn handle(cx: &mut Cx<'_>, With(_, input): Self::Input) -> Result<Output> {
        let Some(ids) = input.instance_ids.get() else { return Err(Error::missing("InstanceIds")) };
        if ids.is_empty() || ids.len() > MOST {
            return Err(Error::of(codes::key_pair::INSTANCES_INVALID));
        }
        let pair = get(cx.scope(), &input.region_id.0.id, &input.key_pair_name).map_err(|error| match error {
            Refusal::NotFound { .. } => A::missing(),
            other => other.into(),
        })?;
        check_systems(cx.scope(), ids)?;
        let done = ids.iter().map(|id| Outcome::of(id, A::bind(cx.scope(), &pair, id)));
        let done = done.collect::<Result<Vec<_>>>()?;
        let failed = done.iter().filter(|outcome| outcome.success == "false").count();
        Ok(Output {
            key_pair_name: pair.name,
            total_count: done.len().to_string(),
            fail_count: failed.to_string(),
            results: done.into_iter().collect(),
        })
    }
}

/// Refuses instances whose operating system takes no key pairs.
fn check_systems(scope: &mut Scope<'_>, ids: &[String]) -> Result<()> {
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    let instances = compute::instance::get_many(scope, &ids)?;
    let mut systems = instances.iter().filter_map(software::of).map(|software| software.os);
    if systems.any(|os| os == OperatingSystem::Windows) {
        return Err(Error::of(codes::key_pair::WINDOWS));
    }
    Ok(())
}

impl Outcome {
    fn of(id: &str, done: compute::Result<()>) -> Result<Self> {
        let (success, code, message) = match done {
            Ok(()) => (true, "200".to_owned(), "successful".to_owned()),
            Err(Refusal::Store(fault)) => return Err(fault.into()),
            Err(Refusal::NotFound { kind: Kind::KeyPair, .. }) => Self::failed(codes::key_pair::NOT_ATTACHED),
            Err(refusal) => {
                let failure = refuse(&refusal.into());
                (false, failure.code.into_owned(), failure.message)
            }
        };
        Ok(Self { instance_id: id.to_owned(), success: success.to_string(), code, message })
    }

    fn failed(code: Code) -> (bool, String, String) {
        (false, code.code.to_owned(), code.text.to_owned())
    }
}

/// Puts a key pair into instances, in place of the one that they have; it counts from their next start.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Attach {}

/// Takes a key pair out of instances that have it.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Detach {}

impl Binding for Attach {
    const NAME: &'static str = "AttachKeyPair";

    fn missing() -> Error {
        Error::of(codes::key_pair::NOT_FOUND)
    }

    fn bind(scope: &mut Scope<'_>, pair: &KeyPair, instance: &str) -> compute::Result<()> {
        attach(scope, pair, instance)
    }
}

impl Binding for Detach {
    const NAME: &'static str = "DetachKeyPair";

    fn missing() -> Error {
        Error::of(codes::key_pair::NOT_FOUND_TO_DETACH)
    }

    fn bind(scope: &mut Scope<'_>, pair: &KeyPair, instance: &str) -> compute::Result<()> {
        detach(scope, pair, instance)
    }
}
