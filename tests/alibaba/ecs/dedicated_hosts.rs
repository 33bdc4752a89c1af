//! Dedicated hosts, their clusters, and instances on them.

use serde_json::json;

use super::*;

const HERE: (&str, &str) = ("ZoneId", "cn-hangzhou-h");

async fn allocate(root: &Actor, more: Pairs<'_>) -> String {
    let reply = root.ecs("AllocateDedicatedHosts", &[&[HERE, ("DedicatedHostType", "ddh.g7")], more].concat()).await;
    reply.field("/DedicatedHostIdSets/DedicatedHostId/0")
}

async fn host(root: &Actor, id: &str) -> Value {
    let ids = format!(r#"["{id}"]"#);
    let listed = root.ecs("DescribeDedicatedHosts", &[("DedicatedHostIds", &ids)]).await.ok();
    listed["DedicatedHosts"]["DedicatedHost"][0].clone()
}

async fn fixture() -> (TestCloud, Actor, Net) {
    let cloud = TestCloud::new().await;
    cloud.own("POST", "clock", Some(json!({"transitions": "instant"}))).await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    (cloud, root, net)
}

#[tokio::test]
async fn instances_on_a_host_take_its_room_until_it_is_full_and_keep_it_from_being_released() {
    let (_cloud, root, net) = fixture().await;
    let id = allocate(&root, &[("DedicatedHostName", "alone")]).await;
    let empty = host(&root, &id).await;
    assert_eq!((&empty["Capacity"]["TotalVcpus"], &empty["Capacity"]["AvailableVcpus"]), (&json!(128), &json!(128)));
    assert_eq!(
        (&empty["Status"], &empty["ChargeType"], &empty["SaleCycle"]),
        (&json!("Available"), &json!("PostPaid"), &json!(""))
    );
    let on = async |more: Pairs<'_>| {
        let order = [&[("DedicatedHostId", id.as_str()), ("InstanceType", "ecs.g7.8xlarge")], more].concat();
        net.run(&root, &order).await
    };
    let first = on(&[]).await.field("/InstanceIdSets/InstanceIdSet/0");
    // Three more fit, which are enough.
    let rest = on(&[("Amount", "5"), ("MinAmount", "3")]).await.ok();
    assert_eq!(rest["InstanceIdSets"]["InstanceIdSet"].as_array().map(Vec::len), Some(3));
    assert_eq!(on(&[]).await.refused(), "403 OperationDenied.NoStock");
    let full = host(&root, &id).await;
    assert_eq!((&full["Capacity"]["AvailableVcpus"], &full["Capacity"]["AvailableMemory"]), (&json!(0), &json!(0)));
    assert_eq!(full["Instances"]["Instance"].as_array().map(Vec::len), Some(4));
    let ids = format!(r#"["{first}"]"#);
    let shown = root.ecs("DescribeInstances", &[("InstanceIds", &ids)]).await.ok()["Instances"]["Instance"][0].clone();
    let attribute = json!({"DedicatedHostId": id, "DedicatedHostName": "alone", "DedicatedHostClusterId": ""});
    assert_eq!(shown["DedicatedHostAttribute"], attribute);
    assert_eq!(shown["DedicatedInstanceAttribute"], json!({"Tenancy": "host", "Affinity": "default"}));
    let release = async || root.ecs("ReleaseDedicatedHost", &[("DedicatedHostId", &id)]).await;
    assert_eq!(release().await.refused(), "403 InstanceExist");
    for instance in full["Instances"]["Instance"].as_array().unwrap() {
        let instance = text(instance, "/InstanceId");
        root.ecs("DeleteInstance", &[("InstanceId", &instance), ("Force", "true")]).await.ok();
    }
    release().await.ok();
    assert_eq!(release().await.refused(), "404 InvalidDedicatedHostId.NotFound");
}

#[tokio::test]
async fn a_launch_is_refused_by_a_host_that_is_not_for_it() {
    let (_cloud, root, net) = fixture().await;
    let id = allocate(&root, &[]).await;
    let elsewhere = allocate(&root, &[("ZoneId", "cn-hangzhou-i")]).await;
    for (order, expected) in [
        (&[("DedicatedHostId", "dh-none")][..], "400 InvalidDedicatedHostId.NotFound"),
        (&[("DedicatedHostId", &elsewhere)], "403 ResourcesNotInSameZone"),
        (&[("DedicatedHostId", &id), ("InstanceType", "ecs.g6.large")], "400 DedicatedHostType.Unmatched"),
        (&[("DedicatedHostId", &id), ("Tenancy", "default")], "400 InvalidParam.Tenancy"),
        (&[("Tenancy", "elsewhere")], "400 InvalidParam.Tenancy"),
        (&[("DedicatedHostId", &id), ("Affinity", "none")], "400 InvalidParameter"),
        (&[("DedicatedHostId", &id), ("PrivatePoolOptions.MatchCriteria", "Open")], "400 InvalidParameter"),
        (
            &[("DedicatedHostId", &id), ("InstanceChargeType", "PrePaid"), ("Period", "1")],
            "400 ChargeTypeViolation.PostPaidDedicatedHost",
        ),
        (&[("Tenancy", "host"), ("SchedulerOptions.DedicatedHostClusterId", "dc-none")], "403 OperationDenied.NoStock"),
    ] {
        assert_eq!(net.run(&root, order).await.refused(), expected, "{order:?}");
    }
    let paid = allocate(&root, &[("ChargeType", "PrePaid"), ("Period", "1"), ("PeriodUnit", "Week")]).await;
    assert_eq!(host(&root, &paid).await["SaleCycle"], "Week");
    let month = [("DedicatedHostId", paid.as_str()), ("InstanceChargeType", "PrePaid"), ("Period", "1")];
    assert_eq!(net.run(&root, &month).await.refused(), "400 InvalidPeriod.ExceededDedicatedHost");
    net.run(&root, &[&month[..], &[("PeriodUnit", "Week")]].concat()).await.ok();
}

#[tokio::test]
async fn a_launch_that_names_no_host_takes_one_that_is_open_to_it() {
    let (_cloud, root, net) = fixture().await;
    let closed = allocate(&root, &[("AutoPlacement", "off")]).await;
    let anywhere = [("Tenancy", "host")];
    assert_eq!(net.run(&root, &anywhere).await.refused(), "403 OperationDenied.NoStock");
    let open = [("DedicatedHostId", closed.as_str()), ("AutoPlacement", "on")];
    root.ecs("ModifyDedicatedHostAttribute", &open).await.ok();
    net.run(&root, &anywhere).await.ok();
    let cluster = root.ecs("CreateDedicatedHostCluster", &[HERE]).await.field("/DedicatedHostClusterId");
    let within = [("Tenancy", "host"), ("SchedulerOptions.DedicatedHostClusterId", &cluster)];
    assert_eq!(net.run(&root, &within).await.refused(), "403 OperationDenied.NoStock");
    let joins = [("DedicatedHostId", closed.as_str()), ("DedicatedHostClusterId", &cluster)];
    root.ecs("ModifyDedicatedHostAttribute", &joins).await.ok();
    net.run(&root, &within).await.ok();
    let listed = root.ecs("DescribeDedicatedHostClusters", &[]).await.ok();
    let shown = &listed["DedicatedHostClusters"]["DedicatedHostCluster"][0];
    assert_eq!(shown["DedicatedHostIds"], json!({"DedicatedHostId": [closed]}));
    assert_eq!(shown["DedicatedHostClusterCapacity"]["AvailableVcpus"], 124);
    let delete = root.ecs("DeleteDedicatedHostCluster", &[("DedicatedHostClusterId", &cluster)]).await;
    assert_eq!(delete.refused(), "403 DependencyViolation.DedicatedHost");
}

#[tokio::test]
async fn an_instance_moves_to_a_host_and_fits_it_from_then_on() {
    let (_cloud, root, net) = fixture().await;
    let id = allocate(&root, &[]).await;
    let instance = net.one(&root).await;
    let shift = async |more: Pairs<'_>| {
        let to = [("InstanceId", instance.as_str()), ("DedicatedHostId", &id)];
        root.ecs("ModifyInstanceDeployment", &[&to[..], more].concat()).await
    };
    assert_eq!(shift(&[]).await.refused(), "400 OperationDenied.UnstoppedInstance");
    assert_eq!(shift(&[("DeploymentSetId", "ds-none")]).await.refused(), "400 InvalidParameter");
    shift(&[("MigrationType", "live")]).await.ok();
    assert_eq!(host(&root, &id).await["Instances"]["Instance"][0]["InstanceId"], json!(instance));
    root.ecs("StopInstance", &[("InstanceId", &instance)]).await.ok();
    let retype = async |kind| {
        let change = [("InstanceId", instance.as_str()), ("InstanceType", kind)];
        root.ecs("ModifyInstanceSpec", &change).await
    };
    assert_eq!(retype("ecs.g6.large").await.refused(), "400 DedicatedHostType.Unmatched");
    retype("ecs.g7.xlarge").await.ok();
    assert_eq!(host(&root, &id).await["Capacity"]["AvailableVcpus"], 124);
    shift(&[("Affinity", "host")]).await.ok();
    let status = root.ecs("DescribeInstanceStatus", &[]).await.ok();
    assert_eq!(status["InstanceStatuses"]["InstanceStatus"][0]["Status"], "Running");
}

