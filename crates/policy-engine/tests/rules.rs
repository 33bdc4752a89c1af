//! The rules of both languages, one by one, asked through lines.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

use policy_engine::lines::Evaluator;
use serde_json::{Value, json};

/// Decides a line and answers "decision layer".
fn decide(line: &Value) -> String {
    let answer: Value = serde_json::from_str(&Evaluator::new().evaluate_line(&line.to_string(), false)).unwrap();
    match (&answer["decision"], &answer["layer"]) {
        (Value::String(decision), Value::String(layer)) => format!("{decision} {layer}"),
        _ => answer.to_string(),
    }
}

fn policy(statements: &Value) -> Value {
    json!({ "Version": "1", "Statement": statements })
}

fn allow(action: &str, resource: &str) -> Value {
    policy(&json!([{ "Effect": "Allow", "Action": action, "Resource": resource }]))
}

fn deny(action: &str, resource: &str) -> Value {
    policy(&json!([{ "Effect": "Deny", "Action": action, "Resource": resource }]))
}

fn trust(effect: &str, principal: &Value) -> Value {
    policy(&json!([{ "Effect": effect, "Action": "sts:AssumeRole", "Principal": principal }]))
}

/// A call of user ana of account 1.
fn line(action: &str, resource: &str) -> Value {
    json!({
        "id": "t", "dialect": "ram", "identity_policies": [],
        "request": {
            "principal": { "type": "user", "account": "1", "name": "ana", "arn": "acs:ram::1:user/ana" },
            "action": action, "resource": resource, "context": {},
        },
    })
}

fn with(mut line: Value, field: &str, value: &Value) -> Value {
    line[field] = value.clone();
    line
}

fn by(mut line: Value, kind: &str, name: &str) -> Value {
    line["request"]["principal"] = json!({ "type": kind, "account": "1", "name": name });
    line
}

/// Whether one condition holds, asked through an Allow.
fn meets(condition: &Value, context: &Value) -> bool {
    let policy = policy(&json!([{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition }]));
    let mut line = with(line("ecs:Run", "*"), "identity_policies", &json!([policy]));
    line["request"]["context"] = context.clone();
    match decide(&line).as_str() {
        "Allow AccountIdentity" => true,
        "ImplicitDeny AccountIdentity" => false,
        other => panic!("{other}"),
    }
}

const GET: &str = "oss:GetObject";
const CAT: &str = "acs:oss:*:1:photos/cat";
const ASSUME: &str = "sts:AssumeRole";
const DEV: &str = "acs:ram:*:1:role/dev";

#[test]
fn a_deny_wins_over_an_allow_and_silence_refuses() {
    let call = line(GET, CAT);
    assert_eq!(decide(&call), "ImplicitDeny AccountIdentity");
    let allowed = with(call, "identity_policies", &json!([allow("oss:*", "*")]));
    assert_eq!(decide(&allowed), "Allow AccountIdentity");
    let denied = with(allowed, "group_policies", &json!([deny("oss:Get*", "*")]));
    assert_eq!(decide(&denied), "ExplicitDeny AccountIdentity");
}

#[test]
fn not_action_grants_or_denies_the_rest_and_no_more() {
    let rest = |effect: &str| policy(&json!([{ "Effect": effect, "NotAction": "ram:*", "Resource": "*" }]));
    let call = |action: &str, policy: Value| with(line(action, "*"), "identity_policies", &json!([policy]));
    assert_eq!(decide(&call("ecs:Run", rest("Allow"))), "Allow AccountIdentity");
    assert_eq!(decide(&call("ram:GetUser", rest("Allow"))), "ImplicitDeny AccountIdentity");
    assert_eq!(decide(&call("ecs:Run", rest("Deny"))), "ExplicitDeny AccountIdentity");
    assert_eq!(decide(&call("ram:GetUser", rest("Deny"))), "ImplicitDeny AccountIdentity");
}

#[test]
fn each_layer_that_does_not_allow_ends_the_walk_with_its_own_answer() {
    let call = with(line(GET, CAT), "identity_policies", &json!([deny("*", "*")]));
    // Silence of a control policy hides the Deny of the user.
    let silent = with(call.clone(), "control_policies", &json!([[allow("ecs:*", "*")]]));
    assert_eq!(decide(&silent), "ImplicitDeny Control");
    let levels = json!([[allow("*", "*")], [deny("oss:*", "*"), allow("*", "*")]]);
    assert_eq!(decide(&with(call.clone(), "control_policies", &levels)), "ExplicitDeny Control");
    let session = by(with(call, "session_policy", &allow("ecs:*", "*")), "role", "dev");
    assert_eq!(decide(&session), "ImplicitDeny Session");
}

#[test]
fn control_policies_do_not_bind_the_account_nor_service_linked_roles() {
    let call = with(line(GET, CAT), "control_policies", &json!([[deny("*", "*")]]));
    let call = with(call, "identity_policies", &json!([allow("*", "*")]));
    assert_eq!(decide(&call), "ExplicitDeny Control");
    assert_eq!(decide(&by(call.clone(), "root", "root")), "Allow Root");
    assert_eq!(decide(&by(call, "role", "aliyunserviceroleforecs")), "Allow AccountIdentity");
}

