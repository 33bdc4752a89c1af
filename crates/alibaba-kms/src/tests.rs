//! What the operations ask the policies about.

use alibaba_testing::{asked, caller};
use sts::Identity;

use super::*;

fn ask(operation: &str, pairs: &[(&str, &str)]) -> Vec<String> {
    asked(&PRODUCT, operation, &caller(Identity::Root), pairs)
}

#[test]
fn every_example_is_read_and_asks_for_its_own_action() {
    for route in PRODUCT.routes {
        let questions = ask(route.name, route.example);
        assert_eq!(questions.is_empty(), route.name == "DescribeRegions", "{}", route.name);
        for question in questions {
            let (action, _) = question.split_once(' ').unwrap();
            let (_, name) = action.split_once(':').unwrap();
            assert!(name.trim_end_matches("From").trim_end_matches("To") == route.name, "{question}");
        }
    }
}

#[test]
fn a_key_is_asked_about_by_whatever_name_it_is_given() {
    let about = |key| ask("Encrypt", &[("KeyId", key), ("Plaintext", "x")]).remove(0);
    let account = "1234567890123456";
    assert_eq!(
        about("key-2zeabcdefghijklmnopqr"),
        format!("kms:Encrypt acs:kms:cn-beijing:{account}:key/key-2zeabcdefghijklmnopqr")
    );
    assert_eq!(about("1234abcd"), format!("kms:Encrypt acs:kms:cn-hangzhou:{account}:key/1234abcd"));
    assert_eq!(about("alias/db"), format!("kms:Encrypt acs:kms:cn-hangzhou:{account}:alias/db"));
    assert_eq!(about("acs:kms:cn-beijing:77777:key/k"), "kms:Encrypt acs:kms:cn-beijing:77777:key/k");
}

#[test]
fn an_alias_is_made_for_a_key_that_is_asked_about_too() {
    let asked = ask("CreateAlias", &[("AliasName", "alias/db"), ("KeyId", "key-bp1x"), ("RegionId", "cn-hangzhou")]);
    assert_eq!(
        asked,
        [
            "kms:CreateAlias acs:kms:cn-hangzhou:1234567890123456:key/key-bp1x",
            "kms:CreateAlias acs:kms:cn-hangzhou:1234567890123456:alias/db",
        ]
    );
}
