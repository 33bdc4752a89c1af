//! What IAM and STS refuse, in their codes and words.
//!
//! Source: the codes that Terraform's provider distinguishes, and the vendor's pages of IAM errors. The
//! statuses of codes for missing things and conflicts are not published.

use iam::attachment::HolderKind;
use iam::quota::Limit;
use iam::{Blocker, Error as Domain, Kind};
use store::Fault;
use sts::Refusal;
use wire::Failure;

/// What the two services can refuse.
#[derive(Debug)]
pub enum Error {
    /// A rule refused.
    Domain(Domain),
    /// A session cannot begin.
    Session(Refusal),
    /// A parameter is missing that the caller could have left out, were it another one.
    Wanting(&'static str),
    /// A parameter does not fit the others.
    Unfit(&'static str),
    /// There is no resource with this identifier that can be in a project.
    NoResource(String),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Domain(fault.into())
    }
}

impl From<Domain> for Error {
    fn from(error: Domain) -> Self {
        Self::Domain(error)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Session(refusal)
    }
}

/// The code for a parameter that cannot be read.
pub(crate) const BAD_VALUE: &str = "InvalidParameterValue";

/// A refusal.
pub(crate) fn refuse(error: &Error) -> Failure {
    let param =
        |problem, name: &str| crate::refusal::param(&wire::ParamError { path: name.to_owned(), problem }, BAD_VALUE);
    match error {
        Error::Domain(error) => domain(error),
        Error::Session(refusal) => session(refusal),
        Error::Wanting(name) => param(wire::Problem::Missing, name),
        Error::Unfit(name) => param(wire::Problem::Value, name),
        // The code follows the pattern of the others; no page has it.
        Error::NoResource(id) => {
            Failure::new(404, "InstanceNoSuchEntity", format!("The instance {id} does not exist."))
        }
    }
}

/// A refusal of a rule of the domain. Other products use it where they meet a role.
pub(crate) fn domain(error: &Domain) -> Failure {
    match error {
        Domain::NotFound { kind, name } => {
            let (code, what) = missing(*kind);
            Failure::new(404, code, format!("The {what} {name} does not exist."))
        }
        Domain::AlreadyExists { kind, name } => {
            let (_, what) = missing(*kind);
            Failure::new(409, "EntityAlreadyExists", format!("The {what} {name} already exists."))
        }
        Domain::InUse { kind, name, by } => {
            let (_, what) = missing(*kind);
            let (code, blocker) = in_use(*kind, *by);
            Failure::new(409, code, format!("The {what} {name} cannot be deleted while it {blocker}."))
        }
        Domain::LimitExceeded { limit, max } => {
            let code = match limit {
                Limit::AccessKeysPerUser => "UserAkskLimitExceeded",
                Limit::VersionsPerPolicy => "PolicyVersionLimitExceeded",
                _ => "LimitExceeded",
            };
            Failure::new(409, code, format!("The quota of {max} is used up."))
        }
        Domain::Document(malformed) => Failure::new(400, "PolicyDocumentInvalid", format!("{malformed}.")),
        Domain::NotTrusting { role, service } => {
            Failure::new(400, "InvalidParameter", format!("The role {role} does not trust {service}."))
        }
        // This cloud has no roles of services.
        Domain::ServiceLinked { role } => {
            Failure::new(400, "InvalidParameter", format!("The role {role} belongs to a service."))
        }
        Domain::NotForChoice { service, .. } => {
            Failure::new(400, "InvalidParameter", format!("The roles of {service} leave no choice."))
        }
        // Kingsoft's users have no passwords and devices here, and its refusals no messages: its calls never meet these.
        Domain::Password(_) | Domain::WrongCode { .. } | Domain::Foreign { .. } | Domain::UsersOnly => {
            Failure::new(400, BAD_VALUE, format!("{error}."))
        }
        Domain::Store(fault) => Failure::of_fault(fault),
    }
}

fn session(refusal: &Refusal) -> Failure {
    let bad = |text: String| Failure::new(400, BAD_VALUE, text);
    match refusal {
        Refusal::Root => Failure::new(403, "AccessDenied", "The account itself cannot assume a role."),
        Refusal::Duration { shortest, longest } => {
            bad(format!("DurationSeconds is not between {shortest} and {longest}."))
        }
        Refusal::Policy(malformed) => bad(format!("Policy does not follow the policy language: {malformed}.")),
        Refusal::NotTrusted { service } => bad(format!("The role does not trust {service}.")),
        Refusal::SourceIdentity => bad("The source identity of a chain of roles cannot change.".to_owned()),
    }
}

fn missing(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::User => ("UserNoSuchEntity", "user"),
        Kind::AccessKey => ("AccessKeyNoSuchEntity", "access key"),
        // No operation of this cloud asks for one.
        Kind::KeyPolicy => ("AccessKeyPolicyNoSuchEntity", "networks of access key"),
        Kind::Group => ("GroupNoSuchEntity", "group"),
        Kind::Membership => ("UserGroupRelationNoSuchEntity", "membership in group"),
        Kind::Role => ("RoleNoSuchEntity", "role"),
        Kind::Policy => ("PolicyNoSuchEntity", "policy"),
        Kind::PolicyVersion => ("PolicyVersionNoSuchEntity", "policy version"),
        Kind::LoginProfile => ("LoginProfileNoSuchEntity", "login profile"),
        Kind::MfaDevice | Kind::UserMfaDevice | Kind::MfaDeviceUser => ("MfaDeviceNoSuchEntity", "MFA device"),
        Kind::AccountAlias => ("AccountAliasNoSuchEntity", "account alias"),
        Kind::Attachment(HolderKind::User) => ("UserPolicyNoSuchEntity", "attachment of policy"),
        Kind::Attachment(HolderKind::Group) => ("GroupPolicyNoSuchEntity", "attachment of policy"),
        Kind::Attachment(HolderKind::Role) => ("RolePolicyNoSuchEntity", "attachment of policy"),
        // This cloud has none of these.
        Kind::LinkedRole => ("RoleNoSuchEntity", "role of a service"),
        Kind::LinkedService => ("NoSuchEntity", "service"),
        Kind::DeletionTask => ("NoSuchEntity", "task"),
        Kind::ResourceGroup => ("NoSuchEntity", "resource group"),
        Kind::AccountTag => ("TagNoSuchEntity", "tag"),
        Kind::Project => ("ProjectNoSuchEntity", "project"),
        // This dialect has no operation about identity providers.
        Kind::SamlProvider | Kind::OidcProvider => ("NoSuchEntity", "identity provider"),
        Kind::OidcClientId | Kind::OidcFingerprint => ("NoSuchEntity", "property of an identity provider"),
    }
}

fn in_use(kind: Kind, by: Blocker) -> (&'static str, &'static str) {
    match (kind, by) {
        (Kind::User, Blocker::AccessKey) => ("UserAkDeleteConflict", "has an access key"),
        (Kind::User, Blocker::Membership) => ("UserGroupRelationDeleteConflict", "is in a group"),
        (Kind::User, _) => ("UserPolicyDeleteConflict", "has a policy"),
        (Kind::Group, Blocker::Membership) => ("GroupUserDeleteConflict", "has a user"),
        (Kind::Group, _) => ("GroupPolicyDeleteConflict", "has a policy"),
        (Kind::Policy, Blocker::Version) => ("PolicyDeleteConflict", "has versions beside the default one"),
        (Kind::Policy, _) => ("PolicyDeleteConflict", "is attached"),
        (Kind::PolicyVersion, _) => ("PolicyDefaultVersionDeleteConflict", "is the default one"),
        (Kind::AccountTag, _) => ("TagDeleteConflict", "is on a resource"),
        (_, _) => ("DeleteConflict", "has a policy"),
    }
}
