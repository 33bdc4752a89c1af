//! What is particular to Kingsoft Cloud IAM.

use super::{Limits, Rules};

pub(super) const RULES: Rules = Rules {
    // docs.ksyun.com 43157, 37672: one value, which is also the default.
    version: "2015-11-01",
    version_required: false,
    // Absent from the element tables of docs.ksyun.com 43157.
    not_action: false,
    // docs.ksyun.com 37672.
    unique_sids: true,
    scheme: "krn:ksc:",
    name_shape: "krn:ksc:<service>:<region>:<account>:<type>/<id>",
    principal_scheme: "krn:ksc:iam::",
    lower_case_roles: false,
    principal_kind: "KSC",
    // The readable part of docs.ksyun.com 45052 ends before them.
    typed_operators: false,
    // docs.ksyun.com 45052, 45053.
    tag_set_key: Some("ksc:Tag"),
    caseless_names: &[],
    empty_matches_star: false,
    limits: Limits {
        // An old limits page says 2,048, newer SDK text 5 K.
        identity: 5120,
        // SDK model of AssumeRole.
        session: 1024,
        trust: 5120,
        control: 5120,
        resource: 16_384,
    },
};
