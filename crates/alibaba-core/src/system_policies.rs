//! The policies that the cloud itself maintains.
//!
//! [`PUBLISHED`] follows the vendor's reference of system policies and its product pages. The text of the others is not
//! published: [`MEANT`] is written from what the vendor says a policy grants, [`NAMED`] from nothing but its name: full access
//! is every action of the product, read-only access what gets, lists and describes. So is `data/system_policies.tsv`, which
//! holds the other names on the vendor's page "Services that work with RAM": the name, the access, the products' codes in
//! policies, the product. A name of a part of a product that has no code of its own grants more here than in the cloud. A name
//! that does not say what it grants is left out. The policies of service-linked roles come from the table of services. See
//! `docs/decisions/0016-service-linked-roles.md`.

use std::sync::LazyLock;

use kernel::{SystemPolicies, SystemPolicy, Timestamp};
use serde_json::{Value, json};

use crate::linked_services::LinkedService;

/// One policy.
struct Row {
    name: &'static str,
    description: &'static str,
    /// Number of the current version, and the days on which the first and the current one were made.
    history: (i64, &'static str, &'static str),
    statements: &'static [Allow],
}

/// One statement. System policies only allow.
struct Allow {
    actions: &'static [&'static str],
    resource: &'static str,
    /// A condition key that must have this value.
    only_if: Option<(&'static str, &'static str)>,
}

/// History of a policy whose own is not published.
const UNKNOWN: (i64, &str, &str) = (1, "2015-04-28T00:00:00Z", "2015-04-28T00:00:00Z");

const fn allow(actions: &'static [&'static str]) -> Allow {
    Allow { actions, resource: "*", only_if: None }
}

const fn row(name: &'static str, description: &'static str, statements: &'static [Allow]) -> Row {
    Row { name, description, history: UNKNOWN, statements }
}

