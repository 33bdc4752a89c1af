//! Commands: what is kept, what is asked of instances, and what came of it. Nothing runs here: see the shells.

use super::*;

/// `echo {{name}}` in Base64.
const ECHO: &str = "ZWNobyB7e25hbWV9fQ==";

const WINDOWS: (&str, &str) = ("ImageId", "win2022_21H2_x64_dtc_en-us_40G_alibase_20230915.vhd");

/// A running instance.
async fn up(cloud: &TestCloud, root: &Actor, net: &Net) -> String {
    let id = net.one(root).await;
    cloud.advance(Duration::from_secs(60));
    id
}

async fn command(root: &Actor, more: Pairs<'_>) -> Reply {
    let usual = [REGION, ("Name", "hello"), ("Type", "RunShellScript"), ("CommandContent", ECHO)];
    let usual = usual.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    let pairs: Vec<_> = usual.chain(more).copied().collect();
    root.ecs("CreateCommand", &pairs).await
}

async fn run(root: &Actor, more: Pairs<'_>) -> Reply {
    let usual = [REGION, ("Type", "RunShellScript"), ("CommandContent", "uptime")];
    let usual = usual.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    let pairs: Vec<_> = usual.chain(more).copied().collect();
    root.ecs("RunCommand", &pairs).await
}

/// The only invocation that a list shows.
async fn invocation(root: &Actor, id: &str) -> Value {
    let pairs = [REGION, ("InvokeId", id), ("IncludeOutput", "true"), ("ContentEncoding", "PlainText")];
    let listed = root.ecs("DescribeInvocations", &pairs).await.ok();
    assert_eq!(listed["TotalCount"], 1, "{listed}");
    listed["Invocations"]["Invocation"][0].clone()
}