#[tokio::test]
async fn what_is_said_of_a_host_changes_and_is_checked() {
    let (_cloud, root, _) = fixture().await;
    let id = allocate(&root, &[]).await;
    let modify = async |more: Pairs<'_>| {
        root.ecs("ModifyDedicatedHostAttribute", &[&[("DedicatedHostId", id.as_str())], more].concat()).await
    };
    assert_eq!(host(&root, &id).await["NetworkAttributes"], json!({}));
    modify(&[("NetworkAttributes.UdpTimeout", "70"), ("ActionOnMaintenance", "Stop")]).await.ok();
    let shown = host(&root, &id).await;
    assert_eq!(shown["NetworkAttributes"], json!({"UdpTimeout": 70}));
    assert_eq!(shown["ActionOnMaintenance"], "Stop");
    for (wrong, expected) in [
        (&[("NetworkAttributes.SlbUdpTimeout", "14")][..], "400 InvalidParameter.SlbUdpTimeout"),
        (&[("CpuOverCommitRatio", "2")], "400 InvalidParameter"),
        (&[("DedicatedHostName", "1st")], "400 InvalidDedicatedHostName.Malformed"),
        (&[("DedicatedHostClusterId", "dc-none")], "404 InvalidDedicatedHostClusterId.NotFound"),
        (&[("AutoPlacement", "maybe")], "400 InvalidParameter"),
    ] {
        assert_eq!(modify(wrong).await.refused(), expected, "{wrong:?}");
    }
    for (wrong, expected) in [
        (&[("DedicatedHostType", "ddh.none")][..], "403 InvalidDedicatedHostType.ValueNotSupported"),
        (&[("DedicatedHostType", "ddh.g7"), ("Quantity", "101")], "400 InvalidParameter"),
        (&[("DedicatedHostType", "ddh.g7"), ("ZoneId", "cn-hangzhou-x")], "404 InvalidZoneId.NotFound"),
        (&[("DedicatedHostType", "ddh.g7"), ("DedicatedHostClusterId", "dc-none")], "400 InvalidParameter.Conflict"),
        (&[("DedicatedHostType", "ddh.g7"), ("ChargeType", "Free")], "400 InvalidChargeType.ValueNotSupported"),
        (&[("DedicatedHostType", "ddh.g7"), ("DedicatedHostName", "1st")], "404 InvalidDedicatedHostName.Malformed"),
    ] {
        assert_eq!(root.ecs("AllocateDedicatedHosts", wrong).await.refused(), expected, "{wrong:?}");
    }
    let shared = [("DedicatedHostType", "ddh.g6s"), ("CpuOverCommitRatio", "4")];
    let shared = root.ecs("AllocateDedicatedHosts", &shared).await.field("/DedicatedHostIdSets/DedicatedHostId/0");
    assert_eq!(host(&root, &shared).await["Capacity"]["TotalVcpus"], 416, "the vendor's own example");
}