/// Policies whose text is published.
const PUBLISHED: &[Row] = &[
    Row {
        history: (1, "2015-08-03T04:52:09Z", "2017-04-27T00:00:00Z"),
        ..row("AliyunSTSAssumeRoleAccess", "Permission to call AssumeRole of STS.", &[allow(&["sts:AssumeRole"])])
    },
    Row {
        history: (3, "2015-04-28T00:00:00Z", "2025-12-03T00:00:00Z"),
        ..row(
            "AliyunRAMReadOnlyAccess",
            "Read-only access to RAM.",
            &[
                allow(&["ram:Get*", "ram:List*", "ram:GenerateCredentialReport"]),
                allow(&["accessanalyzer:Get*", "accessanalyzer:List*"]),
            ],
        )
    },
    row(
        "AliyunECSFullAccess",
        "Full access to ECS.",
        &[allow(&["ecs:*"]), allow(&["vpc:DescribeVpcs", "vpc:DescribeVSwitches"])],
    ),
    row(
        "AliyunECSReadOnlyAccess",
        "Read-only access to ECS.",
        &[allow(&["ecs:Describe*"]), allow(&["ecs:List*"]), allow(&["vpc:DescribeVpcs", "vpc:DescribeVSwitches"])],
    ),
    row(
        "AliyunECSNetworkInterfaceManagementAccess",
        "Management of elastic network interfaces.",
        &[
            allow(&["vpc:DescribeVSwitchAttributes"]),
            allow(&[
                "ecs:CreateNetworkInterface",
                "ecs:DeleteNetworkInterface",
                "ecs:DescribeNetworkInterfaces",
                "ecs:CreateNetworkInterfacePermission",
                "ecs:DescribeNetworkInterfacePermissions",
                "ecs:DeleteNetworkInterfacePermission",
            ]),
        ],
    ),
    Row {
        history: (12, "2015-12-24T00:00:00Z", "2023-04-07T00:00:00Z"),
        // Elastic addresses and NAT gateways have policies of their own.
        ..row(
            "AliyunVPCFullAccess",
            "Full access to VPC.",
            &[allow(&[
                "vpc:*HaVip*",
                "vpc:*RouteTable*",
                "vpc:*VRouter*",
                "vpc:*RouteEntry*",
                "vpc:*RouteEntries*",
                "vpc:*VSwitch*",
                "vpc:*Vpc*",
                "vpc:*Cen*",
                "vpc:*Tag*",
                "vpc:*NetworkAcl*",
                "vpc:*FlowLog*",
                "vpc:*Ipv4Gateway*",
                "vpc:*PrefixList*",
                "vpc:*DhcpOptionsSet*",
                "vpc:DeletionProtection",
                "vpc:*TagResource*",
                "vpc:MoveResourceGroup",
            ])],
        )
    },
    row("AliyunVpcPeerFullAccess", "Full access to VPC peering connections.", &[allow(&["vpc:*VpcPeer*"])]),
    Row {
        history: (2, UNKNOWN.1, UNKNOWN.2),
        ..row(
            "AliyunFCFullAccess",
            "Full access to Function Compute.",
            &[
                allow(&["fc:*"]),
                Allow { only_if: Some(("acs:Service", "fc.aliyuncs.com")), ..allow(&["ram:PassRole"]) },
            ],
        )
    },
    Row {
        history: (2, UNKNOWN.1, UNKNOWN.2),
        ..row(
            "AliyunConfigReadOnlyAccess",
            "Read-only access to Cloud Config.",
            &[allow(&["config:Describe*", "config:List*", "config:Get*"])],
        )
    },
    Row {
        history: (6, UNKNOWN.1, UNKNOWN.2),
        ..row(
            "AliyunResourceDirectoryReadOnlyAccess",
            "Read-only access to the resource directory.",
            &[allow(&["resourcemanager:Get*", "resourcemanager:List*"])],
        )
    },
    row("AliyunOOSReadOnlyAccess", "Read-only access to OOS.", &[allow(&["oos:List*", "oos:Get*"])]),
    row(
        "AliyunCloudControlAPIFullAccess",
        "Full access to Cloud Control API.",
        &[Allow { resource: "acs:cloudcontrol:*:*:*", ..allow(&["cloudcontrol:*"]) }],
    ),
    row(
        "AliyunCloudControlAPIReadOnlyAccess",
        "Read-only access to Cloud Control API.",
        &[Allow { resource: "acs:cloudcontrol:*:*:*", ..allow(&["cloudcontrol:List*", "cloudcontrol:Get*"]) }],
    ),
    Row {
        history: (3, UNKNOWN.1, UNKNOWN.2),
        ..row(
            "AliyunAccountCenterReadOnlyAccess",
            "Read-only access to the account center.",
            &[
                allow(&[
                    "accountcenter:Query*",
                    "accountcenter:AccountAddressQuery*",
                    "accountcenter:AccountContactQuery*",
                    "accountcenter:EnterpriseContactQuery*",
                    "accountcenter:EnterpriseAddressQuery*",
                    "accountcenter:EnterpriseTodoQuery*",
                ]),
                allow(&["bss:DescribeSwitchServiceQueryStatus", "bss:DescribeEnterpriseRelation"]),
            ],
        )
    },
];

/// Policies written from what the vendor says they grant.
const MEANT: &[Row] = &[
    row("AdministratorAccess", "Full access to all resources of the account.", &[allow(&["*"])]),
    // The list is that of the vendor's sample of a policy that reads everything but bills.
    row(
        "ReadOnlyAccess",
        "Read-only access to all resources of the account.",
        &[allow(&[
            "*:Describe*",
            "*:List*",
            "*:Get*",
            "*:BatchGet*",
            "*:Query*",
            "*:BatchQuery*",
            "actiontrail:LookupEvents",
            "dm:Desc*",
            "dm:SenderStatistics*",
        ])],
    ),
    row("AliyunRAMFullAccess", "Full access to RAM.", &[allow(&["ram:*"])]),
    row("AliyunVPCReadOnlyAccess", "Read-only access to VPC.", &[allow(&["vpc:Describe*", "vpc:List*"])]),
    row("AliyunOSSFullAccess", "Full access to OSS.", &[allow(&["oss:*"])]),
    row("AliyunOSSReadOnlyAccess", "Read-only access to OSS.", &[allow(&["oss:Get*", "oss:List*"])]),
];

