//! A change of policy, tried on the calls of the trail as the sandbox's own interface gives them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use policy_lab::what_if::{Holder, HolderKind, Unjudged};
use policy_lab::{Call, Change, State, WhatIf, what_if};
use serde_json::{Value, json};
use testkit::TestCloud;

async fn ask(cloud: &TestCloud, change: &Change) -> WhatIf {
    let (_, state) = cloud.own("GET", "authority", None).await;
    let (_, mut calls) = cloud.own("GET", "requests?limit=1000", None).await;
    // Newest first.
    calls.as_array_mut().unwrap().reverse();
    let state: State = serde_json::from_value(state).unwrap();
    let calls: Vec<Call> = serde_json::from_value(calls).unwrap();
    what_if(&state, &calls, change).unwrap()
}

fn told(answer: &WhatIf) -> Vec<String> {
    let told = answer.turned.iter().map(|one| {
        let by = one.after.by.as_deref().unwrap_or("nothing");
        format!("{} on {}: {} -> {} by {by}", one.operation, one.after.resource, one.before.outcome, one.after.outcome)
    });
    told.collect()
}

fn allow(action: &str, resource: &str) -> Value {
    json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": action, "Resource": resource}]})
}

#[tokio::test]
async fn a_change_turns_the_calls_of_the_trail_that_it_turns_when_it_is_made() {
    let folder = tempfile::tempdir().unwrap();
    for cloud in [TestCloud::new().await, TestCloud::kept_in(folder.path()).await] {
        let root = cloud.root();
        let ana = cloud.user_with("ana", &allow("ram:GetUser", "*")).await;
        root.ram("CreateGroup", &[("GroupName", "staff")]).await.ok();
        root.ram("AddUserToGroup", &[("GroupName", "staff"), ("UserName", "ana")]).await.ok();
        ana.ram("GetUser", &[("UserName", "ana")]).await.ok();
        assert_eq!(ana.ram("ListUsers", &[]).await.status, 403);
        let change = Change::Document {
            policy: "Of-ana".to_owned(),
            document: allow("ram:List*", "acs:ram:*:*:user/*").to_string(),
        };
        let answer = ask(&cloud, &change).await;
        let by = "line 1 of policy `Of-ana` v2 of user `ana`";
        let expected = [
            "GetUser on acs:ram:*:1234567890123456:user/ana: Allow -> ImplicitDeny by nothing".to_owned(),
            format!("ListUsers on acs:ram:*:1234567890123456:user/*: ImplicitDeny -> Allow by {by}"),
        ];
        assert_eq!(told(&answer), expected);
        let calls_of_root = answer.unjudged.get(&Unjudged::NoPolicies).map_or(0, Vec::len);
        assert_eq!((answer.judged, answer.unjudged.len(), calls_of_root), (2, 1, 6));

        // It is what happens.
        let document = allow("ram:List*", "acs:ram:*:*:user/*").to_string();
        let version = [("PolicyName", "Of-ana"), ("PolicyDocument", &document), ("SetAsDefault", "true")];
        root.ram("CreatePolicyVersion", &version).await.ok();
        ana.ram("ListUsers", &[]).await.ok();
        assert_eq!(ana.ram("GetUser", &[("UserName", "ana")]).await.status, 403);

        let staff = Holder { kind: HolderKind::Group, name: "staff".to_owned() };
        let deny = json!({"Version": "1", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]});
        let attach = Change::Attach { policy: "Stop".to_owned(), document: Some(deny.to_string()), to: staff };
        let answer = ask(&cloud, &attach).await;
        assert_eq!(answer.turned.len(), answer.judged);
        let after = &answer.turned.last().unwrap().after;
        assert_eq!(after.by.as_deref(), Some("line 1 of policy `Stop` v1 of group `staff`"));
        cloud.stop().await;
    }
}
