//! Shells that take tasks: commands of ECS, taken and reported as an open `yunbox exec` does it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Actor, TestCloud};

use crate::alibaba::ecs::{Net, Pairs, REGION, text};

/// A running instance with an open shell.
struct Shell<'c> {
    cloud: &'c TestCloud,
    root: Actor,
    instance: String,
    number: u64,
}

impl<'c> Shell<'c> {
    async fn open(cloud: &'c TestCloud) -> Self {
        let root = cloud.root();
        let instance = Net::new(&root).await.one(&root).await;
        cloud.advance(Duration::from_secs(60));
        let number = open(cloud, &instance).await.unwrap();
        Self { cloud, root, instance, number }
    }

    async fn next(&self) -> Value {
        let path = format!("instances/{}/shells/{}/next", self.instance, self.number);
        let (status, answer) = self.cloud.own("POST", &path, Some(json!({}))).await;
        assert_eq!(status, 200, "{answer}");
        answer["work"].clone()
    }

    /// Reports on a task, and says whether that was waited for.
    async fn done(&self, work: &Value, more: Value) -> bool {
        let mut report = json!({"key": work["key"], "run": work["run"]});
        report.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let path = format!("instances/{}/shells/{}/done", self.instance, self.number);
        let (status, answer) = self.cloud.own("POST", &path, Some(report)).await;
        assert_eq!(status, 200, "{answer}");
        answer["kept"] == true
    }

    async fn close(&self) {
        let path = format!("instances/{}/shells/{}", self.instance, self.number);
        assert_eq!(self.cloud.own("DELETE", &path, None).await.0, 204);
    }

    /// Asks for a script to be run, and returns the invocation.
    async fn run(&self, more: Pairs<'_>) -> String {
        let usual =
            [REGION, ("Type", "RunShellScript"), ("CommandContent", "uptime"), ("InstanceId.1", &*self.instance)];
        let usual = usual.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
        let pairs: Vec<_> = usual.chain(more).copied().collect();
        self.root.ecs("RunCommand", &pairs).await.field("/InvokeId")
    }

    /// The result on the instance, and the state of the whole.
    async fn result(&self, invocation: &str) -> (Value, String) {
        let pairs = [REGION, ("InvokeId", invocation), ("IncludeOutput", "true"), ("ContentEncoding", "PlainText")];
        let listed = self.root.ecs("DescribeInvocations", &pairs).await.ok();
        let shown = &listed["Invocations"]["Invocation"][0];
        (shown["InvokeInstances"]["InvokeInstance"][0].clone(), text(shown, "/InvocationStatus"))
    }

    /// The runs of a repeated invocation that are over, newest first.
    async fn history(&self, invocation: &str) -> Vec<Value> {
        let pairs = [REGION, ("InvokeId", invocation), ("IncludeHistory", "true"), ("ContentEncoding", "PlainText")];
        let listed = self.root.ecs("DescribeInvocationResults", &pairs).await.ok();
        listed["Invocation"]["InvocationResults"]["InvocationResult"].as_array().unwrap().clone()
    }
}

async fn open(cloud: &TestCloud, instance: &str) -> Option<u64> {
    let (status, opened) = cloud.own("POST", &format!("instances/{instance}/shells"), Some(json!({}))).await;
    assert_eq!(status, 200, "{opened}");
    opened["shell"].as_u64()
}

/// `text` in Base64.
fn base64(text: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(text)
}