/// Policies of which only the name is known, so that what attaches them runs.
const NAMED: &[Row] = &[
    row("AliyunActionTrailFullAccess", "Full access to ActionTrail.", &[allow(&["actiontrail:*"])]),
    row(
        "AliyunActionTrailReadOnlyAccess",
        "Read-only access to ActionTrail.",
        &[allow(&["actiontrail:Describe*", "actiontrail:Get*", "actiontrail:List*", "actiontrail:LookupEvents"])],
    ),
    row("AliyunBSSFullAccess", "Full access to billing.", &[allow(&["bss:*", "bssapi:*"])]),
    row(
        "AliyunBSSOrderAccess",
        "Permission to view, pay and cancel orders.",
        &[allow(&["bss:DescribeOrderList", "bss:DescribeOrderDetail", "bss:PayOrder", "bss:CancelOrder"])],
    ),
    row(
        "AliyunBSSReadOnlyAccess",
        "Read-only access to billing.",
        &[allow(&[
            "bss:Describe*",
            "bss:Get*",
            "bss:List*",
            "bss:Query*",
            "bssapi:Describe*",
            "bssapi:Get*",
            "bssapi:List*",
            "bssapi:Query*",
        ])],
    ),
    row("AliyunCDNFullAccess", "Full access to CDN.", &[allow(&["cdn:*"])]),
    row("AliyunCDNReadOnlyAccess", "Read-only access to CDN.", &[allow(&["cdn:Describe*"])]),
    row("AliyunCloudMonitorFullAccess", "Full access to CloudMonitor.", &[allow(&["cms:*"])]),
    row(
        "AliyunCloudMonitorReadOnlyAccess",
        "Read-only access to CloudMonitor.",
        &[allow(&["cms:Describe*", "cms:Get*", "cms:List*", "cms:Query*"])],
    ),
    row("AliyunContainerRegistryFullAccess", "Full access to Container Registry.", &[allow(&["cr:*"])]),
    row(
        "AliyunContainerRegistryReadOnlyAccess",
        "Read-only access to Container Registry.",
        &[allow(&["cr:Get*", "cr:List*", "cr:Pull*"])],
    ),
    row("AliyunCSFullAccess", "Full access to Container Service.", &[allow(&["cs:*"])]),
    row(
        "AliyunCSReadOnlyAccess",
        "Read-only access to Container Service.",
        &[allow(&["cs:Get*", "cs:List*", "cs:Describe*"])],
    ),
    row(
        "AliyunECSAssistantFullAccess",
        "Full access to Cloud Assistant.",
        &[allow(&[
            "ecs:*CloudAssistant*",
            "ecs:*Command*",
            "ecs:*Invocation*",
            "ecs:*ManagedInstance*",
            "ecs:*Activation*",
            "ecs:*TerminalSession*",
            "ecs:*SendFile*",
            "ecs:DescribeInstances",
        ])],
    ),
    row(
        "AliyunECSAssistantReadonlyAccess",
        "Read-only access to Cloud Assistant.",
        &[allow(&[
            "ecs:DescribeActivations",
            "ecs:DescribeCloudAssistant*",
            "ecs:DescribeCommands",
            "ecs:DescribeInstances",
            "ecs:DescribeInvocationResults",
            "ecs:DescribeInvocations",
            "ecs:DescribeManagedInstances",
            "ecs:DescribeSendFileResults",
            "ecs:DescribeTerminalSessions",
            "ecs:ListPluginStatus",
        ])],
    ),
    row("AliyunECSWorkbenchFullAccess", "Full access to Workbench of ECS.", &[allow(&["ecs-workbench:*"])]),
    row("AliyunEIPFullAccess", "Full access to elastic addresses.", &[allow(&["vpc:*Eip*"])]),
    row("AliyunEIPReadOnlyAccess", "Read-only access to elastic addresses.", &[allow(&["vpc:DescribeEip*"])]),
    row("AliyunGlobalAccelerationFullAccess", "Full access to Global Accelerator.", &[allow(&["ga:*"])]),
    row(
        "AliyunGlobalAccelerationReadOnlyAccess",
        "Read-only access to Global Accelerator.",
        &[allow(&["ga:Describe*", "ga:Get*", "ga:List*"])],
    ),
    row(
        "AliyunKMSCryptoUserAccess",
        "Use of keys for cryptographic operations.",
        &[allow(&[
            "kms:AsymmetricDecrypt",
            "kms:AsymmetricEncrypt",
            "kms:AsymmetricSign",
            "kms:AsymmetricVerify",
            "kms:Decrypt",
            "kms:Describe*",
            "kms:Encrypt",
            "kms:Generate*",
            "kms:GetPublicKey",
            "kms:List*",
            "kms:ReEncrypt",
        ])],
    ),
    row("AliyunKMSFullAccess", "Full access to KMS.", &[allow(&["kms:*"])]),
    row("AliyunKMSReadOnlyAccess", "Read-only access to KMS.", &[allow(&["kms:Describe*", "kms:Get*", "kms:List*"])]),
    row("AliyunLogFullAccess", "Full access to Log Service.", &[allow(&["log:*"])]),
    row(
        "AliyunLogReadOnlyAccess",
        "Read-only access to Log Service.",
        &[allow(&["log:Get*", "log:List*", "log:Query*"])],
    ),
    row("AliyunMNSFullAccess", "Full access to Message Service.", &[allow(&["mns:*"])]),
    row("AliyunMNSReadOnlyAccess", "Read-only access to Message Service.", &[allow(&["mns:Get*", "mns:List*"])]),
    row(
        "AliyunNATGatewayFullAccess",
        "Full access to NAT gateways.",
        &[allow(&["vpc:*NatGateway*", "vpc:*SnatEntry*", "vpc:*ForwardEntry*", "vpc:*BandwidthPackage*"])],
    ),
    row(
        "AliyunNATGatewayReadOnlyAccess",
        "Read-only access to NAT gateways.",
        &[allow(&[
            "vpc:DescribeNatGateways",
            "vpc:DescribeSnatTableEntries",
            "vpc:DescribeForwardTableEntries",
            "vpc:DescribeBandwidthPackages",
            "vpc:GetNatGatewayAttribute",
            "vpc:ListNatIps",
        ])],
    ),
    row("AliyunRDSFullAccess", "Full access to RDS.", &[allow(&["rds:*"])]),
    row("AliyunRDSReadOnlyAccess", "Read-only access to RDS.", &[allow(&["rds:Describe*"])]),
    row(
        "AliyunResourceDirectoryFullAccess",
        "Full access to the resource directory.",
        &[allow(&["resourcemanager:*"])],
    ),
    row("AliyunSLBFullAccess", "Full access to load balancers.", &[allow(&["slb:*"])]),
    row("AliyunSLBReadOnlyAccess", "Read-only access to load balancers.", &[allow(&["slb:Describe*"])]),
];

