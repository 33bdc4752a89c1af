//! What the domain refuses, in RAM's codes and words.
//!
//! Source: the vendor's table of RAM error codes; its spelling mistakes are part of the interface.

use iam::attachment::HolderKind;
use iam::password::PasswordRefusal;
use iam::quota::Limit;
use iam::role::linked::Choice;
use iam::{Blocker, Error, Kind};
use policy_engine::{Malformed, MalformedKind};
use wire::{Failure, ParamError, Problem};

/// A parameter that cannot be read.
pub(crate) fn refuse_param(error: &ParamError) -> Failure {
    let name = &error.path;
    match &error.problem {
        Problem::Missing => {
            Failure::new(400, format!("Missing{name}"), format!("{name} is mandatory for this action."))
        }
        // The vendor words these two about this one parameter differently.
        Problem::Characters if name == "CustomSuffix" => {
            let text = "The parameter CustomSuffix contains invalid characters.";
            Failure::new(400, "InvalidParameter.CustomSuffix.InvalidChars", text)
        }
        Problem::Length if name == "CustomSuffix" => refuse_choice(Choice::LongSuffix),
        Problem::Characters => {
            // The vendor's text about this one parameter lacks a letter.
            let shown = if name == "PolicyName" { "PolicyNam" } else { name };
            let text = format!("The parameter - \"{shown}\" contains invalid chars.");
            Failure::new(400, format!("InvalidParameter.{name}.InvalidChars"), text)
        }
        Problem::Length if name == "AccountAlias" => Failure::new(
            400,
            "InvalidParameter.AccountAlias.Length",
            "The parameter - \"AccountAlias\" MUST be in the range of 3 and 63.",
        ),
        Problem::Length => {
            // The vendor's text about this one parameter names another.
            let shown = if name == "PolicyDocument" { "PolicyName" } else { name };
            let text = format!("The parameter - \"{shown}\" beyond the length limit.");
            Failure::new(400, format!("InvalidParameter.{name}.Length"), text)
        }
        Problem::Format if name.starts_with("AuthenticationCode") => Failure::new(
            400,
            "InvalidParameter.AuthenticationCode.Format",
            "The parameter - \"AuthenticationCode\" MUST be 6 numbers.",
        ),
        Problem::Format if name == "AccountAlias" => Failure::new(
            400,
            "InvalidParameter.AccountAlias.Format",
            "The format of parameter - \"AccountAlias\" is incorrect.",
        ),
        Problem::Range if name == "MinimumPasswordLength" => Failure::new(
            400,
            "InvalidParameter.MinimumPasswordLength.Range",
            "The parameter - \"MinimumPasswordLength\" MUST be in the range of 8 and 32.",
        ),
        Problem::Format => Failure::new(
            400,
            format!("InvalidParameter.{name}.Format"),
            format!("The format of the parameter - \"{name}\" is incorrect."),
        ),
        Problem::Range | Problem::Value | Problem::Type => {
            Failure::new(400, format!("InvalidParameter.{name}"), format!("The parameter - \"{name}\" is incorrect."))
        }
        Problem::Other(text) => Failure::new(
            400,
            format!("InvalidParameter.{name}"),
            format!("The parameter - \"{name}\" is incorrect: {text}."),
        ),
    }
}

/// What is wrong with a document: the vendor's sentence where one is known, then where it is.
///
/// Known is what an apply of Terraform was answered (aliyun/terraform-provider-alicloud, pull request 9949). The vendor
/// publishes no list of these sentences; one of before November 2022, about a missing `Version`, is of an older parser.
fn in_words(malformed: &Malformed) -> String {
    match malformed.kind {
        MalformedKind::NoAction => {
            format!("Add an Action or NotAction element to the policy statement. ({malformed})")
        }
        _ => malformed.to_string(),
    }
}

