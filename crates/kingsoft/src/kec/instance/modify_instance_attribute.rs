//! `ModifyInstanceAttribute`

use compute::instance::{Change, modify};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::instance::rules;
use crate::kec::location::{instance, kec};

/// Changes the name, the host name or the password of an instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceAttribute {
    /// The instance.
    instance_id: Id,
    /// New name: 2 to 64 characters.
    instance_name: Option<String>,
    /// New host name: 2 to 64 letters, digits and hyphens.
    host_name: Option<String>,
    /// New password: 8 to 32 characters with capitals, small letters and digits. It is checked and not kept.
    #[schemars(extend("writeOnly" = true))]
    instance_password: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    r#return: bool,
}

impl Operation for ModifyInstanceAttribute {
    const NAME: &'static str = "ModifyInstanceAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("InstanceName", "web-1")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kec:ModifyInstanceAttribute", kec(caller, call, format_args!("instance/{}", input.instance_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let id = input.instance_id.0;
        instance(cx, &id)?;
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        let change = Change {
            name: filled(input.instance_name).map(|name| rules::name(&name)).transpose()?,
            host_name: filled(input.host_name).map(|name| rules::host_name(&name)).transpose()?,
            password: match filled(input.instance_password) {
                Some(password) => rules::password(&password).map(|()| true)?,
                None => false,
            },
            ..Change::default()
        };
        modify(cx.scope(), &id, change)?;
        Ok(Output { r#return: true })
    }
}
