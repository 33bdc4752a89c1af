//! What is particular to Alibaba Cloud RAM.

use super::{Limits, Rules};

pub(super) const RULES: Rules = Rules {
    // help/en/ram/policy-elements: `Version` is there and is "1".
    version: "1",
    version_required: true,
    // doc-detail/93739: `NotAction` is back since August 2025.
    not_action: true,
    // `Sid` is not in the grammar; key policies of KMS show it. It is ignored.
    unique_sids: false,
    scheme: "acs:",
    name_shape: "acs:<service>:<region>:<account>:<relative-id>",
    principal_scheme: "acs:ram::",
    lower_case_roles: true,
    principal_kind: "RAM",
    typed_operators: true,
    tag_set_key: None,
    caseless_names: &["ram", "ims"],
    empty_matches_star: true,
    limits: Limits {
        // API metadata of CreatePolicy.
        identity: 6144,
        // API metadata of AssumeRole.
        session: 2048,
        // Unpublished, though an error for it exists.
        trust: 2048,
        // Unpublished; taken from custom policies.
        control: 6144,
        // Unpublished here; bucket policies are larger than custom policies.
        resource: 16_384,
    },
};
