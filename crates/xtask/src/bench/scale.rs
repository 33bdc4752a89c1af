//! Whether a call costs more where there is much beside what it asks about, and how long a start takes.

use std::io::Write;
use std::time::Instant;

use super::load::{self, Outcome};
use super::request::Post;
use super::{Bench, Cloud, wait};
use crate::Failed;

/// Roles that are there when one more is created.
const ROLES: usize = 50_000;

/// Instances in the subnet into which one more is launched.
const NEIGHBOURS: usize = 10_000;

/// Instances among which one is described.
const INSTANCES: [usize; 2] = [100, 100_000];

/// Instances of one launch, as many as the cloud allows.
const AT_ONCE: usize = 100;

/// Instances that a subnet takes before the next one is begun.
const IN_SUBNET: usize = 50_000;

/// How often the sandbox is started.
const STARTS: usize = 20;

impl Bench {
    pub(super) async fn scale(&self, out: &mut impl Write, cloud: &Cloud) -> Result<(), Failed> {
        writeln!(out, "\n| call, 8 connections | beside | calls/s | p50 | p99 |\n|---|---|---|---|---|")?;
        let roles = cloud.create_role("first", self.writes);
        row(out, "CreateRole", "no role", &load::run(cloud.address, &roles, 8, true).await?)?;
        load::run(cloud.address, &cloud.create_role("fill", ROLES), 8, true).await?;
        let roles = cloud.create_role("after", self.writes);
        row(out, "CreateRole", &format!("{ROLES} roles"), &load::run(cloud.address, &roles, 8, true).await?)?;

        let subnet = cloud.subnet().await?;
        let launches = |count: usize, amount| -> Vec<_> { (0..count).map(|_| cloud.launch(&subnet, amount)).collect() };
        let outcome = load::run(cloud.address, &launches(self.writes, 1), 8, true).await?;
        row(out, "RunInstances", "an empty subnet", &outcome)?;
        load::run(cloud.address, &launches(NEIGHBOURS / AT_ONCE, AT_ONCE), 8, true).await?;
        let outcome = load::run(cloud.address, &launches(self.writes, 1), 8, true).await?;
        row(out, "RunInstances", &format!("{NEIGHBOURS} instances in the subnet"), &outcome)?;

        load::once(cloud.address, &super::request::own(&cloud.admin_token, "reset", "")).await?;
        let mut there = 0;
        let mut last = String::new();
        let mut subnet = cloud.subnet().await?;
        for count in INSTANCES {
            while there < count {
                let answer = load::once(cloud.address, &cloud.launch(&subnet, AT_ONCE)).await?;
                last = answer["InstanceIdSets"]["InstanceIdSet"][0].as_str().unwrap_or_default().to_owned();
                there += AT_ONCE;
                if there % IN_SUBNET == 0 {
                    subnet = cloud.subnet().await?;
                }
            }
            let describe = || vec![("RegionId", "cn-hangzhou".to_owned()), ("InstanceIds", format!("[\"{last}\"]"))];
            let calls: Vec<_> =
                (0..self.reads / 4).map(|_| Post::ecs("DescribeInstances", describe()).signed(&cloud.root)).collect();
            let outcome = load::run(cloud.address, &calls, 8, true).await?;
            row(out, "DescribeInstances, one by id", &format!("{count} instances"), &outcome)?;
        }
        Ok(())
    }

    /// The median of many starts to the ready file.
    pub(super) async fn starts(&self, out: &mut impl Write) -> Result<(), Failed> {
        let mut times = Vec::with_capacity(STARTS);
        for number in 0..STARTS {
            let folder = std::env::temp_dir().join(format!("yunbox-bench-{}-{number}", std::process::id()));
            std::fs::create_dir_all(&folder)?;
            let begun = Instant::now();
            let mut server = self.start(&folder)?;
            let ready = wait(&folder.join("ready.json")).await;
            times.push(begun.elapsed());
            server.kill().ok();
            server.wait().ok();
            std::fs::remove_dir_all(&folder).ok();
            ready?;
        }
        times.sort_unstable();
        let at = |place: usize| times.get(place).copied().unwrap_or_default().as_millis();
        writeln!(out, "\nstart, median of {STARTS}: {} ms, {} to {}", at(STARTS / 2), at(0), at(STARTS - 1))?;
        Ok(())
    }
}

fn row(out: &mut impl Write, call: &str, beside: &str, outcome: &Outcome) -> std::io::Result<()> {
    let (per_second, median, p99) = (outcome.per_second, outcome.median.as_micros(), outcome.p99.as_micros());
    writeln!(out, "| {call} | {beside} | {per_second:.0} | {median} µs | {p99} µs |")
}