#[tokio::test]
async fn a_host_is_paid_for_ahead_of_time_and_renewed() {
    let (_cloud, root, _) = fixture().await;
    let id = allocate(&root, &[]).await;
    let ids = format!(r#"["{id}"]"#);
    let on = [("DedicatedHostIds", ids.as_str()), ("Period", "1")];
    assert_eq!(root.ecs("RenewDedicatedHosts", &on).await.refused(), "403 ChargeTypeViolation");
    root.ecs("ModifyDedicatedHostsChargeType", &on).await.ok();
    let first = text(&host(&root, &id).await, "/ExpiredTime");
    root.ecs("RenewDedicatedHosts", &on).await.ok();
    assert!(text(&host(&root, &id).await, "/ExpiredTime") > first);
    let renew = [("DedicatedHostIds", id.as_str()), ("AutoRenew", "true"), ("Duration", "3")];
    root.ecs("ModifyDedicatedHostAutoRenewAttribute", &renew).await.ok();
    let shown = root.ecs("DescribeDedicatedHostAutoRenew", &[("DedicatedHostIds", &id)]).await.ok();
    let expected = json!({
        "DedicatedHostId": id, "AutoRenewEnabled": true, "RenewalStatus": "AutoRenewal", "Duration": 3, "PeriodUnit": "Month",
    });
    assert_eq!(shown["DedicatedHostRenewAttributes"]["DedicatedHostRenewAttribute"][0], expected);
    let release = async |more: Pairs<'_>| {
        root.ecs("ReleaseDedicatedHost", &[&[("DedicatedHostId", id.as_str())], more].concat()).await
    };
    assert_eq!(release(&[]).await.refused(), "400 ChargeTypeViolation");
    release(&[("TerminateSubscription", "true")]).await.ok();
}