/// A refusal of the domain.
pub(crate) fn refuse(error: &Error) -> Failure {
    match error {
        Error::NotFound { kind, .. } => {
            let (code, text) = missing(*kind);
            Failure::new(404, code, text)
        }
        Error::AlreadyExists { kind, .. } => {
            let (code, text) = taken(*kind);
            Failure::new(409, code, text)
        }
        Error::InUse { kind, by, .. } => {
            let (code, text) = in_use(*kind, *by);
            Failure::new(409, code, text)
        }
        Error::LimitExceeded { limit, .. } => {
            let (code, text) = exceeded(*limit);
            Failure::new(409, code, text)
        }
        Error::Document(malformed) => Failure::new(400, "MalformedPolicyDocument", in_words(malformed)),
        Error::NotTrusting { role, service } => {
            Failure::new(403, "NoPermission", format!("The role {role} does not trust {service}."))
        }
        // No document names a code: this one follows `NotSupport.Account`.
        Error::ServiceLinked { .. } => {
            Failure::new(400, "NotSupport.ServiceLinkedRole", "This method does not support service linked roles.")
        }
        Error::NotForChoice { choice, .. } => refuse_choice(*choice),
        Error::Password(refusal) => {
            let (code, text) = password(*refusal);
            Failure::new(400, code, text)
        }
        Error::WrongCode { .. } => {
            let text = "The parameter - \"AuthenticationCode\" is inccorrect.";
            Failure::new(403, "CheckAuthenticationCodeFail", text)
        }
        Error::Foreign { parameter } => {
            refuse_param(&ParamError { path: (*parameter).to_owned(), problem: Problem::Value })
        }
        // The vendor's table has the account in mind; its words are true of a role's session too.
        Error::UsersOnly => Failure::new(400, "NotSupport.Account", "This method can be only invoked by sub user."),
        Error::Store(fault) => alibaba_core::refusal::internal(fault),
    }
}

/// Codes and words: the vendor's page on `CreateServiceLinkedRole`.
fn refuse_choice(choice: Choice) -> Failure {
    let (code, text) = match choice {
        Choice::Suffix => {
            ("InvalidParameter.CustomSuffix.NotAllowed", "Custom suffix is not allowed for this Service Linked Role.")
        }
        Choice::LongSuffix => {
            ("InvalidParameter.CustomSuffix.Length", "The maximum length of the parameter CustomSuffix is exceeded.")
        }
        Choice::Description => (
            "InvalidParameter.Description.NotAllowed",
            "Custom description is not allowed for default service linked role.",
        ),
    };
    Failure::new(400, code, text)
}

fn password(refusal: PasswordRefusal) -> (&'static str, &'static str) {
    match refusal {
        PasswordRefusal::Weak => (
            "InvalidParameter.Password.TooWeak",
            "The parameter - \"Password\" is not compliant with the password policy.",
        ),
        PasswordRefusal::NewWeak => (
            "InvalidParameter.NewPassword.TooWeak",
            "The parameter - \"NewPassword\" is not compliant with the password policy.",
        ),
        PasswordRefusal::NewReused => (
            "InvalidParameter.NewPassword.ReusePrevention",
            "The parameter - \"NewPassword\" is not compliant with the reuse prevention password policy.",
        ),
        PasswordRefusal::OldWrong => {
            ("InvalidParameter.OldPassword.Incorrect", "The parameter - \"OldPassword\" is incorrect.")
        }
    }
}

