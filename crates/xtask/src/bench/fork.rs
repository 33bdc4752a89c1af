//! How long it takes to begin a sandbox from another, in one process.

use std::time::{Duration, Instant};

use testkit::TestCloud;

use super::TRUST;

/// How many users the sandbox has, and as many roles.
pub(super) const EACH: usize = 500;

/// How often it is forked.
const TIMES: usize = 51;

/// The median of the times, and the bytes of an image.
pub(super) async fn measure() -> (Duration, usize) {
    let cloud = TestCloud::new().await;
    let (root, trust) = (cloud.root(), TRUST.replace("ACCOUNT", testkit::ACCOUNT));
    for number in 0..EACH {
        let name = format!("bench-{number}");
        root.ram("CreateUser", &[("UserName", &name)]).await.ok();
        root.ram("CreateRole", &[("RoleName", &name), ("AssumeRolePolicyDocument", &trust)]).await.ok();
    }
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let begun = Instant::now();
        let fork = cloud.fork().await;
        times.push(begun.elapsed());
        drop(fork);
    }
    times.sort_unstable();
    (times.get(TIMES / 2).copied().unwrap_or_default(), cloud.image().size())
}
