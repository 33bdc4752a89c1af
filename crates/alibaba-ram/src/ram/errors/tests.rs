use std::collections::HashSet;

use store::Fault;

use super::*;

const HOLDERS: [HolderKind; 3] = [HolderKind::User, HolderKind::Group, HolderKind::Role];

fn kinds() -> Vec<Kind> {
    let plain =
        [Kind::User, Kind::AccessKey, Kind::Group, Kind::Membership, Kind::Role, Kind::Policy, Kind::PolicyVersion];
    let linked = [Kind::LinkedRole, Kind::LinkedService, Kind::DeletionTask];
    let sign_in = [
        Kind::KeyPolicy,
        Kind::LoginProfile,
        Kind::MfaDevice,
        Kind::UserMfaDevice,
        Kind::MfaDeviceUser,
        Kind::AccountAlias,
    ];
    let providers = [Kind::SamlProvider, Kind::OidcProvider, Kind::OidcClientId, Kind::OidcFingerprint];
    let others = [Kind::AccountTag, Kind::Project];
    let plain = plain.into_iter().chain(others);
    plain.chain(linked).chain(sign_in).chain(HOLDERS.map(Kind::Attachment)).chain(providers).collect()
}

fn code(error: &Error) -> (u16, String) {
    let failure = refuse(error);
    assert!(!failure.message.is_empty());
    (failure.status, failure.code.into_owned())
}

#[test]
fn every_kind_of_thing_is_missing_or_taken_in_its_own_words() {
    let mut codes = HashSet::new();
    for kind in kinds() {
        let (status, missing) = code(&Error::not_found(kind, "x"));
        assert!(status == 404 && missing.starts_with("EntityNotExist."), "{missing}");
        let (status, taken) = code(&Error::AlreadyExists { kind, name: "x".to_owned() });
        assert!(status == 409 && taken.starts_with("EntityAlreadyExists."), "{taken}");
        assert_eq!(missing.split_once('.').map(|parts| parts.1), taken.split_once('.').map(|parts| parts.1));
        assert!(codes.insert(missing), "{kind:?} shares its code");
    }
}

#[test]
fn a_missing_resource_group_has_a_code_with_another_s() {
    assert_eq!(code(&Error::not_found(Kind::ResourceGroup, "x")), (404, "EntityNotExists.ResourceGroup".to_owned()));
}

#[test]
fn what_belongs_to_a_service_has_codes_of_its_own() {
    let linked = Error::ServiceLinked { role: "x".to_owned() };
    assert_eq!(code(&linked), (400, "NotSupport.ServiceLinkedRole".to_owned()));
    let cases = [
        (Choice::Suffix, "InvalidParameter.CustomSuffix.NotAllowed"),
        (Choice::LongSuffix, "InvalidParameter.CustomSuffix.Length"),
        (Choice::Description, "InvalidParameter.Description.NotAllowed"),
    ];
    for (choice, expected) in cases {
        assert_eq!(code(&Error::NotForChoice { service: "x".to_owned(), choice }), (400, expected.to_owned()));
    }
}

#[test]
fn every_obstacle_to_a_deletion_has_its_code() {
    let code = |kind, by| code(&Error::InUse { kind, name: "x".to_owned(), by });
    let cases = [
        (Kind::User, Blocker::Membership, "DeleteConflict.User.Group"),
        (Kind::User, Blocker::AccessKey, "DeleteConflict.User.AccessKey"),
        (Kind::User, Blocker::LoginProfile, "DeleteConflict.User.LoginProfile"),
        (Kind::User, Blocker::MfaDevice, "DeleteConflict.User.MFADevice"),
        (Kind::MfaDevice, Blocker::User, "DeleteConflict.VirtualMFADevice.User"),
        (Kind::User, Blocker::Policy, "DeleteConflict.User.Policy"),
        (Kind::Group, Blocker::Membership, "DeleteConflict.Group.User"),
        (Kind::Group, Blocker::Policy, "DeleteConflict.Group.Policy"),
        (Kind::Role, Blocker::Policy, "DeleteConflict.Role.Policy"),
        (Kind::Policy, Blocker::Holder(HolderKind::User), "DeleteConflict.Policy.User"),
        (Kind::Policy, Blocker::Holder(HolderKind::Group), "DeleteConflict.Policy.Group"),
        (Kind::Policy, Blocker::Holder(HolderKind::Role), "DeleteConflict.Role.Policy"),
        (Kind::Policy, Blocker::Version, "DeleteConflict.Policy.Version"),
        (Kind::PolicyVersion, Blocker::Default, "DeleteConflict.Policy.Version.Default"),
    ];
    for (kind, by, expected) in cases {
        assert_eq!(code(kind, by), (409, expected.to_owned()));
    }
}

