//! Local volumes of instances and their snapshots, and the time at which an instance is released by itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, Reply, TestCloud};

use super::kec::{Network, instance, launched, network, text};

const MINUTE: Duration = Duration::from_secs(60);

async fn launch(root: &KsyunActor, network: &Network, more: &[(&str, &str)]) -> Reply {
    let order = [
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "I1.2B"),
        ("SubnetId", network.subnet.as_str()),
        ("SecurityGroupId.1", network.group.as_str()),
        ("ChargeType", "Daily"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
    ];
    root.kec("RunInstances", &[&order, more].concat()).await
}

/// An instance with a local data disk of 50 GiB that is up.
async fn local(cloud: &TestCloud, root: &KsyunActor, network: &Network) -> String {
    let more = [("DataDiskGb", "50"), ("InstanceName", "db")];
    let id = launch(root, network, &more).await.field("/InstancesSet/0/InstanceId");
    cloud.advance(MINUTE);
    id
}

async fn volumes(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    root.kec("DescribeLocalVolumes", narrowed).await.ok()["LocalVolumeSet"].as_array().unwrap().clone()
}

/// The local volume of an instance that is there for this.
async fn volume(root: &KsyunActor, one: &str, category: &str) -> String {
    let found = volumes(root, &[("InstanceId", one), ("LocalVolumeCategory", category)]).await;
    text(&found[0], "/LocalVolumeId")
}

async fn snapshots(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    let found = root.kec("DescribeLocalVolumeSnapshots", narrowed).await.ok();
    found["LocalVolumeSnapshotSet"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_local_disks_of_an_instance_are_listed() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = local(&cloud, &root, &network).await;
    let other = launched(&root, &network, &[]).await.remove(0);
    // What Terraform's provider sends.
    let page = [("InstanceName", "db"), ("MaxResults", "200"), ("Marker", "0")];
    let mut shown = root.kec("DescribeLocalVolumes", &page).await.contents();
    let ids = [0, 1].map(|at| text(&shown, &format!("/LocalVolumeSet/{at}/LocalVolumeId")));
    for at in [0, 1] {
        assert_eq!(shown["LocalVolumeSet"][at]["CreationDate"].take().as_str().map(str::len), Some(20));
    }
    let volume = |at: usize, name: &str, category: &str, gib: u32| {
        json!({
            "LocalVolumeId": ids[at], "LocalVolumeName": name, "LocalVolumeState": "in-use", "InstanceId": one,
            "InstanceName": "db", "InstanceState": "active", "LocalVolumeType": "Local_SSD",
            "LocalVolumeCategory": category, "LocalVolumeSize": gib, "CreationDate": null, "AutoSnapshotPolicyId": "",
        })
    };
    let set = json!([volume(0, "vdb", "data", 50), volume(1, "vda", "root", 20)]);
    assert_eq!(shown, json!({"Marker": 2, "LocalVolumeCount": 2, "LocalVolumeSet": set}));
    let whole = instance(&root, &one).await;
    assert_eq!((&whole["DataDisks"], &whole["InstanceConfigure"]["DataDiskGb"]), (&json!([]), &json!(50)));
    assert_eq!(volumes(&root, &[("InstanceId", &other)]).await.len(), 0, "its disks are no local ones");
    for (name, value, count) in [
        ("LocalVolumeId", ids[0].as_str(), 1),
        ("LocalVolumeCategory", "root", 1),
        ("LocalVolumeSize", "21", 1),
        ("LocalVolumeSize", "51", 0),
        ("InstanceState", "active", 2),
        ("InstanceState", "stopped", 0),
        ("InstanceName", "web", 0),
        ("BindSnapshotPolicy", "false", 2),
        ("BindSnapshotPolicy", "true", 0),
        ("AutoSnapshotPolicyId", "none", 0),
        ("MaxResults", "1", 1),
        ("Marker", "1", 1),
        ("Region", "cn-shanghai-2", 0),
    ] {
        assert_eq!(volumes(&root, &[(name, value)]).await.len(), count, "{name}={value}");
    }
    for wrong in [("LocalVolumeCategory", "system"), ("MaxResults", "0"), ("MaxResults", "1001")] {
        assert_eq!(root.kec("DescribeLocalVolumes", &[wrong]).await.refused(), "400 InvalidParameter", "{wrong:?}");
    }
    let of_ebs = root.call("ebs", "DescribeInstanceVolumes", &[("InstanceId", &one)]).await.ok();
    assert_eq!(of_ebs["Attachments"], json!([]), "none is a volume of EBS");
    root.kec("TerminateInstances", &[("InstanceId.1", &one), ("ForceDelete", "true")]).await.ok();
    assert_eq!(volumes(&root, &[]).await.len(), 0, "they go with their instance");
}

#[tokio::test]
async fn a_local_data_disk_grows_and_is_made_later() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = local(&cloud, &root, &network).await;
    let bare = launch(&root, &network, &[]).await.field("/InstancesSet/0/InstanceId");
    cloud.advance(MINUTE);
    for id in [&one, &bare] {
        let order =
            [("InstanceId", id.as_str()), ("DataDiskGb", "80"), ("StopInstance", "true"), ("AutoRestart", "true")];
        root.kec("ModifyInstanceType", &order).await.ok();
        cloud.advance(MINUTE);
        let found = volumes(&root, &[("InstanceId", id), ("LocalVolumeCategory", "data")]).await;
        assert_eq!((found.len(), &found[0]["LocalVolumeSize"]), (1, &json!(80)));
        assert_eq!(found[0]["LocalVolumeState"], "in-use");
        let shown = instance(&root, id).await;
        assert_eq!((&shown["DataDisks"], &shown["InstanceConfigure"]["DataDiskGb"]), (&json!([]), &json!(80)));
    }
}