#[test]
fn account_scope_shuts_out_resource_group_scope() {
    let call = with(line(GET, CAT), "resource_group_policies", &json!([deny("*", "*")]));
    assert_eq!(decide(&call), "ExplicitDeny ResourceGroupIdentity");
    let allowed = with(call, "identity_policies", &json!([allow("*", "*")]));
    assert_eq!(decide(&allowed), "Allow AccountIdentity");
}

#[test]
fn assuming_a_role_needs_both_sides_even_if_the_user_is_named() {
    let named = trust("Allow", &json!({ "RAM": "acs:ram::1:user/ana" }));
    let call = with(line(ASSUME, DEV), "trust_policy", &named);
    assert_eq!(decide(&call), "ImplicitDeny AccountIdentity");
    let both = with(call, "identity_policies", &json!([allow(ASSUME, "acs:ram:*:1:role/DEV")]));
    assert_eq!(decide(&both), "Allow Resource");
    let other = with(both.clone(), "trust_policy", &trust("Allow", &json!({ "RAM": "acs:ram::2:root" })));
    assert_eq!(decide(&other), "ImplicitDeny Resource");
    let denied = with(both.clone(), "trust_policy", &trust("Deny", &json!({ "RAM": "acs:ram::1:root" })));
    assert_eq!(decide(&denied), "ExplicitDeny Resource");
    assert_eq!(decide(&by(both.clone(), "root", "root")), "ImplicitDeny Root");
    let service = with(both, "trust_policy", &trust("Allow", &json!({ "Service": "ecs.aliyuncs.com" })));
    assert_eq!(decide(&service), "ImplicitDeny Resource");
    assert_eq!(decide(&by(service, "service", "ecs.aliyuncs.com")), "Allow Resource");
}

#[test]
fn a_federated_caller_is_decided_by_the_trust_policy_alone() {
    let trusting = policy(&json!([{
        "Effect": "Allow", "Action": ASSUME,
        "Principal": { "Federated": "acs:ram::1:oidc-provider/ci" },
        "Condition": { "StringEquals": { "oidc:aud": "yunbox" } },
    }]));
    let mut call = with(line("sts:AssumeRoleWithOIDC", DEV), "trust_policy", &trusting);
    call["request"]["principal"] =
        json!({ "type": "federated", "account": "1", "name": "ci", "arn": "acs:ram::1:oidc-provider/ci" });
    assert_eq!(decide(&call), "ImplicitDeny Resource");
    call["request"]["context"] = json!({ "oidc:aud": "yunbox" });
    assert_eq!(decide(&call), "Allow Resource");
}

#[test]
fn identity_policies_of_another_account_do_not_count() {
    let mut call = with(line(GET, "acs:oss:*:2:photos/cat"), "identity_policies", &json!([allow("*", "*")]));
    assert_eq!(decide(&call), "ImplicitDeny AccountIdentity");
    call["request"]["resource_account"] = json!("1");
    assert_eq!(decide(&call), "Allow AccountIdentity");
    assert_eq!(decide(&by(line(GET, "acs:oss:*:2:photos/cat"), "root", "root")), "ImplicitDeny AccountIdentity");
}

#[test]
fn get_caller_identity_answers_whatever_the_policies_say() {
    let call = with(line("sts:GetCallerIdentity", "*"), "identity_policies", &json!([deny("*", "*")]));
    assert_eq!(decide(&call), "Allow Unguarded");
}

#[test]
fn a_call_without_resource_level_is_granted_by_the_lone_star_only() {
    let call = |resource: &str| with(line("ecs:Run", "*"), "identity_policies", &json!([allow("*", resource)]));
    assert_eq!(decide(&call("*")), "Allow AccountIdentity");
    assert_eq!(decide(&call("acs:*:*:*:*")), "ImplicitDeny AccountIdentity");
}

#[test]
fn negated_operators_hold_only_if_no_value_fits() {
    let condition = json!({ "StringNotEqualsIgnoreCase": { "ecs:CommandRunAs": ["system", "root"] } });
    assert!(!meets(&condition, &json!({ "ecs:CommandRunAs": "ROOT" })));
    assert!(!meets(&condition, &json!({ "ecs:CommandRunAs": "system" })));
    assert!(meets(&condition, &json!({ "ecs:CommandRunAs": "ana" })));
    let blocks = json!({ "NotIpAddress": { "acs:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"] } });
    assert!(!meets(&blocks, &json!({ "acs:SourceIp": "192.0.2.9" })));
    assert!(meets(&blocks, &json!({ "acs:SourceIp": "203.0.113.9" })));
}

