use policy_engine::{Dialect, Document, Purpose};
use serde_json::{Value, json};

use super::*;

/// A recording of calls.
fn recording(calls: &[Value]) -> Recording {
    let head =
        json!({"yunbox_recording": 1, "begun": "2026-01-01T00:00:00Z", "transitions": "instant", "accounts": ["1"]});
    let lines = std::iter::once(&head).chain(calls).map(Value::to_string).collect::<Vec<_>>();
    Recording::read(&lines.join("\n")).unwrap()
}

/// A check that was answered with yes.
fn yes(action: &str, resource: &str) -> Value {
    json!({"action": action, "resource": resource, "outcome": "Allow", "layer": "AccountIdentity"})
}

fn no(action: &str, resource: &str) -> Value {
    json!({"action": action, "resource": resource, "outcome": "ImplicitDeny", "layer": "AccountIdentity"})
}

/// The same check with more fields.
fn with(mut check: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!() };
    check.as_object_mut().unwrap().extend(more);
    check
}

/// A call of the user `ana`.
fn call(checks: &[Value]) -> Value {
    call_with(checks, &json!({}), &json!({}))
}

fn call_with(checks: &[Value], parameters: &Value, reply: &Value) -> Value {
    json!({"service": "Ecs", "version": "2014-05-26", "operation": "Any", "key": "k", "changes": true, "status": 200,
        "caller": {"type": "user", "account": "1", "name": "ana", "arn": "acs:ram::1:user/ana"},
        "parameters": parameters, "reply": reply, "checks": checks})
}

fn made(calls: &[Value], generalise: bool) -> OfCaller {
    let recording = recording(calls);
    let made = least_privilege(&recording, &Options { generalise, caller: None }).unwrap();
    let [one] = &made.callers[..] else { panic!("{made:?}") };
    assert_eq!(refused(&recording, one).unwrap(), [0; 0]);
    one.clone()
}

fn statements(of: &OfCaller) -> Vec<Value> {
    of.documents.iter().flat_map(|document| document["Statement"].as_array().unwrap().clone()).collect()
}

fn statement(action: impl Into<Value>, resource: impl Into<Value>) -> Value {
    json!({"Effect": "Allow", "Action": action.into(), "Resource": resource.into()})
}

const ONE: &str = "acs:ecs:cn-hangzhou:1:instance/i-1";
const TWO: &str = "acs:ecs:cn-hangzhou:1:instance/i-2";
const ALL: &str = "acs:ecs:cn-hangzhou:1:instance/*";

#[test]
fn actions_on_the_same_resources_share_a_statement() {
    let calls = [
        call(&[yes("ecs:StopInstance", ONE)]),
        call(&[yes("ecs:StartInstance", TWO)]),
        call(&[yes("ecs:StartInstance", ONE)]),
        call(&[yes("ecs:StopInstance", TWO)]),
        call(&[yes("ecs:RebootInstance", ONE)]),
        call(&[yes("ecs:DescribeRegions", "*")]),
    ];
    let expected = [
        statement(json!("ecs:DescribeRegions"), json!("*")),
        statement(json!("ecs:RebootInstance"), json!(ONE)),
        statement(json!(["ecs:StartInstance", "ecs:StopInstance"]), json!([ONE, TWO])),
    ];
    let one = made(&calls, false);
    assert_eq!((statements(&one), one.documents.len(), one.calls), (expected.to_vec(), 1, 6));
    // The order of the calls does not matter.
    let mut turned = calls;
    turned.reverse();
    assert_eq!(made(&turned, false).documents, one.documents);
}

#[test]
fn what_another_need_covers_is_left_out() {
    let calls = [call(&[yes("ecs:StopInstance", ONE)]), call(&[yes("ecs:StopInstance", ALL)])];
    assert_eq!(statements(&made(&calls, false)), [statement(json!("ecs:StopInstance"), json!(ALL))]);
    // Two names of one action: either allows the other.
    let also = json!({"also": {"action": "ims:GetUser", "resource": "acs:ims::1:user/a"}});
    let calls = [
        call(&[with(yes("ram:GetUser", "acs:ram:*:1:user/a"), also)]),
        call(&[yes("ims:GetUser", "acs:ims::1:user/a")]),
    ];
    assert_eq!(statements(&made(&calls, false)), [statement(json!("ims:GetUser"), json!("acs:ims::1:user/a"))]);
}

#[test]
fn what_was_refused_is_not_allowed() {
    let calls = [
        // The first check of a refused call is not needed either.
        call(&[yes("ecs:RunInstances", ALL), no("ram:PassRole", "acs:ram:*:1:role/r")]),
        call(&[yes("ecs:StopInstance", ONE)]),
        call(&[no("ecs:StopInstance", ONE)]),
    ];
    let one = made(&calls, false);
    assert_eq!(statements(&one), [statement(json!("ecs:StopInstance"), json!(ONE))]);
    assert_eq!((one.calls, one.allowed), (3, 1));
    let told = "The documents would allow what was refused in line 4, because the same was allowed at another time.";
    assert_eq!(one.notes, [told]);
}

#[test]
fn a_role_is_passed_to_the_service_that_it_was_passed_to() {
    let service = json!({"conditions": {"acs:Service": ["ecs.aliyuncs.com"], "acs:SourceIp": ["127.0.0.1"]}});
    let pass = with(yes("ram:PassRole", "acs:ram:*:1:role/web"), service);
    for generalise in [false, true] {
        let [statement] = &statements(&made(&[call(std::slice::from_ref(&pass))], generalise))[..] else { panic!() };
        assert_eq!(statement["Condition"], json!({"StringEquals": {"acs:Service": ["ecs.aliyuncs.com"]}}));
        // To pass any role would be too much.
        assert_eq!(statement["Resource"], "acs:ram:*:1:role/web");
    }
}

