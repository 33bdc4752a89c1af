//! The services that have roles of their own, and what those roles are.
//!
//! Names: the vendor's page "Service-linked roles" of 2021, and its reference of system policies. Which services
//! may have several roles is not published; see `docs/decisions/0016-service-linked-roles.md`.

use iam::role::linked::Template;
use iam::{Error, Kind};
use serde_json::{Value, json};

/// Longest name of a role, in characters.
const LONGEST_NAME: usize = 64;

/// Longest session of a service's role, in seconds: what `CreateRole` gives when nothing is said.
const MAX_SESSION: i64 = 3_600;

/// A service that has roles of its own.
#[derive(Debug)]
pub struct LinkedService {
    /// Name of the service, such as `ess.aliyuncs.com`.
    pub service: &'static str,
    /// Name of its role, before a suffix.
    pub role: &'static str,
    /// The role's name without what all of them begin with.
    short: &'static str,
    /// Name of the cloud's policy that the role carries.
    pub policy: &'static str,
    /// What that policy is, in a sentence.
    pub policy_description: &'static str,
    /// Number of the policy's current version.
    pub policy_version: i64,
    /// Whether it may have several roles.
    pub several: bool,
}

macro_rules! services {
    ($($service:literal => $short:literal),* $(,)?) => { &[$(
        LinkedService {
            service: concat!($service, ".aliyuncs.com"),
            role: concat!("AliyunServiceRoleFor", $short),
            short: $short,
            policy: concat!("AliyunServiceRolePolicyFor", $short),
            policy_description: concat!("The permissions of the service-linked role for ", $short, "."),
            policy_version: version($service),
            several: several($service),
        }
    ),*] };
}

const SERVICES: &[LinkedService] = services![
    "accessanalyzer" => "AccessAnalyzer",
    "actiontrail" => "ActionTrail",
    "adbpg" => "ADBPG",
    "ahas" => "AHAS",
    "alidns" => "DNS",
    "apigateway" => "ApiGateway",
    "arms" => "ARMS",
    "bandwidthscheduler.oos" => "OOSBandwidthScheduler",
    "bastionhost" => "Bastionhost",
    "cdn-ddos.cdn" => "CDNAccessingDDoS",
    "cdn-waf.cdn" => "CDNAccessingWAF",
    "cloudmonitor" => "CloudMonitor",
    "cloudsso" => "CloudSSO",
    "collector.elasticsearch" => "ElasticsearchCollector",
    "config" => "Config",
    "connect-vpc.eventbridge" => "EventBridgeConnectVPC",
    "connector.alikafka" => "AlikafkaConnector",
    "csb" => "CSB",
    "csgbackup.hbr" => "HbrCsgBackup",
    "dbaudit" => "Dbaudit",
    "dbfs" => "Dbfs",
    "ddos.ga" => "GaAntiDdos",
    "di.dataworks" => "DataWorksDI",
    "dr.hbr" => "HbrDr",
    "ecsbackup.hbr" => "HbrEcsBackup",
    "ehpc" => "EHPC",
    "ess" => "AutoScaling",
    "executiondelivery.oos" => "OOSExecutionDelivery",
    "gdb" => "GDB",
    "gtm" => "GTM",
    "gws" => "Gws",
    "hcs-sgw" => "HCSSGW",
    "hdr" => "Hdr",
    "hitsdb" => "TSDB",
    "instanceencryption.alikafka" => "AlikafkaInstanceEncryption",
    "instancescheduler.oos" => "OOSInstanceScheduler",
    "mse" => "MSE",
    "nasbackup.hbr" => "HbrNasBackup",
    "nat" => "Natgw",
    "ons" => "Ons",
    "openanalytics" => "OpenAnalytics",
    "opensearch" => "OpenSearch",
    "ops.elasticsearch" => "ElasticsearchOps",
    "ossbackup.hbr" => "HbrOssBackup",
    "polardb" => "PolarDB",
    "pts" => "Pts",
    "pvtz" => "Pvtz",
    "remediation.config" => "ConfigRemediation",
    "resourcemanager" => "ResourceDirectory",
    "sddp" => "SDDP",
    "secretsmanager-rds.kms" => "KMSSecretsManagerForRDS",
    "securitygroup-snapshot.ecs" => "ECSSecurityGroupSnapshot",
    "sendevent-directmail.eventbridge" => "EventBridgeSendToDirectMail",
    "sendevent-fc.eventbridge" => "EventBridgeSendToFC",
    "sendevent-mns.eventbridge" => "EventBridgeSendToMNS",
    "sendevent-sms.eventbridge" => "EventBridgeSendToSMS",
    "smc" => "SMC",
    "source-rocketmq.eventbridge" => "EventBridgeSourceRocketMQ",
    "vpcendpoint.ga" => "GaVpcEndpoint",
    "xtrace" => "Xtrace",
];

