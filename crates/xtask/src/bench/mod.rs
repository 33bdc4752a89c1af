//! `cargo run --release --package xtask -- bench`: how fast the sandbox answers, beside an empty handler in the same run.

mod fork;
mod load;
mod peer;
mod request;
mod scale;

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clap::Args;
use serde::Deserialize;

use crate::{Failed, run, target};
use load::Outcome;
use request::{Key, Post};

/// Flags of `bench`.
#[derive(Debug, Args)]
pub(crate) struct Bench {
    /// How many calls each reading figure is made of.
    #[arg(long, default_value_t = 40_000)]
    reads: usize,
    /// How many calls each writing figure is made of.
    #[arg(long, default_value_t = 2_400)]
    writes: usize,
    /// How often each list is read from its first page to its last.
    #[arg(long, default_value_t = 10)]
    walks: usize,
    /// Keep data in a folder instead of forgetting it.
    #[arg(long)]
    keep: bool,
    /// Measure this binary instead of building one.
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
    /// Measure one call alone: an operation of the tables, `reset` or `fork`; or what is not measured otherwise: `scale`,
    /// calls beside many resources, and `start`, the median of 20 starts.
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// Over how many connections the calls come.
    #[arg(long, value_delimiter = ',', default_values_t = [1, 8, 64])]
    connections: Vec<usize>,
}

/// What the running sandbox says of itself.
#[derive(Debug, Deserialize)]
struct Ready {
    url: String,
    access_key_id: String,
    access_key_secret: String,
    admin_token: String,
}

/// How many users and roles a sandbox has that is listed and reset.
const MANY: usize = 10_000;

/// Quotas that leave room for every call.
const QUOTAS: &str = "alibaba/users=1000000,alibaba/roles=1000000";

/// Calls that are measured beside the empty handler.
const CALLS: [&str; 5] = ["GetCallerIdentity", "AssumeRole", "GetRole", "CreateRole", "RunInstances"];

/// Lists that are read page by page, and what their items are called.
const LISTS: [(&str, &str); 2] = [("ListUsers", "Users"), ("ListRoles", "Roles")];

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::ACCOUNT:root"]}}]}"#;

impl Bench {
    pub(crate) fn run(self) -> Result<(), Failed> {
        if cfg!(debug_assertions) {
            return Err("a slow watch measures nothing; use `cargo run --release --package xtask -- bench`".into());
        }
        if self.binary.is_none() {
            run(env!("CARGO"), &["build", "--release", "--locked", "--package", "server"])?;
        }
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(self.measure())
    }

