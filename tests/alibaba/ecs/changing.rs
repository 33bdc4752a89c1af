//! What can be changed about an instance that is there.

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Actor, TestCloud};

use super::{Net, REGION, text};

/// A cloud whose transitions take no time, with an instance.
async fn instance(more: &[(&str, &str)]) -> (TestCloud, Actor, Net, String) {
    let cloud = TestCloud::new().await;
    cloud.own("POST", "clock", Some(json!({"transitions": "instant"}))).await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = net.run(&root, more).await.field("/InstanceIdSets/InstanceIdSet/0");
    (cloud, root, net, id)
}

async fn stop(root: &Actor, id: &str) {
    root.ecs("StopInstance", &[("InstanceId", id)]).await.ok();
}

async fn read(root: &Actor, id: &str) -> Value {
    let answer = root.ecs("DescribeInstances", &[("InstanceIds", &format!(r#"["{id}"]"#))]).await.ok();
    answer["Instances"]["Instance"][0].clone()
}

#[tokio::test]
async fn a_stopped_instance_gets_another_type_that_suits_its_image() {
    let (_cloud, root, _, id) = instance(&[]).await;
    let retype =
        async |kind: &str| root.ecs("ModifyInstanceSpec", &[("InstanceId", &id), ("InstanceType", kind)]).await;
    assert_eq!(retype("ecs.g7.xlarge").await.refused(), "403 IncorrectInstanceStatus");
    stop(&root, &id).await;
    assert_eq!(retype("ecs.none.large").await.refused(), "400 InvalidInstanceType.ValueNotSupported");
    assert_eq!(read(&root, &id).await["InstanceType"], "ecs.g7.large");
    retype("ecs.g7.xlarge").await.ok();
    let changed = read(&root, &id).await;
    assert_eq!(
        (&changed["InstanceType"], &changed["Cpu"], &changed["Memory"]),
        (&json!("ecs.g7.xlarge"), &json!(4), &json!(16_384))
    );
    let prepaid = [REGION, ("InstanceId", &id), ("InstanceType", "ecs.g7.large")];
    assert_eq!(root.ecs("ModifyPrepayInstanceSpec", &prepaid).await.refused(), "403 ChargeTypeViolation");
}

#[tokio::test]
async fn bandwidth_and_a_public_address_come_later_too() {
    let (_cloud, root, _, id) = instance(&[]).await;
    let allocate = async || root.ecs("AllocatePublicIpAddress", &[("InstanceId", &id)]).await;
    assert_eq!(allocate().await.refused(), "400 AllocateIpInvalidInstanceBandwidth");
    let spec = [("InstanceId", &*id), ("InternetMaxBandwidthOut", "5"), ("NetworkChargeType", "PayByBandwidth")];
    assert_eq!(root.ecs("ModifyInstanceNetworkSpec", &spec).await.contents(), json!({"OrderId": ""}));
    let address = allocate().await.field("/IpAddress");
    let changed = read(&root, &id).await;
    assert_eq!(changed["PublicIpAddress"]["IpAddress"], json!([address]));
    assert_eq!(
        (&changed["InternetMaxBandwidthOut"], &changed["InternetChargeType"]),
        (&json!(5), &json!("PayByBandwidth"))
    );
    assert_eq!(allocate().await.refused(), "403 AllocatedAlready");
    let wrong = [("InstanceId", &*id), ("InternetMaxBandwidthOut", "101")];
    let refused = root.ecs("ModifyInstanceNetworkSpec", &wrong).await.refused();
    assert_eq!(refused, "400 InvalidInternetMaxBandwidthOut.ValueNotSupported");
    let none = [("InstanceId", &*id), ("InternetMaxBandwidthOut", "0")];
    root.ecs("ModifyInstanceNetworkSpec", &none).await.ok();
    assert_eq!(read(&root, &id).await["PublicIpAddress"]["IpAddress"], json!([]));
}

#[tokio::test]
async fn a_stopped_instance_moves_to_another_switch_and_its_address_is_free_again() {
    let (_cloud, root, net, id) = instance(&[("PrivateIpAddress", "192.168.1.9")]).await;
    let switch = |zone: &'static str, block: &'static str| {
        let pairs = [("VpcId", net.vpc.clone()), ("ZoneId", zone.to_owned()), ("CidrBlock", block.to_owned())];
        let root = root.clone();
        async move {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            root.vpc("CreateVSwitch", &pairs).await.field("/VSwitchId")
        }
    };
    let (near, far) =
        (switch("cn-hangzhou-h", "192.168.2.0/24").await, switch("cn-hangzhou-i", "192.168.3.0/24").await);
    let go = async |to: &str, more: &[(&str, &str)]| {
        let pairs = [&[("InstanceId", id.as_str()), ("VSwitchId", to)], more].concat();
        root.ecs("ModifyInstanceVpcAttribute", &pairs).await
    };
    assert_eq!(go(&near, &[]).await.refused(), "400 IncorrectInstanceStatus");
    stop(&root, &id).await;
    assert_eq!(go(&far, &[]).await.status, 400, "another zone");
    go(&near, &[("PrivateIpAddress", "192.168.2.77")]).await.ok();
    let moved = read(&root, &id).await;
    assert_eq!(moved["VpcAttributes"]["VSwitchId"], json!(near));
    assert_eq!(moved["VpcAttributes"]["PrivateIpAddress"]["IpAddress"], json!(["192.168.2.77"]));
    // The address it had is another one's now, and the one it has is taken.
    net.run(&root, &[("PrivateIpAddress", "192.168.1.9")]).await.ok();
    let reserved = go(&near, &[("PrivateIpAddress", "192.168.2.255")]).await;
    assert_eq!(reserved.refused(), "400 InvalidPrivateIpAddress.Duplicated");
    let taken = net.run(&root, &[("VSwitchId", &near), ("PrivateIpAddress", "192.168.2.77")]).await;
    assert_eq!(taken.refused(), "400 InvalidPrivateIpAddress.Duplicated");
    let switches = root.vpc("DescribeVSwitches", &[("VSwitchId", &near)]).await.ok();
    assert_eq!(switches["VSwitches"]["VSwitch"][0]["AvailableIpAddressCount"], 251);
    // Another network needs groups of its own.
    let other = Net::new(&root).await;
    assert_eq!(go(&other.vswitch, &[("VpcId", &other.vpc)]).await.refused(), "400 MissingParameter");
    let groups = [("VpcId", &*other.vpc), ("SecurityGroupId.1", &*other.group)];
    go(&other.vswitch, &groups).await.ok();
    let moved = read(&root, &id).await;
    assert_eq!(
        (&moved["VpcAttributes"]["VpcId"], &moved["SecurityGroupIds"]["SecurityGroupId"]),
        (&json!(other.vpc), &json!([other.group]))
    );
}

#[tokio::test]
async fn a_system_disk_is_replaced_by_one_of_another_image() {
    const IMAGE: &str = "ubuntu_22_04_x64_20G_alibase_20240710.vhd";
    let (_cloud, root, _, id) = instance(&[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await;
    let disk = async || {
        let answer = root.ecs("DescribeDisks", &[("InstanceId", &id), ("DiskType", "system")]).await.ok();
        answer["Disks"]["Disk"][0].clone()
    };
    let old = disk().await;
    let images = root.ecs("DescribeImages", &[("OSType", "linux"), ("PageSize", "100")]).await.ok();
    let images = images["Images"]["Image"].as_array().unwrap().clone();
    let image =
        images.iter().map(|image| text(image, "/ImageId")).find(|image| image == IMAGE || image.starts_with("ubuntu"));
    let image = image.unwrap();
    let replace = async |more: &[(&str, &str)]| {
        let pairs = [&[("InstanceId", id.as_str()), ("ImageId", image.as_str())], more].concat();
        root.ecs("ReplaceSystemDisk", &pairs).await
    };
    assert_eq!(replace(&[]).await.refused(), "403 IncorrectInstanceStatus");
    stop(&root, &id).await;
    assert_eq!(replace(&[("SystemDisk.Size", "1")]).await.status, 404);
    let new = replace(&[("SystemDisk.Size", "60")]).await.field("/DiskId");
    assert_eq!(read(&root, &id).await["ImageId"], json!(image));
    let shown = disk().await;
    assert_eq!((&shown["DiskId"], &shown["Size"], &shown["Device"]), (&json!(new), &json!(60), &old["Device"]));
    assert_eq!((&shown["Category"], &shown["Tags"]), (&old["Category"], &old["Tags"]));
    assert_ne!(shown["DiskId"], old["DiskId"]);
    let gone = root.ecs("DescribeDisks", &[("DiskIds", &format!(r#"["{}"]"#, text(&old, "/DiskId")))]).await.ok();
    assert_eq!(gone["TotalCount"], 0);
}

/// A release by itself was written down and never happened.
#[tokio::test]
async fn an_instance_is_released_by_itself_when_its_time_has_come() {
    let (cloud, root, _, id) = instance(&[("DeletionProtection", "true")]).await;
    let set = async |at: &str| {
        root.ecs("ModifyInstanceAutoReleaseTime", &[("InstanceId", &id), ("AutoReleaseTime", at)]).await
    };
    assert_eq!(set("2026-01-01T00:10:00Z").await.refused(), "400 InvalidAutoReleaseTime.Malformed");
    set("2026-01-01T02:00:30Z").await.ok();
    assert_eq!(read(&root, &id).await["AutoReleaseTime"], "2026-01-01T02:00Z");
    // It can be put off, and called off.
    root.ecs("ModifyInstanceAutoReleaseTime", &[("InstanceId", &id)]).await.ok();
    cloud.advance(Duration::from_secs(3 * 3_600));
    assert_eq!(read(&root, &id).await["AutoReleaseTime"], "");
    set("2026-01-01T06:00:00Z").await.ok();
    cloud.advance(Duration::from_secs(3 * 3_600 - 1));
    assert_eq!(text(&read(&root, &id).await, "/InstanceId"), id);
    cloud.advance(Duration::from_secs(1));
    assert_eq!(read(&root, &id).await, Value::Null, "protection is against calls alone");
    let disks = root.ecs("DescribeDisks", &[REGION]).await.ok();
    let interfaces = root.ecs("DescribeNetworkInterfaces", &[REGION]).await.ok();
    assert_eq!((&disks["TotalCount"], &interfaces["TotalCount"]), (&json!(0), &json!(0)));
}

#[tokio::test]
async fn an_order_may_say_when_its_instances_are_released() {
    let (cloud, root, _, id) = instance(&[("AutoReleaseTime", "2026-01-01T01:00:00Z")]).await;
    assert_eq!(read(&root, &id).await["AutoReleaseTime"], "2026-01-01T01:00Z");
    let fork = cloud.fork().await;
    cloud.advance(Duration::from_secs(3_600));
    assert_eq!(read(&root, &id).await, Value::Null);
    // A fork has a clock of its own.
    let there = fork.actor_like(&root);
    assert_eq!(text(&read(&there, &id).await, "/InstanceId"), id);
    fork.advance(Duration::from_secs(3_600));
    assert_eq!(read(&there, &id).await, Value::Null);
}

#[tokio::test]
async fn an_instance_is_paid_for_in_another_way() {
    let (_cloud, root, _, id) = instance(&[]).await;
    let ids = format!(r#"["{id}"]"#);
    let pay = async |more: &[(&str, &str)]| {
        root.ecs("ModifyInstanceChargeType", &[&[REGION, ("InstanceIds", ids.as_str())], more].concat()).await
    };
    let renew = async |more: &[(&str, &str)]| {
        root.ecs("ModifyInstanceAutoRenewAttribute", &[&[REGION, ("InstanceId", id.as_str())], more].concat()).await
    };
    assert_eq!(renew(&[("AutoRenew", "false")]).await.refused(), "403 ChargeTypeViolation");
    assert_eq!(pay(&[("InstanceChargeType", "PrePaid")]).await.refused(), "400 MissingParamter");
    pay(&[("InstanceChargeType", "PrePaid"), ("Period", "1")]).await.ok();
    let paid = read(&root, &id).await;
    assert_eq!((&paid["InstanceChargeType"], &paid["ExpiredTime"]), (&json!("PrePaid"), &json!("2026-02-01T00:00Z")));
    root.ecs("RenewInstance", &[("InstanceId", &id), ("Period", "2"), ("PeriodUnit", "Week")]).await.ok();
    assert_eq!(read(&root, &id).await["ExpiredTime"], "2026-02-15T00:00Z");
    let shown = async || {
        let answer = root.ecs("DescribeInstanceAutoRenewAttribute", &[REGION, ("InstanceId", &id)]).await.ok();
        answer["InstanceRenewAttributes"]["InstanceRenewAttribute"][0].clone()
    };
    assert_eq!(
        renew(&[("RenewalStatus", "AutoRenewal"), ("Duration", "5")]).await.refused(),
        "403 InvalidParameter.Duration"
    );
    renew(&[("RenewalStatus", "AutoRenewal"), ("Duration", "2"), ("PeriodUnit", "Month")]).await.ok();
    let expected = json!({
        "InstanceId": id, "RenewalStatus": "AutoRenewal", "AutoRenewEnabled": true, "Duration": 2, "PeriodUnit": "Month",
    });
    assert_eq!(shown().await, expected);
    renew(&[("RenewalStatus", "NotRenewal")]).await.ok();
    assert_eq!(shown().await["RenewalStatus"], "NotRenewal");
    let list = [REGION, ("RenewalStatus", "NotRenewal")];
    assert_eq!(root.ecs("DescribeInstanceAutoRenewAttribute", &list).await.ok()["TotalCount"], 1);
    pay(&[("InstanceChargeType", "PostPaid")]).await.ok();
    let paid = read(&root, &id).await;
    assert_eq!((&paid["InstanceChargeType"], &paid["ExpiredTime"]), (&json!("PostPaid"), &json!("2099-12-31T15:59Z")));
}

#[tokio::test]
async fn the_private_pools_of_an_instance_change() {
    let (_cloud, root, _, id) = instance(&[]).await;
    let ids = format!(r#"["{id}"]"#);
    let choose = async |more: &[(&str, &str)]| {
        root.ecs("ModifyInstanceAttachmentAttributes", &[&[REGION, ("InstanceId", id.as_str())], more].concat()).await
    };
    let target = |pool| [("PrivatePoolOptions.MatchCriteria", "Target"), ("PrivatePoolOptions.Id", pool)];
    let none = choose(&target("")).await.refused();
    assert_eq!(none, "400 MissingParameter.PrivatePoolOptionsId");
    assert_eq!(choose(&target("eap-bp1")).await.refused(), "400 Invalid.PrivatePoolOptionsId");
    let zone = text(&read(&root, &id).await, "/ZoneId");
    let wanted = [REGION, ("ZoneId.1", &zone), ("InstanceType", "ecs.g7.large"), ("InstanceAmount", "1")];
    let pool = root.ecs("CreateCapacityReservation", &wanted).await.field("/PrivatePoolOptionsId");
    choose(&target(&pool)).await.ok();
    let shown = root.ecs("DescribeInstanceAttachmentAttributes", &[REGION, ("InstanceIds", &ids)]).await.ok();
    let expected = json!({"InstanceId": id, "PrivatePoolOptionsMatchCriteria": "Target", "PrivatePoolOptionsId": pool});
    assert_eq!(shown["Instances"]["Instance"][0], expected);
}
