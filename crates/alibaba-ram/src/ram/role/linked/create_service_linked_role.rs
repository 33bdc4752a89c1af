//! `CreateServiceLinkedRole`

use std::marker::PhantomData;

use alibaba_core::arn;
use alibaba_core::linked_services;
use iam::role::linked::{self, New};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::SERVICE_NAME;
use crate::page::One;
use crate::ram::field::{CustomSuffix, Description, ServiceName, filled};
use crate::ram::{Family, Ram, view};

/// `CreateServiceLinkedRole`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct CreateServiceLinkedRole<S = Ram>(PhantomData<S>);

/// Creates the role of a service, with the policy of the cloud that goes with it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// The service, such as `ess.aliyuncs.com`.
    service_name: ServiceName,
    /// What tells several roles of the service apart; only where it may have several.
    custom_suffix: Option<CustomSuffix>,
    /// Free text, up to 1,024 characters; only for a role with a suffix.
    description: Option<Description>,
}

impl<S: Family> Operation for CreateServiceLinkedRole<S> {
    const NAME: &'static str = "CreateServiceLinkedRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ServiceName", "polardb.aliyuncs.com")];
    type Service = S;
    type Input = Input;
    type Output = One<view::Role>;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        let check = Check::new("ram:CreateServiceLinkedRole", arn::ram(caller.account(), "role/*"));
        Checks::only(check.fact(SERVICE_NAME, input.service_name.0.as_str()))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<One<view::Role>> {
        let service = linked_services::find(&input.service_name.0)?;
        let new = New { suffix: filled(input.custom_suffix), description: filled(input.description) };
        let role = linked::create(cx.scope(), &service.template(), new)?;
        let role = view::Role::changed::<S>(cx, role)?;
        // The answer says nothing of the sessions of such a role, and nothing of people who would switch to it.
        let role = view::Role { update_date: None, max_session_duration: None, allow_console_login: None, ..role };
        Ok(One(view::Role { is_service_linked_role: Some(true), ..role }))
    }
}
