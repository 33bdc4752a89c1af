//! What is said of a function beside its name, its code, its role and its environment, in calls and in answers alike.
//!
//! Nothing is run, so most of it is checked, kept and shown again.

use compute::network::{security_group, subnet, vpc};
use functions::Extras;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;
use wire::Scope;

use crate::error::{Error, Result};

/// Settings of a function.
#[skip_serializing_none]
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(description = "")]
pub struct Configuration {
    /// Virtual processors, 0.05 to 16 in steps of 0.05; the ratio to the memory in GB is 1:1 to 1:4.
    pub(crate) cpu: Option<f64>,
    /// Container, with the runtime `custom-container`.
    pub(crate) custom_container_config: Option<CustomContainer>,
    /// Resolution of names.
    #[serde(rename = "customDNS")]
    pub(crate) custom_dns: Option<CustomDns>,
    /// How a custom runtime is started.
    pub(crate) custom_runtime_config: Option<CustomRuntime>,
    /// Where credentials are not handed out: `None`, `Env`, `Request` or `All`.
    pub(crate) disable_inject_credentials: Option<String>,
    /// Whether only provisioned instances are used.
    pub(crate) disable_ondemand: Option<bool>,
    /// Disk in MB: 512, the default, or 10,240.
    pub(crate) disk_size: Option<i64>,
    /// Whether provisioned instances may run for long.
    pub(crate) enable_long_living: Option<bool>,
    /// Graphics processors.
    pub(crate) gpu_config: Option<Gpu>,
    /// Seconds until an idle instance is released.
    pub(crate) idle_timeout: Option<i64>,
    /// How many calls an instance serves at once, 1 to 200; 1 by default.
    pub(crate) instance_concurrency: Option<i64>,
    /// How instances are kept apart.
    pub(crate) instance_isolation_mode: Option<String>,
    /// Hooks of an instance's lifecycle.
    pub(crate) instance_lifecycle_config: Option<Lifecycle>,
    /// Whether the function reaches the Internet, which it does by default.
    pub(crate) internet_access: Option<bool>,
    /// Where logs are written.
    pub(crate) log_config: Option<Log>,
    /// Memory in MB, 128 to 32,768 in steps of 64; 512 by default.
    pub(crate) memory_size: Option<i64>,
    /// File systems of NAS.
    pub(crate) nas_config: Option<Nas>,
    /// Buckets of OSS.
    pub(crate) oss_mount_config: Option<OssMount>,
    /// How calls are led to the same instance.
    pub(crate) session_affinity: Option<String>,
    /// Details of it, as a JSON text.
    pub(crate) session_affinity_config: Option<String>,
    /// Longest call in seconds, 1 to 86,400; 3 by default.
    pub(crate) timeout: Option<i64>,
    /// Tracing.
    pub(crate) tracing_config: Option<Tracing>,
    /// VPC that the function reaches.
    pub(crate) vpc_config: Option<Vpc>,
}

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[skip_serializing_none]
            #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
            #[serde(rename_all = "camelCase")]
            pub(crate) struct $name { $($(#[$field_doc])* pub(crate) $field: Option<$kind>),* }
        )*
    };
}

