//! The policies that the cloud itself maintains.
//!
//! The documents of `AdministratorAccess` and of the two for CDN are the vendor's. Of the others only the
//! name is published, or less; they are written from what their names say. The record of decisions has more.

use std::sync::LazyLock;

use kernel::{SystemPolicies, SystemPolicy, Timestamp};

/// Name, what it grants in a sentence, and the actions it allows on every resource.
const POLICIES: &[(&str, &str, &[&str])] = &[
    ("AdministratorAccess", "Full access to all resources of the account.", &["*"]),
    ("ReadOnlyAccess", "Read-only access to all resources of the account.", &["*:Describe*", "*:Get*", "*:List*"]),
    ("IAMFullAccess", "Full access to IAM.", &["iam:*"]),
    ("IAMReadOnlyAccess", "Read-only access to IAM.", &["iam:Get*", "iam:List*"]),
    ("STSAssumeRoleAccess", "Permission to call AssumeRole of STS.", &["sts:AssumeRole"]),
    (
        "KECAdminFullAccess",
        "Full permissions on KEC instances, with what a launch needs beside them.",
        &["kec:*", "vpc:Describe*", "eip:*", "ebs:*", "sks:*", "tag:*", "tagv2:*", "iam:ListRoles", "iam:GetRole"],
    ),
    ("KECFullAccess", "Full access to KEC.", &["kec:*"]),
    ("KECReadOnlyAccess", "Read-only access to KEC.", &["kec:Describe*", "kec:Get*", "kec:List*"]),
    ("VPCFullAccess", "Full access to VPC.", &["vpc:*"]),
    ("VPCReadOnlyAccess", "Read-only access to VPC.", &["vpc:Describe*", "vpc:Get*", "vpc:List*"]),
    ("EIPFullAccess", "Full access to EIP.", &["eip:*"]),
    ("EIPReadOnlyAccess", "Read-only access to EIP.", &["eip:Describe*", "eip:Get*", "eip:List*"]),
    ("EBSFullAccess", "Full access to EBS.", &["ebs:*"]),
    ("EBSReadOnlyAccess", "Read-only access to EBS.", &["ebs:Describe*", "ebs:Get*", "ebs:List*"]),
    ("SLBFullAccess", "Full access to SLB.", &["slb:*"]),
    ("SLBReadOnlyAccess", "Read-only access to SLB.", &["slb:Describe*", "slb:Get*", "slb:List*"]),
    ("KS3FullAccess", "Full access to KS3.", &["ks3:*"]),
    ("KS3ReadOnlyAccess", "Read-only access to KS3.", &["ks3:Get*", "ks3:List*", "ks3:Head*"]),
    ("CDNFullAccess", "Full access to CDN.", &["cdn:*"]),
    ("CDNReadOnlyAccess", "Read-only access to CDN.", &["cdn:Get*", "cdn:List*"]),
];

/// Every system policy.
pub(crate) static SYSTEM_POLICIES: LazyLock<SystemPolicies> = LazyLock::new(|| SystemPolicies::new(stated()));

fn stated() -> impl Iterator<Item = SystemPolicy> {
    // The date of the policy language; no page dates the policies.
    let at = "2015-11-01T00:00:00Z".parse().unwrap_or(Timestamp::UNIX_EPOCH);
    let policy = move |&(name, description, actions): &(&'static str, &'static str, &[&str])| SystemPolicy {
        name,
        description: description.into(),
        version: 1,
        created_at: at,
        updated_at: at,
        document: serde_json::json!({
            "Version": "2015-11-01",
            "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}],
        })
        .to_string(),
    };
    POLICIES.iter().map(policy)
}

#[cfg(test)]
mod tests {
    use policy_engine::{Dialect, Document, Purpose};

    use super::*;

    #[test]
    fn every_document_follows_the_language() {
        for policy in stated() {
            let parsed = Document::parse(Dialect::Ksyun, Purpose::Identity, &policy.document);
            assert!(parsed.is_ok(), "{}: {parsed:?}", policy.name);
        }
    }
}