#[tokio::test]
async fn a_command_is_shown_as_it_was_created_and_changes() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let more = [("EnableParameter", "true"), ("Description", "greets"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    let id = command(&root, &more).await.field("/CommandId");
    assert!(id.starts_with("c-"), "{id}");
    let listed = root.ecs("DescribeCommands", &[REGION, ("CommandId", &id)]).await.ok();
    let shown = &listed["Commands"]["Command"][0];
    assert_eq!((&shown["CommandContent"], &shown["Timeout"]), (&ECHO.into(), &60.into()));
    assert_eq!(shown["ParameterNames"]["ParameterName"], serde_json::json!(["name"]));
    assert_eq!(text(shown, "/Tags/Tag/0/TagValue"), "web");
    let plain = [REGION, ("Name", "he*"), ("ContentEncoding", "PlainText"), ("Tag.1.Key", "team")];
    let listed = root.ecs("DescribeCommands", &plain).await.ok();
    assert_eq!(text(&listed, "/Commands/Command/0/CommandContent"), "echo {{name}}");

    let change = [REGION, ("CommandId", &*id), ("Name", "other"), ("Timeout", "90"), ("CommandContent", "bHM=")];
    root.ecs("ModifyCommand", &change).await.ok();
    let listed = root.ecs("DescribeCommands", &[REGION]).await.ok();
    let shown = &listed["Commands"]["Command"][0];
    assert_eq!((text(shown, "/Name"), &shown["Timeout"]), ("other".to_owned(), &90.into()));
    assert_eq!(text(shown, "/CommandContent"), ECHO, "the content of a command does not change");
    assert_eq!(text(shown, "/Description"), "greets");
    for other in [("Provider", "AlibabaCloud"), ("Type", "RunBatScript"), ("Name", "hello")] {
        let listed = root.ecs("DescribeCommands", &[REGION, other]).await.ok();
        assert_eq!(listed["TotalCount"], 0, "{other:?}");
    }
    root.ecs("DeleteCommand", &[REGION, ("CommandId", &id)]).await.ok();
    let again = root.ecs("DeleteCommand", &[REGION, ("CommandId", &id)]).await;
    assert_eq!(again.refused(), "404 InvalidCmdId.NotFound");
}

#[tokio::test]
async fn a_command_keeps_to_the_bounds_of_the_page() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let long = |length| "x".repeat(length);
    let (name, description, folder, launcher, content) = (long(129), long(513), long(201), long(1_025), long(24_580));
    let many = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]
        .map(|name| format!("{{{{{name}}}}}{{{{{name}2}}}}"))
        .concat();
    let with_names = |text: &'static str| {
        vec![("CommandContent", text), ("ContentEncoding", "PlainText"), ("EnableParameter", "true")]
    };
    for (more, code) in [
        (vec![("Name", &*name)], "403 CmdName.ExceedLimit"),
        (vec![("Description", &*description)], "403 CmdDesc.ExceedLimit"),
        (vec![("WorkingDir", &*folder)], "400 InvalidParameter.WorkingDir"),
        (vec![("Launcher", &*launcher)], "403 InvalidLauncher.LengthLimitExceeded"),
        (vec![("CommandContent", &*content)], "403 CmdContent.ExceedLimit"),
        (vec![("CommandContent", "no base64!")], "400 CmdContent.DecodeError"),
        (vec![("Timeout", "86401")], "403 InvalidTimeout.ExceedLimit"),
        (vec![("Timeout", "9")], "400 InvalidParameter"),
        (vec![("Type", "RunPython")], "404 InvalidCmdType.NotFound"),
        (vec![("ResourceGroupId", "rg-none")], "404 InvalidResourceGroup.NotFound"),
        (with_names("{{}}"), "400 CmdParam.EmptyKey"),
        (with_names("{{a b}}"), "400 CmdParam.InvalidParamName"),
        (with_names("{{ACS::Unknown}}"), "400 CmdParam.InvalidParamName"),
        (
            vec![("CommandContent", &*many), ("ContentEncoding", "PlainText"), ("EnableParameter", "true")],
            "403 CmdParamCount.ExceedLimit",
        ),
    ] {
        assert_eq!(command(&root, &more).await.refused(), code, "{more:?}");
    }
    let built_in = [
        ("CommandContent", "{{ ACS::InstanceId }} {{a}} {{A}}"),
        ("ContentEncoding", "PlainText"),
        ("EnableParameter", "true"),
    ];
    let id = command(&root, &built_in).await.field("/CommandId");
    let listed = root.ecs("DescribeCommands", &[REGION, ("CommandId", &id)]).await.ok();
    assert_eq!(listed["Commands"]["Command"][0]["ParameterNames"]["ParameterName"], serde_json::json!(["a"]));
}

#[tokio::test]
async fn a_region_has_five_hundred_commands_at_most() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for _ in 0..500 {
        command(&root, &[]).await.ok();
    }
    assert_eq!(command(&root, &[]).await.refused(), "403 CmdCount.ExceedQuota");
    command(&root, &[("RegionId", "cn-beijing")]).await.ok();
    let first = root.ecs("DescribeCommands", &[REGION, ("MaxResults", "50")]).await.ok();
    assert_eq!(first["Commands"]["Command"].as_array().unwrap().len(), 50);
    let next = text(&first, "/NextToken");
    let second = root.ecs("DescribeCommands", &[REGION, ("MaxResults", "50"), ("NextToken", &next)]).await.ok();
    assert_ne!(second["Commands"]["Command"][0]["CommandId"], first["Commands"]["Command"][0]["CommandId"]);
    let third = root.ecs("DescribeCommands", &[REGION, ("PageSize", "20"), ("PageNumber", "25")]).await.ok();
    assert_eq!((&third["TotalCount"], third["Commands"]["Command"].as_array().unwrap().len()), (&500.into(), 20));
}