/// Number of the current version of a service's policy, where it is published.
const fn version(service: &str) -> i64 {
    match service.as_bytes() {
        b"cloudsso" => 5,
        _ => 1,
    }
}

/// Whether a service may have several roles. Decided: no page names one that may.
const fn several(service: &str) -> bool {
    matches!(service.as_bytes(), b"ess")
}

/// Every service that has roles of its own, by name.
pub fn all() -> &'static [LinkedService] {
    SERVICES
}

/// The service of this name.
pub fn find(service: &str) -> iam::Result<&'static LinkedService> {
    let found = SERVICES.iter().find(|known| known.service == service);
    found.ok_or_else(|| Error::not_found(Kind::LinkedService, service))
}

/// The service that a role belongs to, as far as its name tells.
///
/// What is asked of policies about a role is asked before the role is read, so that a caller without permission
/// learns nothing. A role of the account's own that happens to have such a name is told apart later.
pub fn of_role(name: &str) -> Option<&'static LinkedService> {
    SERVICES.iter().find(|known| {
        let named = |text: &str| text.eq_ignore_ascii_case(known.role);
        named(name) || known.several && name.split_once('_').is_some_and(|(role, _)| named(role))
    })
}

impl LinkedService {
    /// Descriptions of its role, each with its language.
    pub fn descriptions(&self) -> [(&'static str, String); 2] {
        let short = self.short;
        [
            (
                "en-US",
                format!(
                    "Service Linked Role for {short}. {short} will use this role to access your resources in other services."
                ),
            ),
            ("zh-CN", format!("{short}的服务关联角色。{short}以此角色访问您在其他云产品中的资源。")),
        ]
    }

    /// What the domain makes the role from.
    pub fn template(&self) -> Template {
        let [(_, description), _] = self.descriptions();
        Template {
            service: self.service,
            role: self.role,
            policy: self.policy,
            several: self.several,
            description,
            trust: format!(
                r#"{{"Statement":[{{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{{"Service":["{}"]}}}}],"Version":"1"}}"#,
                self.service
            ),
            max_session: MAX_SESSION,
            longest_name: LONGEST_NAME,
        }
    }

    /// Statements of its policy.
    ///
    /// The last one is that of every such policy. What comes before it is known for one service here; the others
    /// are left without, so that a role never may more than the vendor would let it.
    pub fn statements(&self) -> Vec<Value> {
        let mut statements = match self.service {
            "securitygroup-snapshot.ecs.aliyuncs.com" => vec![
                json!({
                    "Effect": "Allow",
                    "Action": ["oss:PutObject", "oss:GetObject", "oss:DeleteObject", "oss:ListObjects"],
                    "Resource": "acs:oss:*:*:sg-snapshot*/*",
                }),
                json!({
                    "Effect": "Allow",
                    "Action": ["oss:PutBucket", "oss:DeleteBucket", "oss:GetBucketInfo"],
                    "Resource": "acs:oss:*:*:sg-snapshot*",
                }),
            ],
            _ => Vec::new(),
        };
        statements.push(json!({
            "Action": "ram:DeleteServiceLinkedRole",
            "Resource": "*",
            "Effect": "Allow",
            "Condition": {"StringEquals": {"ram:ServiceName": self.service}},
        }));
        statements
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use policy_engine::{Dialect, Document, Purpose};

    use super::*;

    #[test]
    fn every_service_has_a_role_of_its_own_that_trusts_it_alone() {
        let mut seen = HashSet::new();
        for known in all() {
            assert!(seen.insert(known.service) && seen.insert(known.role), "{} is there twice", known.service);
            assert!(known.role.len() <= LONGEST_NAME, "{}", known.role);
            let trust = Document::parse(Dialect::Ram, Purpose::Trust, &known.template().trust).unwrap();
            assert!(trust.trusts_service(known.service) && !trust.trusts_service("ecs.aliyuncs.com"));
            assert_eq!(of_role(&known.role.to_lowercase()).map(|found| found.service), Some(known.service));
        }
    }

    #[test]
    fn a_suffix_leads_to_a_service_that_may_have_several_roles() {
        let service = |name| of_role(name).map(|known| known.service);
        assert_eq!(service("AliyunServiceRoleForAutoScaling_blue"), Some("ess.aliyuncs.com"));
        assert_eq!(service("AliyunServiceRoleForPolarDB_blue"), None);
        assert_eq!(service("MyApplicationRole"), None);
    }
}
