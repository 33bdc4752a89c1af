use std::sync::Arc;

use iam::Name;
use kernel::{Tenant, TenantId, Timestamp};
use sts::Identity;
use wire::{Params, Route};

use super::*;

mod linked_roles;
mod served;

fn caller(identity: Identity) -> Caller {
    let account = "1234567890123456".parse().unwrap();
    let tenant = Arc::new(Tenant { id: TenantId(1_000), account, cloud: &crate::CLOUD });
    Caller { tenant, identity, key_id: "LTAI0".to_owned() }
}

fn ana() -> Caller {
    caller(Identity::User { id: "1".to_owned(), name: Name::from("ana") })
}

fn call() -> Call {
    Call {
        request_id: "r".to_owned(),
        format: Format::Json,
        region: None,
        source_ip: "127.0.0.1".parse().unwrap(),
        secure: false,
        user_agent: String::new(),
        host: "ram.aliyuncs.com".to_owned(),
        at: Timestamp::UNIX_EPOCH,
    }
}

/// What an operation asks about for a call, as `action resource`.
fn asked(route: &Route, caller: &Caller, pairs: &[(&str, &str)]) -> Vec<String> {
    let params = Params::read(pairs.iter().copied()).unwrap();
    let checks = (route.checks)(&params, caller, &call()).unwrap_or_else(|error| panic!("{}: {error}", route.name));
    checks.iter().map(|check| format!("{} {}", check.action, check.resource)).collect()
}

fn ask(operation: &str, caller: &Caller, pairs: &[(&str, &str)]) -> Vec<String> {
    asked(PRODUCT.route(operation).unwrap(), caller, pairs)
}

#[test]
fn every_example_is_read_and_asks_for_its_own_action() {
    for route in PRODUCT.routes {
        let asked = asked(route, &ana(), route.example);
        assert!(!asked.is_empty(), "{}", route.name);
        for question in asked {
            assert!(question.starts_with(&format!("ram:{} ", route.name)), "{question}");
        }
    }
}

#[test]
fn attaching_asks_about_the_holder_and_the_policy() {
    let pairs = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("RoleName", "Ops")];
    assert_eq!(
        ask("AttachPolicyToRole", &ana(), &pairs),
        [
            "ram:AttachPolicyToRole acs:ram:*:1234567890123456:role/ops",
            "ram:AttachPolicyToRole acs:ram:*:system:policy/ReadOnlyAccess",
        ]
    );
    let pairs = [("PolicyType", "Custom"), ("PolicyName", "P"), ("GroupName", "Staff")];
    assert_eq!(
        ask("DetachPolicyFromGroup", &ana(), &pairs),
        [
            "ram:DetachPolicyFromGroup acs:ram:*:1234567890123456:group/Staff",
            "ram:DetachPolicyFromGroup acs:ram:*:1234567890123456:policy/P",
        ]
    );
}

#[test]
fn keys_without_a_user_are_those_of_the_caller() {
    let own = "ram:ListAccessKeys acs:ram:*:1234567890123456:user/ana";
    assert_eq!(ask("ListAccessKeys", &ana(), &[]), [own]);
    assert_eq!(ask("ListAccessKeys", &ana(), &[("UserName", "")]), [own]);
    let other = "ram:ListAccessKeys acs:ram:*:1234567890123456:user/bea";
    assert_eq!(ask("ListAccessKeys", &ana(), &[("UserName", "bea")]), [other]);
    let root = "ram:ListAccessKeys acs:ram:*:1234567890123456:user/*";
    assert_eq!(ask("ListAccessKeys", &caller(Identity::Root), &[]), [root]);
}

#[test]
fn tags_are_asked_about_thing_by_thing() {
    let pairs = [("ResourceType", "role"), ("ResourceNames", r#"["A","b"]"#), ("Tag", r#"[{"Key":"k","Value":"v"}]"#)];
    assert_eq!(
        ask("TagResources", &ana(), &pairs),
        ["ram:TagResources acs:ram:*:1234567890123456:role/a", "ram:TagResources acs:ram:*:1234567890123456:role/b",]
    );
    let all = "ram:ListTagResources acs:ram:*:1234567890123456:policy/*";
    assert_eq!(ask("ListTagResources", &ana(), &[("ResourceType", "policy")]), [all]);
}