#[test]
fn an_absent_key_fails_positive_operators_and_passes_negated_ones() {
    for (operator, value) in
        [("StringEquals", "a"), ("Bool", "false"), ("IpAddress", "0.0.0.0/0"), ("NumericLessThan", "5")]
    {
        assert!(!meets(&json!({ operator: { "k": value } }), &json!({})), "{operator}");
        assert!(!meets(&json!({ operator: { "k": value } }), &json!({ "k": [] })), "{operator}");
    }
    for (operator, value) in [("StringNotLike", "a"), ("NotIpAddress", "0.0.0.0/0"), ("NumericNotEquals", "5")] {
        assert!(meets(&json!({ operator: { "k": value } }), &json!({})), "{operator}");
    }
    // So a Deny with a positive operator does not bite when the key is absent.
    let deny = policy(&json!([
        { "Effect": "Allow", "Action": "*", "Resource": "*" },
        { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "acs:MFAPresent": "false" } } },
    ]));
    let mut call = with(line("ecs:Run", "*"), "identity_policies", &json!([deny]));
    assert_eq!(decide(&call), "Allow AccountIdentity");
    call["request"]["context"] = json!({ "acs:MFAPresent": "false" });
    assert_eq!(decide(&call), "ExplicitDeny AccountIdentity");
}

#[test]
fn a_value_that_cannot_be_read_fails_both_kinds() {
    for operator in ["IpAddress", "NotIpAddress"] {
        assert!(!meets(&json!({ operator: { "k": "10.0.0.1" } }), &json!({ "k": "here" })), "{operator}");
    }
    for operator in ["NumericEquals", "NumericNotEquals"] {
        assert!(!meets(&json!({ operator: { "k": "1" } }), &json!({ "k": "one" })), "{operator}");
    }
}

#[test]
fn text_operators_differ_in_case_and_wildcards() {
    assert!(!meets(&json!({ "StringEquals": { "k": "a*" } }), &json!({ "k": "ab" })));
    assert!(meets(&json!({ "StringEquals": { "k": "a*" } }), &json!({ "k": "a*" })));
    assert!(meets(&json!({ "StringLike": { "k": ["", "a?"] } }), &json!({ "k": "" })));
    assert!(!meets(&json!({ "StringLike": { "k": "A?" } }), &json!({ "k": "ab" })));
    assert!(meets(&json!({ "StringEqualsIgnoreCase": { "k": "É" } }), &json!({ "k": "é" })));
    assert!(meets(&json!({ "StringEquals": { "acs:ResourceTag/Env": "p" } }), &json!({ "ACS:resourcetag/ENV": "p" })));
}

#[test]
fn keys_and_operators_must_all_hold_and_values_need_one() {
    let condition = json!({
        "StringEquals": { "a": ["1", "2"], "b": "3" },
        "NumericGreaterThanEquals": { "c": "10" },
    });
    assert!(meets(&condition, &json!({ "a": "2", "b": "3", "c": "10.0" })));
    assert!(!meets(&condition, &json!({ "a": "2", "b": "4", "c": "11" })));
    assert!(!meets(&condition, &json!({ "a": "2", "b": "3", "c": "9.99" })));
    assert!(meets(&json!({}), &json!({})));
}

/// Whether a Kingsoft condition on tags holds for these tags.
fn tags_meet(operator: &str, values: &Value, tags: &Value) -> bool {
    let policy = json!({ "Statement": [{
        "Effect": "Allow", "Action": "kec:*", "Resource": "krn:ksc:kec:*:*:instance/*",
        "Condition": { operator: { "ksc:Tag": values } },
    }] });
    let line = json!({
        "dialect": "ksyun", "identity_policies": [policy],
        "request": {
            "principal": { "type": "user", "account": "1", "name": "ana" },
            "action": "KEC:StartInstances", "resource": "krn:ksc:kec:cn-beijing-6:1:instance/i-1",
            "context": { "ksc:Tag": tags },
        },
    });
    decide(&line).starts_with("Allow")
}

#[test]
fn kingsoft_tags_are_one_key_with_many_values() {
    let tags = json!(["env&prod", "team"]);
    assert!(tags_meet("StringEquals", &json!("team"), &tags));
    assert!(tags_meet("ForAnyValue:StringLike", &json!(["env&*"]), &tags));
    assert!(!tags_meet("StringEquals", &json!("env"), &tags));
    assert!(!tags_meet("StringNotEquals", &json!(["env&prod", "x"]), &tags));
    assert!(tags_meet("StringNotLike", &json!("x*"), &tags));
    assert!(tags_meet("StringNotEquals", &json!("x"), &json!([])));
}

#[test]
fn a_kingsoft_role_is_assumed_if_both_sides_allow() {
    let line = |account: &str| {
        json!({
            "dialect": "ksyun",
            "identity_policies": [{ "Statement": [
                { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "krn:ksc:iam::2:role/ops" }] }],
            "trust_policy": { "Statement": [
                { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "KSC": "krn:ksc:iam::1:root" } }] },
            "request": {
                "principal": { "type": "user", "account": account, "name": "ana" },
                "action": "sts:AssumeRole", "resource": "krn:ksc:iam::2:role/ops", "context": {},
            },
        })
    };
    assert_eq!(decide(&line("1")), "Allow Resource");
    assert_eq!(decide(&line("3")), "ImplicitDeny Resource");
}
