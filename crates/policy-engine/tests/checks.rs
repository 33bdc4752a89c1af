//! What the analyses find.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::sync::Arc;

use policy_engine::analysis::{Catalogue, Comparison, Standing, check_text, diff, what_can};
use policy_engine::{
    AttachedTo, Context, Dialect, Document, Layers, PolicySet, Principal, Purpose, Source, SourceKind,
};

fn catalogue() -> Catalogue {
    Catalogue::new(["ecs:DescribeInstances", "ecs:RunInstances", "ecs:DeleteInstance", "ram:PassRole"])
}

fn findings(statements: &str) -> String {
    let text = format!("{{\"Version\": \"1\", \"Statement\": [\n{statements}\n]}}");
    let findings = check_text(Dialect::Ram, Purpose::Identity, &text, &catalogue());
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn document(statements: &str) -> Arc<Document> {
    let text = format!("{{\"Version\": \"1\", \"Statement\": [{statements}]}}");
    Arc::new(Document::parse(Dialect::Ram, Purpose::Identity, &text).unwrap())
}

#[test]
fn each_rule_has_its_finding() {
    insta::assert_snapshot!(findings(r#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#), @r#"2:1: warning: every action is allowed on every resource [grants-everything]"#);
    insta::assert_snapshot!(findings(r#"{"Effect": "Allow", "Action": "ram:*", "Resource": "*"}"#), @r#"2:1: warning: `ram:*` allows `ram:PassRole` on every resource [grants-escalation]"#);
    insta::assert_snapshot!(findings(r#"{"Effect": "Allow", "NotAction": "ram:*", "Resource": "*"}"#), @r#"2:1: warning: everything but a list of actions is allowed on every resource [grants-all-but]"#);
    insta::assert_snapshot!(findings(r#"{"Effect": "Allow", "Action": ["ecs:RunInstance", "oss:Anything"], "Resource": "*"}"#), @r#"2:1: warning: no action fits `ecs:RunInstance` [unknown-action]"#);
    insta::assert_snapshot!(findings(r#"{"Effect": "Allow", "Action": "ecs:Run*", "Resource": "acs:ecs:*:*:*",
 "Condition": {"DateGreaterThan": {"acs:CurrentTime": "2026-02-01T00:00:00Z"},
  "DateLessThan": {"acs:CurrentTime": "2026-01-01T00:00:00Z"}}}"#), @r#"2:1: warning: no request can meet all conditions of the statement [never-matches]"#);
    insta::assert_snapshot!(findings(r#"{"Effect": "Allow", "Action": "ecs:Run*", "Resource": "acs:ecs:*:*:instance/*"},
{"Effect": "Deny", "Action": "ecs:*", "Resource": "*"}"#), @r#"2:1: warning: every request that the statement allows is denied by another statement [shadowed]"#);
    insta::assert_snapshot!(findings(r#"{"Effect": "Allow", "Action": "ecs:*", "Resource": "acs:ecs:*:*:*"},
{"Effect": "Allow", "Action": "ecs:Run*", "Resource": "acs:ecs:cn-beijing:*:instance/*"}"#), @r#"3:1: note: other statements already say the same [redundant]"#);
    insta::assert_snapshot!(findings(r#"{"Effect": "Allow", "Action": "ecs:*"}"#), @r#"2:1: error: `Resource` is missing [malformed]"#);
    // A window in time is not empty.
    insta::assert_snapshot!(findings(r#"{"Effect": "Allow", "Action": "ecs:Run*", "Resource": "acs:ecs:*:*:*",
 "Condition": {"DateGreaterThan": {"acs:CurrentTime": "2026-01-01T00:00:00Z"},
  "DateLessThan": {"acs:CurrentTime": "2026-02-01T00:00:00Z"}}}"#), @"");
}

#[test]
fn a_wider_document_is_shown_by_a_request() {
    let before = [document(r#"{"Effect": "Allow", "Action": "oss:Get*", "Resource": "acs:oss:*:*:photos/*"}"#)];
    let after = [document(
        r#"{"Effect": "Allow", "Action": "oss:Get*", "Resource": "acs:oss:*:*:photos*/*"},
           {"Effect": "Deny", "Action": "oss:GetBucket*", "Resource": "*"}"#,
    )];
    let Comparison::MorePermissive { witness } = diff(&before, &after) else { panic!() };
    insta::assert_snapshot!(format!("{} {}", witness.action, witness.resource), @r#"oss:GetObject acs:oss:cn-beijing:1000000000000001:photosany/any"#);
    let Comparison::MorePermissive { witness } = diff(&after, &before) else { panic!() };
    insta::assert_snapshot!(format!("{} {}", witness.action, witness.resource), @r#"oss:GetBucket acs:oss:cn-beijing:1000000000000001:photos/"#);
    assert_eq!(diff(&before, &before), Comparison::AtMostAsPermissive);
}

#[test]
fn what_someone_can_do_is_spelled_out_and_tried() {
    let text = document(
        r#"{"Effect": "Allow", "Action": ["ecs:*", "oss:Get*"], "Resource": "*"},
           {"Effect": "Deny", "Action": "ecs:Delete*", "Resource": "*"},
           {"Effect": "Allow", "Action": "ram:PassRole", "Resource": "acs:ram:*:*:role/web",
            "Condition": {"StringEquals": {"acs:Service": "ecs.aliyuncs.com"}}}"#,
    );
    let source = Source::new("mixed", SourceKind::Custom, AttachedTo::User("ana".into()));
    let set = PolicySet::new([(source, text)]);
    let standing =
        Standing { principal: Principal::user("1", "ana", "acs:ram::1:user/ana"), layers: Layers::identity(&set) };
    let grants = what_can(&standing, &catalogue(), &Context::new());
    let told: Vec<String> = grants
        .iter()
        .map(|grant| {
            format!("{} on {}: {}", grant.action, grant.resource, serde_json::to_string(&grant.access).unwrap())
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
ecs:DescribeInstances on *: {"access":"Granted"}
ecs:RunInstances on *: {"access":"Granted"}
oss:Get* on *: {"access":"Granted"}
ram:PassRole on acs:ram:*:*:role/web: {"access":"GrantedIf","context":[["acs:Service","ecs.aliyuncs.com"]]}
    "#);
}
