//! `CreateRole`

use iam::role::New;
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{Description, RoleName};
use crate::iam::trust::{Trust, TrustAccounts, TrustServices};
use crate::iam::view;
use crate::krn;

/// Creates a role that the accounts or services it trusts may assume.
///
/// The vendor's interface can name accounts only; services are an extension, because its console can.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRole {
    /// Name of the role, unique in the account.
    role_name: RoleName,
    /// Accounts that may assume the role: up to 20 numbers with commas between them.
    trust_accounts: Option<TrustAccounts>,
    /// Services that may assume the role, with commas between them, such as `kec`. An extension.
    trust_services: Option<TrustServices>,
    /// Kind of trusted entity: 1 for accounts, 2 for services. An extension; it follows from the other two.
    trust_type: Option<u8>,
    /// Free text, up to 1,000 characters.
    description: Option<Description>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    create_role_result: Created,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Created {
    role: view::Role<String>,
}

/// Longest session of every role, in seconds: what `AssumeRole` accepts at most.
const LONGEST_SESSION: i64 = 86_400;

impl Operation for CreateRole {
    const NAME: &'static str = "CreateRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RoleName", "MyApplicationRole"), ("TrustAccounts", "2000143391"), ("Description", "For the application.")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:CreateRole", krn::role(caller.account(), &input.role_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let trust = Trust {
            accounts: input.trust_accounts.map(|accounts| accounts.0).unwrap_or_default(),
            services: input.trust_services.map(|services| services.0).unwrap_or_default(),
        };
        if trust == Trust::default() {
            return Err(Error::Wanting(if input.trust_type == Some(2) { "TrustServices" } else { "TrustAccounts" }));
        }
        if input.trust_type.is_some_and(|kind| kind != trust.kind()) {
            return Err(Error::Unfit("TrustType"));
        }
        let new = New {
            name: input.role_name.into(),
            trust: trust.document(),
            description: input.description.map(|text| text.0),
            max_session: LONGEST_SESSION,
            // This cloud has no such choice.
            console_login: true,
            tags: Tags::default(),
        };
        let role = iam::role::create(cx.scope(), new)?;
        Ok(Output { create_role_result: Created { role: view::Role::alone(cx.caller().account(), role) } })
    }
}
