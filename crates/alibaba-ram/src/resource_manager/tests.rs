use alibaba_testing::{asked, caller};
use sts::Identity;

use super::*;

fn ask(product: &Product, operation: &str, pairs: &[(&str, &str)]) -> Vec<String> {
    asked(product, operation, &caller(Identity::Root), pairs)
}

#[test]
fn every_example_is_read_and_asks_for_its_own_action() {
    for route in PRODUCT.routes {
        let asked = ask(&PRODUCT, route.name, route.example);
        assert!(!asked.is_empty(), "{}", route.name);
        for question in asked {
            let of_groups = ["ResourceGroup", "Resources"].iter().any(|word| route.name.contains(word));
            let product = if of_groups { "resourcemanager" } else { "ram" };
            assert!(question.starts_with(&format!("{product}:{} ", route.name)), "{question}");
        }
    }
}

#[test]
fn the_same_things_are_asked_about_as_in_ram() {
    for name in ["CreateRole", "GetRole", "DeleteRole", "CreatePolicy", "GetPolicyVersion", "ListPolicies"] {
        let example = crate::ram::PRODUCT.route(name).unwrap().example;
        assert_eq!(ask(&PRODUCT, name, example), ask(&crate::ram::PRODUCT, name, example), "{name}");
    }
}

#[test]
fn the_policy_and_every_holder_of_the_kind_are_asked_about() {
    let ask = |kind, name| {
        let pairs = [
            ("PolicyType", "System"),
            ("PolicyName", "ReadOnlyAccess"),
            ("PrincipalType", kind),
            ("PrincipalName", name),
            ("ResourceGroupId", "1234567890123456"),
        ];
        ask(&PRODUCT, "AttachPolicy", &pairs)
    };
    let policy = "ram:AttachPolicy acs:ram:*:system:policy/ReadOnlyAccess";
    let holder = |arn: &str| format!("ram:AttachPolicy acs:{arn}");
    let user = "ana@1234567890123456.onaliyun.com";
    assert_eq!(ask("IMSUser", user), [policy.to_owned(), holder("ims:*:1234567890123456:user/*")]);
    let group = "staff@group.1234567890123456.onaliyun.com";
    assert_eq!(ask("IMSGroup", group), [policy.to_owned(), holder("ims:*:1234567890123456:group/*")]);
    let role = "ops@role.1234567890123456.onaliyunservice.com";
    assert_eq!(ask("ServiceRole", role), [policy.to_owned(), holder("ram:*:1234567890123456:role/*")]);
}