#[tokio::test]
async fn an_open_shell_takes_a_script_and_says_what_came_of_it() {
    let cloud = TestCloud::new().await;
    let shell = Shell::open(&cloud).await;
    let status = shell.root.ecs("DescribeCloudAssistantStatus", &[REGION]).await.ok();
    let status = &status["InstanceCloudAssistantStatusSet"]["InstanceCloudAssistantStatus"][0];
    assert_eq!(text(status, "/CloudAssistantStatus"), "true");
    assert_eq!(shell.next().await, Value::Null);

    let script = ("CommandContent", "echo {{name}} on {{ACS::InstanceId}}");
    let more = [script, ("EnableParameter", "true"), ("Parameters", r#"{"name":"Jack"}"#), ("WorkingDir", "/tmp")];
    let id = shell.run(&more).await;
    let work = shell.next().await;
    assert_eq!(text(&work, "/content"), base64(&format!("echo Jack on {}", shell.instance)));
    assert_eq!((text(&work, "/working_dir"), &work["timeout"]), ("/tmp".to_owned(), &60.into()));
    assert_eq!(shell.next().await, Value::Null, "it is given out once");
    let (now, overall) = shell.result(&id).await;
    assert_eq!((text(&now, "/InvocationStatus"), overall.as_str()), ("Running".to_owned(), "Running"));

    assert!(shell.done(&work, json!({"exit_code": 0, "output": base64("hello\n")})).await);
    let (over, overall) = shell.result(&id).await;
    assert_eq!((text(&over, "/InvocationStatus"), overall.as_str()), ("Success".to_owned(), "Success"));
    assert_eq!((text(&over, "/Output"), &over["ExitCode"], &over["Repeats"]), ("hello\n".into(), &0.into(), &1.into()));
    assert!(!shell.done(&work, json!({"exit_code": 1})).await, "it is over");

    let second = shell.run(&[]).await;
    let work = shell.next().await;
    shell.done(&work, json!({"exit_code": 3})).await;
    let (over, overall) = shell.result(&second).await;
    assert_eq!((text(&over, "/InstanceInvokeStatus"), overall.as_str()), ("Finished".to_owned(), "Failed"));
    assert_eq!((text(&over, "/ErrorCode"), &over["ExitCode"]), ("ExitCodeNonzero".to_owned(), &3.into()));
}

#[tokio::test]
async fn what_a_shell_cannot_do_is_told_in_the_words_of_the_cloud() {
    let cloud = TestCloud::new().await;
    let shell = Shell::open(&cloud).await;
    for (problem, status, code) in [
        ("no_user", "Error", "AccountNotExists"),
        ("no_folder", "Error", "DirectoryNotExists"),
        ("interrupted", "Error", "ExecutionInterrupted"),
        ("timed_out", "Timeout", "ExecutionTimeout"),
    ] {
        let id = shell.run(&[]).await;
        let work = shell.next().await;
        shell.done(&work, json!({"problem": problem})).await;
        let (over, overall) = shell.result(&id).await;
        assert_eq!((text(&over, "/InvocationStatus"), text(&over, "/ErrorCode")), (status.into(), code.into()));
        assert_eq!((text(&over, "/InstanceInvokeStatus"), overall), ("Failed".into(), "Failed".into()));
    }
    let long = "x".repeat(25 * 1_024);
    let id = shell.run(&[]).await;
    let work = shell.next().await;
    shell.done(&work, json!({"exit_code": 0, "output": base64(&long)})).await;
    let (over, _) = shell.result(&id).await;
    assert_eq!((text(&over, "/Output").len(), &over["Dropped"]), (24 * 1_024, &1_024.into()));
}

#[tokio::test]
async fn a_run_on_which_nobody_reports_takes_too_long() {
    let cloud = TestCloud::new().await;
    let shell = Shell::open(&cloud).await;
    let id = shell.run(&[("Timeout", "20")]).await;
    let work = shell.next().await;
    cloud.advance(Duration::from_secs(60));
    let (over, _) = shell.result(&id).await;
    assert_eq!(
        (text(&over, "/InvocationStatus"), text(&over, "/ErrorCode")),
        ("Timeout".into(), "ExecutionTimeout".into())
    );
    assert!(!shell.done(&work, json!({"exit_code": 0})).await, "too late");

    let id = shell.run(&[]).await;
    cloud.advance(Duration::from_secs(61));
    let (over, _) = shell.result(&id).await;
    assert_eq!(text(&over, "/ErrorCode"), "DeliveryTimeout", "a shell is open, and did not take it");
}

#[tokio::test]
async fn a_script_of_a_schedule_runs_at_its_times_until_it_is_stopped() {
    let cloud = TestCloud::new().await;
    let shell = Shell::open(&cloud).await;
    let id = shell.run(&[("Frequency", "rate(5m)")]).await;
    assert_eq!(shell.next().await, Value::Null, "the first run is five minutes away");
    assert_eq!(shell.result(&id).await.1, "Scheduled");
    for run in 1..=2 {
        cloud.advance(Duration::from_secs(300));
        let work = shell.next().await;
        assert_eq!(work["run"], run);
        shell.done(&work, json!({"exit_code": 0, "output": base64(&format!("run {run}"))})).await;
        assert_eq!(shell.next().await, Value::Null);
    }
    let (now, overall) = shell.result(&id).await;
    assert_eq!((&now["Repeats"], text(&now, "/Output"), overall.as_str()), (&2.into(), "run 2".into(), "Scheduled"));
    let outputs: Vec<_> = shell.history(&id).await.iter().map(|run| text(run, "/Output")).collect();
    assert_eq!(outputs, ["run 2", "run 1"]);

    cloud.advance(Duration::from_secs(300));
    let work = shell.next().await;
    shell.root.ecs("StopInvocation", &[REGION, ("InvokeId", &id)]).await.ok();
    assert_eq!(shell.result(&id).await.1, "Running", "a run that has begun goes on");
    shell.done(&work, json!({"exit_code": 0})).await;
    let (over, overall) = shell.result(&id).await;
    assert_eq!((text(&over, "/InvocationStatus"), overall.as_str()), ("Terminated".into(), "Stopped"));
    cloud.advance(Duration::from_secs(300));
    assert_eq!(shell.next().await, Value::Null);
}

#[tokio::test]
async fn times_that_go_by_while_no_shell_is_open_are_left_out() {
    let cloud = TestCloud::new().await;
    let mut shell = Shell::open(&cloud).await;
    let id = shell.run(&[("Frequency", "rate(5m)")]).await;
    shell.next().await;
    shell.close().await;
    cloud.advance(Duration::from_secs(420));
    shell.number = open(&cloud, &shell.instance).await.unwrap();
    assert_eq!(shell.next().await, Value::Null);
    cloud.advance(Duration::from_secs(180));
    assert_eq!(shell.next().await["run"], 1);
    assert_eq!(shell.result(&id).await.1, "Running");
}

#[tokio::test]
async fn a_script_for_every_start_runs_when_the_instance_comes_up() {
    let cloud = TestCloud::new().await;
    let shell = Shell::open(&cloud).await;
    let every = shell.run(&[("RepeatMode", "EveryReboot")]).await;
    let once = shell.run(&[("RepeatMode", "NextRebootOnly")]).await;
    assert_eq!(shell.next().await, Value::Null);
    for start in 1..=2 {
        cloud.advance(Duration::from_secs(60));
        shell.root.ecs("RebootInstance", &[("InstanceId", &shell.instance)]).await.ok();
        assert_eq!(shell.next().await, Value::Null, "it is not up");
        cloud.advance(Duration::from_secs(120));
        let mut begun = 0;
        loop {
            let work = shell.next().await;
            if work.is_null() {
                break;
            }
            shell.done(&work, json!({"exit_code": 0})).await;
            begun += 1;
        }
        assert_eq!(begun, if start == 1 { 2 } else { 1 }, "start {start}");
    }
    assert_eq!((shell.result(&every).await.1.as_str(), shell.result(&once).await.1.as_str()), ("Scheduled", "Success"));
    assert_eq!(shell.history(&every).await.len(), 2);
}

#[tokio::test]
async fn a_file_is_handed_to_the_shell() {
    let cloud = TestCloud::new().await;
    let shell = Shell::open(&cloud).await;
    let file =
        [REGION, ("InstanceId.1", &*shell.instance), ("Name", "file.txt"), ("TargetDir", "/tmp"), ("Content", "hello")];
    let id = shell.root.ecs("SendFile", &file).await.field("/InvokeId");
    let work = shell.next().await;
    assert_eq!((text(&work, "/content"), text(&work, "/file/name")), (base64("hello"), "file.txt".into()));
    assert_eq!((text(&work, "/file/mode"), &work["file"]["overwrite"]), ("0644".into(), &false.into()));
    shell.done(&work, json!({"problem": "file_exists"})).await;
    let sent = shell.root.ecs("DescribeSendFileResults", &[REGION, ("InvokeId", &id)]).await.ok();
    let on = &sent["Invocations"]["Invocation"][0]["InvokeInstances"]["InvokeInstance"][0];
    assert_eq!((text(on, "/InvocationStatus"), text(on, "/ErrorCode")), ("Failed".into(), "FileAlreadyExists".into()));
}

#[tokio::test]
async fn only_instances_that_run_such_scripts_have_shells_that_take_tasks() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let image = ("ImageId", "win2022_21H2_x64_dtc_en-us_40G_alibase_20230915.vhd");
    let windows = net.run(&root, &[image]).await.field("/InstanceIdSets/InstanceIdSet/0");
    assert_eq!(open(&cloud, &windows).await, None);
    assert_eq!(cloud.own("POST", "instances/i-none/shells", Some(json!({}))).await.0, 404);
    let instance = net.one(&root).await;
    let path = format!("instances/{instance}/shells/77/next");
    assert_eq!(cloud.own("POST", &path, Some(json!({}))).await.0, 404, "nobody opened it");
}

#[tokio::test]
async fn who_waits_for_a_task_and_goes_away_closes_the_shell() {
    let cloud = TestCloud::new().await;
    let shell = Shell::open(&cloud).await;
    let path = format!("instances/{}/shells/{}/next", shell.instance, shell.number);
    let waits = cloud.own("POST", &path, Some(json!({"wait": 2})));
    let gone = tokio::time::timeout(Duration::from_millis(50), waits).await;
    assert!(gone.is_err());
    assert_eq!(cloud.own("POST", &path, Some(json!({}))).await.0, 404);
}
