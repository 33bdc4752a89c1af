//! Lines in, answers out.

use policy_engine::lines::{Evaluator, evaluate_line};

const READER: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:Get*","Resource":"acs:oss:*:*:photos/*"}]}"#;

fn line(policies: &str, expect: &str) -> String {
    format!(
        r#"{{"id":7,"dialect":"ram","identity_policies":[{policies}],"expect":{expect},"request":{{"principal":{{"type":"user","account":"1","name":"ana"}},"action":"oss:GetObject","resource":"acs:oss:*:1:photos/cat.jpg","context":{{"acs:SecureTransport":true}}}}}}"#
    )
}

#[test]
fn an_answer_repeats_the_id_and_says_why() {
    insta::assert_snapshot!(evaluate_line(&line(READER, "null"), false), @r#"{"id":7,"decision":"Allow","layer":"AccountIdentity","reason":"statement 1 of policy `identity_policies[0]` of user `ana` allows it"}"#);
    insta::assert_snapshot!(evaluate_line(&line("", "null"), false), @r#"{"id":7,"decision":"ImplicitDeny","layer":"AccountIdentity","reason":"no statement of the identity policies allows it"}"#);
}

#[test]
fn a_document_that_is_refused_is_named() {
    let raw = r#"{"$raw":"{\n  // open\n}"}"#;
    insta::assert_snapshot!(evaluate_line(&line(raw, "null"), false), @r#"{"id":7,"decision":"InvalidPolicy","layer":"AccountIdentity","reason":"identity_policies[0] is refused: line 2, column 3, at $: a comment is not JSON"}"#);
    insta::assert_snapshot!(evaluate_line(&line(r#"{"Version":"1"}"#, "null"), false), @r#"{"id":7,"decision":"InvalidPolicy","layer":"AccountIdentity","reason":"identity_policies[0] is refused: line 1, column 1, at $: `Statement` is missing"}"#);
}

#[test]
fn a_line_that_cannot_be_read_is_answered_too() {
    insta::assert_snapshot!(evaluate_line("oops", false), @r#"{"id":null,"decision":"InvalidInput","layer":null,"reason":"the line is not a JSON object: expected value at line 1 column 1"}"#);
    insta::assert_snapshot!(evaluate_line(r#"{"id":"x","dialect":"ram"}"#, false), @r#"{"id":"x","decision":"InvalidInput","layer":null,"reason":"the field `request` is missing"}"#);
    let misspelled = line(READER, "null").replace("identity_policies", "identiy_policies");
    insta::assert_snapshot!(evaluate_line(&misspelled, false), @r#"{"id":7,"decision":"InvalidInput","layer":null,"reason":"the field `identiy_policies` is not known"}"#);
}

#[test]
fn an_explanation_comes_along_when_asked_for() {
    let answer: serde_json::Value = serde_json::from_str(&evaluate_line(&line("", "null"), true)).unwrap();
    assert_eq!(answer["explanation"]["decision"], "ImplicitDeny");
    assert_eq!(answer["explanation"]["suggestions"][0]["changes"][0]["change"], "AddStatement");
}

#[test]
fn a_test_line_says_what_differs() {
    let mut evaluator = Evaluator::new();
    assert!(evaluator.test_line(&line(READER, r#""Allow""#)).passed);
    assert!(evaluator.test_line(&line("", r#""Deny""#)).passed);
    assert!(evaluator.test_line(&line("", r#"{"decision":"ImplicitDeny","layer":"AccountIdentity"}"#)).passed);
    let wrong = evaluator.test_line(&line("", r#"{"decision":"Allow","layer":"Session"}"#));
    assert_eq!(
        wrong.differences,
        ["expected Allow, got ImplicitDeny", "expected the layer Session, got AccountIdentity"]
    );
    assert!(wrong.explanation.is_some());
    assert_eq!(evaluator.test_line(&line(READER, "null")).differences, ["the line has no `expect`"]);
}

#[test]
fn a_small_cache_changes_nothing_but_time() {
    let mut small = Evaluator::keeping(1);
    let mut large = Evaluator::new();
    for round in 0..6 {
        let policies = if round % 2 == 0 { READER } else { "" };
        let line = line(policies, "null");
        assert_eq!(small.evaluate_line(&line, false), large.evaluate_line(&line, false));
    }
}
