use serde_json::{Value, json};

use super::*;

fn document(effect: &str, action: &str, condition: Option<Value>) -> String {
    let mut statement = json!({"Effect": effect, "Action": action, "Resource": "*"});
    if let Some(condition) = condition {
        statement["Condition"] = condition;
    }
    json!({"Version": "1", "Statement": [statement]}).to_string()
}

fn policy(name: &str, document: &str, more: Value) -> Value {
    let mut policy = json!({"name": name, "system": false, "version": 1, "document": document});
    let Value::Object(more) = more else { panic!() };
    policy.as_object_mut().unwrap().extend(more);
    policy
}

/// `ana` may stop instances, `bo` is in the group `staff`, which may list users; the role `web` trusts the account.
fn state() -> State {
    let stop = document("Allow", "ecs:StopInstance", None);
    let list = document("Allow", "ram:ListUsers", None);
    let trust = json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"RAM": ["acs:ram::1:root"]}}]});
    let principals = json!([
        {"kind": "user", "name": "ana", "policies": [policy("stop", &stop, json!({}))]},
        {"kind": "user", "name": "bo", "groups": ["staff"], "policies": [policy("list", &list, json!({"group": "staff"}))]},
        {"kind": "role", "name": "web", "policies": [], "trust": trust.to_string()},
    ]);
    serde_json::from_value(json!({"dialect": "ram", "account": "1", "principals": principals})).unwrap()
}

fn check(action: &str, outcome: &str, more: Value) -> Value {
    let mut check = json!({"action": action, "resource": "acs:ecs:*:1:instance/i-1",
        "outcome": outcome, "layer": "AccountIdentity", "conditions": {"acs:SourceIp": ["10.1.2.3"]}});
    let Value::Object(more) = more else { panic!() };
    check.as_object_mut().unwrap().extend(more);
    check
}

fn call(position: i64, kind: &str, name: &str, checks: &Value) -> Call {
    let caller = json!({"type": kind, "account": "1", "name": name, "arn": format!("acs:ram::1:{kind}/{name}")});
    let call = json!({"position": position, "request_id": "R", "service": "Ecs", "action": "Any", "status": 200,
        "caller": caller, "checks": checks, "effect": "read", "parameters": {}});
    serde_json::from_value(call).unwrap()
}

fn to(kind: HolderKind, name: &str) -> Holder {
    Holder { kind, name: name.to_owned() }
}

fn new_document(document: String) -> Change {
    Change::Document { policy: "Stop".to_owned(), document }
}

fn told(answer: &WhatIf) -> Vec<String> {
    let told = answer.turned.iter().map(|one| {
        let open = if one.after.is_open { ", as far as was asked" } else { "" };
        let by = one.after.by.as_deref().unwrap_or("nothing");
        format!("{} {}: {} -> {} by {by}{open}", one.position, one.after.action, one.before.outcome, one.after.outcome)
    });
    told.collect()
}

#[test]
fn a_policy_that_says_something_else_turns_the_calls_it_was_asked_about() {
    let calls = [
        call(1, "user", "ana", &json!([check("ecs:StopInstance", "Allow", json!({}))])),
        call(2, "user", "ana", &json!([check("ecs:StartInstance", "ImplicitDeny", json!({}))])),
        call(3, "user", "bo", &json!([check("ecs:StartInstance", "ImplicitDeny", json!({}))])),
        call(4, "user", "ana", &json!([])),
    ];
    let change = new_document(document("Allow", "ecs:Start*", None));
    let answer = what_if(&state(), &calls, &change).unwrap();
    let by = "line 1 of policy `stop` v2 of user `ana`";
    let expected = [
        "1 ecs:StopInstance: Allow -> ImplicitDeny by nothing".to_owned(),
        // The call was refused at this check. Whether there were others nobody knows.
        format!("2 ecs:StartInstance: ImplicitDeny -> Allow by {by}, as far as was asked"),
    ];
    assert_eq!(told(&answer), expected);
    assert_eq!((answer.judged, answer.unasked, answer.unjudged.len()), (3, 1, 0));
    let written = serde_json::to_value(&answer).unwrap();
    assert_eq!(written["turned"][1]["recorded"], "ImplicitDeny");
    assert_eq!(written["turned"][0]["before"]["by"], "line 1 of policy `stop` v1 of user `ana`");
}