    async fn measure(self) -> Result<(), Failed> {
        let folder = std::env::temp_dir().join(format!("yunbox-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let begun = Instant::now();
        let mut server = self.start(&folder)?;
        let ready = wait(&folder.join("ready.json")).await?;
        let started = begun.elapsed();
        let measured = self.figures(&ready, &server, started).await;
        server.kill().ok();
        server.wait().ok();
        std::fs::remove_dir_all(&folder).ok();
        measured
    }

    async fn figures(&self, ready: &Ready, server: &Child, started: Duration) -> Result<(), Failed> {
        let mut out = std::io::stdout().lock();
        writeln!(out, "start {} ms, idle {} MiB", started.as_millis(), resident(server.id())?)?;

        let address: SocketAddr = ready.url.trim_start_matches("http://").parse()?;
        let cloud = Cloud::prepare(address, ready).await?;
        if CALLS.into_iter().any(|call| self.wants(call)) {
            self.calls(&mut out, &cloud, server.id()).await?;
            writeln!(out, "\nafter the load {} MiB", resident(server.id())?)?;
        }
        if LISTS.into_iter().any(|(list, _)| self.wants(list)) || self.wants("reset") {
            self.lists(&mut out, &cloud).await?;
        }
        if self.wants("fork") {
            self.fork(&mut out).await?;
        }
        if self.only.as_deref() == Some("scale") {
            self.scale(&mut out, &cloud).await?;
        }
        if self.only.as_deref() == Some("start") {
            self.starts(&mut out).await?;
        }
        Ok(())
    }

    fn start(&self, folder: &Path) -> Result<Child, Failed> {
        let ready = folder.join("ready.json");
        let built = || target().map(|target| target.join("release/yunbox"));
        let mut command = Command::new(self.binary.clone().map_or_else(built, Ok)?);
        let serve = ["serve", "--listen", "127.0.0.1:0", "--quota", QUOTAS, "--ready-file"];
        command.args(serve).arg(&ready).stdout(Stdio::null());
        if self.keep {
            command.arg("--data").arg(folder.join("data"))
        } else {
            command.arg("--ephemeral")
        };
        Ok(command.spawn()?)
    }

    fn wants(&self, name: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == name)
    }

    async fn calls(&self, out: &mut impl Write, cloud: &Cloud, pid: u32) -> Result<(), Failed> {
        writeln!(out, "\n| call | connections | calls/s | p50 | p99 | core-µs | of the empty handler |")?;
        writeln!(out, "|---|---|---|---|---|---|---|")?;
        let other = peer::start().await?;
        for &connections in &self.connections {
            // The same signed calls go to both, so that only the server differs.
            let empty = load::run(other, &cloud.caller_identity(self.reads), connections, false).await?;
            line(out, "empty handler", connections, &empty, None)?;
            for name in CALLS.into_iter().filter(|call| self.wants(call)) {
                let calls = match name {
                    "GetCallerIdentity" => cloud.caller_identity(self.reads),
                    "AssumeRole" => cloud.assume_role(self.reads),
                    "GetRole" => cloud.get_role(self.reads / 2),
                    "CreateRole" => cloud.create_role(&format!("at-{connections}"), self.writes),
                    _ => cloud.run_instances(self.writes).await?,
                };
                let before = processor_time(pid)?;
                let outcome = load::run(cloud.address, &calls, connections, true).await?;
                let spent = processor_time(pid)?.saturating_sub(before);
                line(out, name, connections, &outcome, Some((&empty, spent)))?;
            }
        }
        let stats = load::once(cloud.address, &request::own_get(&cloud.admin_token, "stats")).await?;
        writeln!(out, "\n{} calls kept a worker, at the longest", stats["calls"])?;
        for (kind, words) in [("processor", "of processor time"), ("clock", "on the clock")] {
            let longest = stats[kind]["longest_call_us"].as_f64().unwrap_or_default() / 1_000.0;
            let long = &stats[kind]["calls_over_5_ms"];
            writeln!(out, "* {longest:.1} ms {words}, {long} of them more than 5 ms")?;
        }
        Ok(())
    }

    async fn fork(&self, out: &mut impl Write) -> Result<(), Failed> {
        let (median, size) = fork::measure().await;
        let (median, size) = (median.as_secs_f64() * 1_000.0, size / 1_024);
        writeln!(
            out,
            "\nfork with {} users and roles in {median:.1} ms, an image of it has {size} KiB",
            2 * fork::EACH
        )?;
        Ok(())
    }

    async fn lists(&self, out: &mut impl Write, cloud: &Cloud) -> Result<(), Failed> {
        load::run(cloud.address, &cloud.create_users(MANY), 8, true).await?;
        load::run(cloud.address, &cloud.create_role("many", MANY), 8, true).await?;
        writeln!(out, "\n| list of {MANY}, pages of 100 | pages | p50 | p99 |\n|---|---|---|---|")?;
        for (action, list) in LISTS.into_iter().filter(|(action, _)| self.wants(action)) {
            let outcome = cloud.walk(action, list, self.walks).await?;
            let (median, p99) = (outcome.median.as_micros(), outcome.p99.as_micros());
            writeln!(out, "| {action} | {} | {median} µs | {p99} µs |", outcome.calls)?;
        }
        let mut resets = Vec::new();
        for _ in 0..2 {
            let begun = Instant::now();
            load::once(cloud.address, &request::own(&cloud.admin_token, "reset", "")).await?;
            resets.push(format!("{:.1} ms", begun.elapsed().as_secs_f64() * 1_000.0));
        }
        writeln!(out, "\nreset with {MANY} users and {MANY} roles, and once more with nothing: {}", resets.join(", "))?;
        Ok(())
    }
}

fn line(
    out: &mut impl Write,
    name: &str,
    connections: usize,
    outcome: &Outcome,
    beside: Option<(&Outcome, Duration)>,
) -> std::io::Result<()> {
    let (each, share) = beside.map_or_else(Default::default, |(empty, spent)| {
        let each = spent.as_micros() / u128::try_from(outcome.calls.max(1)).unwrap_or(1);
        (each.to_string(), format!("{:.0} %", 100.0 * outcome.per_second / empty.per_second))
    });
    let micros = |duration: Duration| format!("{} µs", duration.as_micros());
    writeln!(
        out,
        "| {name} | {connections} | {:.0} | {} | {} | {each} | {share} |",
        outcome.per_second,
        micros(outcome.median),
        micros(outcome.p99)
    )
}

async fn wait(file: &Path) -> Result<Ready, Failed> {
    for _ in 0..10_000 {
        if let Ok(text) = std::fs::read_to_string(file)
            && let Ok(ready) = serde_json::from_str(&text)
        {
            return Ok(ready);
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Err("the sandbox did not start within ten seconds".into())
}

/// Time that the cores have spent on a process so far. Linux counts it in hundredths of a second.
fn processor_time(pid: u32) -> Result<Duration, Failed> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name of the program may hold blanks; the times of user and kernel are the twelfth and thirteenth field after it.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>).sum::<Result<u64, _>>()?;
    Ok(Duration::from_millis(ticks * 10))
}

/// Memory that a process keeps, in MiB.
fn resident(pid: u32) -> Result<u64, Failed> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0 kB");
    Ok(line.trim().trim_end_matches("kB").trim().parse::<u64>()? / 1024)
}

