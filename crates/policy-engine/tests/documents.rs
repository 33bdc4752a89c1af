//! Which documents are accepted, and how the others are refused.

use policy_engine::{Dialect, Document, MalformedKind, Purpose};

fn refusal(dialect: Dialect, purpose: Purpose, text: &str) -> String {
    match Document::parse(dialect, purpose, text) {
        Ok(_) => "accepted".to_owned(),
        Err(refusal) => format!("{:?}: {refusal}", refusal.kind),
    }
}

fn ram(text: &str) -> String {
    refusal(Dialect::Ram, Purpose::Identity, text)
}

/// A statement inside an otherwise sound document.
fn ram_statement(statement: &str) -> String {
    ram(&format!(r#"{{"Version": "1", "Statement": [{statement}]}}"#))
}

fn ram_condition(condition: &str) -> String {
    ram_statement(&format!(r#"{{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {condition}}}"#))
}

fn ram_trust(principal: &str) -> String {
    let text = format!(
        r#"{{"Version": "1", "Statement": [{{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {principal}}}]}}"#
    );
    refusal(Dialect::Ram, Purpose::Trust, &text)
}

fn ksyun_statement(statement: &str) -> String {
    refusal(Dialect::Ksyun, Purpose::Identity, &format!(r#"{{"Statement": [{statement}]}}"#))
}

#[test]
fn text_that_is_not_json_is_refused_with_its_line() {
    let commented = "{\n  \"Version\": \"1\",\n  // all of ECS\n  \"Statement\": []\n}";
    insta::assert_snapshot!(ram(commented), @"Syntax: line 3, column 3, at $: a comment is not JSON");
    insta::assert_snapshot!(ram(""), @"Empty: line 1, column 1, at $: the document is empty");
    insta::assert_snapshot!(ram("{\"Version\": \"1\",}"), @"Syntax: line 1, column 17, at $: expected a key in double quotation marks, found `}`");
    insta::assert_snapshot!(ram("{\"Version\": \"1\"} x"), @"Syntax: line 1, column 18, at $: text after the end of the document");
    insta::assert_snapshot!(ram("{\"Version\": \"\\ud800\"}"), @"Syntax: line 1, column 20, at $.Version: half of a surrogate pair");
    insta::assert_snapshot!(ram("{\"Version\": '1'}"), @"Syntax: line 1, column 13, at $.Version: expected a value, found `'`");
    insta::assert_snapshot!(ram("{\"中\": [1, 2"), @r#"Syntax: line 1, column 12, at $["中"]: the text ends where a comma or a closing bracket is expected"#);
}

#[test]
fn the_frame_of_a_ram_document_is_exact() {
    let statement = r#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#;
    for (text, expected) in [
        (format!(r#"{{"Version": "1", "Statement": [{statement}]}}"#), "accepted"),
        (format!(r#"{{"Statement": [{statement}]}}"#), "Missing: line 1, column 1, at $: `Version` is missing"),
        (
            format!(r#"{{"Version": 1, "Statement": [{statement}]}}"#),
            "WrongType: line 1, column 13, at $.Version: expected a string in double quotation marks, found a number",
        ),
        (
            format!(r#"{{"Version": "2015-11-01", "Statement": [{statement}]}}"#),
            "Version: line 1, column 13, at $.Version: the version must be \"1\", not \"2015-11-01\"",
        ),
        (
            format!(r#"{{"Version": "1", "Statement": {statement}}}"#),
            "WrongType: line 1, column 31, at $.Statement: expected an array of statements, found an object",
        ),
        (
            r#"{"Version": "1", "Statement": []}"#.to_owned(),
            "Missing: line 1, column 31, at $.Statement: `Statement` has no statement",
        ),
        (
            format!(r#"{{"Version": "1", "Id": "x", "Statement": [{statement}]}}"#),
            "UnknownElement: line 1, column 18, at $.Id: the element `Id` is not known here",
        ),
        (
            format!(r#"{{"Version": "1", "version": "1", "Statement": [{statement}]}}"#),
            "UnknownElement: line 1, column 18, at $.version: the element `version` is not known here",
        ),
        (
            format!(r#"{{"Version": "1", "Version": "1", "Statement": [{statement}]}}"#),
            "Duplicate: line 1, column 18, at $.Version: the key `Version` appears twice in one object",
        ),
        ("[]".to_owned(), "WrongType: line 1, column 1, at $: expected an object, found an array"),
    ] {
        assert_eq!(ram(&text), expected, "{text}");
    }
}

#[test]
fn a_ram_statement_has_its_elements_and_no_others() {
    for (statement, expected) in [
        (r#"{"Sid": "x", "Effect": "Deny", "NotAction": ["ecs:*"], "Resource": ["*"], "Condition": {}}"#, "accepted"),
        (r#"{"Action": "*", "Resource": "*"}"#, "Missing: line 1, column 32, at $.Statement[0]: `Effect` is missing"),
        (
            r#"{"Effect": "ALLOW", "Action": "*", "Resource": "*"}"#,
            "Effect: line 1, column 43, at $.Statement[0].Effect: the effect must be `Allow` or `Deny`, not \"ALLOW\"",
        ),
        (
            r#"{"Effect": "Allow", "Resource": "*"}"#,
            "NoAction: line 1, column 32, at $.Statement[0]: the statement has no `Action` or `NotAction`",
        ),
        (
            r#"{"Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*"}"#,
            "UnknownElement: line 1, column 67, at $.Statement[0].NotAction: the statement has both `Action` and `NotAction`",
        ),
        (
            r#"{"Effect": "Allow", "Action": "*"}"#,
            "Missing: line 1, column 32, at $.Statement[0]: `Resource` is missing",
        ),
        (
            r#"{"Effect": "Allow", "Action": "*", "NotResource": "*"}"#,
            "UnknownElement: line 1, column 67, at $.Statement[0].NotResource: the element `NotResource` is not known here",
        ),
        (
            r#"{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}"#,
            "UnknownElement: line 1, column 84, at $.Statement[0].Principal: the element `Principal` is not known here",
        ),
        (
            r#"{"Effect": "Allow", "Action": [], "Resource": "*"}"#,
            "Missing: line 1, column 62, at $.Statement[0].Action: the list is empty",
        ),
        (
            r#"{"Effect": "Allow", "Action": ["ecs:*", "ecs"], "Resource": "*"}"#,
            "Action: line 1, column 72, at $.Statement[0].Action[1]: the action `ecs` is neither `*` nor `<service>:<name>`",
        ),
        (
            r#"{"Effect": "Allow", "Action": "*", "Resource": "acs:ecs:*:*"}"#,
            "Resource: line 1, column 79, at $.Statement[0].Resource: the resource `acs:ecs:*:*` is neither `*` nor `acs:<service>:<region>:<account>:<relative-id>`",
        ),
    ] {
        assert_eq!(ram_statement(statement), expected, "{statement}");
    }
}

#[test]
fn an_operator_or_a_value_that_ram_does_not_know_is_refused() {
    for (condition, expected) in [
        (r#"{"IpAddress": {"acs:SourceIp": ["10.0.0.0/8", "2001:db8::1"]}}"#, "accepted"),
        (
            r#"{"StringEqualsIfExists": {"k": "v"}}"#,
            "$.Statement[0].Condition.StringEqualsIfExists: unsupported operators `IfExists/Null`: `StringEqualsIfExists`",
        ),
        (r#"{"Null": {"k": "true"}}"#, "$.Statement[0].Condition.Null: unsupported operators `IfExists/Null`: `Null`"),
        (
            r#"{"ForAnyValue:StringEquals": {"k": "v"}}"#,
            "$.Statement[0].Condition[\"ForAnyValue:StringEquals\"]: unsupported operator `ForAnyValue:StringEquals`",
        ),
        (
            r#"{"stringequals": {"k": "v"}}"#,
            "$.Statement[0].Condition.stringequals: unsupported operator `stringequals`, did you mean `StringEquals`",
        ),
        (
            r#"{"Bool": {"acs:MFAPresent": true}}"#,
            "$.Statement[0].Condition.Bool[\"acs:MFAPresent\"]: expected a string or an array of strings, found a boolean",
        ),
        (
            r#"{"NumericLessThan": {"k": "1e3"}}"#,
            "$.Statement[0].Condition.NumericLessThan.k: the value \"1e3\" cannot be read by `NumericLessThan`",
        ),
        (
            r#"{"IpAddress": {"acs:SourceIp": ["10.0.0.1", "10.0.0.*"]}}"#,
            "$.Statement[0].Condition.IpAddress[\"acs:SourceIp\"]: the value \"10.0.0.*\" cannot be read by `IpAddress`",
        ),
        (
            r#"{"DateLessThan": {"acs:CurrentTime": "1577836800"}}"#,
            "$.Statement[0].Condition.DateLessThan[\"acs:CurrentTime\"]: the value \"1577836800\" cannot be read by `DateLessThan`",
        ),
        (r#"{"StringEquals": {"k": []}}"#, "$.Statement[0].Condition.StringEquals.k: the key `k` has no value"),
        (r#"{"StringEquals": {}}"#, "$.Statement[0].Condition.StringEquals: `StringEquals` names no condition key"),
    ] {
        let got = ram_condition(condition);
        assert!(got.ends_with(expected), "{condition}\n  got {got}\n  not {expected}");
    }
}

#[test]
fn a_trust_policy_names_whom_it_trusts_in_full() {
    for accepted in [
        r#"{"RAM": "acs:ram::1234567890123456:root"}"#,
        r#"{"RAM": ["acs:ram::1:user/ana", "acs:ram::1:role/dev"]}"#,
        r#"{"RAM": [], "Service": ["ecs.aliyuncs.com"]}"#,
        r#"{"Federated": ["acs:ram::1:saml-provider/idp", "acs:ram::1:oidc-provider/idp"]}"#,
    ] {
        assert_eq!(ram_trust(accepted), "accepted", "{accepted}");
    }
    for refused in [
        r#""*""#,
        r#"["acs:ram::1:root"]"#,
        r#"{"RAM": "*"}"#,
        r#"{"RAM": "acs:ram::*:root"}"#,
        r#"{"RAM": "acs:ram::1:user/*"}"#,
        r#"{"RAM": "1234567890123456"}"#,
        r#"{"RAM": "acs:ram::1:assumed-role/dev/session"}"#,
        r#"{"RAM": []}"#,
        "{}",
        r#"{"KSC": "krn:ksc:iam::1:root"}"#,
        r#"{"Federated": "acs:ram::1:root"}"#,
    ] {
        assert_ne!(ram_trust(refused), "accepted", "{refused}");
    }
    let with_resource = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"RAM": "acs:ram::1:root"}, "Resource": "*"}]}"#;
    assert!(refusal(Dialect::Ram, Purpose::Trust, with_resource).starts_with("UnknownElement"));
    let without = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole"}]}"#;
    assert!(refusal(Dialect::Ram, Purpose::Trust, without).starts_with("Missing"));
}

#[test]
fn a_kingsoft_document_has_fewer_elements() {
    for accepted in [
        r#"{"Effect": "Allow", "Action": "kec:*", "Resource": "*"}"#,
        r#"{"Effect": "Allow", "Action": ["iam:Get?ser", "*:List*"], "Resource": "krn:ksc:iam::1:user/*"}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"ForAnyValue:StringLike": {"ksc:Tag": "env&*"}}}"#,
        r#"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"NotIpAddress": {"ksc:SourceIp": "2001:db8::/32"}}}"#,
    ] {
        assert_eq!(ksyun_statement(accepted), "accepted", "{accepted}");
    }
    for (refused, kind) in [
        (r#"{"Effect": "Allow", "NotAction": "kec:*", "Resource": "*"}"#, "UnknownElement"),
        (r#"{"Effect": "Allow", "Action": "*", "NotResource": "*"}"#, "UnknownElement"),
        (r#"{"Effect": "Allow", "Action": "*", "Resource": "krn:ksc:iam::1"}"#, "Resource"),
        (r#"{"Effect": "Allow", "Action": "*", "Resource": "acs:ecs:*:*:*"}"#, "Resource"),
        (
            r#"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"ksc:SecureTransport": "true"}}}"#,
            "Operator",
        ),
        (
            r#"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"ForAllValues:StringLike": {"ksc:Tag": "a"}}}"#,
            "Operator",
        ),
        (
            r#"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"ForAnyValue:StringLike": {"ksc:Other": "a"}}}"#,
            "Operator",
        ),
        (
            r#"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"ForAnyValue:IpAddress": {"ksc:Tag": "10.0.0.1"}}}"#,
            "Operator",
        ),
        (
            r#"{"Sid": "a", "Effect": "Allow", "Action": "*", "Resource": "*"}, {"Sid": "a", "Effect": "Deny", "Action": "*", "Resource": "*"}"#,
            "Duplicate",
        ),
    ] {
        let got = ksyun_statement(refused);
        assert!(got.starts_with(kind), "{refused}\n  got {got}");
    }
    for tag in ["", "&", "a&", "&b", "a&b&c", "a b", "a*", "中"] {
        let statement = format!(
            r#"{{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {{"StringEquals": {{"ksc:Tag": "{tag}"}}}}}}"#
        );
        assert!(ksyun_statement(&statement).starts_with("Value"), "{tag}");
    }
    let version = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#;
    assert!(refusal(Dialect::Ksyun, Purpose::Identity, version).starts_with("Version"));
}

#[test]
fn every_character_counts_towards_the_limit() {
    for (dialect, purpose, limit) in [
        (Dialect::Ram, Purpose::Identity, 6144),
        (Dialect::Ram, Purpose::Session, 2048),
        (Dialect::Ram, Purpose::Trust, 2048),
        (Dialect::Ksyun, Purpose::Identity, 5120),
        (Dialect::Ksyun, Purpose::Session, 1024),
    ] {
        let (element, version) = match purpose {
            Purpose::Trust => (r#""Principal": {"Service": "ecs.aliyuncs.com"}"#, "1"),
            _ => (r#""Resource": "*""#, if dialect == Dialect::Ram { "1" } else { "2015-11-01" }),
        };
        let document =
            format!(r#"{{"Version": "{version}", "Statement": [{{"Effect": "Allow", "Action": "a:中", {element}}}]}}"#);
        let blanks = limit - document.chars().count();
        let full = format!("{document}{}", " ".repeat(blanks));
        assert_eq!(refusal(dialect, purpose, &full), "accepted");
        let over = Document::parse(dialect, purpose, &format!("{full} ")).unwrap_err();
        assert_eq!(over.kind, MalformedKind::TooLong);
    }
}

#[test]
fn no_nesting_reaches_the_end_of_the_stack() {
    for text in ["[".repeat(6000), "{\"a\":".repeat(1200), format!("{}{}", "[".repeat(3000), "]".repeat(3000))] {
        assert_eq!(Document::parse(Dialect::Ram, Purpose::Identity, &text).unwrap_err().kind, MalformedKind::TooDeep);
    }
}

#[test]
fn an_object_of_a_thousand_keys_is_refused_as_quickly_as_any_other() {
    let keys: Vec<String> = (0..700).map(|key| format!("\"{key}\":0")).collect();
    let text = format!("{{{}}}", keys.join(","));
    assert_eq!(
        Document::parse(Dialect::Ram, Purpose::Identity, &text).unwrap_err().kind,
        MalformedKind::UnknownElement
    );
}

#[test]
fn documents_and_sets_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Document>();
    shared::<policy_engine::PolicySet>();
    shared::<policy_engine::Explanation>();
}
