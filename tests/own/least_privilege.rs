//! The smallest documents that a recording takes: made, tried in a sandbox of their own, and no smaller ones.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::path::Path;
use std::time::Duration;

use policy_lab::least_privilege::{OfCaller, Options, refused};
use policy_lab::{LeastPrivilege, Recording, least_privilege};
use serde_json::{Value, json};
use server::rehearsal::{complete, verify};
use testkit::{KsyunActor, TestCloud};

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
    "Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const PASS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:PassRole",
    "Resource":"acs:ram:*:*:role/MyApplicationRole"}]}"#;
const ROLE: &str = "MyApplicationRole";

async fn recorded(cloud: &TestCloud) -> Recording {
    Recording::read(&cloud.own_text("GET", "recording").await.1).unwrap()
}

fn made(recording: &Recording, generalise: bool) -> LeastPrivilege {
    let made = least_privilege(recording, &Options { generalise, caller: None }).unwrap();
    assert_eq!(made.unknown, [0; 0]);
    made
}

/// Plays the recording under the documents and returns what was different.
async fn told(recording: &Recording, tried: &LeastPrivilege) -> Vec<String> {
    let verified = verify(recording, tried).await.unwrap();
    let allowed: usize = tried.callers.iter().map(|one| one.allowed).sum();
    assert_eq!(verified.calls, allowed);
    verified.failures.iter().map(ToString::to_string).collect()
}

/// Every way to leave out an action or a resource of the documents, or a statement where it has one of each.
fn smaller(of: &OfCaller) -> Vec<(String, OfCaller)> {
    let mut all = Vec::new();
    for (place, document) in of.documents.iter().enumerate() {
        let statements = document["Statement"].as_array().unwrap();
        for (index, statement) in statements.iter().enumerate() {
            for element in ["Action", "Resource"] {
                let values = match &statement[element] {
                    Value::Array(values) => values.clone(),
                    one => vec![one.clone()],
                };
                for (left_out, value) in values.iter().enumerate() {
                    let mut smaller = of.clone();
                    let mut values = values.clone();
                    values.remove(left_out);
                    let statements = smaller.documents[place]["Statement"].as_array_mut().unwrap();
                    if values.is_empty() {
                        statements.remove(index);
                    } else {
                        statements[index][element] = json!(values);
                    }
                    if statements.is_empty() {
                        smaller.documents.remove(place);
                    }
                    all.push((format!("{element} {value} of statement {index}"), smaller));
                }
            }
        }
    }
    all
}

/// Nothing can be left out: some call that was allowed would be refused.
fn is_least(recording: &Recording, made: &LeastPrivilege) {
    for one in &made.callers {
        assert_eq!(refused(recording, one).unwrap(), [0; 0]);
        for (what, smaller) in smaller(one) {
            assert!(!refused(recording, &smaller).unwrap().is_empty(), "{what} of {} is not needed", one.caller.name);
        }
    }
}

fn of<'m>(made: &'m LeastPrivilege, name: &str) -> &'m OfCaller {
    made.callers.iter().find(|one| one.caller.name == name).unwrap()
}

/// What is allowed, a line for each statement.
fn lines(of: &OfCaller) -> Vec<String> {
    let words = |value: &Value| match value {
        Value::Array(values) => values.iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>().join(" "),
        one => one.as_str().unwrap().to_owned(),
    };
    let statements = of.documents.iter().flat_map(|document| document["Statement"].as_array().unwrap());
    let line = |one: &Value| format!("{} on {} {}", words(&one["Action"]), words(&one["Resource"]), one["Condition"]);
    statements.map(line).collect()
}