#[tokio::test]
async fn a_host_whose_time_has_come_is_released_with_its_instances() {
    let (cloud, root, net) = fixture().await;
    let id = allocate(&root, &[]).await;
    net.run(&root, &[("DedicatedHostId", &id)]).await.ok();
    let set = async |more: Pairs<'_>| {
        root.ecs("ModifyDedicatedHostAutoReleaseTime", &[&[("DedicatedHostId", id.as_str())], more].concat()).await
    };
    assert_eq!(set(&[("AutoReleaseTime", "tomorrow")]).await.refused(), "400 InvalidAutoReleaseTime.Malformed");
    let at = cloud.now().checked_add(Duration::from_secs(3600)).unwrap();
    set(&[("AutoReleaseTime", &kernel::time::seconds(at))]).await.ok();
    cloud.advance(Duration::from_secs(3600));
    assert_eq!(root.ecs("DescribeDedicatedHosts", &[]).await.ok()["TotalCount"], 0);
    assert_eq!(root.ecs("DescribeInstances", &[]).await.ok()["TotalCount"], 0);
}

#[tokio::test]
async fn policies_and_tags_know_hosts_and_clusters() {
    let (cloud, root, net) = fixture().await;
    let id = allocate(&root, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await;
    let other = allocate(&root, &[]).await;
    let document = json!({"Version": "1", "Statement": [
        {"Effect": "Allow", "Action": "ecs:*", "Resource": "*"},
        {
            "Effect": "Deny",
            "Action": ["ecs:ReleaseDedicatedHost", "ecs:RunInstances"],
            "Resource": "acs:ecs:*:*:ddh/*",
            "Condition": {"StringNotEquals": {"acs:ResourceTag/team": "web"}},
        },
    ]});
    let ana = cloud.user_with("ana", &document).await;
    assert!(net.run(&ana, &[("DedicatedHostId", &other)]).await.refused().starts_with("403 "));
    let refused = ana.ecs("ReleaseDedicatedHost", &[("DedicatedHostId", &other)]).await.refused();
    assert!(refused.starts_with("403 Forbidden"), "{refused}");
    let tagged = ana.ecs("DescribeDedicatedHosts", &[("Tag.1.Key", "team")]).await.ok();
    assert_eq!(tagged["DedicatedHosts"]["DedicatedHost"][0]["DedicatedHostId"], json!(id));
    let untag = [("ResourceType", "ddh"), ("ResourceId.1", id.as_str()), ("TagKey.1", "team")];
    root.ecs("UntagResources", &untag).await.ok();
    assert_eq!(host(&root, &id).await["Tags"], json!({"Tag": []}));
    let cluster = root.ecs("CreateDedicatedHostCluster", &[HERE]).await.field("/DedicatedHostClusterId");
    let tag = [("ResourceId.1", cluster.as_str()), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    root.ecs("TagResources", &[&[("ResourceType", "ddhcluster")][..], &tag].concat()).await.ok();
    let listed = root.ecs("DescribeDedicatedHostClusters", &[("Tag.1.Key", "team")]).await.ok();
    assert_eq!(listed["TotalCount"], 1);
    root.ecs("DeleteDedicatedHostCluster", &[("DedicatedHostClusterId", &cluster)]).await.ok();
}