#[test]
fn every_quota_has_its_code() {
    let cases = [
        (Limit::Users, "LimitExceeded.User"),
        (Limit::AccessKeysPerUser, "LimitExceeded.User.AccessKey"),
        (Limit::Groups, "LimitExceeded.Group"),
        (Limit::GroupsPerUser, "LimitExceeded.User.Group"),
        (Limit::Roles, "LimitExceeded.Role"),
        (Limit::Policies, "LimitExceeded.Policy"),
        (Limit::VersionsPerPolicy, "LimitExceeded.Policy.Version"),
        (Limit::MfaDevices, "LimitExceeded.VirtualMFADevice"),
        (Limit::Tags, "LimitExceeded.Tag"),
        (Limit::SystemPolicies(HolderKind::User), "LimitExceeded.User.Policy"),
        (Limit::SystemPolicies(HolderKind::Group), "LimitExceeded.Group.Policy"),
        (Limit::SystemPolicies(HolderKind::Role), "LimitExceeded.Role.Policy"),
        (Limit::CustomPolicies(HolderKind::User), "LimitExceeded.User.Policy"),
        (Limit::CustomPolicies(HolderKind::Group), "LimitExceeded.Group.Policy"),
        (Limit::CustomPolicies(HolderKind::Role), "LimitExceeded.Role.Policy"),
        (Limit::SamlProviders, "LimitExceeded.SAMLProvider"),
        (Limit::OidcProviders, "LimitExceeded.OIDCProvider"),
        (Limit::ClientIdsPerProvider, "LimitExceeded.OIDCProvider.ClientId"),
        (Limit::FingerprintsPerProvider, "LimitExceeded.OIDCProvider.Fingerprint"),
    ];
    for (limit, expected) in cases {
        assert_eq!(code(&Error::LimitExceeded { limit, max: 1 }), (409, expected.to_owned()));
        assert!(alibaba_core::CLOUD.quotas.iter().any(|(name, _)| *name == limit.name()), "{limit:?} has no number");
    }
}

#[test]
fn a_parameter_is_refused_in_the_vendors_words() {
    let cases = [
        ("UserName", Problem::Missing, "MissingUserName UserName is mandatory for this action."),
        (
            "UserName",
            Problem::Characters,
            "InvalidParameter.UserName.InvalidChars The parameter - \"UserName\" contains invalid chars.",
        ),
        (
            "PolicyName",
            Problem::Characters,
            "InvalidParameter.PolicyName.InvalidChars The parameter - \"PolicyNam\" contains invalid chars.",
        ),
        (
            "PolicyDocument",
            Problem::Length,
            "InvalidParameter.PolicyDocument.Length The parameter - \"PolicyName\" beyond the length limit.",
        ),
        (
            "Email",
            Problem::Format,
            "InvalidParameter.Email.Format The format of the parameter - \"Email\" is incorrect.",
        ),
        ("PolicyType", Problem::Value, "InvalidParameter.PolicyType The parameter - \"PolicyType\" is incorrect."),
    ];
    for (name, problem, expected) in cases {
        let failure = refuse_param(&ParamError { path: name.to_owned(), problem });
        assert_eq!(failure.status, 400);
        assert_eq!(format!("{} {}", failure.code, failure.message), expected);
    }
}

#[test]
fn parameters_of_sign_in_are_refused_in_words_of_their_own() {
    let cases = [
        (
            "AuthenticationCode2",
            Problem::Format,
            "InvalidParameter.AuthenticationCode.Format The parameter - \"AuthenticationCode\" MUST be 6 numbers.",
        ),
        (
            "MinimumPasswordLength",
            Problem::Range,
            "InvalidParameter.MinimumPasswordLength.Range The parameter - \"MinimumPasswordLength\" MUST be in the range \
         of 8 and 32.",
        ),
        (
            "AccountAlias",
            Problem::Format,
            "InvalidParameter.AccountAlias.Format The format of parameter - \"AccountAlias\" is incorrect.",
        ),
        (
            "AccountAlias",
            Problem::Length,
            "InvalidParameter.AccountAlias.Length The parameter - \"AccountAlias\" MUST be in the range of 3 and 63.",
        ),
        (
            "VirtualMFADeviceName",
            Problem::Characters,
            "InvalidParameter.VirtualMFADeviceName.InvalidChars The parameter - \"VirtualMFADeviceName\" contains invalid \
         chars.",
        ),
    ];
    for (name, problem, expected) in cases {
        let failure = refuse_param(&ParamError { path: name.to_owned(), problem });
        assert_eq!(failure.status, 400);
        assert_eq!(format!("{} {}", failure.code, failure.message), expected);
    }
}

#[test]
fn passwords_and_codes_are_refused_in_the_vendors_words() {
    let refused = |error: Error| {
        let failure = refuse(&error);
        format!("{} {} {}", failure.status, failure.code, failure.message)
    };
    let password = |refusal| refused(Error::Password(refusal));
    assert_eq!(
        password(PasswordRefusal::Weak),
        "400 InvalidParameter.Password.TooWeak The parameter - \"Password\" is not compliant with the password policy."
    );
    assert_eq!(
        password(PasswordRefusal::NewWeak),
        "400 InvalidParameter.NewPassword.TooWeak The parameter - \"NewPassword\" is not compliant with the password \
         policy."
    );
    assert_eq!(
        password(PasswordRefusal::NewReused),
        "400 InvalidParameter.NewPassword.ReusePrevention The parameter - \"NewPassword\" is not compliant with the \
         reuse prevention password policy."
    );
    assert_eq!(
        password(PasswordRefusal::OldWrong),
        "400 InvalidParameter.OldPassword.Incorrect The parameter - \"OldPassword\" is incorrect."
    );
    assert_eq!(
        refused(Error::WrongCode { device: "phone".to_owned() }),
        "403 CheckAuthenticationCodeFail The parameter - \"AuthenticationCode\" is inccorrect."
    );
    assert_eq!(refused(Error::UsersOnly), "400 NotSupport.Account This method can be only invoked by sub user.");
}

#[test]
fn a_fault_of_ours_tells_the_caller_nothing() {
    let failure = refuse(&Error::Store(Fault::Damaged("table users".to_owned())));
    assert_eq!((failure.status, failure.code.as_ref()), (500, "InternalError"));
    assert!(!failure.message.contains("users"));
    assert!(failure.cause.is_some_and(|cause| cause.contains("users")));
}