settings! {
    /// Container of a function.
    CustomContainer {
        /// How images are loaded faster.
        acceleration_type: String,
        /// Instance of the registry.
        acr_instance_id: String,
        /// Arguments.
        command: Vec<String>,
        /// Program.
        entrypoint: Vec<String>,
        /// How it is found out whether it serves.
        health_check_config: HealthCheck,
        /// Image.
        image: String,
        /// Port of its HTTP server.
        port: i64,
    }
    /// How it is found out whether a function serves.
    HealthCheck {
        /// Failures until it does not.
        failure_threshold: i64,
        /// Path that is asked for.
        http_get_url: String,
        /// Seconds until the first question.
        initial_delay_seconds: i64,
        /// Seconds between questions.
        period_seconds: i64,
        /// Successes until it does.
        success_threshold: i64,
        /// Seconds until a question has failed.
        timeout_seconds: i64,
    }
    /// Resolution of names.
    CustomDns {
        /// Options of the resolver.
        dns_options: Vec<DnsOption>,
        /// Addresses of servers.
        name_servers: Vec<String>,
        /// Domains that are tried.
        searches: Vec<String>,
    }
    /// An option of the resolver.
    DnsOption {
        /// Name.
        name: String,
        /// Value.
        value: String,
    }
    /// How a custom runtime is started.
    CustomRuntime {
        /// Arguments.
        args: Vec<String>,
        /// Program.
        command: Vec<String>,
        /// How it is found out whether it serves.
        health_check_config: HealthCheck,
        /// Port of its HTTP server.
        port: i64,
    }
    /// Graphics processors.
    Gpu {
        /// Memory in MB.
        gpu_memory_size: i64,
        /// Kind.
        gpu_type: String,
    }
    /// Hooks of an instance's lifecycle.
    Lifecycle {
        /// Runs before the first call.
        initializer: Hook,
        /// Runs before the end.
        pre_stop: Hook,
    }
    /// A hook.
    Hook {
        /// Program.
        command: Vec<String>,
        /// Where its code begins.
        handler: String,
        /// Longest run in seconds.
        timeout: i64,
    }
    /// Where logs are written.
    Log {
        /// Whether there are metrics of instances.
        enable_instance_metrics: bool,
        /// Whether there are metrics of models.
        enable_llm_metrics: bool,
        /// Whether there are metrics of calls.
        enable_request_metrics: bool,
        /// How the beginning of an entry is told.
        log_begin_rule: String,
        /// Logstore.
        logstore: String,
        /// Project.
        project: String,
    }
    /// File systems of NAS.
    Nas {
        /// Group.
        group_id: i64,
        /// Where they are mounted.
        mount_points: Vec<NasMount>,
        /// User.
        user_id: i64,
    }
    /// A file system of NAS.
    NasMount {
        /// Whether it is encrypted on the way.
        #[serde(rename = "enableTLS")]
        enable_tls: bool,
        /// Folder of the function.
        mount_dir: String,
        /// Address of the file system.
        server_addr: String,
    }
    /// Buckets of OSS.
    OssMount {
        /// Where they are mounted.
        mount_points: Vec<OssPoint>,
    }
    /// A bucket of OSS.
    OssPoint {
        /// Bucket.
        bucket_name: String,
        /// Path in the bucket.
        bucket_path: String,
        /// Host of OSS.
        endpoint: String,
        /// Folder of the function.
        mount_dir: String,
        /// Whether nothing is written.
        read_only: bool,
    }
    /// Tracing.
    Tracing {
        /// Parameters.
        params: std::collections::BTreeMap<String, String>,
        /// Kind, such as `Jaeger`.
        #[serde(rename = "type")]
        kind: String,
    }
    /// VPC that a function reaches.
    Vpc {
        /// Role with which its interfaces are made.
        role: String,
        /// Security group.
        security_group_id: String,
        /// vSwitches.
        v_switch_ids: Vec<String>,
        /// VPC.
        vpc_id: String,
    }
}

/// Runtimes that the vendor has. Source: the page of `CreateFunction`.
const RUNTIMES: [&str; 19] = [
    "nodejs12",
    "nodejs14",
    "nodejs16",
    "nodejs18",
    "nodejs20",
    "go1",
    "python3",
    "python3.9",
    "python3.10",
    "python3.12",
    "java8",
    "java11",
    "php7.2",
    "dotnetcore3.1",
    "custom",
    "custom.debian10",
    "custom.debian11",
    "custom.debian12",
    CONTAINER,
];

/// The runtime whose code is a container.
const CONTAINER: &str = "custom-container";

/// Refuses a runtime that the vendor has not.
pub(super) fn check_runtime(runtime: &str) -> Result<()> {
    if RUNTIMES.contains(&runtime) {
        return Ok(());
    }
    Err(Error::invalid(format!("'runtime' is invalid: '{runtime}' is not supported")))
}

/// Whether the code of a runtime is a container.
pub(super) fn is_container(runtime: &str) -> bool {
    runtime == CONTAINER
}

impl Configuration {
    /// The settings with what the service fills in.
    pub(super) fn with_defaults(mut self) -> Self {
        let memory = *self.memory_size.get_or_insert(512);
        // No page says what stands for processors that are left out; with 512 MB the service answers 0.35.
        self.cpu.get_or_insert_with(|| usual_cpu(memory));
        self.disk_size.get_or_insert(512);
        self.instance_concurrency.get_or_insert(1);
        self.internet_access.get_or_insert(true);
        self.timeout.get_or_insert(3);
        self
    }

