//! Recordings: made, shown, and played against another cloud.

use serde_json::{Value, json};
use testkit::TestCloud;

use crate::alibaba::ecs::{Net, REGION};

/// Calls of the account itself, of a user and of a session, some of which are refused.
async fn play_something(cloud: &TestCloud) {
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = net.one(&root).await;
    root.ecs("DescribeInstances", &[REGION, ("InstanceIds", &format!(r#"["{instance}"]"#))]).await.ok();
    root.ram("CreateUser", &[("UserName", "alice")]).await.ok();
    let key = root.ram("CreateAccessKey", &[("UserName", "alice")]).await;
    let alice = cloud.actor(&key.field("/AccessKey/AccessKeyId"), &key.field("/AccessKey/AccessKeySecret"), None);
    assert_eq!(alice.ecs("StopInstance", &[("InstanceId", &instance)]).await.status, 403);
    let attach = [("PolicyType", "System"), ("PolicyName", "AliyunECSFullAccess"), ("UserName", "alice")];
    root.ram("AttachPolicyToUser", &attach).await.ok();
    alice.ecs("StopInstance", &[("InstanceId", &instance)]).await.ok();
    let password = [("UserName", "alice"), ("Password", "n0t-in-a-recording!")];
    root.ram("CreateLoginProfile", &password).await.ok();
    cloud.ksyun_root().iam("CreateUser", &[("UserName", "bob")]).await.ok();
}

async fn recorded(cloud: &TestCloud) -> String {
    let (status, lines) = cloud.own_text("GET", "recording").await;
    assert_eq!(status, 200, "{lines}");
    lines
}

#[tokio::test]
async fn a_recording_is_played_against_another_cloud() {
    let cloud = TestCloud::new().await;
    // Another cloud with other identifiers, before anything is there.
    let other = cloud.fork().await;
    assert_eq!(cloud.own_text("GET", "recording").await.0, 404);
    cloud.own("POST", "clock", Some(json!({"transitions": "instant"}))).await;
    assert_eq!(cloud.own("POST", "recording", None).await.0, 204);
    play_something(&cloud).await;
    let lines = recorded(&cloud).await;
    let first: Value = serde_json::from_str(lines.lines().nth(1).unwrap()).unwrap();
    assert_eq!(first["operation"], "CreateVpc");
    assert_eq!(first["parameters"], json!({"CidrBlock": "192.168.0.0/16", "RegionId": "cn-hangzhou"}));
    assert!(!lines.contains("n0t-in-a-recording"), "{lines}");

    let played = other.replay(&lines).await.unwrap();
    assert_eq!((played.calls, played.differences.as_slice(), played.skipped.len()), (12, [].as_slice(), 0));

    // The same once more where everything is there already: what is different is told.
    let played = other.replay(&lines).await.unwrap();
    let told: Vec<_> = played.differences.iter().map(ToString::to_string).collect();
    assert!(
        told.contains(&"line 7, CreateUser: recorded 200, now 409 EntityAlreadyExists.User".to_owned()),
        "{told:#?}"
    );

    assert_eq!(cloud.own("DELETE", "recording", None).await.0, 204);
    assert_eq!(cloud.own_text("GET", "recording").await.0, 404);
}

#[tokio::test]
async fn a_recording_that_cannot_be_played_says_why() {
    let cloud = TestCloud::new().await;
    for (text, why) in [
        ("", "line 1 is not the head of a recording"),
        ("{}", "line 1 is not the head of a recording"),
        (
            r#"{"yunbox_recording":2,"begun":"2026-01-01T00:00:00Z","transitions":"instant","accounts":[]}"#,
            "the recording has form 2, which this version does not read",
        ),
        (
            "{\"yunbox_recording\":1,\"begun\":\"2026-01-01T00:00:00Z\",\"transitions\":\"instant\",\"accounts\":[]}\n{}",
            "line 2 is not a recorded call",
        ),
    ] {
        let refused = cloud.replay(text).await.unwrap_err().to_string();
        assert!(refused.starts_with(why), "{refused}");
    }
    // A key whose secret no reply brought signs nothing.
    let head = r#"{"yunbox_recording":1,"begun":"2026-01-01T00:00:00Z","transitions":"realistic","accounts":[]}"#;
    let call = r#"{"service":"Ram","version":"2015-05-01","operation":"ListUsers","key":"LTAIstranger","status":200}"#;
    let played = cloud.replay(&format!("{head}\n{call}\n")).await.unwrap();
    let told = "line 2, ListUsers: signed with `LTAIstranger`, a key that no reply before brings";
    assert_eq!(played.differences[0].to_string(), told);
}