fn missing(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::User => ("EntityNotExist.User", "The user does not exist."),
        Kind::AccessKey => ("EntityNotExist.User.AccessKey", "The user access key does not exist."),
        // The code is what Terraform's provider looks for; no document has the words.
        Kind::KeyPolicy => ("EntityNotExist.AccessKeyPolicy", "The access key policy does not exist."),
        Kind::Group => ("EntityNotExist.Group", "The group does not exist."),
        Kind::Membership => ("EntityNotExist.User.Group", "The user has not joined the group."),
        Kind::Role => ("EntityNotExist.Role", "The role does not exist."),
        Kind::Policy => ("EntityNotExist.Policy", "The policy does not exist."),
        Kind::PolicyVersion => ("EntityNotExist.Policy.Version", "The policy version does not exist."),
        Kind::Attachment(HolderKind::User) => {
            ("EntityNotExist.User.Policy", "The indicate policy of the user does not exist.")
        }
        Kind::Attachment(HolderKind::Group) => {
            ("EntityNotExist.Group.Policy", "The indicate policy attached to the group does not exist.")
        }
        Kind::Attachment(HolderKind::Role) => {
            ("EntityNotExist.Role.Policy", "The indicate policy of the role does not exist.")
        }
        Kind::LinkedRole => ("EntityNotExist.ServiceLinkedRole", "This role exists but is not a Service Linked Role."),
        Kind::LinkedService => ("EntityNotExist.Service", "The service does not exist."),
        Kind::DeletionTask => {
            ("EntityNotExist.ServiceLinkedRole.DeletionTask", "The deletion task for the given ID does not exist.")
        }
        // The vendor spells this one with another s.
        Kind::ResourceGroup => ("EntityNotExists.ResourceGroup", "The resource group does not exist."),
        // The codes are those that Terraform's provider waits for; no document has the words.
        Kind::SamlProvider => ("EntityNotExist.SAMLProvider", "The SAML provider does not exist."),
        Kind::OidcProvider => ("EntityNotExist.OIDCProvider", "The OIDC provider does not exist."),
        Kind::OidcClientId => {
            ("EntityNotExist.OIDCProvider.ClientId", "The OIDC provider does not have the client ID.")
        }
        Kind::OidcFingerprint => {
            ("EntityNotExist.OIDCProvider.Fingerprint", "The OIDC provider does not have the fingerprint.")
        }
        Kind::LoginProfile => ("EntityNotExist.User.LoginProfile", "The user login profile does not exist."),
        Kind::MfaDevice => ("EntityNotExist.VirtualMFADevice", "The virtual mfa device does not exist."),
        Kind::UserMfaDevice => ("EntityNotExist.User.MFADevice", "The user has not bound any MFA device."),
        Kind::MfaDeviceUser => {
            ("EntityNotExist.VirtualMFADevice.User", "The virtual mfa device has not been bound to any user.")
        }
        // The vendor's table has no row for it; clients look for the beginning of the code.
        Kind::AccountAlias => ("EntityNotExist.AccountAlias", "The account alias does not exist."),
        // No operation of this cloud asks for one of these.
        Kind::AccountTag => ("EntityNotExist.Tag", "The tag does not exist."),
        Kind::Project => ("EntityNotExist.Project", "The project does not exist."),
    }
}

