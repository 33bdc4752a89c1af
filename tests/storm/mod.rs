//! 64 writers at once on the same few users, groups, roles and policies.
//!
//! What each call was answered must be explained by one order in which the calls ran one after the other:
//! the order of the audit trail, in which a write stands since its own transaction. A model that knows
//! nothing of databases replays that order, accepts every step, and ends with what the cloud lists.
//!
//! With `YUNBOX_STORM_SECONDS` the writers go on for that long, up to the length of the trail.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod model;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use model::{Model, Step};
use serde_json::Value;
use testkit::{Actor, TestCloud};

const WRITERS: u64 = 64;

/// Calls that each writer makes at least; about a minute of work for a debug build on two cores.
const CALLS: usize = 200;

/// Calls that each writer makes at most, so that the trail keeps them all with the lists between them.
const MOST: usize = 700;

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
    "Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const DOCUMENT: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn parallel_writers_leave_what_one_order_of_their_calls_explains() {
    storm(&TestCloud::new().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn parallel_writers_of_a_folder_leave_what_one_order_of_their_calls_explains() {
    let folder = tempfile::tempdir().unwrap();
    storm(&TestCloud::kept_in(folder.path()).await).await;
}

async fn storm(cloud: &TestCloud) {
    let root = cloud.root();
    let end = Instant::now() + asked_for();
    let writers = (0..WRITERS).map(|seed| tokio::spawn(write(root.clone(), seed, end)));
    let mut done = HashMap::new();
    for writer in writers.collect::<Vec<_>>() {
        done.extend(writer.await.unwrap());
    }
    assert!(done.len() > 1_000, "{} writes succeeded", done.len());

    let mut model = Model::default();
    for request_id in in_order(cloud).await {
        if let Some(step) = done.remove(&request_id) {
            let taken = model.take(&step);
            assert!(taken.is_ok(), "{request_id} {step:?}: {taken:?}");
        }
    }
    assert!(done.is_empty(), "writes without a record: {done:?}");
    assert_eq!(held(&root).await, model);
}

/// How long the storm goes on at least.
#[expect(clippy::disallowed_methods, reason = "a choice about the test, not a setting of the sandbox")]
fn asked_for() -> Duration {
    let seconds = std::env::var("YUNBOX_STORM_SECONDS").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(0))
}

/// Makes random calls; those that changed something, by the number of their request.
async fn write(root: Actor, seed: u64, end: Instant) -> Vec<(String, Step)> {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut done = Vec::new();
    for made in 0..MOST {
        if made >= CALLS && Instant::now() >= end {
            break;
        }
        let step = Step::random(&mut |below| chance.below(below));
        let (operation, parameters) = step.call(TRUST, DOCUMENT);
        let parameters: Vec<_> = parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let reply = root.ram(operation, &parameters).await;
        let request_id = reply.field("/RequestId");
        if reply.status == 200 {
            done.push((request_id, step));
        } else {
            let code = reply.field("/Code");
            let family = code.split('.').next().unwrap_or_default();
            let expected = match reply.status {
                404 => family == "EntityNotExist",
                409 => matches!(family, "EntityAlreadyExists" | "DeleteConflict" | "LimitExceeded"),
                _ => false,
            };
            assert!(expected, "{operation} {parameters:?}: {} {}", reply.status, reply.body);
        }
        if chance.below(8) == 0 {
            let page = root.ram("ListUsers", &[("MaxItems", "3")]).await.ok();
            let names = names(&page["Users"]["User"], "UserName");
            assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "a page out of order: {names:?}");
        }
    }
    done
}

/// Numbers of all requests, in the order of the audit trail.
async fn in_order(cloud: &TestCloud) -> Vec<String> {
    let store = &cloud.sandbox().store;
    let (mut before, mut all) = (i64::MAX, Vec::new());
    loop {
        let page = store.recent_records(before, 1_000).await.unwrap();
        let Some(last) = page.last() else { break };
        before = last.position;
        all.extend(page.into_iter().map(|record| record.request_id));
    }
    all.reverse();
    all
}

/// What the cloud lists, as the model says it.
async fn held(root: &Actor) -> Model {
    let list = async |operation: &str, parameters: &[(&str, &str)], pointer: &str, field: &str| {
        let parameters = [&[("MaxItems", "100")], parameters].concat();
        let reply = root.ram(operation, &parameters).await.ok();
        names(reply.pointer(pointer).unwrap_or(&Value::Null), field)
    };
    let custom = [("PolicyType", "Custom")];
    let mut model = Model {
        users: list("ListUsers", &[], "/Users/User", "UserName").await.into_iter().collect(),
        groups: list("ListGroups", &[], "/Groups/Group", "GroupName").await.into_iter().collect(),
        roles: list("ListRoles", &[], "/Roles/Role", "RoleName").await.into_iter().collect(),
        policies: list("ListPolicies", &custom, "/Policies/Policy", "PolicyName").await.into_iter().collect(),
        ..Model::default()
    };
    for group in model.groups.clone() {
        for user in list("ListUsersForGroup", &[("GroupName", &group)], "/Users/User", "UserName").await {
            model.members.insert((user, group.clone()));
        }
    }
    for (kind, holders) in [("User", &model.users), ("Group", &model.groups), ("Role", &model.roles)] {
        for holder in holders {
            let operation = format!("ListPoliciesFor{kind}");
            let parameters = [(&*format!("{kind}Name"), holder.as_str())];
            for policy in list(&operation, &parameters, "/Policies/Policy", "PolicyName").await {
                model.attached.insert((kind, holder.clone(), policy));
            }
        }
    }
    model
}

fn names(list: &Value, field: &str) -> Vec<String> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().map(|item| item[field].as_str().unwrap_or_default().to_owned()).collect()
}

/// Numbers that repeat from run to run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}
