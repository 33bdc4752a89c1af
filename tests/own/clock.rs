//! The clock that a caller moves.

use serde_json::json;
use testkit::TestCloud;

use crate::alibaba::ecs::{Net, REGION, text};

/// The clock could be put before the year 1, and every answer then had a time that no client reads.
#[tokio::test]
async fn the_clock_stays_in_years_that_answers_can_name() {
    let cloud = TestCloud::new().await;
    let set = async |at: &str| cloud.own("POST", "clock", Some(json!({ "set": at }))).await;
    let (status, answer) = set("-000001-12-31T00:00:00Z").await;
    assert_eq!((status, &answer), (400, &json!({"error": "the clock cannot move outside the years 1 to 9999"})));
    assert_eq!(set("0000-12-31T23:59:59Z").await.0, 400);
    let (status, answer) = set("0001-01-01T00:00:00Z").await;
    assert_eq!((status, &answer["now"]), (200, &json!("0001-01-01T00:00:00Z")));
}

/// A client that waits for every instance pays for what nobody watches.
#[tokio::test]
async fn instant_transitions_end_every_wait_at_once() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let status = async |id: &str| {
        let asked = root.ecs("DescribeInstanceStatus", &[REGION, ("InstanceId.1", id)]).await.ok();
        text(&asked, "/InstanceStatuses/InstanceStatus/0/Status")
    };
    let slow = net.one(&root).await;
    assert_eq!(status(&slow).await, "Pending");

    let (code, face) = cloud.own("POST", "clock", Some(json!({"transitions": "instant"}))).await;
    assert_eq!((code, &face["transitions"]), (200, &json!("instant")));
    let fast = net.one(&root).await;
    assert_eq!(status(&fast).await, "Running");
    assert_eq!(status(&slow).await, "Pending", "what is on its way already takes the time that it had");
    root.ecs("StopInstance", &[("InstanceId", &fast)]).await.ok();
    assert_eq!(status(&fast).await, "Stopped");
    root.ecs("StartInstance", &[("InstanceId", &fast)]).await.ok();
    assert_eq!(status(&fast).await, "Running");
    let running = root.ecs("DescribeInstances", &[REGION, ("Status", "Running")]).await.ok();
    assert_eq!(running["TotalCount"], 1, "{running}");

    // A reset goes back to how the sandbox was started.
    cloud.reset().await;
    assert_eq!(cloud.own("GET", "clock", None).await.1["transitions"], "realistic");
}
