use alibaba_testing::{ana, asked, caller, checks};
use sts::Caller;
use sts::Identity;

use super::*;

fn ask(operation: &str, caller: &Caller, pairs: &[(&str, &str)]) -> Vec<String> {
    asked(&PRODUCT, operation, caller, pairs)
}

#[test]
fn every_example_is_read_and_asks_for_its_own_action() {
    for route in PRODUCT.routes {
        let asked = ask(route.name, &ana(), route.example);
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

#[test]
fn a_question_about_a_services_role_says_which_service() {
    let facts = |operation: &str, pairs: &[(&str, &str)]| {
        let checks = checks(PRODUCT.route(operation).unwrap(), &ana(), pairs);
        let check = checks.first().unwrap();
        (check.resource.clone(), check.facts.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>())
    };
    let polardb = vec!["ram:ServiceName=polardb.aliyuncs.com".to_owned()];
    let role = "acs:ram:*:1234567890123456:role/";
    assert_eq!(
        facts("CreateServiceLinkedRole", &[("ServiceName", "polardb.aliyuncs.com")]),
        (format!("{role}*"), polardb.clone())
    );
    assert_eq!(
        facts("DeleteServiceLinkedRole", &[("RoleName", "AliyunServiceRoleForPolarDB")]),
        (format!("{role}aliyunserviceroleforpolardb"), polardb)
    );
    assert_eq!(facts("DeleteServiceLinkedRole", &[("RoleName", "Ops")]), (format!("{role}ops"), vec![]));
}

#[test]
fn an_answer_with_a_seed_does_not_show_it_in_a_log() {
    let shown = format!("{:?}", view::Hidden("GEZDGNBV".to_owned()));
    assert!(!shown.contains("GEZDGNBV"), "{shown}");
}