#[tokio::test]
async fn a_snapshot_of_a_local_volume_is_listed_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = local(&cloud, &root, &network).await;
    let data = volume(&root, &one, "data").await;
    let order =
        [("LocalVolumeId", data.as_str()), ("LocalVolumeSnapshotName", "first"), ("LocalVolumeSnapshotDesc", "before")];
    let made = root.kec("CreateLocalVolumeSnapshot", &order).await.contents();
    let id = text(&made, "/LocalVolumeSnapshotId");
    assert_eq!(made, json!({"LocalVolumeSnapshotId": id}));
    assert_eq!(snapshots(&root, &[]).await[0]["State"], "creating");
    cloud.advance(MINUTE);
    let page = [("SourceLocalVolumeId", data.as_str()), ("MaxResults", "200"), ("Marker", "0")];
    let mut shown = root.kec("DescribeLocalVolumeSnapshots", &page).await.contents();
    let created = shown["LocalVolumeSnapshotSet"][0]["CreationDate"].take();
    assert_eq!(created.as_str().map(str::len), Some(20));
    let snapshot = json!({
        "LocalVolumeSnapshotId": id, "LocalVolumeSnapshotName": "first", "LocalVolumeSnapshotDesc": "before",
        "SourceLocalVolumeId": data, "SourceLocalVolumeName": "vdb", "SourceLocalVolumeCategory": "data",
        "SourceLocalVolumeState": "in-use", "InstanceId": one, "State": "available", "SnapshotType": "CommonSnapShot",
        "DiskSize": 50, "MinDisk": 50, "CreationDate": null, "ScheduledDeleteTime": "", "InstantAccess": false,
        "CreateImage": false, "CopyFromRemote": false,
    });
    let whole = json!({"Marker": 1, "LocalVolumeSnapshotCount": 1, "LocalVolumeSnapshotSet": [snapshot]});
    assert_eq!(shown, whole);
    for (name, value, count) in [
        ("LocalVolumeSnapshotId", id.as_str(), 1),
        ("LocalVolumeSnapshotId", "none", 0),
        ("SourceLocalVolumeId", "none", 0),
        ("LocalVolumeName", "vdb", 1),
        ("LocalVolumeName", "vda", 0),
        ("Marker", "1", 0),
    ] {
        assert_eq!(snapshots(&root, &[(name, value)]).await.len(), count, "{name}={value}");
    }
    let of_ebs = root.call("ebs", "DescribeSnapshots", &[]).await.ok();
    assert_eq!(of_ebs["Snapshots"], json!([]), "it is none of EBS");
    let as_volume = root.call("ebs", "DeleteSnapshot", &[("SnapshotId", &id)]).await;
    assert_eq!(as_volume.refused(), "404 SnapshotNotFound");
    let from = [("AvailabilityZone", "cn-beijing-6a"), ("ChargeType", "Daily"), ("SnapshotId", id.as_str())];
    assert_eq!(root.call("ebs", "CreateVolume", &from).await.refused(), "404 SnapshotNotFound");
    let both = [("LocalVolumeSnapshotId.1", id.as_str()), ("LocalVolumeSnapshotId.2", "none")];
    let deleted = root.kec("DeleteLocalVolumeSnapshot", &both).await.contents();
    let expected = json!({"ReturnSet": [
        {"LocalVolumeSnapshotId": id, "Return": true, "Reason": "", "ErrorCode": ""},
        {"LocalVolumeSnapshotId": "none", "Return": false, "Reason": "The snapshot none does not exist.",
         "ErrorCode": "SnapshotNotFound"},
    ]});
    assert_eq!(deleted, expected);
    assert_eq!(root.kec("DeleteLocalVolumeSnapshot", &both).await.refused(), "404 SnapshotNotFound");
    assert_eq!(root.kec("DeleteLocalVolumeSnapshot", &[]).await.refused(), "400 MissingParameter");
}