#[tokio::test]
async fn an_instance_without_a_shell_takes_nothing() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = up(&cloud, &root, &net).await;
    let id = run(&root, &[("InstanceId.1", &instance)]).await.field("/InvokeId");
    let waits = invocation(&root, &id).await;
    assert_eq!(
        (text(&waits, "/InvocationStatus"), text(&waits, "/InvokeStatus")),
        ("Pending".into(), "Running".into())
    );
    assert_eq!((text(&waits, "/Username"), text(&waits, "/Parameters")), ("root".into(), "{}".into()));

    cloud.advance(Duration::from_secs(60));
    let over = invocation(&root, &id).await;
    assert_eq!((text(&over, "/InvocationStatus"), text(&over, "/InvokeStatus")), ("Failed".into(), "Failed".into()));
    let on = &over["InvokeInstances"]["InvokeInstance"][0];
    assert_eq!(text(on, "/InvocationStatus"), "Aborted");
    assert_eq!(text(on, "/ErrorCode"), "ClientNotRunning");
    assert_eq!(text(on, "/ErrorInfo"), "the aliyun service is not running on the instance");
    assert_eq!((&on["Repeats"], on.get("ExitCode")), (&0.into(), None));
    let results = root.ecs("DescribeInvocationResults", &[REGION, ("InvokeId", &id)]).await.ok();
    let result = &results["Invocation"]["InvocationResults"]["InvocationResult"][0];
    assert_eq!((text(result, "/InstanceId"), text(result, "/InvokeRecordStatus")), (instance.clone(), "Failed".into()));

    let status = root.ecs("DescribeCloudAssistantStatus", &[REGION, ("InstanceId.1", &instance)]).await.ok();
    let status = &status["InstanceCloudAssistantStatusSet"]["InstanceCloudAssistantStatus"][0];
    assert_eq!((text(status, "/CloudAssistantStatus"), &status["InvocationCount"]), ("false".into(), &1.into()));
    root.ecs("InstallCloudAssistant", &[REGION, ("InstanceId.1", &instance)]).await.ok();
    let none = root.ecs("InstallCloudAssistant", &[REGION, ("InstanceId.1", "i-none")]).await;
    assert_eq!(none.refused(), "404 InvalidInstance.NotFound");
}

#[tokio::test]
async fn instances_that_are_down_and_instances_that_go_say_so() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let (first, second) = (net.one(&root).await, up(&cloud, &root, &net).await);
    root.ecs("StopInstance", &[("InstanceId", &first)]).await.ok();
    cloud.advance(Duration::from_secs(60));
    let id = run(&root, &[("InstanceId.1", &first), ("InstanceId.2", &second)]).await.field("/InvokeId");
    root.ecs("DeleteInstance", &[("InstanceId", &second), ("Force", "true")]).await.ok();
    let over = invocation(&root, &id).await;
    let codes: Vec<_> =
        [0, 1].map(|place| text(&over, &format!("/InvokeInstances/InvokeInstance/{place}/ErrorCode"))).into();
    assert_eq!(codes, ["InstanceNotRunning", "InstanceReleased"]);
    assert_eq!(text(&over, "/InvocationStatus"), "Failed");
}

