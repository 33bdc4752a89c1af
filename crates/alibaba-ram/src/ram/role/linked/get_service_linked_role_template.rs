//! `GetServiceLinkedRoleTemplate`

use alibaba_core::linked_services;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::SERVICE_NAME;
use crate::ram::Ram;
use crate::ram::field::ServiceName;

/// Says what the role of a service would be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetServiceLinkedRoleTemplate {
    /// The service, such as `ess.aliyuncs.com`.
    service_name: ServiceName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    service_linked_role_template: Template,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Template {
    service_name: &'static str,
    role_name_prefix: &'static str,
    system_policy_name: &'static str,
    multiple_roles_allowed: bool,
    role_descriptions: Descriptions,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Descriptions {
    role_description: Vec<Described>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Described {
    language: &'static str,
    description: String,
}

impl Operation for GetServiceLinkedRoleTemplate {
    const NAME: &'static str = "GetServiceLinkedRoleTemplate";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ServiceName", "polardb.aliyuncs.com")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        let check = Check::new("ram:GetServiceLinkedRoleTemplate", "*");
        Checks::only(check.fact(SERVICE_NAME, input.service_name.0.as_str()))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let service = linked_services::find(&input.service_name.0)?;
        let described = |(language, description)| Described { language, description };
        Ok(Output {
            service_linked_role_template: Template {
                service_name: service.service,
                role_name_prefix: service.role,
                system_policy_name: service.policy,
                multiple_roles_allowed: service.several,
                role_descriptions: Descriptions {
                    role_description: service.descriptions().into_iter().map(described).collect(),
                },
            },
        })
    }
}