/// Where instances are launched.
struct Subnet {
    subnet: String,
    group: String,
}

/// What the calls are made with.
struct Cloud {
    address: SocketAddr,
    admin_token: String,
    root: Key,
    user: Key,
    role_arn: String,
}

impl Cloud {
    /// A user who may assume a role and read it, beside nine policies that say nothing about that.
    async fn prepare(address: SocketAddr, ready: &Ready) -> Result<Self, Failed> {
        let root = Key { id: ready.access_key_id.clone(), secret: ready.access_key_secret.clone() };
        let ram = |action: &'static str, parameters: Vec<(&'static str, String)>| {
            let post = Post::ram(action, parameters).signed(&root);
            async move { load::once(address, &post).await }
        };
        let identity = load::once(address, &Post::sts("GetCallerIdentity", vec![]).signed(&root)).await?;
        let account = identity["AccountId"].as_str().ok_or("no account")?.to_owned();
        let trust = TRUST.replace("ACCOUNT", &account);
        ram("CreateRole", vec![("RoleName", "bench".into()), ("AssumeRolePolicyDocument", trust)]).await?;
        ram("CreateUser", vec![("UserName", "bench".into())]).await?;
        let made = ram("CreateAccessKey", vec![("UserName", "bench".into())]).await?;
        let text = |name: &str| made["AccessKey"][name].as_str().unwrap_or_default().to_owned();
        let user = Key { id: text("AccessKeyId"), secret: text("AccessKeySecret") };
        for policy in ["AliyunSTSAssumeRoleAccess", "AliyunRAMReadOnlyAccess"] {
            let parameters =
                vec![("PolicyType", "System".into()), ("PolicyName", policy.into()), ("UserName", "bench".into())];
            ram("AttachPolicyToUser", parameters).await?;
        }
        for number in 0..8 {
            let document = format!(
                r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"oss:Get*","Resource":"acs:oss:*:*:bucket{number}/*"}}]}}"#
            );
            let name = format!("bucket{number}");
            ram("CreatePolicy", vec![("PolicyName", name.clone()), ("PolicyDocument", document)]).await?;
            let parameters = vec![("PolicyType", "Custom".into()), ("PolicyName", name), ("UserName", "bench".into())];
            ram("AttachPolicyToUser", parameters).await?;
        }
        let role_arn = format!("acs:ram::{account}:role/bench");
        Ok(Self { address, admin_token: ready.admin_token.clone(), root, user, role_arn })
    }

    fn caller_identity(&self, count: usize) -> Vec<Vec<u8>> {
        (0..count).map(|_| Post::sts("GetCallerIdentity", vec![]).signed(&self.user)).collect()
    }

    fn assume_role(&self, count: usize) -> Vec<Vec<u8>> {
        let parameters = || vec![("RoleArn", self.role_arn.clone()), ("RoleSessionName", "bench".to_owned())];
        (0..count).map(|_| Post::sts("AssumeRole", parameters()).signed(&self.user)).collect()
    }

    fn get_role(&self, count: usize) -> Vec<Vec<u8>> {
        (0..count).map(|_| Post::ram("GetRole", vec![("RoleName", "bench".to_owned())]).signed(&self.user)).collect()
    }

    fn create_role(&self, prefix: &str, count: usize) -> Vec<Vec<u8>> {
        let trust = TRUST.replace("ACCOUNT", "1234567890123456");
        let call = |number: usize| {
            let name = format!("{prefix}-{number}");
            let parameters = vec![("RoleName", name), ("AssumeRolePolicyDocument", trust.clone())];
            Post::ram("CreateRole", parameters).signed(&self.root)
        };
        (0..count).map(call).collect()
    }

    fn create_users(&self, count: usize) -> Vec<Vec<u8>> {
        let call = |number| Post::ram("CreateUser", vec![("UserName", format!("user-{number}"))]).signed(&self.root);
        (0..count).map(call).collect()
    }

    /// Reads a list from its first page to its last, each with the marker of the one before.
    async fn walk(&self, action: &'static str, list: &str, times: usize) -> Result<Outcome, Failed> {
        let page = |marker: Option<&str>| {
            let marker = marker.map(|marker| ("Marker", marker.to_owned()));
            let parameters = std::iter::once(("MaxItems", "100".to_owned())).chain(marker).collect();
            Post::ram(action, parameters).signed(&self.root)
        };
        let mut left = times;
        load::walk(self.address, page(None), |answer| {
            let full = answer.get(list).is_some();
            let next = answer["Marker"].as_str().filter(|_| full);
            left -= usize::from(next.is_none());
            (left > 0).then(|| page(next))
        })
        .await
    }

    async fn run_instances(&self, count: usize) -> Result<Vec<Vec<u8>>, Failed> {
        let subnet = self.subnet().await?;
        Ok((0..count).map(|_| self.launch(&subnet, 1)).collect())
    }

    /// A subnet with room for 65,000 instances, and a security group for them.
    async fn subnet(&self) -> Result<Subnet, Failed> {
        let region = || ("RegionId", "cn-hangzhou".to_owned());
        let call = async |post: Post| load::once(self.address, &post.signed(&self.root)).await;
        let vpc = call(Post::vpc("CreateVpc", vec![region(), ("CidrBlock", "10.0.0.0/12".into())])).await?;
        let vpc = vpc["VpcId"].as_str().unwrap_or_default().to_owned();
        self.advance().await?;
        let subnet = vec![
            region(),
            ("VpcId", vpc.clone()),
            ("ZoneId", "cn-hangzhou-i".into()),
            ("CidrBlock", "10.0.0.0/16".into()),
        ];
        let subnet = call(Post::vpc("CreateVSwitch", subnet)).await?;
        let subnet = subnet["VSwitchId"].as_str().unwrap_or_default().to_owned();
        self.advance().await?;
        let group = call(Post::ecs("CreateSecurityGroup", vec![region(), ("VpcId", vpc)])).await?;
        let group = group["SecurityGroupId"].as_str().unwrap_or_default().to_owned();
        Ok(Subnet { subnet, group })
    }

    /// A call that launches instances.
    fn launch(&self, Subnet { subnet, group }: &Subnet, amount: usize) -> Vec<u8> {
        let parameters = vec![
            ("RegionId", "cn-hangzhou".to_owned()),
            ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd".to_owned()),
            ("InstanceType", "ecs.g6.large".to_owned()),
            ("VSwitchId", subnet.clone()),
            ("SecurityGroupId", group.clone()),
            ("Amount", amount.to_string()),
        ];
        Post::ecs("RunInstances", parameters).signed(&self.root)
    }

    async fn advance(&self) -> Result<(), Failed> {
        load::once(self.address, &request::own(&self.admin_token, "clock", r#"{"advance":"10s"}"#)).await?;
        Ok(())
    }
}