#[test]
fn conditions_are_tried_on_what_the_call_carried() {
    let calls = [call(1, "user", "ana", &json!([check("ecs:StopInstance", "Allow", json!({}))]))];
    let from =
        |block: &str| new_document(document("Allow", "ecs:*", Some(json!({"IpAddress": {"acs:SourceIp": block}}))));
    assert_eq!(what_if(&state(), &calls, &from("10.0.0.0/8")).unwrap().turned, []);
    assert_eq!(what_if(&state(), &calls, &from("192.0.2.0/24")).unwrap().turned.len(), 1);
}

#[test]
fn a_policy_is_attached_and_detached() {
    let calls = [
        call(1, "user", "bo", &json!([check("ram:ListUsers", "Allow", json!({}))])),
        call(2, "user", "bo", &json!([check("ecs:StopInstance", "ImplicitDeny", json!({}))])),
        call(3, "role", "web", &json!([check("ecs:StopInstance", "ImplicitDeny", json!({}))])),
    ];
    let ask = |change: &Change| what_if(&state(), &calls, change).map(|answer| told(&answer));
    let staff = to(HolderKind::Group, "Staff");
    let attach = |holder: &Holder| Change::Attach { policy: "stop".to_owned(), document: None, to: holder.clone() };
    let by = |holder: &str| format!("by line 1 of policy `stop` v1 of {holder}, as far as was asked");
    let turned = |position: i64| format!("{position} ecs:StopInstance: ImplicitDeny -> Allow ");
    assert_eq!(ask(&attach(&staff)).unwrap(), [turned(2) + &by("group `Staff`")]);
    assert_eq!(ask(&attach(&to(HolderKind::Role, "web"))).unwrap(), [turned(3) + &by("role `web`")]);
    let detach = Change::Detach { policy: "list".to_owned(), from: staff };
    assert_eq!(ask(&detach).unwrap(), ["1 ram:ListUsers: Allow -> ImplicitDeny by nothing"]);
    let deny = Change::Attach {
        policy: "none".to_owned(),
        document: Some(document("Deny", "*", None)),
        to: to(HolderKind::User, "bo"),
    };
    assert_eq!(ask(&deny).unwrap().len(), 2);

    let refused = |change: Change| ask(&change).unwrap_err().to_string();
    let bo = to(HolderKind::User, "bo");
    let none = || "none".to_owned();
    assert_eq!(refused(new_document(String::new())).split(':').next().unwrap(), "policy `stop`");
    assert_eq!(
        refused(Change::Document { policy: none(), document: none() }),
        "nobody has a policy `none` of the account"
    );
    let attach = Change::Attach { policy: none(), document: None, to: bo.clone() };
    assert_eq!(refused(attach), "nobody has the policy `none` yet, so what it says must be given");
    let detach = Change::Detach { policy: "list".to_owned(), from: bo };
    assert_eq!(refused(detach), "user `bo` does not have the policy `list`");
    let attach = Change::Attach { policy: "list".to_owned(), document: None, to: to(HolderKind::Role, "no") };
    assert_eq!(refused(attach), "there is no role `no`");
}

#[test]
fn a_holder_is_read_from_a_word_and_a_name() {
    assert_eq!("group/staff".parse(), Ok(to(HolderKind::Group, "staff")));
    for wrong in ["staff", "user/", "team/staff", ""] {
        assert_eq!(wrong.parse::<Holder>(), Err(NoHolder), "{wrong}");
    }
}