#[tokio::test]
async fn only_local_volumes_have_snapshots_of_their_kind() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = local(&cloud, &root, &network).await;
    let other = launched(&root, &network, &[]).await.remove(0);
    cloud.advance(MINUTE);
    let of_ebs = text(&instance(&root, &other).await, "/SystemDisk/DiskId");
    let data = volume(&root, &one, "data").await;
    for (id, name, refusal) in [
        (of_ebs.as_str(), "first", "404 VolumeNotFound"),
        ("none", "first", "404 VolumeNotFound"),
        (data.as_str(), "a", "400 InvalidParameter"),
    ] {
        let order = [("LocalVolumeId", id), ("LocalVolumeSnapshotName", name)];
        assert_eq!(root.kec("CreateLocalVolumeSnapshot", &order).await.refused(), refusal, "{id} {name}");
    }
    assert_eq!(root.kec("CreateLocalVolumeSnapshot", &[]).await.refused(), "400 MissingParameter");
    let named = [("LocalVolumeId", data.as_str()), ("InstantAccess", "true")];
    root.kec("CreateLocalVolumeSnapshot", &named).await.ok();
    let shown = snapshots(&root, &[]).await.remove(0);
    assert_eq!((&shown["SnapshotType"], &shown["InstantAccess"]), (&json!("LocalSnapShot"), &json!(true)));
    assert!(text(&shown, "/LocalVolumeSnapshotName").starts_with("KSC-SNAP-"));
    root.kec("TerminateInstances", &[("InstanceId.1", &one), ("ForceDelete", "true")]).await.ok();
    let shown = snapshots(&root, &[]).await.remove(0);
    assert_eq!((&shown["SourceLocalVolumeState"], &shown["InstanceId"]), (&json!(""), &json!("")));
    let back = [("LocalVolumeSnapshotId", shown["LocalVolumeSnapshotId"].as_str().unwrap())];
    assert_eq!(root.kec("RollbackLocalVolume", &back).await.refused(), "404 VolumeNotFound", "it is gone");
}

