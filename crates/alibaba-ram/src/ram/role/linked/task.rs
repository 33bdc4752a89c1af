//! Identifiers of tasks that delete roles of services.

use iam::role::linked::Deletion;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// What every identifier begins with.
const PREFIX: &str = "task/acs-service-role/";

/// Identifier of a task: `task/acs-service-role/hdr.aliyuncs.com/AliyunServiceRoleForHdr/` and a UUID.
///
/// The form is that of the samples on the vendor's page on `GetServiceLinkedRoleDeletionStatus`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct TaskId {
    text: String,
}

impl TryFrom<String> for TaskId {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if !(26..=255).contains(&text.chars().count()) {
            return Err(Problem::Length);
        }
        let parts = text.strip_prefix(PREFIX).map(|rest| rest.split('/').filter(|part| !part.is_empty()).count());
        if parts == Some(3) { Ok(Self { text }) } else { Err(Problem::Value) }
    }
}

impl TaskId {
    /// The identifier of a task.
    pub(crate) fn show(deletion: &Deletion) -> String {
        format!("{PREFIX}{}/{}/{}", deletion.service, deletion.role, deletion.id)
    }

    /// The name of the role, as the identifier tells it.
    pub(crate) fn role(&self) -> &str {
        self.text.rsplit('/').nth(1).unwrap_or_default()
    }

    /// The UUID.
    pub(crate) fn id(&self) -> &str {
        self.text.rsplit('/').next().unwrap_or_default()
    }

    /// Whether this is the identifier of a task, and not only its UUID with another role.
    pub(crate) fn names(&self, deletion: &Deletion) -> bool {
        self.text.eq_ignore_ascii_case(&Self::show(deletion))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_named_by_service_role_and_number() {
        let text =
            "task/acs-service-role/hdr.aliyuncs.com/AliyunServiceRoleForHdr/c4d22c52-247f-4ee1-83a2-6c0460bd0000";
        let id = TaskId::try_from(text.to_owned()).unwrap();
        assert_eq!((id.role(), id.id()), ("AliyunServiceRoleForHdr", "c4d22c52-247f-4ee1-83a2-6c0460bd0000"));
        let wrong = |text: &str| TaskId::try_from(text.to_owned()).unwrap_err();
        assert_eq!(wrong("task/acs-service-role/a/b"), Problem::Length);
        assert_eq!(wrong(&text.repeat(4)), Problem::Length);
        assert_eq!(wrong(&text.replace("acs", "aws")), Problem::Value);
        assert_eq!(wrong(&text.replace("/AliyunServiceRoleForHdr", "")), Problem::Value);
    }
}
