//! `DeletePolicyVersion` and `SetDefaultPolicyVersion`: two operations over one version of a policy

use std::fmt::Debug;
use std::marker::PhantomData;

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{PolicyKrn, VersionId};
use crate::iam::view::Done;

/// What happens to a version.
pub trait VersionChange: DeserializeOwned + JsonSchema + Debug + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Makes the change.
    fn change(scope: &mut Scope<'_>, policy: &Name, version: i64) -> iam::Result<()>;
}

/// An operation on one version of a policy.
#[derive(Debug)]
pub struct ChangeVersion<T>(PhantomData<T>);

/// The version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct OneVersion {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
    /// The version, such as `v2`.
    version_id: VersionId,
}

/// Deletes a version of a policy that is not the default one.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DeletePolicyVersion {}

impl VersionChange for DeletePolicyVersion {
    const NAME: &'static str = "DeletePolicyVersion";

    fn change(scope: &mut Scope<'_>, policy: &Name, version: i64) -> iam::Result<()> {
        iam::policy::delete_version(scope, policy, version)
    }
}

/// Makes a version of a policy the one that counts, from the next call on.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct SetDefaultPolicyVersion {}

impl VersionChange for SetDefaultPolicyVersion {
    const NAME: &'static str = "SetDefaultPolicyVersion";

    fn change(scope: &mut Scope<'_>, policy: &Name, version: i64) -> iam::Result<()> {
        iam::policy::set_default_version(scope, policy, version)
    }
}

impl<T: VersionChange> Operation for ChangeVersion<T> {
    const NAME: &'static str = T::NAME;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyKrn", "krn:ksc:iam::2000143391:policy/kec-reader"), ("VersionId", "v2")];
    type Service = Iam;
    type Input = With<OneVersion, T>;
    type Output = Done;

    fn checks(With(named, _): &Self::Input, _: &Caller, _: &Call) -> Checks {
        Checks::of(format!("iam:{}", T::NAME), named.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, With(named, _): Self::Input) -> Result<Done, Error> {
        let policy = named.policy_krn.own(cx.caller().account())?;
        T::change(cx.scope(), &policy, named.version_id.0)?;
        Ok(Done::YES)
    }
}