#[test]
fn conditions_are_those_of_the_statement_that_allowed() {
    let only_if = json!({"IpAddress": {"acs:SourceIp": ["10.0.0.0/8"]}});
    let conditions = json!({"acs:SourceIp": ["10.1.2.3"], "acs:SecureTransport": ["false"]});
    let limited = with(yes("ecs:StopInstance", ONE), json!({"conditions": conditions, "only_if": only_if}));
    let one = made(&[call(std::slice::from_ref(&limited))], false);
    assert_eq!(statements(&one)[0]["Condition"], only_if);
    // Where it was allowed without conditions too, they are not needed.
    let free = with(yes("ecs:StopInstance", ONE), json!({"conditions": conditions}));
    assert_eq!(
        statements(&made(&[call(&[limited]), call(&[free])], false)),
        [statement(json!("ecs:StopInstance"), json!(ONE))]
    );
}

#[test]
fn what_a_caller_made_itself_is_named_by_its_kind() {
    let calls = [
        call_with(&[yes("ecs:RunInstances", ALL)], &json!({"HostName": "i-2"}), &json!({"Ids": ["i-1", "i-2"]})),
        call(&[yes("ecs:StopInstance", ONE)]),
        // A name that the client chose is known before.
        call(&[yes("ecs:StartInstance", TWO)]),
    ];
    let one = made(&calls, false);
    let expected = [
        statement(json!(["ecs:RunInstances", "ecs:StopInstance"]), json!(ALL)),
        statement(json!("ecs:StartInstance"), json!(TWO)),
    ];
    assert_eq!(statements(&one), expected);
    let told = format!("`{ALL}` stands for what it made itself (i-1): the cloud draws another identifier each time.");
    assert_eq!(one.notes, [told]);
}

#[test]
fn what_others_made_is_named_and_said_to_be_of_this_run() {
    let mut root = call_with(&[], &json!({}), &json!({"InstanceId": "i-1"}));
    root["caller"] = json!({"type": "root", "account": "1", "arn": "acs:ram::1:root"});
    let calls = [root, call(&[yes("ecs:StopInstance", ONE)])];
    let one = made(&calls, false);
    assert_eq!(statements(&one)[0]["Resource"], ONE);
    assert!(one.notes[0].contains("i-1 in line 2"), "{:?}", one.notes);
    assert_eq!(statements(&made(&calls, true))[0]["Resource"], "acs:ecs:*:1:instance/*");
}

#[test]
fn settings_and_calls_that_ask_nothing_need_no_policy() {
    let setting = json!({"layer": "Resource", "self_service": {"name": "AccessKeys", "document": "{}"}});
    let calls = [
        call(&[with(yes("ram:CreateAccessKey", "acs:ram:*:1:user/ana"), setting)]),
        call(&[with(yes("sts:GetCallerIdentity", "*"), json!({"layer": "Unguarded"}))]),
    ];
    let one = made(&calls, false);
    assert_eq!((one.documents.len(), one.allowed, one.notes.len()), (0, 2, 2));
    // A role is assumed where both its trust policy and the caller's policies allow it.
    let trust = json!({"layer": "Resource", "trust": {"account": "1", "role": "web"}});
    let one = made(&[call(&[with(yes("sts:AssumeRole", "acs:ram::1:role/web"), trust)])], true);
    assert_eq!(statements(&one), [statement(json!("sts:AssumeRole"), json!("acs:ram::1:role/web"))]);
}

#[test]
fn documents_are_as_long_as_the_cloud_takes_at_most() {
    let instance = |index: usize| format!("acs:ecs:cn-hangzhou:1:instance/i-bp1{index:016}");
    let calls: Vec<_> = (0..400).map(|index| call(&[yes("ecs:StopInstance", &instance(index))])).collect();
    let one = made(&calls, false);
    assert!(one.documents.len() > 3, "{}", one.documents.len());
    for document in &one.documents {
        let written = text(document);
        assert!(written.chars().count() <= Dialect::Ram.longest(Purpose::Identity));
        Document::parse(Dialect::Ram, Purpose::Identity, &written).unwrap();
    }
    let resources: usize =
        statements(&one).iter().map(|statement| statement["Resource"].as_array().map_or(1, Vec::len)).sum();
    assert_eq!(resources, 400);
}

#[test]
fn kingsoft_has_its_own_language() {
    let mut kec = call(&[yes("kec:StopInstances", "krn:ksc:kec:cn-beijing-6:1:instance/a")]);
    kec["caller"] =
        json!({"type": "role", "account": "1", "name": "App", "arn": "krn:ksc:iam::1:role/App", "session": "s"});
    let one = made(&[kec], true);
    assert_eq!((one.caller.arn.as_str(), one.caller.kind), ("krn:ksc:iam::1:role/App", "role"));
    assert_eq!(one.documents[0]["Version"], "2015-11-01");
    assert_eq!(statements(&one), [statement(json!("kec:StopInstances"), json!("krn:ksc:kec:*:1:instance/*"))]);
}

#[test]
fn only_who_was_asked_for() {
    let recording = recording(&[
        call(&[yes("ecs:StopInstance", ONE)]),
        json!({"service": "Ecs", "version": "1", "operation": "Old", "status": 200}),
    ]);
    let ask =
        |caller: &str| least_privilege(&recording, &Options { generalise: false, caller: Some(caller.to_owned()) });
    for name in ["ana", "user/Ana"] {
        let made = ask(name).unwrap();
        assert_eq!((made.callers.len(), made.unknown), (1, vec![3]));
    }
    assert_eq!(ask("role/ana").unwrap_err().to_string(), "no user and no role `role/ana` called while it was recorded");
}
