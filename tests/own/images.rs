//! Images: a sandbox is forked, restored and reset, under load.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use testkit::{Actor, TestCloud};

const ALLOW: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:GetUser","Resource":"*"}]}"#;

/// A user that may read itself, by a policy.
async fn reader(cloud: &TestCloud) -> Actor {
    let user = cloud.user("reader").await;
    let root = cloud.root();
    root.ram("CreatePolicy", &[("PolicyName", "Read"), ("PolicyDocument", ALLOW)]).await.ok();
    root.ram("AttachPolicyToUser", &ATTACHED).await.ok();
    user
}

const ATTACHED: [(&str, &str); 3] = [("PolicyType", "Custom"), ("PolicyName", "Read"), ("UserName", "reader")];

async fn read(user: &Actor) -> u16 {
    user.ram("GetUser", &[("UserName", "reader")]).await.status
}

/// Clouds in memory and in a folder.
async fn clouds(folder: &tempfile::TempDir) -> [TestCloud; 2] {
    [TestCloud::new().await, TestCloud::kept_in(folder.path()).await]
}

/// The same user and key before and after: what was revoked stays revoked, and what is restored counts again, at once
/// and whatever else is going on.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn permissions_are_those_of_the_image_as_soon_as_it_is_in_place() {
    let folder = tempfile::tempdir().expect("a folder");
    for cloud in clouds(&folder).await {
        let user = reader(&cloud).await;
        let allowed = cloud.image();
        cloud.root().ram("DetachPolicyFromUser", &ATTACHED).await.ok();
        assert_eq!(read(&user).await, 403);
        let revoked = cloud.image();

        let (cloud, ended, served) = (Arc::new(cloud), Arc::new(AtomicBool::new(false)), Arc::<AtomicUsize>::default());
        let load = (0..8).map(|number| {
            let (cloud, ended, served, user) =
                (Arc::clone(&cloud), Arc::clone(&ended), Arc::clone(&served), user.clone());
            tokio::spawn(async move {
                for call in 0.. {
                    if ended.load(Ordering::Relaxed) {
                        break;
                    }
                    let name = format!("role-{number}-{call}");
                    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
                    let made = cloud.root().ram("CreateRole", &[("RoleName", &name), ("AssumeRolePolicyDocument", trust)]).await;
                    assert!([200, 409].contains(&made.status), "{}", made.body);
                    // Either may be the state just now, and nothing else is an answer.
                    let status = read(&user).await;
                    assert!([200, 403].contains(&status), "{status}");
                    served.fetch_add(1, Ordering::Relaxed);
                }
            })
        });
        let load: Vec<_> = load.collect();
        for _ in 0..40 {
            cloud.restore(&allowed).await;
            assert_eq!(read(&user).await, 200, "what was restored counts again");
            cloud.restore(&revoked).await;
            assert_eq!(read(&user).await, 403, "what was revoked stays revoked");
        }
        ended.store(true, Ordering::Relaxed);
        for task in load {
            task.await.expect("the load goes on");
        }
        assert!(served.load(Ordering::Relaxed) > 0);
        cloud.restore(&allowed).await;
        assert_eq!(read(&user).await, 200);
        // And a change after it counts at once.
        cloud.root().ram("DetachPolicyFromUser", &ATTACHED).await.ok();
        assert_eq!(read(&user).await, 403);
    }
}

#[tokio::test]
async fn a_fork_begins_as_the_cloud_was_and_goes_its_own_way() {
    let folder = tempfile::tempdir().expect("a folder");
    for cloud in clouds(&folder).await {
        let user = reader(&cloud).await;
        let fork = cloud.fork().await;
        let same = fork.actor_like(&user);
        assert_eq!((read(&user).await, read(&same).await), (200, 200));
        cloud.root().ram("DetachPolicyFromUser", &ATTACHED).await.ok();
        assert_eq!((read(&user).await, read(&same).await), (403, 200));
        fork.root().ram("CreateUser", &[("UserName", "new")]).await.ok();
        assert_eq!(cloud.root().ram("GetUser", &[("UserName", "new")]).await.status, 404);
        fork.reset().await;
        assert_eq!(read(&same).await, 404, "its key is gone there");
        assert_eq!(read(&user).await, 403);
        fork.root().ram("CreateUser", &[("UserName", "reader")]).await.ok();
    }
}

/// A reset that emptied the tables row by row took as long as there were rows.
#[tokio::test]
async fn a_reset_goes_back_to_the_first_start() {
    let folder = tempfile::tempdir().expect("a folder");
    for cloud in clouds(&folder).await {
        let start = cloud.root().ram("GetAccountAlias", &[]).await.status;
        for _ in 0..3 {
            let user = reader(&cloud).await;
            cloud.root().ram("SetAccountAlias", &[("AccountAlias", "acme")]).await.ok();
            assert_eq!(read(&user).await, 200);
            cloud.reset().await;
            assert_eq!(read(&user).await, 404, "its key is gone");
            assert_eq!(cloud.root().ram("GetAccountAlias", &[]).await.status, start);
            let listed = cloud.root().ram("ListUsers", &[]).await.ok();
            assert_eq!(listed["Users"]["User"], serde_json::json!([]));
            let record = cloud.sandbox().store.recent_records(i64::MAX, 10).await.expect("records");
            assert!(record.len() <= 3, "the trail begins anew: {record:?}");
            let policies = cloud.root().ram("ListPolicies", &[("PolicyType", "System")]).await.ok();
            assert!(policies["Policies"]["Policy"].as_array().is_some_and(|list| list.len() > 50));
        }
    }
    // What the folder keeps is the state after the reset.
    let again = TestCloud::kept_in(folder.path()).await;
    assert_eq!(again.root().ram("GetUser", &[("UserName", "reader")]).await.status, 404);
}