/// Every system policy.
pub(crate) static SYSTEM_POLICIES: LazyLock<SystemPolicies> = LazyLock::new(|| SystemPolicies::new(stated()));

fn stated() -> impl Iterator<Item = SystemPolicy> {
    let rows = [PUBLISHED, MEANT, NAMED].into_iter().flatten().map(policy);
    let listed = include_str!("../data/system_policies.tsv").lines().filter_map(listed);
    rows.chain(listed).chain(crate::linked_services::all().iter().map(linked))
}

/// The policy of a line of the table.
fn listed(line: &'static str) -> Option<SystemPolicy> {
    let mut columns = line.split('\t');
    let (name, access, codes, product) = (columns.next()?, columns.next()?, columns.next()?, columns.next()?);
    let (words, verbs): (_, &[&str]) = match access {
        "full" => ("Full access", &["*"]),
        _ => ("Read-only access", &["Get*", "List*", "Describe*"]),
    };
    let actions = codes.split(' ').flat_map(|code| verbs.iter().map(move |verb| format!("{code}:{verb}")));
    let statement = json!({"Effect": "Allow", "Action": actions.collect::<Vec<_>>(), "Resource": "*"});
    let (version, created, updated) = UNKNOWN;
    Some(SystemPolicy {
        name,
        description: format!("{words} to {product}.").into(),
        version,
        created_at: at(created),
        updated_at: at(updated),
        document: json!({"Version": "1", "Statement": [statement]}).to_string(),
    })
}