/// The tutorial of Alibaba Cloud, with an application that has its key from the metadata of its instance.
async fn alibaba(cloud: &TestCloud) {
    let root = cloud.root();
    root.ram("CreateRole", &[("RoleName", ROLE), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    let operator = cloud.user("operator").await;
    let full = [("PolicyType", "System"), ("PolicyName", "AliyunECSFullAccess"), ("UserName", "operator")];
    root.ram("AttachPolicyToUser", &full).await.ok();
    let vpc = root.vpc("CreateVpc", &[("CidrBlock", "192.168.0.0/16")]).await.field("/VpcId");
    cloud.advance(Duration::from_secs(60));
    let subnet = [("VpcId", vpc.as_str()), ("ZoneId", "cn-hangzhou-i"), ("CidrBlock", "192.168.1.0/24")];
    let subnet = root.vpc("CreateVSwitch", &subnet).await.field("/VSwitchId");
    cloud.advance(Duration::from_secs(60));
    let group = root.ecs("CreateSecurityGroup", &[("VpcId", &vpc)]).await.field("/SecurityGroupId");
    let launch = [
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g6.large"),
        ("VSwitchId", subnet.as_str()),
        ("SecurityGroupId", group.as_str()),
        ("RamRoleName", ROLE),
    ];
    assert_eq!(operator.ecs("RunInstances", &launch).await.refused(), "403 InvalidUser.PassRoleForbidden");
    root.ram("CreatePolicy", &[("PolicyName", "Pass"), ("PolicyDocument", PASS)]).await.ok();
    let attach = [("PolicyType", "Custom"), ("PolicyName", "Pass"), ("UserName", "operator")];
    root.ram("AttachPolicyToUser", &attach).await.ok();
    let instance = operator.ecs("RunInstances", &launch).await.field("/InstanceIdSets/InstanceIdSet/0");
    cloud.advance(Duration::from_secs(60));
    operator.ecs("DescribeInstanceStatus", &[]).await.ok();

    let application = cloud.application(&instance, ROLE).await;
    application.sts("GetCallerIdentity", &[]).await.ok();
    assert_eq!(application.ecs("DescribeInstances", &[]).await.refused(), "403 Forbidden.RAM");
    let read = [("PolicyType", "System"), ("PolicyName", "AliyunECSReadOnlyAccess"), ("RoleName", ROLE)];
    root.ram("AttachPolicyToRole", &read).await.ok();
    application.ecs("DescribeInstances", &[]).await.ok();
    root.ram("DetachPolicyFromRole", &read).await.ok();
    assert_eq!(application.ecs("DescribeInstances", &[]).await.refused(), "403 Forbidden.RAM");
    operator.ecs("StopInstance", &[("InstanceId", &instance)]).await.ok();
}

/// What stands between the tags of a name.
fn between<'t>(text: &'t str, name: &str) -> &'t str {
    let rest = text.split_once(&format!("<{name}>")).unwrap().1;
    rest.split_once(&format!("</{name}>")).unwrap().0
}