#[test]
fn sessions_trust_and_settings_count_as_they_did() {
    let trust =
        json!({"trust": {"account": "1", "role": "web"}, "layer": "Resource", "resource": "acs:ram::1:role/web"});
    let own = json!({"Version": "1", "Statement": [
        {"Effect": "Allow", "Action": "ecs:StopInstance", "Resource": "*", "Principal": {"RAM": ["acs:ram::1:user/ana"]}}]});
    let setting = json!({"self_service": {"name": "keys", "document": own.to_string()}});
    let mut limited = call(2, "user", "ana", &json!([check("ecs:StopInstance", "Allow", json!({}))]));
    limited.caller.as_mut().unwrap().session_policy = Some(document("Allow", "ecs:Describe*", None));
    let calls = [
        call(1, "user", "ana", &json!([check("sts:AssumeRole", "ImplicitDeny", trust)])),
        limited,
        call(3, "user", "ana", &json!([check("ecs:StopInstance", "Allow", setting)])),
    ];
    let change = new_document(document("Allow", "sts:AssumeRole", None));
    let answer = what_if(&state(), &calls, &change).unwrap();
    // Its session policy refuses the second before and after; the setting allows the third before and after.
    let by = "line 1 of trust policy `web` of role `web`, as far as was asked";
    assert_eq!(told(&answer), [format!("1 sts:AssumeRole: ImplicitDeny -> Allow by {by}")]);
    assert_eq!(answer.judged, 3);
}

#[test]
fn what_cannot_be_judged_is_counted_by_its_reason() {
    let asked = || json!([check("ecs:StopInstance", "Allow", json!({}))]);
    let mut elsewhere = call(5, "user", "ana", &asked());
    elsewhere.caller.as_mut().unwrap().account = "2".to_owned();
    let mut old = call(1, "user", "ana", &asked());
    old.caller.as_mut().unwrap().name.clear();
    let mut nobody = call(6, "user", "ana", &json!([]));
    nobody.caller = None;
    let calls = [
        old,
        call(2, "root", "", &asked()),
        call(
            3,
            "service",
            "",
            &json!([{"action": "sts:AssumeRole", "resource": "r", "outcome": "Allow", "layer": "Resource"}]),
        ),
        call(4, "user", "cy", &asked()),
        elsewhere,
        nobody,
        // Nobody read the tags then, and now they matter.
        call(7, "user", "ana", &asked()),
        call(8, "user", "ana", &json!([check("ecs:StopInstance", "Allow", json!({"tags_read": true}))])),
        // A statement about something else asks for no tags of this.
        call(9, "user", "ana", &json!([check("ram:ListUsers", "ImplicitDeny", json!({}))])),
    ];
    let change = new_document(document("Allow", "ecs:*", Some(json!({"StringEquals": {"acs:ResourceTag/a": "b"}}))));
    let answer = what_if(&state(), &calls, &change).unwrap();
    let expected = [
        (Unjudged::TooOld, vec![1]),
        (Unjudged::NoCaller, vec![6]),
        (Unjudged::NoPolicies, vec![2, 3]),
        (Unjudged::CallerGone, vec![4]),
        (Unjudged::OtherAccount, vec![5]),
        (Unjudged::TagsNotKept, vec![7]),
    ];
    assert_eq!(answer.unjudged, expected.into());
    assert_eq!(
        (answer.judged, told(&answer)),
        (2, vec!["8 ecs:StopInstance: Allow -> ImplicitDeny by nothing".to_owned()])
    );
    assert_eq!(serde_json::to_value(&answer).unwrap()["unjudged"]["tags-not-kept"], json!([7]));
}

#[test]
fn a_policy_of_a_resource_group_counts_for_what_is_in_it() {
    let mut state = state();
    let stop = document("Allow", "ecs:StartInstance", None);
    let limited = policy("limited", &stop, json!({"resource_group": "rg-1"}));
    state.principals[0].policies.push(serde_json::from_value(limited).unwrap());
    let start = |more| json!([check("ecs:StartInstance", "Allow", more)]);
    let calls = [
        call(1, "user", "ana", &start(json!({"resource_group": "rg-1"}))),
        call(2, "user", "ana", &start(json!({"resource_group": "rg-2"}))),
        call(3, "user", "ana", &start(json!({}))),
    ];
    let change =
        Change::Document { policy: "limited".to_owned(), document: document("Allow", "ecs:StopInstance", None) };
    let answer = what_if(&state, &calls, &change).unwrap();
    assert_eq!(told(&answer), ["1 ecs:StartInstance: Allow -> ImplicitDeny by nothing"]);
    assert_eq!(answer.unjudged, [(Unjudged::ResourceGroupNotKept, vec![3])].into());
}