fn taken(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::User => ("EntityAlreadyExists.User", "The user does already EXIST."),
        Kind::AccessKey => ("EntityAlreadyExists.User.AccessKey", "The user access key does already EXIST."),
        Kind::KeyPolicy => ("EntityAlreadyExists.AccessKeyPolicy", "The access key policy does already EXIST."),
        Kind::Group => ("EntityAlreadyExists.Group", "The group does already EXIST."),
        Kind::Membership => ("EntityAlreadyExists.User.Group", "The user has already joined the group."),
        Kind::Role => ("EntityAlreadyExists.Role", "The role does already EXIST."),
        Kind::Policy => ("EntityAlreadyExists.Policy", "The group does already EXIST."),
        Kind::PolicyVersion => ("EntityAlreadyExists.Policy.Version", "The policy version does already EXIST."),
        Kind::Attachment(HolderKind::User) => {
            ("EntityAlreadyExists.User.Policy", "The user has already been attached this policy.")
        }
        Kind::Attachment(HolderKind::Group) => {
            ("EntityAlreadyExists.Group.Policy", "The group has already been attached this policy.")
        }
        Kind::Attachment(HolderKind::Role) => {
            ("EntityAlreadyExists.Role.Policy", "The role has already been attached this policy.")
        }
        // Nobody makes these under a name of their choice.
        Kind::LinkedRole => ("EntityAlreadyExists.ServiceLinkedRole", "The role does already EXIST."),
        Kind::LinkedService => ("EntityAlreadyExists.Service", "The service does already EXIST."),
        Kind::DeletionTask => {
            ("EntityAlreadyExists.ServiceLinkedRole.DeletionTask", "The deletion task does already EXIST.")
        }
        Kind::ResourceGroup => ("EntityAlreadyExists.ResourceGroup", "The resource group does already EXIST."),
        Kind::SamlProvider => ("EntityAlreadyExists.SAMLProvider", "The SAML provider does already EXIST."),
        Kind::OidcProvider => ("EntityAlreadyExists.OIDCProvider", "The OIDC provider does already EXIST."),
        Kind::OidcClientId => {
            ("EntityAlreadyExists.OIDCProvider.ClientId", "The OIDC provider does already have the client ID.")
        }
        Kind::OidcFingerprint => {
            ("EntityAlreadyExists.OIDCProvider.Fingerprint", "The OIDC provider does already have the fingerprint.")
        }
        Kind::LoginProfile => ("EntityAlreadyExists.User.LoginProfile", "The user login profile does already EXIST."),
        Kind::MfaDevice => ("EntityAlreadyExists.VirtualMFADevice", "The virtual mfa device does already EXIST."),
        Kind::UserMfaDevice => ("EntityAlreadyExists.User.MFADevice", "The user has already bound a MFA device."),
        Kind::MfaDeviceUser => {
            ("EntityAlreadyExists.VirtualMFADevice.User", "The virtual mfa device does already been bound to a user.")
        }
        Kind::AccountAlias => ("EntityAlreadyExists.AccountAlias", "The account alias does already exist."),
        // No operation of this cloud makes one of these.
        Kind::AccountTag => ("EntityAlreadyExists.Tag", "The tag does already EXIST."),
        Kind::Project => ("EntityAlreadyExists.Project", "The project does already EXIST."),
    }
}

fn in_use(kind: Kind, by: Blocker) -> (&'static str, &'static str) {
    match (kind, by) {
        (Kind::User, Blocker::Membership) => {
            ("DeleteConflict.User.Group", "The user CAN NOT be in any group while deleting the user.")
        }
        (Kind::User, Blocker::AccessKey) => {
            ("DeleteConflict.User.AccessKey", "The user CAN NOT has any access key while deleting the user.")
        }
        (Kind::User, Blocker::LoginProfile) => {
            ("DeleteConflict.User.LoginProfile", "The user CAN NOT has any login profile while deleting the user.")
        }
        (Kind::User, Blocker::MfaDevice) => {
            ("DeleteConflict.User.MFADevice", "The user CAN NOT has any mfa device while deleting the user.")
        }
        (Kind::User, _) => {
            ("DeleteConflict.User.Policy", "The user CAN NOT has any attached policy while deleting the user.")
        }
        (Kind::Group, Blocker::Membership) => {
            ("DeleteConflict.Group.User", "The group CAN NOT has any user member while deleting the group.")
        }
        (Kind::Group, _) => {
            ("DeleteConflict.Group.Policy", "The entity CAN NOT has any attached policy while deleting the group.")
        }
        (Kind::Policy, Blocker::Holder(HolderKind::User)) => {
            ("DeleteConflict.Policy.User", "The policy CAN NOT been attached to any user while deleting the policy.")
        }
        (Kind::Policy, Blocker::Holder(HolderKind::Group)) => {
            ("DeleteConflict.Policy.Group", "The policy CAN NOT been attached to any group while deleting the policy.")
        }
        // No document names a code of its own for roles; Terraform's provider expects this one.
        (Kind::Policy, Blocker::Holder(HolderKind::Role)) => {
            ("DeleteConflict.Role.Policy", "The policy CAN NOT been attached to any role while deleting the policy.")
        }
        (Kind::Policy, _) => {
            ("DeleteConflict.Policy.Version", "The policy CAN NOT has any version except the defaul version.")
        }
        (Kind::MfaDevice, _) => (
            "DeleteConflict.VirtualMFADevice.User",
            "The virtual mfa device CAN NOT been bound to any user while deleting it.",
        ),
        (Kind::ResourceGroup, Blocker::Status) => (
            "DeleteConflict.ResourceGroup.Status",
            "You cannot perform an operation on a resource group that is being created or deleted.",
        ),
        // No document names a code for the default group.
        (Kind::ResourceGroup, Blocker::Default) => {
            ("DeleteConflict.ResourceGroup.Default", "The default resource group cannot be changed or deleted.")
        }
        (Kind::ResourceGroup, _) => (
            "DeleteConflict.ResourceGroup.Resource",
            "Failed to delete the resource group because one or more cloud resources exist in the resource group. Try \
             again later after you release the cloud resources.",
        ),
        (Kind::PolicyVersion, _) => {
            ("DeleteConflict.Policy.Version.Default", "The default policy version CAN NOT been deleted directly.")
        }
        (_, _) => ("DeleteConflict.Role.Policy", "The role CAN NOT has any attached policy while deleting the role."),
    }
}