    /// Refuses settings that the service does not take.
    pub(super) fn check(&self, scope: &mut Scope<'_>, region: &str) -> Result<()> {
        let wrong = |name: &str, rule: &str| Err(Error::invalid(format!("'{name}' is invalid: {rule}")));
        let memory = self.memory_size.unwrap_or(512);
        if !(128..=32_768).contains(&memory) || memory % 64 != 0 {
            return wrong("memorySize", "it must be a multiple of 64 between 128 and 32768");
        }
        let cpu = self.cpu.unwrap_or_else(|| usual_cpu(memory));
        let steps = cpu * 20.0;
        if !(0.05..=16.0).contains(&cpu) || (steps - steps.round()).abs() > 1e-6 {
            return wrong("cpu", "it must be a multiple of 0.05 between 0.05 and 16");
        }
        #[expect(clippy::cast_precision_loss, reason = "it is below 32,769")]
        let gigabytes = memory as f64 / 1024.0;
        if gigabytes < cpu - 1e-6 || gigabytes > cpu * 4.0 + 1e-6 {
            return wrong("cpu", "the ratio of cpu to memorySize in GB must be between 1:1 and 1:4");
        }
        if !matches!(self.disk_size, None | Some(512 | 10_240)) {
            return wrong("diskSize", "it must be 512 or 10240");
        }
        if self.instance_concurrency.is_some_and(|count| !(1..=200).contains(&count)) {
            return wrong("instanceConcurrency", "it must be between 1 and 200");
        }
        if self.timeout.is_some_and(|seconds| !(1..=86_400).contains(&seconds)) {
            return wrong("timeout", "it must be between 1 and 86400");
        }
        let disabled = self.disable_inject_credentials.as_deref();
        if !matches!(disabled, None | Some("" | "None" | "Env" | "Request" | "All")) {
            return wrong("disableInjectCredentials", "it must be None, Env, Request or All");
        }
        self.vpc_config.as_ref().map_or(Ok(()), |vpc| vpc.check(scope, region))
    }

    /// The form in which they are kept.
    pub(super) fn into_extras(self) -> Extras {
        match serde_json::to_value(self) {
            Ok(Value::Object(extras)) => extras,
            _ => Extras::new(),
        }
    }

    /// What was kept; what cannot be read counts as left out.
    pub(crate) fn of(extras: &Extras) -> Self {
        serde_json::from_value(Value::Object(extras.clone())).unwrap_or_default()
    }

    /// These settings over those that were kept; what is left out stays.
    pub(super) fn over(self, kept: &Extras) -> Self {
        let mut merged = kept.clone();
        merged.extend(self.into_extras());
        Self::of(&merged)
    }
}

/// Two thirds of a processor for each GB, rounded up to 0.05.
fn usual_cpu(memory: i64) -> f64 {
    let steps = (memory * 40 + 3_071) / 3_072;
    #[expect(clippy::cast_precision_loss, reason = "it is below 500")]
    let cpu = steps as f64 / 20.0;
    cpu
}

impl Vpc {
    /// Refuses a network that is not there, and parts that are not of it. Without an id the function is in none.
    fn check(&self, scope: &mut Scope<'_>, region: &str) -> Result<()> {
        let Some(id) = self.vpc_id.as_deref().filter(|id| !id.is_empty()) else { return Ok(()) };
        let missing = |error: compute::Error, kind: &str, id: &str| match error {
            compute::Error::Store(fault) => fault.into(),
            _ => Error::invalid(format!("'vpcConfig' is invalid: {kind} '{id}' does not exist")),
        };
        let found = vpc::get(scope, id).map_err(|error| missing(error, "VPC", id))?;
        if found.region != region {
            return Err(Error::invalid(format!("'vpcConfig' is invalid: VPC '{id}' does not exist")));
        }
        let switches = self.v_switch_ids.as_deref().unwrap_or_default();
        if switches.is_empty() {
            return Err(Error::invalid("'vpcConfig' is invalid: vSwitchIds is required"));
        }
        for switch in switches {
            let found = subnet::get(scope, switch).map_err(|error| missing(error, "vSwitch", switch))?;
            if found.vpc_id != id {
                let text = format!("'vpcConfig' is invalid: vSwitch '{switch}' is not in VPC '{id}'");
                return Err(Error::invalid(text));
            }
        }
        let Some(group) = self.security_group_id.as_deref().filter(|group| !group.is_empty()) else {
            return Err(Error::invalid("'vpcConfig' is invalid: securityGroupId is required"));
        };
        security_group::in_network(scope, &[group.to_owned()], id)
            .map_err(|error| missing(error, "security group", group))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_keeps_what_it_leaves_out() {
        let kept = Configuration { timeout: Some(60), ..Configuration::default() }.with_defaults().into_extras();
        let change = Configuration { memory_size: Some(1_024), ..Configuration::default() };
        let changed = change.over(&kept);
        assert_eq!((changed.timeout, changed.memory_size), (Some(60), Some(1_024)));
    }

    #[test]
    fn processors_follow_the_memory() {
        let cpu = |memory| format!("{:.2}", usual_cpu(memory));
        assert_eq!([cpu(128), cpu(512), cpu(1_024), cpu(3_072)], ["0.10", "0.35", "0.70", "2.00"]);
    }
}