#[tokio::test]
async fn what_a_call_says_of_a_run_is_checked() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = up(&cloud, &root, &net).await;
    let windows = net.run(&root, &[WINDOWS]).await.field("/InstanceIdSets/InstanceIdSet/0");
    cloud.advance(Duration::from_secs(60));
    let on = ("InstanceId.1", &*instance);
    let user = "u".repeat(256);
    let bat = [("Type", "RunBatScript"), ("InstanceId.1", &*windows)];
    for (more, code) in [
        (vec![], "400 MissingParam.InstanceId"),
        (vec![("InstanceId.1", "i-none")], "404 InvalidInstance.NotFound"),
        (vec![("InstanceId.1", &*windows)], "400 InvalidInstance.NotMatch"),
        (vec![on, ("ResourceTag.1.Key", "team")], "400 InvalidResourceTag.ConflictWithInstanceIds"),
        (vec![("ResourceTag.1.Key", "team")], "400 InvalidResourceTag.InstanceNotFound"),
        (vec![on, ("RepeatMode", "Sometimes")], "404 InvalidRepeatMode.NotFound"),
        (vec![on, ("RepeatMode", "Period")], "400 MissingParam.Frequency"),
        (vec![on, ("Frequency", "often")], "400 InvalidParam.Frequency"),
        (vec![on, ("Frequency", "0 * * * * ?"), ("Timeout", "120")], "400 InvalidParam.Frequency"),
        (vec![on, ("TerminationMode", "Nothing")], "404 InvalidTerminationMode.NotFound"),
        (vec![on, ("Parameters", r#"{"a":"b"}"#)], "400 Parameter.Disabled"),
        (vec![on, ("Username", &*user)], "403 Username.ExceedLimit"),
        (vec![on, ("RepeatMode", "DryRun")], "400 DryRunOperation"),
        (vec![on, ("ContainerName", "web")], "400 InvalidParameter"),
        (vec![on, ("OssOutputDelivery", "oss://bucket/out")], "400 InvalidParameter"),
        ([&bat[..], &[("Username", "ana")]].concat(), "403 WindowsPasswordName.Missed"),
        ([&bat[..], &[("Username", "ana"), ("WindowsPasswordName", "p")]].concat(), "403 ParameterStore.NotSupported"),
    ] {
        assert_eq!(run(&root, &more).await.refused(), code, "{more:?}");
    }
    let listed = root.ecs("DescribeInvocations", &[REGION]).await.ok();
    assert_eq!(listed["TotalCount"], 0, "a refusal leaves nothing behind");
    run(&root, &bat).await.ok();
}

#[tokio::test]
async fn a_command_is_invoked_with_values_for_its_names() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let tagged = net.run(&root, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await;
    let instance = tagged.field("/InstanceIdSets/InstanceIdSet/0");
    cloud.advance(Duration::from_secs(60));
    let id = command(&root, &[("EnableParameter", "true")]).await.field("/CommandId");
    let call = [REGION, ("CommandId", &*id), ("ResourceTag.1.Key", "team")];
    let with = |text| [&call[..], &[("Parameters", text)]].concat();
    assert_eq!(root.ecs("InvokeCommand", &with(r#"{"other":"x"}"#)).await.refused(), "403 Parameter.NotMatched");
    let gone = [REGION, ("CommandId", "c-none"), ("InstanceId.1", &*instance)];
    assert_eq!(root.ecs("InvokeCommand", &gone).await.refused(), "404 InvalidCmdId.NotFound");
    let made = root.ecs("InvokeCommand", &with(r#"{"name":"Jack"}"#)).await;
    let shown = invocation(&root, &made.field("/InvokeId")).await;
    assert_eq!(
        (text(&shown, "/Parameters"), text(&shown, "/CommandContent")),
        (r#"{"name":"Jack"}"#.into(), "echo {{name}}".into())
    );
    assert_eq!(text(&shown, "/InvokeInstances/InvokeInstance/0/InstanceId"), instance);
    let listed = root.ecs("DescribeCommands", &[REGION]).await.ok();
    assert_eq!(listed["Commands"]["Command"][0]["InvokeTimes"], 1);

    // Neither the script nor the values stand in the trail.
    let ran = run(&root, &[("CommandContent", "echo s3cret"), ("InstanceId.1", &instance)]).await;
    for (reply, secret) in [(&made, "Jack"), (&ran, "s3cret")] {
        let record = cloud.record_of(reply).await.to_string();
        assert!(!record.contains(secret) && record.contains("****"), "{record}");
    }
}

#[tokio::test]
async fn a_run_is_kept_as_a_command_only_where_that_is_asked() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = up(&cloud, &root, &net).await;
    let on = ("InstanceId.1", &*instance);
    let once = run(&root, &[on]).await.ok();
    let kept = run(&root, &[on, ("KeepCommand", "true"), ("Name", "kept")]).await.field("/CommandId");
    let listed = root.ecs("DescribeCommands", &[REGION]).await.ok();
    assert_eq!((&listed["TotalCount"], text(&listed, "/Commands/Command/0/CommandId")), (&1.into(), kept));
    let listed = root.ecs("DescribeInvocations", &[REGION, ("CommandId", &text(&once, "/CommandId"))]).await.ok();
    assert_eq!(text(&listed, "/Invocations/Invocation/0/InvokeId"), text(&once, "/InvokeId"));
}

#[tokio::test]
async fn what_was_not_taken_yet_can_be_stopped() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let (first, second) = (net.one(&root).await, up(&cloud, &root, &net).await);
    let id = run(&root, &[("InstanceId.1", &first), ("InstanceId.2", &second)]).await.field("/InvokeId");
    let stop = [REGION, ("InvokeId", &*id)];
    let other = [&stop[..], &[("InstanceId.1", "i-other")]].concat();
    assert_eq!(root.ecs("StopInvocation", &other).await.refused(), "404 InvalidInstanceId.NotFound");
    root.ecs("StopInvocation", &[&stop[..], &[("InstanceId.1", &first)]].concat()).await.ok();
    let now = invocation(&root, &id).await;
    assert_eq!(text(&now, "/InvokeInstances/InvokeInstance/0/InvocationStatus"), "Cancelled");
    assert_eq!(text(&now, "/InvocationStatus"), "Pending");
    root.ecs("StopInvocation", &stop).await.ok();
    let now = invocation(&root, &id).await;
    assert_eq!((text(&now, "/InvocationStatus"), text(&now, "/InvokeStatus")), ("Stopped".into(), "Stopped".into()));
    let none = root.ecs("StopInvocation", &[REGION, ("InvokeId", "t-none")]).await;
    assert_eq!(none.refused(), "404 InvalidInvokeId.NotFound");
}

#[tokio::test]
async fn lists_of_invocations_are_narrowed() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = up(&cloud, &root, &net).await;
    let on = ("InstanceId.1", &*instance);
    let group = root.resource_manager("CreateResourceGroup", &[("Name", "ops"), ("DisplayName", "ops")]).await;
    let group = group.field("/ResourceGroup/Id");
    let more = [on, ("Name", "first"), ("ResourceGroupId", &*group), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    run(&root, &more).await.ok();
    cloud.advance(Duration::from_secs(61));
    run(&root, &[on, ("Name", "second"), ("RepeatMode", "EveryReboot")]).await.ok();
    let count = async |more: Pairs<'_>| {
        let pairs = [&[REGION], more].concat();
        root.ecs("DescribeInvocations", &pairs).await.ok()["TotalCount"].as_i64().unwrap()
    };
    for (more, expected) in [
        (vec![], 2),
        (vec![("CommandName", "first")], 1),
        (vec![("CommandName", "first"), ("InstanceId", &*instance)], 2),
        (vec![("CommandType", "RunBatScript")], 0),
        (vec![("InvokeStatus", "Failed")], 1),
        (vec![("InvokeStatus", "Running")], 1),
        (vec![("InvokeStatus", "Pending")], 1),
        (vec![("InvokeStatus", "Success")], 0),
        (vec![("RepeatMode", "EveryReboot")], 1),
        (vec![("Timed", "true")], 1),
        (vec![("Timed", "false")], 1),
        (vec![("ResourceGroupId", &*group)], 1),
        (vec![("Tag.1.Key", "team")], 1),
        (vec![("InstanceId", "i-other")], 0),
    ] {
        assert_eq!(count(&more).await, expected, "{more:?}");
    }
    let output = root.ecs("DescribeInvocations", &[REGION, ("IncludeOutput", "true")]).await;
    assert_eq!(output.refused(), "400 MissingParameter");
    let results = async |more: Pairs<'_>| {
        let pairs = [&[REGION], more].concat();
        root.ecs("DescribeInvocationResults", &pairs).await.ok()["Invocation"]["TotalCount"].as_i64().unwrap()
    };
    for (more, expected) in [
        (vec![], 2),
        (vec![("InvokeRecordStatus", "Failed")], 1),
        (vec![("InvokeRecordStatus", "Running")], 1),
        (vec![("ResourceGroupId", &*group)], 1),
        (vec![("Tag.1.Key", "team"), ("Tag.1.Value", "web")], 1),
        (vec![("InstanceId", "i-other")], 0),
    ] {
        assert_eq!(results(&more).await, expected, "{more:?}");
    }
    cloud.advance(Duration::from_secs(31 * 24 * 60 * 60));
    assert_eq!(count(&[]).await, 0, "results are shown for thirty days");
}

#[tokio::test]
async fn a_policy_names_the_instance_the_command_and_the_user() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = up(&cloud, &root, &net).await;
    let id = command(&root, &[]).await.field("/CommandId");
    let policy = document(&format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":["ecs:InvokeCommand","ecs:RunCommand"],
            "Resource":["acs:ecs:*:*:instance/{instance}","acs:ecs:*:*:command/{id}"],
            "Condition":{{"StringEquals":{{"ecs:CommandRunAs":"ana"}}}}}}]}}"#
    ));
    let operator = cloud.user_with("operator", &policy).await;
    let call = [REGION, ("CommandId", &*id), ("InstanceId.1", &*instance)];
    assert_eq!(operator.ecs("InvokeCommand", &call).await.refused(), "403 Forbidden.RAM", "as root");
    operator.ecs("InvokeCommand", &[&call[..], &[("Username", "ana")]].concat()).await.ok();
    run(&operator, &[("InstanceId.1", &instance), ("Username", "ana")]).await.ok();
    let kept = run(&operator, &[("InstanceId.1", &instance), ("Username", "ana"), ("KeepCommand", "true")]).await;
    assert_eq!(kept.refused(), "403 Forbidden.RAM", "a command that is kept is made");
    let other = net.one(&root).await;
    let more = [("InstanceId.1", &*instance), ("InstanceId.2", &*other), ("Username", "ana")];
    assert_eq!(run(&operator, &more).await.refused(), "403 Forbidden.RAM", "every instance counts");
}