/// The policy of a service's role.
fn linked(service: &LinkedService) -> SystemPolicy {
    let (created, updated) = match service.policy {
        "AliyunServiceRolePolicyForECSSecurityGroupSnapshot" => ("2024-07-04T09:42:16Z", "2024-07-04T09:42:16Z"),
        _ => (UNKNOWN.1, UNKNOWN.2),
    };
    SystemPolicy {
        name: service.policy,
        description: service.policy_description.into(),
        version: service.policy_version,
        created_at: at(created),
        updated_at: at(updated),
        document: json!({"Version": "1", "Statement": service.statements()}).to_string(),
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

fn policy(row: &Row) -> SystemPolicy {
    let (version, created, updated) = row.history;
    let statements: Vec<_> = row.statements.iter().map(statement).collect();
    SystemPolicy {
        name: row.name,
        description: row.description.into(),
        version,
        created_at: at(created),
        updated_at: at(updated),
        document: json!({"Version": "1", "Statement": statements}).to_string(),
    }
}

fn statement(allow: &Allow) -> Value {
    let mut statement = json!({"Effect": "Allow", "Action": allow.actions, "Resource": allow.resource});
    if let (Some((key, value)), Some(fields)) = (allow.only_if, statement.as_object_mut()) {
        fields.insert("Condition".to_owned(), json!({"StringEquals": {key: value}}));
    }
    statement
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use policy_engine::{Dialect, Document, Purpose};

    use super::*;

    #[test]
    fn a_name_grants_what_it_says() {
        let policy = |name: &str| SYSTEM_POLICIES.get(&name.to_lowercase()).unwrap();
        let reads = policy("AliyunRDSGADReadOnlyAccess");
        assert!(reads.document.contains(r#"["rds:Get*","rds:List*","rds:Describe*"]"#), "{}", reads.document);
        let both = policy("AliyunDRDSFullAccess");
        assert!(both.document.contains(r#"["drds:*","polardbx:*"]"#), "{}", both.document);
        assert_eq!(both.description, "Full access to PolarDB-X.");
        let lines = include_str!("../data/system_policies.tsv").lines();
        assert!(lines.clone().all(|line| listed(line).is_some()) && lines.count() > 200);
    }

    #[test]
    fn every_document_follows_the_language_and_every_name_is_there_once() {
        let mut names = HashSet::new();
        for policy in stated() {
            let parsed = Document::parse(Dialect::Ram, Purpose::Identity, &policy.document);
            assert!(parsed.is_ok(), "{}: {:?}", policy.name, parsed.err());
            assert!(names.insert(policy.name), "{} is there twice", policy.name);
            assert!(policy.created_at > Timestamp::UNIX_EPOCH && policy.updated_at >= policy.created_at);
        }
    }
}