/// The tutorial of Kingsoft Cloud.
async fn kingsoft(cloud: &TestCloud) {
    let root = cloud.ksyun_root();
    root.iam("CreateRole", &[("RoleName", "app"), ("TrustServices", "kec")]).await.ok();
    let vpc = root.vpc("CreateVpc", &[("CidrBlock", "10.0.0.0/16")]).await.field("/Vpc/VpcId");
    let subnet = [("VpcId", vpc.as_str()), ("CidrBlock", "10.0.1.0/24"), ("SubnetType", "Normal")];
    let subnet = root.vpc("CreateSubnet", &subnet).await.field("/Subnet/SubnetId");
    let group = [("VpcId", vpc.as_str()), ("SecurityGroupName", "web")];
    let group = root.vpc("CreateSecurityGroup", &group).await.field("/SecurityGroup/SecurityGroupId");
    let launch = [
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", subnet.as_str()),
        ("SecurityGroupId.1", group.as_str()),
        ("ChargeType", "HourlyInstantSettlement"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
    ];
    let instance = root.kec("RunInstances", &launch).await.field("/InstancesSet/0/InstanceId");
    cloud.advance(Duration::from_secs(60));
    let operator = cloud.ksyun_user_with("operator", &["KECReadOnlyAccess"]).await;
    let attach = [("InstanceId.1", instance.as_str()), ("IamRoleName", "app")];
    assert_eq!(operator.kec("AttachInstancesIamRole", &attach).await.refused(), "403 AccessDenied");
    let policy = [("UserName", "operator"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/KECAdminFullAccess")];
    root.iam("AttachUserPolicy", &policy).await.ok();
    operator.kec("AttachInstancesIamRole", &attach).await.ok();

    let (status, text) = cloud.metadata_of(&instance, "iam").await;
    assert_eq!(status, 200, "{text}");
    let secret = between(&text, "SecretAccessKey");
    let token = between(&text, "SecurityToken");
    let application: KsyunActor = cloud.ksyun_actor(between(&text, "AccessKeyId"), secret, Some(token));
    assert_eq!(application.kec("DescribeInstances", &[]).await.refused(), "403 AccessDenied");
    let policy = [("RoleName", "app"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/KECReadOnlyAccess")];
    root.iam("AttachRolePolicy", &policy).await.ok();
    application.kec("DescribeInstances", &[]).await.ok();
    operator.kec("DetachInstancesIamRole", &[("InstanceId.1", instance.as_str())]).await.ok();
}

#[tokio::test]
async fn both_tutorials_take_little() {
    let cloud = TestCloud::new().await;
    cloud.own("POST", "recording", None).await;
    alibaba(&cloud).await;
    kingsoft(&cloud).await;
    let recording = recorded(&cloud).await;
    assert!(recording.is_complete());
    let exact = made(&recording, false);
    is_least(&recording, &exact);
    assert_eq!(told(&recording, &exact).await, [""; 0]);
    let wide = made(&recording, true);
    is_least(&recording, &wide);
    assert_eq!(told(&recording, &wide).await, [""; 0]);

    insta::assert_debug_snapshot!(wide.callers.iter().map(|one| (&one.caller.arn, lines(one))).collect::<Vec<_>>(), @r##"
        [
            (
                "acs:ram::1234567890123456:role/myapplicationrole",
                [
                    "ecs:DescribeInstances on acs:ecs:*:1234567890123456:instance/* null",
                ],
            ),
            (
                "krn:ksc:iam::1234567890123456:role/app",
                [
                    "kec:DescribeInstances on krn:ksc:kec:*:1234567890123456:instance/* null",
                ],
            ),
            (
                "acs:ram::1234567890123456:user/operator",
                [
                    "ecs:DescribeInstanceStatus ecs:StopInstance on acs:ecs:*:1234567890123456:instance/* null",
                    "ecs:RunInstances on acs:ecs:*:1234567890123456:image/* acs:ecs:*:1234567890123456:instance/* acs:ecs:*:1234567890123456:securitygroup/* null",
                    "ram:PassRole on acs:ram:*:1234567890123456:role/myapplicationrole {\"StringEquals\":{\"acs:Service\":[\"ecs.aliyuncs.com\"]}}",
                ],
            ),
            (
                "krn:ksc:iam::1234567890123456:user/operator",
                [
                    "kec:AttachInstancesIamRole kec:DetachInstancesIamRole on krn:ksc:kec:*:1234567890123456:instance/* null",
                ],
            ),
        ]
        "##);

    // The sandbox draws other identifiers each time, so the documents are not tied to those that were drawn.
    let instance = |one: &OfCaller| {
        lines(one).iter().any(|line| line.contains("ecs:StopInstance") && line.contains("instance/* "))
    };
    assert!(exact.callers.iter().any(instance), "{exact:#?}");
}

#[tokio::test]
async fn a_lesson_takes_what_was_allowed_in_it() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings/policy-lesson.jsonl");
    let old = Recording::read(&std::fs::read_to_string(file).unwrap()).unwrap();
    assert!(!old.is_complete());
    let recording = complete(old.clone()).await.unwrap();
    assert!(recording.is_complete());
    let made = made(&recording, false);
    is_least(&recording, &made);
    insta::assert_debug_snapshot!(lines(of(&made, "learner")), @r##"
        [
            "ecs:DeleteInstance ecs:StopInstance on acs:ecs:cn-hangzhou:2052135145825043:instance/* {\"StringEquals\":{\"acs:ResourceTag/project\":[\"lesson\"]}}",
            "ecs:RunInstances on acs:ecs:cn-hangzhou:2052135145825043:image/aliyun_3_x64_20G_alibase_20240819.vhd acs:ecs:cn-hangzhou:2052135145825043:instance/* acs:ecs:cn-hangzhou:2052135145825043:securitygroup/sg-bp1ff1rrh5aecyj4hf1z {\"StringEquals\":{\"acs:RequestTag/project\":[\"lesson\"]}}",
            "ecs:StartInstance on acs:ecs:cn-hangzhou:2052135145825043:instance/i-bp1hqt76rph3h7xvgvhn {\"StringEquals\":{\"acs:ResourceTag/project\":[\"lesson\"]}}",
            "ram:PassRole on acs:ram:*:2052135145825043:role/lessonrole {\"StringEquals\":{\"acs:Service\":[\"ecs.aliyuncs.com\"]}}",
        ]
        "##);
    insta::assert_debug_snapshot!(of(&made, "learner").notes, @r##"
        [
            "`acs:ecs:cn-hangzhou:2052135145825043:instance/*` stands for what it made itself (i-bp1bpw829aj28xlisgqm): the cloud draws another identifier each time.",
            "Identifiers of resources that others made while it was recorded (i-bp1hqt76rph3h7xvgvhn in line 36, sg-bp1ff1rrh5aecyj4hf1z in line 23) are of this run. Use `--generalise`, or put others in their place, where the run is to be repeated.",
            "Conditions are those of the statements that allowed it: `ecs:DeleteInstance`, `ecs:RunInstances`, `ecs:StartInstance`, `ecs:StopInstance`, `ram:PassRole`.",
            "The documents would allow what was refused in line 84, because the same was allowed at another time.",
        ]
        "##);
    assert_eq!(told(&recording, &made).await, [""; 0]);

    // What is left out is missed by the sandbox, and the call is named.
    for (what, smaller) in smaller(of(&made, "learner")).into_iter().filter(|(what, _)| what.starts_with("Action")) {
        let tried = LeastPrivilege { callers: vec![smaller], unknown: Vec::new() };
        let told = told(&recording, &tried).await;
        let (action, _) = what.strip_prefix("Action \"").and_then(|rest| rest.split_once('"')).unwrap();
        assert!(told.iter().any(|one| one.contains(&format!("of user `learner`: `{action}` on"))), "{what}: {told:?}");
    }
}

/// Sessions with a policy of their own, a role of a chain, a policy of a resource group, a setting that allows a user to
/// change itself, and two names of one action.
#[tokio::test]
async fn whatever_allowed_a_call_is_told_apart() {
    let cloud = TestCloud::new().await;
    cloud.own("POST", "recording", None).await;
    let root = cloud.root();
    let role = TRUST.replace(r#""Service":["ecs.aliyuncs.com"]"#, r#""RAM":["acs:ram::1234567890123456:root"]"#);
    root.ram("CreateRole", &[("RoleName", "deploy"), ("AssumeRolePolicyDocument", &role)]).await.ok();
    let admin = [("PolicyType", "System"), ("PolicyName", "AdministratorAccess"), ("RoleName", "deploy")];
    root.ram("AttachPolicyToRole", &admin).await.ok();
    let from_here = json!({"Version": "1", "Statement": [
        {"Effect": "Allow", "Action": ["sts:AssumeRole", "ims:GetUser", "ram:GetUser"], "Resource": "*",
            "Condition": {"IpAddress": {"acs:SourceIp": "127.0.0.0/8"}}},
    ]});
    let ana = cloud.user_with("ana", &from_here).await;
    let limit = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["vpc:*","ram:ListUsers"],"Resource":"*"}]}"#;
    let arn = "acs:ram::1234567890123456:role/deploy";
    let assume = [("RoleArn", arn), ("RoleSessionName", "release"), ("Policy", limit)];
    let assumed = ana.sts("AssumeRole", &assume).await;
    let session = cloud.session(&assumed);
    session.ram("ListUsers", &[]).await.ok();
    assert_eq!(session.ram("ListRoles", &[]).await.status, 403);
    let vpc = session.vpc("CreateVpc", &[("CidrBlock", "192.168.0.0/16")]).await.field("/VpcId");
    cloud.advance(Duration::from_secs(60));
    session.vpc("DeleteVpc", &[("VpcId", &vpc)]).await.ok();
    ana.ram("GetUser", &[("UserName", "ana")]).await.ok();
    let bo = cloud.user("bo").await;
    let group = root.resource_manager("CreateResourceGroup", &[("Name", "shop"), ("DisplayName", "shop")]).await;
    let group = group.field("/ResourceGroup/Id");
    let limited = [
        ("PolicyType", "System"),
        ("PolicyName", "AliyunVPCFullAccess"),
        ("PrincipalType", "IMSUser"),
        ("PrincipalName", "bo@1234567890123456.onaliyun.com"),
        ("ResourceGroupId", group.as_str()),
    ];
    root.resource_manager("AttachPolicy", &limited).await.ok();
    let network = [("CidrBlock", "10.0.0.0/16"), ("ResourceGroupId", group.as_str())];
    let vpc = root.vpc("CreateVpc", &network).await.field("/VpcId");
    cloud.advance(Duration::from_secs(60));
    bo.vpc("DescribeVpcAttribute", &[("VpcId", &vpc)]).await.ok();
    assert_eq!(bo.ram("CreateAccessKey", &[]).await.status, 403);
    root.ram("SetSecurityPreference", &[("AllowUserToManageAccessKeys", "true")]).await.ok();
    bo.ram("CreateAccessKey", &[]).await.ok();
    ana.ims("GetUser", &[("UserPrincipalName", "ana@1234567890123456.onaliyun.com")]).await.ok();

    let recording = recorded(&cloud).await;
    let made = made(&recording, false);
    is_least(&recording, &made);
    insta::assert_debug_snapshot!(lines(of(&made, "ana")), @r##"
        [
            "ram:GetUser on acs:ram:*:1234567890123456:user/ana {\"IpAddress\":{\"acs:SourceIp\":[\"127.0.0.0/8\"]}}",
            "sts:AssumeRole on acs:ram:*:1234567890123456:role/deploy {\"IpAddress\":{\"acs:SourceIp\":[\"127.0.0.0/8\"]}}",
        ]
        "##);
    insta::assert_debug_snapshot!((lines(of(&made, "bo")), &of(&made, "bo").notes), @r##"
        (
            [
                "vpc:DescribeVpcAttribute on acs:vpc:cn-hangzhou:1234567890123456:vpc/vpc-bp1io1vpch1np83oza76g null",
            ],
            [
                "Identifiers of resources that others made while it was recorded (vpc-bp1io1vpch1np83oza76g in line 18) are of this run. Use `--generalise`, or put others in their place, where the run is to be repeated.",
                "What the account lets its users do to themselves allowed 1 of its checks.",
            ],
        )
        "##);
    insta::assert_debug_snapshot!((lines(of(&made, "deploy")), &of(&made, "deploy").notes), @r##"
        (
            [
                "ram:ListUsers on acs:ram:*:1234567890123456:user/* null",
                "vpc:CreateVpc vpc:DeleteVpc on acs:vpc:cn-hangzhou:1234567890123456:vpc/* null",
            ],
            [
                "`acs:vpc:cn-hangzhou:1234567890123456:vpc/*` stands for what it made itself (vpc-bp1jp0tfhxzwggwuio004): the cloud draws another identifier each time.",
                "Some of its sessions had a session policy, which limits them as before.",
            ],
        )
        "##);
    assert_eq!(told(&recording, &made).await, [""; 0]);
}