#[tokio::test]
async fn commands_and_invocations_have_tags_like_other_resources() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = up(&cloud, &root, &net).await;
    let made = run(&root, &[("InstanceId.1", &instance), ("KeepCommand", "true")]).await.ok();
    for (kind, id) in [("command", text(&made, "/CommandId")), ("invocation", text(&made, "/InvokeId"))] {
        let about = [REGION, ("ResourceType", kind), ("ResourceId.1", &*id)];
        root.ecs("TagResources", &[&about[..], &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]].concat()).await.ok();
        let listed = root.ecs("ListTagResources", &about).await.ok();
        assert_eq!(text(&listed, "/TagResources/TagResource/0/TagValue"), "web", "{kind}");
    }
    let shown = invocation(&root, &text(&made, "/InvokeId")).await;
    assert_eq!(text(&shown, "/Tags/Tag/0/TagKey"), "team");
}

#[tokio::test]
async fn a_file_that_no_shell_takes_is_not_sent() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = up(&cloud, &root, &net).await;
    let file =
        [REGION, ("InstanceId.1", &*instance), ("Name", "file.txt"), ("TargetDir", "/tmp"), ("Content", "hello")];
    for (more, code) in [
        (("ContentType", "Zip"), "400 FileContentType.Invalid"),
        (("FileMode", "rw"), "400 FileMode.Invalid"),
        (("Timeout", "86401"), "403 InvalidTimeout.ExceedLimit"),
    ] {
        let pairs = [&file[..], &[more]].concat();
        assert_eq!(root.ecs("SendFile", &pairs).await.refused(), code);
    }
    let long = "x".repeat(32 * 1_024);
    let mut pairs = file.to_vec();
    pairs[4] = ("Content", &long);
    assert_eq!(root.ecs("SendFile", &pairs).await.refused(), "403 FileSize.ExceedLimit");
    let id = root.ecs("SendFile", &file).await.field("/InvokeId");
    assert!(id.starts_with("f-"), "{id}");
    cloud.advance(Duration::from_secs(60));
    let listed = root.ecs("DescribeSendFileResults", &[REGION, ("Name", "file.txt")]).await.ok();
    let sent = &listed["Invocations"]["Invocation"][0];
    assert_eq!((text(sent, "/Content"), text(sent, "/FileMode")), ("aGVsbG8=".into(), "0644".into()));
    assert_eq!(text(sent, "/InvocationStatus"), "Failed");
    assert_eq!(text(sent, "/InvokeInstances/InvokeInstance/0/ErrorCode"), "ClientNotRunning");
    let commands = root.ecs("DescribeInvocations", &[REGION]).await.ok();
    assert_eq!(commands["TotalCount"], 0, "a file is no command");
}
