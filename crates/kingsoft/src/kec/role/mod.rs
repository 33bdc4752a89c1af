//! Roles of instances.

mod attach_instances_iam_role;
mod describe_kec_iam_roles;
mod detach_instances_iam_role;
pub(super) mod pass;

pub use attach_instances_iam_role::AttachInstancesIamRole;
pub use describe_kec_iam_roles::DescribeKecIamRoles;
pub use detach_instances_iam_role::DetachInstancesIamRole;

use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use wire::Failure;

/// What became of one instance; `R` is how the operation writes whether it was done.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Told")]
struct Told<R> {
    instance_id: String,
    result: R,
    code: Option<String>,
    message: Option<String>,
}

impl<R> Told<R> {
    fn new((instance_id, failure): (String, Option<Failure>), told: impl Fn(bool) -> R) -> Self {
        let result = told(failure.is_none());
        let (code, message) = failure.map(|failure| (failure.code.into_owned(), failure.message)).unzip();
        Self { instance_id, result, code, message }
    }

    /// Whether it could not be done.
    fn failed(&self) -> bool {
        self.code.is_some()
    }
}