fn exceeded(limit: Limit) -> (&'static str, &'static str) {
    match limit {
        Limit::Users => ("LimitExceeded.User", "The count of users beyond the current limits."),
        Limit::AccessKeysPerUser => {
            ("LimitExceeded.User.AccessKey", "The access key count of the user access keys beyond the current limits.")
        }
        Limit::Groups => ("LimitExceeded.Group", "The count of groups beyond the current limits."),
        Limit::GroupsPerUser | Limit::UsersPerGroup => {
            ("LimitExceeded.User.Group", "The count of groups the target user joined beyond the current limits.")
        }
        Limit::Roles => ("LimitExceeded.Role", "The count of roles beyond the current limits."),
        Limit::Policies => ("LimitExceeded.Policy", "The count of policy beyond the current limits."),
        Limit::VersionsPerPolicy => {
            ("LimitExceeded.Policy.Version", "The count of policy version beyond the current limits.")
        }
        Limit::MfaDevices => {
            ("LimitExceeded.VirtualMFADevice", "The count of virtual mfa devices beyond the current limits.")
        }
        // No document names a code for too many tags.
        Limit::Tags => ("LimitExceeded.Tag", "The count of tags beyond the current limits."),
        Limit::SystemPolicies(kind) | Limit::CustomPolicies(kind) | Limit::AttachedPolicies(kind) => match kind {
            HolderKind::User => (
                "LimitExceeded.User.Policy",
                "The policy count of the user attached policies beyond the current limits.",
            ),
            HolderKind::Group => {
                ("LimitExceeded.Group.Policy", "The policy count of the group beyond the current limits.")
            }
            HolderKind::Role => {
                ("LimitExceeded.Role.Policy", "The count of policies attached to the role beyond the current limits.")
            }
        },
        // By analogy: no document has these codes.
        Limit::ResourceGroups => {
            ("LimitExceeded.ResourceGroup", "The count of resource groups beyond the current limits.")
        }
        Limit::SamlProviders => {
            ("LimitExceeded.SAMLProvider", "The count of SAML providers beyond the current limits.")
        }
        Limit::OidcProviders => {
            ("LimitExceeded.OIDCProvider", "The count of OIDC providers beyond the current limits.")
        }
        Limit::ClientIdsPerProvider => {
            ("LimitExceeded.OIDCProvider.ClientId", "The count of client IDs beyond the current limits.")
        }
        Limit::FingerprintsPerProvider => {
            ("LimitExceeded.OIDCProvider.Fingerprint", "The count of fingerprints beyond the current limits.")
        }
    }
}

#[cfg(test)]
mod tests;