#[tokio::test]
async fn a_local_volume_is_put_back_and_makes_another_one() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = local(&cloud, &root, &network).await;
    let snapshot = async |category: &str| {
        let volume = volume(&root, &one, category).await;
        let order = [("LocalVolumeId", volume.as_str())];
        root.kec("CreateLocalVolumeSnapshot", &order).await.field("/LocalVolumeSnapshotId")
    };
    let (data, system) = (snapshot("data").await, snapshot("root").await);
    cloud.advance(MINUTE);
    let back = [("LocalVolumeSnapshotId", data.as_str())];
    assert_eq!(root.kec("RollbackLocalVolume", &back).await.refused(), "400 InstanceStateNotSupported");
    root.kec("StopInstances", &[("InstanceId.1", &one)]).await.ok();
    cloud.advance(MINUTE);
    assert_eq!(root.kec("RollbackLocalVolume", &back).await.contents(), json!({"Return": true}));
    let state = volumes(&root, &[("LocalVolumeCategory", "data")]).await[0]["LocalVolumeState"].clone();
    assert_eq!(state, "rollbacking");
    let lost = [("LocalVolumeSnapshotId", "none")];
    assert_eq!(root.kec("RollbackLocalVolume", &lost).await.refused(), "404 SnapshotNotFound");
    let of_data = ("LocalVolumeSnapshotId", data.as_str());
    launch(&root, &network, &[of_data, ("DataDiskGb", "60")]).await.ok();
    assert_eq!(volumes(&root, &[("LocalVolumeSize", "60")]).await.len(), 1);
    for (order, refusal) in [
        (vec![of_data, ("DataDiskGb", "40")], "400 InvalidParameter"),
        (vec![of_data], "400 InvalidParameter"),
        (vec![("LocalVolumeSnapshotId", system.as_str()), ("DataDiskGb", "60")], "400 InvalidParameter"),
        (vec![lost[0], ("DataDiskGb", "60")], "404 SnapshotNotFound"),
    ] {
        assert_eq!(launch(&root, &network, &order).await.refused(), refusal, "{order:?}");
    }
    let disk = [("DataDisk.1.Type", "SSD3.0"), ("DataDisk.1.Size", "60"), ("DataDisk.1.SnapshotId", data.as_str())];
    assert_eq!(launch(&root, &network, &disk).await.refused(), "404 SnapshotNotFound", "it is of a local disk");
    let image = [("InstanceId", one.as_str()), ("Name", "db"), ("InstantAccess", "true")];
    let id = root.kec("CreateImage", &image).await.field("/ImageId");
    let shown = root.kec("DescribeImages", &[("ImageId", &id)]).await.ok()["ImagesSet"][0].clone();
    assert_eq!((&shown["InstantAccess"], &shown["SnapshotSet"][0]["Type"]), (&json!(true), &json!("local")));
    let of_image = snapshots(&root, &[("LocalVolumeName", "vda")]).await;
    assert_eq!((of_image.len(), &of_image[0]["CreateImage"]), (2, &json!(true)));
}

#[tokio::test]
async fn an_instance_is_released_by_itself() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    // The clock stands at midnight in UTC, which is 8 in China.
    let more = [("AutoDeleteTime", "2026-01-01 18:00")];
    let one = launch(&root, &network, &more).await.field("/InstancesSet/0/InstanceId");
    let other = launch(&root, &network, &[]).await.field("/InstancesSet/0/InstanceId");
    assert_eq!(instance(&root, &one).await["AutoDeleteTime"], "2026-01-01 18:00");
    assert_eq!(instance(&root, &other).await.get("AutoDeleteTime"), None);
    cloud.advance(MINUTE);
    let modify = async |at: &str, more: &[(&str, &str)]| {
        let order = [("InstanceId.1", one.as_str()), ("InstanceId.2", other.as_str()), ("AutoDeleteTime", at)];
        root.kec("ModifyInstanceAutoDeleteTime", &[&order, more].concat()).await
    };
    assert_eq!(modify("2026-01-01 20:00", &[]).await.contents(), json!({"Return": true}));
    for id in [&one, &other] {
        assert_eq!(instance(&root, id).await["AutoDeleteTime"], "2026-01-01 20:00");
    }
    for wrong in ["2026-01-01 08:00", "tomorrow"] {
        assert_eq!(modify(wrong, &[]).await.refused(), "400 InvalidParameter", "{wrong}");
        assert_eq!(launch(&root, &network, &[("AutoDeleteTime", wrong)]).await.refused(), "400 InvalidParameter");
    }
    let with_addresses = modify("2026-01-01 20:00", &[("AutoDeleteEip", "true")]).await;
    assert_eq!(with_addresses.refused(), "400 InvalidParameter", "it is not built");
    let never = [("InstanceId.1", other.as_str()), ("AutoDeleteTime", "")];
    root.kec("ModifyInstanceAutoDeleteTime", &never).await.ok();
    cloud.advance(Duration::from_secs(13 * 60 * 60));
    let left = root.kec("DescribeInstances", &[]).await.ok();
    assert_eq!((&left["InstanceCount"], &left["InstancesSet"][0]["InstanceId"]), (&json!(1), &json!(other)));
    let lost = [("InstanceId.1", one.as_str())];
    assert_eq!(root.kec("ModifyInstanceAutoDeleteTime", &lost).await.refused(), "400 InstanceIdInvalid");
}
