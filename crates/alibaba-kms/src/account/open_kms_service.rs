//! `OpenKmsService`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::errors::{Error, Result};
use crate::key::Done;
use crate::{Kms, place};

/// Begins the use of the service. Every account of the sandbox has begun, and an account begins once.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct OpenKmsService {}

impl Operation for OpenKmsService {
    const NAME: &'static str = "OpenKmsService";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Kms;
    type Input = Self;
    type Output = Done;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kms:OpenKmsService", place::all(caller, call, "*"))
    }

    fn handle(_: &mut Cx<'_>, _: Self) -> Result<Done> {
        Err(Error::opened())
    }
}
