use std::net::IpAddr;

use wire::Problem;

use super::*;

fn document(text: &str) -> Result<KeyPolicyDocument, Problem> {
    KeyPolicyDocument::try_from(text.to_owned())
}

#[test]
fn a_user_is_named_with_its_domain_and_by_the_rules_of_user_names() {
    let read = |text: &str| UserPrincipalName::try_from(text.to_owned());
    assert_eq!(read("ana.b@acme.onaliyun.com").unwrap().user().as_str(), "ana.b");
    for wrong in ["ana", "ana@acme.example.com", "ana@group.acme.onaliyun.com", "ana@role.acme.onaliyunservice.com"] {
        assert_eq!(read(wrong).unwrap_err(), Problem::Format, "{wrong}");
    }
    assert_eq!(read("a b@acme.onaliyun.com").unwrap_err(), Problem::Characters);
    assert_eq!(read(&format!("{}@acme.onaliyun.com", "a".repeat(65))).unwrap_err(), Problem::Length);
    assert_eq!(read(&format!("ana@{}.onaliyun.com", "a".repeat(120))).unwrap_err(), Problem::Length);
}

#[test]
fn the_version_of_a_network_policy_is_the_services() {
    let written = r#"{"Status":"Inactive","Statements":[]}"#;
    let shown = r#"{"Version":1,"Status":"Inactive","Statements":[]}"#;
    assert_eq!(document(written).unwrap().0.document, shown);
    assert_eq!(document(shown).unwrap().0.document, shown);
    assert!(!document(shown).unwrap().0.active);
}

#[test]
fn a_network_policy_is_shown_with_the_addresses_as_they_were_written() {
    let text = concat!(
        r#"{"Version":1,"Status":"Active","Statements":[{"Type":"ClassicWhiteList","IPList":["203.0.113.1","198.51.100.0/24"]},"#,
        r#"{"Type":"VPCWhiteList","Value":"vpc-bp1","IPList":["::/0"]}]}"#
    );
    let policy = document(text).unwrap().0;
    assert_eq!(policy.document, text);
    let lets = |address: &str| policy.lets(address.parse::<IpAddr>().unwrap());
    assert!(lets("203.0.113.1") && lets("198.51.100.7") && !lets("203.0.113.2") && !lets("2001:db8::1"));
}

#[test]
fn a_network_policy_that_means_nothing_is_refused() {
    for wrong in ["", "[]", "{}", r#"{"Status":"On","Statements":[]}"#, r#"{"Status":"Active","Statements":null}"#] {
        assert_eq!(document(wrong).unwrap_err(), Problem::Format, "{wrong}");
    }
    let one = |kind: &str, value: &str, list: &str| {
        document(&format!(
            r#"{{"Status":"Active","Statements":[{{"Type":"{kind}","Value":"{value}","IPList":[{list}]}}]}}"#
        ))
    };
    assert!(one("ClassicWhiteList", "", r#""10.0.0.0/8""#).is_ok());
    assert!(one("VPCWhiteList", "AllowAllVPC", r#""0.0.0.0/0""#).is_ok());
    for (kind, value, list) in [
        ("ClassicWhiteList", "vpc-1", r#""10.0.0.0/8""#),
        ("ClassicWhiteList", "", r#""10.0.0""#),
        ("ClassicWhiteList", "", ""),
        ("VPCWhiteList", "", r#""10.0.0.0/8""#),
    ] {
        assert_eq!(one(kind, value, list).unwrap_err(), Problem::Value, "{kind} {value} {list}");
    }
    let many = |count: usize| vec![r#""10.0.0.1""#; count].join(",");
    assert!(one("ClassicWhiteList", "", &many(50)).is_ok());
    assert_eq!(one("ClassicWhiteList", "", &many(51)).unwrap_err(), Problem::Length);
    let statement = r#"{"Type":"ClassicWhiteList","IPList":["10.0.0.1"]}"#;
    let nine = format!(r#"{{"Status":"Active","Statements":[{}]}}"#, [statement; 9].join(","));
    assert_eq!(document(&nine).unwrap_err(), Problem::Length);
}

#[test]
fn exactly_one_of_several_parameters_is_there() {
    assert_eq!(one_of(&[("A", true), ("B", false)]), Ok(()));
    assert_eq!(one_of(&[("A", false), ("B", false)]), Err(Broken::Missing("A")));
    assert_eq!(one_of(&[("A", true), ("B", true)]), Err(Broken::Besides("B")));
}
