//! What explanations say.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::sync::Arc;

use policy_engine::{
    AttachedTo, Change, Combine, Context, Dialect, Document, Explanation, Layers, PolicySet, PolicyType, Principal,
    Purpose, Request, Source, SourceKind, explain,
};

fn set(purpose: Purpose, documents: &[(&str, &str)]) -> PolicySet {
    PolicySet::new(documents.iter().map(|(name, statements)| {
        let text = format!("{{\n\"Version\": \"1\",\n\"Statement\": [\n{statements}\n]}}");
        let (kind, holder) = match purpose {
            Purpose::Trust => (SourceKind::Trust, AttachedTo::Role("dev".into())),
            _ => (SourceKind::Custom, AttachedTo::User("ana".into())),
        };
        (Source::new(*name, kind, holder), Arc::new(Document::parse(Dialect::Ram, purpose, &text).unwrap()))
    }))
}

fn ask(layers: &Layers<'_>, action: &str, resource: &str, context: &Context) -> Explanation {
    let ana = Principal::user("1", "ana", "acs:ram::1:user/ana");
    explain(layers, &Request::new(&ana, action, resource, "1", context))
}

#[test]
fn a_near_miss_is_told_with_what_it_asked_and_what_it_saw() {
    let set = set(
        Purpose::Identity,
        &[
            (
                "photos",
                r#"{"Effect": "Allow", "Action": "oss:Get*", "Resource": "acs:oss:*:*:photos/*",
"Condition": {"IpAddress": {"acs:SourceIp": "10.0.0.0/8"}}},
{"Effect": "Allow", "Action": "oss:PutObject", "Resource": "acs:oss:*:*:uploads/*"}"#,
            ),
            ("servers", r#"{"Effect": "Allow", "Action": "ecs:*", "Resource": "*"}"#),
        ],
    );
    let context = Context::new().with("acs:SourceIp", "203.0.113.9").with_hidden("x:Token", "s3cret");
    let explanation = ask(&Layers::identity(&set), "oss:GetObject", "acs:oss:*:1:photos/cat.jpg", &context);
    let text = explanation.to_text();
    assert!(!text.contains("s3cret"));
    assert!(!serde_json::to_string(&explanation).unwrap().contains("s3cret"));
    insta::assert_snapshot!(text, @r#"
ImplicitDeny: no statement of the identity policies allows it
  ana of account 1 asked for oss:GetObject on acs:oss:*:1:photos/cat.jpg
    acs:SourceIp = 203.0.113.9
    x:Token = (hidden)
Asked the identity policies: ImplicitDeny
  policy `photos` of user `ana`
    statement 1 (line 4) Allow does not match. Condition IpAddress acs:SourceIp: the value is not one of those asked for; the policy says `10.0.0.0/8`, the request `203.0.113.9`
    statement 2 (line 6) Allow does not match. Action: no pattern fits the action; the policy says `oss:PutObject`, the request `oss:GetObject`
  policy `servers` of user `ana`
    statement 1 (line 4) Allow does not match. Action: no pattern fits the action; the policy says `ecs:*`, the request `oss:GetObject`
Nearest misses
  statement 1 of policy `photos` of user `ana` (line 4)
    Condition IpAddress acs:SourceIp: the value is not one of those asked for; the policy says `10.0.0.0/8`, the request `203.0.113.9`
What would turn it, tried out
  send the request with `acs:SourceIp` = `10.0.0.0`; then it is allowed
  add `203.0.113.9` to the Condition `acs:SourceIp` of statement 1 of policy `photos` of user `ana`; then it is allowed
  add {"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:1:photos/cat.jpg"} to the identity policies; then it is allowed
    "#);
}

#[test]
fn a_deny_is_named_and_so_is_what_removes_it() {
    let set = set(
        Purpose::Identity,
        &[
            ("all", r#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#),
            (
                "office",
                r#"{"Effect": "Deny", "Action": "*", "Resource": "*",
"Condition": {"NotIpAddress": {"acs:SourceIp": ["192.0.2.0/24"]}}}"#,
            ),
        ],
    );
    let context = Context::new().with("acs:SourceIp", "203.0.113.9");
    let explanation = ask(&Layers::identity(&set), "ecs:StopInstance", "acs:ecs:*:1:instance/i-1", &context);
    assert_eq!(explanation.policy_type, Some(PolicyType::AccountLevelIdentityBasedPolicy));
    assert_eq!(explanation.matched().count(), 2);
    insta::assert_snapshot!(explanation, @r#"
ExplicitDeny: statement 1 of policy `office` of user `ana` denies it
  ana of account 1 asked for ecs:StopInstance on acs:ecs:*:1:instance/i-1
    acs:SourceIp = 203.0.113.9
Asked the identity policies: ExplicitDeny
  policy `all` of user `ana`
    statement 1 (line 4) Allow matches
  policy `office` of user `ana`
    statement 1 (line 4) Deny matches
What would turn it, tried out
  send the request with `acs:SourceIp` = `192.0.2.0`; then it is allowed
  remove statement 1 of policy `office` of user `ana`; then it is allowed
    "#);
}

#[test]
fn both_sides_of_an_assumed_role_are_explained() {
    let identity = set(Purpose::Identity, &[]);
    let trust = set(
        Purpose::Trust,
        &[("dev", r#"{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"RAM": "acs:ram::1:user/bo"}}"#)],
    );
    let layers = Layers { resource_based: Some(&trust), combine: Combine::Both, ..Layers::identity(&identity) };
    let explanation = ask(&layers, "sts:AssumeRole", "acs:ram:*:1:role/dev", &Context::new());
    // One statement on each side, and nothing less.
    let grant = explanation.suggestions.last().unwrap();
    assert_eq!(grant.changes.len(), 2);
    assert!(matches!(&grant.changes[0], Change::AddStatement { .. }));
    insta::assert_snapshot!(explanation, @r#"
ImplicitDeny: no statement of the identity policies allows it
  ana of account 1 asked for sts:AssumeRole on acs:ram:*:1:role/dev
Asked the identity policies: ImplicitDeny
Asked the policy of the resource: ImplicitDeny
  trust policy `dev` of role `dev`
    statement 1 (line 4) Allow does not match. Principal: the caller is not named; the policy says `acs:ram::1:user/bo`, the request `acs:ram::1:user/ana`
What would turn it, tried out
  add {"Effect":"Allow","Action":"sts:AssumeRole","Resource":"acs:ram:*:1:role/dev"} to the identity policies, and add {"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1:user/ana"]}} to the policy of the resource; then it is allowed
    "#);
}

#[test]
#[expect(clippy::too_many_lines, reason = "the lines are those of the snapshot")]
fn an_explanation_serialises_for_programs() {
    let set = set(Purpose::Identity, &[("servers", r#"{"Effect": "Allow", "Action": "ecs:*", "Resource": "*"}"#)]);
    let explanation = ask(&Layers::identity(&set), "ecs:StopInstance", "*", &Context::new());
    insta::assert_snapshot!(serde_json::to_string_pretty(&explanation).unwrap(), @r#"
{
  "decision": "Allow",
  "layer": "AccountIdentity",
  "reason": "statement 1 of policy `servers` of user `ana` allows it",
  "deciding": {
    "layer": "AccountIdentity",
    "level": 0,
    "source": {
      "name": "servers",
      "kind": "Custom",
      "attached_to": {
        "type": "User",
        "name": "ana"
      }
    },
    "index": 0,
    "line": 4,
    "effect": "Allow"
  },
  "request": {
    "principal_kind": "user",
    "principal_account": "1",
    "principal_name": "ana",
    "action": "ecs:StopInstance",
    "resource": "*",
    "resource_account": "1",
    "context": []
  },
  "walk": [
    {
      "layer": "AccountIdentity",
      "level": 0,
      "outcome": "Allow",
      "policies": [
        {
          "source": {
            "name": "servers",
            "kind": "Custom",
            "attached_to": {
              "type": "User",
              "name": "ana"
            }
          },
          "statements": [
            {
              "index": 0,
              "line": 4,
              "effect": "Allow",
              "matched": true
            }
          ]
        }
      ]
    }
  ],
  "suggestions": [
    {
      "changes": [
        {
          "change": "AddStatement",
          "layer": "AccountIdentity",
          "level": 0,
          "statement": {
            "Effect": "Deny",
            "Action": "ecs:StopInstance",
            "Resource": "*"
          }
        }
      ],
      "outcome": "ExplicitDeny",
      "text": "add {\"Effect\":\"Deny\",\"Action\":\"ecs:StopInstance\",\"Resource\":\"*\"} to the identity policies; then it is denied by a statement"
    },
    {
      "changes": [
        {
          "change": "RemoveStatement",
          "statement": {
            "layer": "AccountIdentity",
            "level": 0,
            "source": {
              "name": "servers",
              "kind": "Custom",
              "attached_to": {
                "type": "User",
                "name": "ana"
              }
            },
            "index": 0,
            "line": 4,
            "effect": "Allow"
          }
        }
      ],
      "outcome": "ImplicitDeny",
      "text": "remove statement 1 of policy `servers` of user `ana`; then nothing allows it any more"
    }
  ]
}
    "#);
}
