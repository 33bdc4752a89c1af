//! What changes about an instance: its type, its image, its keys, its price and its protection.

use std::time::Duration;

use serde_json::json;
use testkit::TestCloud;

use super::kec::{instance, launched, network, text};

const UBUNTU: &str = "IMG-dd1f8324-1f27-46e0-ad6b-b41d8c8ff025";

#[tokio::test]
async fn an_instance_gets_another_type_in_one_call_with_its_restart() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = launched(&root, &network, &[]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let change = async |more: &[(&str, &str)]| {
        let order = [&[("InstanceId", one.as_str())][..], more].concat();
        root.kec("ModifyInstanceType", &order).await
    };
    let refused = change(&[("InstanceType", "N3.4B")]).await.refused();
    assert_eq!(refused, "400 InstanceStateNotSupported", "it is up, and may not be stopped");
    for wrong in [
        ("InstanceType", "N9.9Z"),
        ("SystemDisk.DiskSize", "10"),
        ("SystemDisk.DiskType", "EHDD"),
        ("DataDiskGb", "10"),
    ] {
        let order = [wrong, ("StopInstance", "true")];
        assert_eq!(change(&order).await.refused(), "400 InvalidParameter", "{wrong:?}");
    }
    assert_eq!(instance(&root, &one).await["InstanceType"], "N3.2B");
    let order =
        [("InstanceType", "N3.4B"), ("SystemDisk.DiskSize", "60"), ("StopInstance", "true"), ("AutoRestart", "true")];
    change(&order).await.ok();
    cloud.advance(Duration::from_secs(60));
    let shown = instance(&root, &one).await;
    assert_eq!((&shown["InstanceType"], &shown["InstanceState"]["Name"]), (&json!("N3.4B"), &json!("active")));
    assert_eq!(shown["SystemDisk"]["DiskSize"], json!(60));
    change(&[("InstanceType", "N3.2B"), ("StopInstance", "true")]).await.ok();
    cloud.advance(Duration::from_secs(60));
    assert_eq!(instance(&root, &one).await["InstanceState"]["Name"], "stopped");
    change(&[("InstanceType", "S6.4B"), ("AutoRestart", "true")]).await.ok();
    cloud.advance(Duration::from_secs(60));
    let shown = instance(&root, &one).await;
    assert_eq!((&shown["InstanceType"], &shown["InstanceState"]["Name"]), (&json!("S6.4B"), &json!("active")));
}

#[tokio::test]
async fn a_stopped_instance_starts_from_another_image() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = launched(&root, &network, &[]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let before = instance(&root, &one).await;
    let order = [("InstanceId", one.as_str()), ("ImageId", UBUNTU), ("SystemDisk.DiskSize", "50")];
    assert_eq!(root.kec("ModifyInstanceImage", &order).await.refused(), "400 InstanceStateNotSupported");
    root.kec("StopInstances", &[("InstanceId.1", &one)]).await.ok();
    cloud.advance(Duration::from_secs(60));
    let wrong = [("InstanceId", one.as_str()), ("ImageId", "IMG-none")];
    assert_eq!(root.kec("ModifyInstanceImage", &wrong).await.refused(), "400 InvalidParameter");
    root.kec("ModifyInstanceImage", &order).await.ok();
    cloud.advance(Duration::from_secs(60));
    let shown = instance(&root, &one).await;
    assert_eq!((&shown["ImageId"], &shown["InstanceState"]["Name"]), (&json!(UBUNTU), &json!("active")));
    assert_eq!(shown["SystemDisk"]["DiskSize"], json!(50));
    assert_ne!(shown["SystemDisk"]["DiskId"], before["SystemDisk"]["DiskId"], "it is another disk");
}

#[tokio::test]
async fn keys_are_put_into_instances_and_taken_out() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let key = async |name: &str| root.call("sks", "CreateKey", &[("KeyName", name)]).await.field("/Key/KeyId");
    let (first, second) = (key("first").await, key("second").await);
    let one = launched(&root, &network, &[("KeyId.1", &first)]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    assert_eq!(instance(&root, &one).await["KeySet"], json!([first]));
    let both = [("InstanceId.1", one.as_str()), ("KeyId.1", &first), ("KeyId.2", &second)];
    let done = root.kec("AttachKey", &both).await.ok();
    assert_eq!(done["InstancesSet"], json!([{"InstanceId": one, "Return": true, "Message": ""}]));
    assert_eq!(instance(&root, &one).await["KeySet"], json!([first, second]));
    root.kec("DetachKey", &both[..2]).await.ok();
    assert_eq!(instance(&root, &one).await["KeySet"], json!([second]));
    let unknown = [("InstanceId.1", one.as_str()), ("KeyId.1", "none")];
    assert_eq!(root.kec("AttachKey", &unknown).await.refused(), "404 KeyNotFound");
    let order = [
        ("ImageId", UBUNTU),
        ("SubnetId", network.subnet.as_str()),
        ("SecurityGroupId.1", &network.group),
        ("ChargeType", "Daily"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
        ("InstanceType", "N3.2B"),
        ("KeyId.1", "none"),
    ];
    assert_eq!(root.kec("RunInstances", &order).await.refused(), "404 KeyNotFound");
}

#[tokio::test]
async fn an_instance_is_paid_for_in_another_way_and_protected() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let more = [("DataDisk.1.Type", "SSD3.0"), ("DataDisk.1.Size", "20")];
    let one = launched(&root, &network, &more).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let charge = async |word: &str, disks: &str| {
        let order = [("InstanceId.1", one.as_str()), ("TargetChargeType", word), ("IncludeDataDisks", disks)];
        root.kec("ModifyInstanceChargeType", &order).await
    };
    let of_disk = async || {
        let found = root.call("ebs", "DescribeVolumes", &[("VolumeCategory", "data")]).await.ok();
        text(&found, "/Volumes/0/ChargeType")
    };
    charge("Daily", "false").await.ok();
    assert_eq!(instance(&root, &one).await["ChargeType"], "Daily");
    assert_eq!(of_disk().await, "HourlyInstantSettlement", "it was not named");
    charge("Daily", "true").await.ok();
    assert_eq!(of_disk().await, "Daily");
    assert_eq!(charge("Monthly", "true").await.refused(), "400 InvalidParameter");
    let protect = async |on: &str| {
        let order = [("InstanceId.1", one.as_str()), ("IsProtection", on)];
        root.kec("SetInstanceResourceProtect", &order).await.ok()
    };
    protect("true").await;
    let end = [("InstanceId.1", one.as_str()), ("ForceDelete", "true")];
    assert_eq!(root.kec("TerminateInstances", &end).await.refused(), "400 InstanceIsProtected");
    protect("false").await;
    root.kec("TerminateInstances", &end).await.ok();
}
