//! EBS: volumes, which instance has them, and their snapshots.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, Reply, TestCloud};

use super::kec::{instance, launched, network, text};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn ebs(actor: &KsyunActor, action: &str, parameters: &[(&str, &str)]) -> Reply {
    actor.call("ebs", action, parameters).await
}

async fn create(root: &KsyunActor, more: &[(&str, &str)]) -> Reply {
    let order = [&[("AvailabilityZone", "cn-beijing-6a")][..], more].concat();
    ebs(root, "CreateVolume", &order).await
}

/// A volume that is there.
async fn created(cloud: &TestCloud, root: &KsyunActor, more: &[(&str, &str)]) -> String {
    let order = [&[("ChargeType", "Daily")][..], more].concat();
    let id = create(root, &order).await.field("/VolumeId");
    cloud.advance(Duration::from_secs(5));
    id
}

async fn volumes(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    ebs(root, "DescribeVolumes", narrowed).await.ok()["Volumes"].as_array().unwrap().clone()
}

async fn volume(root: &KsyunActor, id: &str) -> Value {
    volumes(root, &[("VolumeId.1", id)]).await.remove(0)
}

#[tokio::test]
async fn a_volume_is_created_with_what_the_order_says() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let order = [
        ("VolumeName", "data"),
        ("VolumeDesc", "of the shop"),
        ("VolumeType", "ESSD_PL1"),
        ("Size", "40"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    let id = created(&cloud, &root, &order).await;
    let mut shown = volume(&root, &id).await;
    assert_eq!(text(&shown, "/CreateTime").len(), "2026-12-21 08:00:00".len());
    assert!(shown["Tags"][0]["TagId"].is_u64());
    shown["CreateTime"].take();
    shown["Tags"][0]["TagId"].take();
    let whole = json!({
        "VolumeId": id, "VolumeName": "data", "VolumeDesc": "of the shop", "Size": 40, "VolumeStatus": "available",
        "VolumeType": "ESSD_PL1", "VolumeCategory": "data", "AvailabilityZone": "cn-beijing-6a", "ChargeType": "Daily",
        "InstanceTradeType": 5, "CreateTime": null, "Attachment": [], "ProjectId": 0,
        "Tags": [{"TagId": null, "TagKey": "team", "TagValue": "web"}],
    });
    assert_eq!(shown, whole);
    let plain = create(&root, &[("ChargeType", "HourlyInstantSettlement")]).await.field("/VolumeId");
    let shown = volume(&root, &plain).await;
    assert_eq!((&shown["VolumeStatus"], &shown["Size"]), (&json!("creating"), &json!(10)));
    assert_eq!(shown["VolumeType"], "SSD3.0");
    assert!(text(&shown, "/VolumeName").starts_with("KSC-EBS-"));
    let paid = create(&root, &[("ChargeType", "Monthly"), ("PurchaseTime", "1")]).await.field("/VolumeId");
    let until = text(&volume(&root, &paid).await, "/ExpireTime");
    ebs(&root, "RenewVolume", &[("VolumeId", &paid), ("PurchaseTime", "2")]).await.ok();
    assert_ne!(text(&volume(&root, &paid).await, "/ExpireTime"), until);
    let daily = [("VolumeId", id.as_str()), ("PurchaseTime", "2")];
    assert_eq!(ebs(&root, "RenewVolume", &daily).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn an_order_that_no_volume_can_fill_is_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let wrong: &[&[(&str, &str)]] = &[
        &[("VolumeType", "ESSD_PL2"), ("Size", "460")],
        &[("VolumeType", "Local_SSD"), ("Size", "20")],
        &[("Size", "9")],
        &[("VolumeName", "a")],
        &[("VolumeDesc", "https://example.com")],
        &[("ProjectId", "7")],
        &[("ProvisionedIops", "100")],
    ];
    for order in wrong {
        let order = [&[("ChargeType", "Daily")][..], order].concat();
        assert_eq!(create(&root, &order).await.refused(), "400 InvalidParameter", "{order:?}");
    }
    assert_eq!(create(&root, &[]).await.refused(), "400 MissingParameter");
    assert_eq!(create(&root, &[("ChargeType", "Monthly")]).await.refused(), "400 MissingParameter");
    let elsewhere = [("AvailabilityZone", "cn-shanghai-2a"), ("ChargeType", "Daily")];
    assert_eq!(ebs(&root, "CreateVolume", &elsewhere).await.refused(), "400 InvalidParameter");
    let from = [("ChargeType", "Daily"), ("SnapshotId", "none")];
    assert_eq!(create(&root, &from).await.refused(), "404 SnapshotNotFound");
    assert_eq!(volumes(&root, &[]).await.len(), 0, "nothing was made");
}

#[tokio::test]
async fn a_volume_is_attached_to_an_instance_and_detached() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = launched(&root, &network, &[("DataDisk.1.Type", "SSD3.0"), ("DataDisk.1.Size", "20")]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let id = created(&cloud, &root, &[("Size", "30")]).await;
    let to = [("VolumeId", id.as_str()), ("InstanceId", &one), ("DeleteWithInstance", "true")];
    ebs(&root, "AttachVolume", &to).await.ok();
    assert_eq!(volume(&root, &id).await["VolumeStatus"], "attaching");
    cloud.advance(Duration::from_secs(5));
    let shown = volume(&root, &id).await;
    let attachment = json!([{"InstanceId": one, "MountPoint": "/dev/vdc", "DeleteWithInstance": true}]);
    assert_eq!((&shown["VolumeStatus"], &shown["Attachment"]), (&json!("in-use"), &attachment));
    assert_eq!(shown["InstanceId"], json!(one));
    let held = ebs(&root, "DescribeInstanceVolumes", &[("InstanceId", &one)]).await.ok();
    let points: Vec<_> = held["Attachments"].as_array().unwrap().iter().map(|one| text(one, "/MountPoint")).collect();
    assert_eq!(points, ["/dev/vda", "/dev/vdb", "/dev/vdc"]);
    assert_eq!(instance(&root, &one).await["DataDisks"][1]["DiskId"], json!(id));
    let system = volumes(&root, &[("VolumeCategory", "system")]).await.remove(0);
    assert_eq!(system["ChargeType"], "HourlyInstantSettlement", "as its instance");
    for (action, order) in [
        ("AttachVolume", &to[..]),
        ("DeleteVolume", &to[..1]),
        ("DetachVolume", &[("VolumeId", system["VolumeId"].as_str().unwrap())]),
    ] {
        assert_eq!(ebs(&root, action, order).await.refused(), "400 InvalidParameter", "{action}");
    }
    let more = [("VolumeId", id.as_str()), ("DeleteWithInstance", "false")];
    ebs(&root, "ModifyVolume", &more).await.ok();
    assert_eq!(volume(&root, &id).await["Attachment"][0]["DeleteWithInstance"], json!(false));
    ebs(&root, "DetachVolume", &[("VolumeId", &id)]).await.ok();
    cloud.advance(Duration::from_secs(5));
    let shown = volume(&root, &id).await;
    assert_eq!((shown.get("InstanceId"), &shown["VolumeStatus"]), (None, &json!("available")));
    ebs(&root, "AttachVolume", &to).await.ok();
    cloud.advance(Duration::from_secs(5));
    root.kec("TerminateInstances", &[("InstanceId.1", &one), ("ForceDelete", "true")]).await.ok();
    let left: Vec<_> = volumes(&root, &[]).await.iter().map(|one| text(one, "/VolumeCategory")).collect();
    assert_eq!(left, ["data"], "the one of the launch stays, the one that goes with it went");
}

#[tokio::test]
async fn a_volume_grows_and_changes_its_type_and_price() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let id = created(&cloud, &root, &[("Size", "20")]).await;
    let of = |name: &'static str, value: &'static str| [("VolumeId", id.as_str()), (name, value)];
    ebs(&root, "ResizeVolume", &of("Size", "50")).await.ok();
    for wrong in ["50", "40", "40000"] {
        assert_eq!(ebs(&root, "ResizeVolume", &of("Size", wrong)).await.refused(), "400 InvalidParameter", "{wrong}");
    }
    let level = "PerformanceLevelVolumeCategory";
    ebs(&root, "ModifyVolumeType", &of(level, "ESSD_PL0")).await.ok();
    for wrong in ["EHDD", "ESSD_PL2", "ESSD_PL9"] {
        assert_eq!(
            ebs(&root, "ModifyVolumeType", &of(level, wrong)).await.refused(),
            "400 InvalidParameter",
            "{wrong}"
        );
    }
    let hourly = [("VolumeId.1", id.as_str()), ("BillType", "87")];
    ebs(&root, "ModifyDiskChargeType", &hourly).await.ok();
    ebs(&root, "ModifyVolume", &of("VolumeName", "of-orders")).await.ok();
    let shown = volume(&root, &id).await;
    assert_eq!((&shown["Size"], &shown["VolumeType"]), (&json!(50), &json!("ESSD_PL0")));
    assert_eq!((&shown["InstanceTradeType"], &shown["VolumeName"]), (&json!(87), &json!("of-orders")));
    assert_eq!(ebs(&root, "ModifyVolume", &of("VolumeName", "a b")).await.refused(), "400 InvalidParameter");
    let project = root.iam("CreateProject", &[("ProjectName", "shop")]).await.ok()["Result"].to_string();
    ebs(&root, "UpdateVolumeProject", &[("VolumeId.1", &id), ("ProjectId", &project)]).await.ok();
    assert_eq!(volume(&root, &id).await["ProjectId"].to_string(), project);
    let nowhere = [("VolumeId.1", id.as_str()), ("ProjectId", "7")];
    assert_eq!(ebs(&root, "UpdateVolumeProject", &nowhere).await.refused(), "400 InvalidParameter");
    let other = [("VolumeId.1", id.as_str()), ("BillType", "1")];
    assert_eq!(ebs(&root, "ModifyDiskChargeType", &other).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn a_deleted_volume_waits_in_the_recycle_bin() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let id = created(&cloud, &root, &[]).await;
    let named = [("VolumeId", id.as_str())];
    assert_eq!(ebs(&root, "RecoveryVolume", &named).await.refused(), "400 InvalidParameter");
    ebs(&root, "DeleteVolume", &named).await.ok();
    assert_eq!(volume(&root, &id).await["VolumeStatus"], "recycling");
    assert_eq!(volumes(&root, &[("VolumeStatus", "available")]).await.len(), 0);
    assert_eq!(volumes(&root, &[("VolumeStatus", "recycling")]).await.len(), 1);
    let more = [("VolumeId", id.as_str()), ("Size", "90")];
    for action in ["ResizeVolume", "DeleteVolume", "CreateSnapshot", "ModifyVolume"] {
        assert_eq!(ebs(&root, action, &more).await.refused(), "400 InvalidParameter", "{action}");
    }
    ebs(&root, "RecoveryVolume", &named).await.ok();
    assert_eq!(volumes(&root, &[("VolumeStatus", "available")]).await.len(), 1);
    ebs(&root, "DeleteVolume", &named).await.ok();
    let force = [("VolumeId", id.as_str()), ("ForceDelete", "true")];
    ebs(&root, "DeleteVolume", &force).await.ok();
    assert_eq!(volume(&root, &id).await["VolumeStatus"], "deleting", "as Terraform's provider looks for it");
    assert_eq!(volumes(&root, &[("VolumeStatus", "deleting")]).await.len(), 1);
    assert_eq!(volumes(&root, &[("VolumeStatus", "available")]).await.len(), 0);
    assert_eq!(ebs(&root, "DeleteVolume", &force).await.refused(), "400 InvalidParameter");
    cloud.advance(Duration::from_secs(5));
    assert_eq!(ebs(&root, "DeleteVolume", &force).await.refused(), "404 VolumeNotFound");
    let forgotten = created(&cloud, &root, &[]).await;
    ebs(&root, "DeleteVolume", &[("VolumeId", &forgotten)]).await.ok();
    cloud.advance(DAY * 6);
    assert_eq!(volumes(&root, &[]).await.len(), 1);
    cloud.advance(DAY * 2);
    assert_eq!(volumes(&root, &[]).await.len(), 0, "the recycle bin is emptied after a week");
}

#[tokio::test]
async fn volumes_are_listed_by_what_they_are() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let first = created(&cloud, &root, &[("VolumeType", "EHDD"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await;
    let day = text(&volume(&root, &first).await, "/CreateTime").get(..10).unwrap().to_owned();
    cloud.advance(DAY * 2);
    let second = created(&cloud, &root, &[("AvailabilityZone", "cn-beijing-6b")]).await;
    let listed = async |name: &str, value: &str| -> Vec<String> {
        volumes(&root, &[(name, value)]).await.iter().map(|one| text(one, "/VolumeId")).collect()
    };
    let both = [second.clone(), first.clone()];
    for (name, value, expected) in [
        ("VolumeType", "EHDD", &both[1..]),
        ("Tag.1.Key", "team", &both[1..]),
        ("VolumeCreateDate", &day, &both[1..]),
        ("VolumeCreateEndDate", &day, &both[1..]),
        ("VolumeCreateStartDate", &day, &both[..]),
        ("VolumeCategory", "system", &[]),
        ("VolumeStatus", "error", &[]),
    ] {
        assert_eq!(listed(name, value).await, expected, "{name}");
    }
    for (name, value) in [("VolumeType", "Local_SSD"), ("VolumeCreateDate", "today"), ("VolumeStatus", "lost")] {
        assert_eq!(ebs(&root, "DescribeVolumes", &[(name, value)]).await.refused(), "400 InvalidParameter", "{name}");
    }
    for _ in 0..10 {
        create(&root, &[("ChargeType", "Daily")]).await.ok();
    }
    assert_eq!(volumes(&root, &[]).await.len(), 10, "ten by default");
    let rest = volumes(&root, &[("Marker", "10"), ("MaxResults", "50")]).await;
    assert_eq!(rest.iter().map(|one| text(one, "/VolumeId")).collect::<Vec<_>>(), both);
    assert_eq!(ebs(&root, "DescribeVolumes", &[("MaxResults", "9")]).await.refused(), "400 InvalidParameter");
    let zones = ebs(&root, "DescribeAvailabilityZones", &[("VolumeType", "SSD3.0")]).await.ok();
    assert_eq!(zones["AvailabilityZones"][0], "cn-beijing-6a");
}

async fn snapshots(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Value {
    ebs(root, "DescribeSnapshots", narrowed).await.ok()
}

#[tokio::test]
async fn a_snapshot_of_a_volume_makes_another_one() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let id = created(&cloud, &root, &[("Size", "20"), ("VolumeName", "data")]).await;
    let order = [("VolumeId", id.as_str()), ("SnapshotName", "first"), ("SnapshotDesc", "before")];
    let snapshot = ebs(&root, "CreateSnapshot", &order).await.field("/SnapshotId");
    let from = [("ChargeType", "Daily"), ("SnapshotId", snapshot.as_str())];
    assert_eq!(create(&root, &from).await.refused(), "400 InvalidParameter", "it is not there yet");
    cloud.advance(Duration::from_secs(60));
    let listed = snapshots(&root, &[("SnapshotId", &snapshot)]).await;
    let mut shown = listed["Snapshots"][0].clone();
    shown["CreateTime"].take();
    let whole = json!({
        "SnapshotId": snapshot, "SnapshotName": "first", "SnapshotDesc": "before", "VolumeId": id, "VolumeName": "data",
        "VolumeType": "SSD3.0", "VolumeStatus": "available", "AvailabilityZone": "cn-beijing-6a",
        "VolumeCategory": "data", "Size": 20, "CreateTime": null, "SnapshotStatus": "available", "Progress": "100%",
        "SnapshotType": "CommonSnapShot", "ScheduledDeleteTime": "", "AutoSnapshot": false,
    });
    assert_eq!(shown, whole);
    assert_eq!(listed["Page"], json!({"pageNumber": 1, "pageSize": 10, "totalCount": 1, "hasNext": false}));
    let small = [&from[..], &[("Size", "10")]].concat();
    assert_eq!(create(&root, &small).await.refused(), "400 InvalidParameter", "the snapshot is larger");
    let copy = create(&root, &from).await.field("/VolumeId");
    let shown = volume(&root, &copy).await;
    assert_eq!((&shown["Size"], &shown["SourceSnapshotId"]), (&json!(20), &json!(snapshot)));
    ebs(&root, "ModifySnapshot", &[("SnapshotId", &snapshot), ("SnapshotName", "second")]).await.ok();
    for (name, value, count) in
        [("SnapshotName", "second", 1), ("SnapshotName", "first", 0), ("VolumeId", &copy, 0), ("VolumeId", &id, 1)]
    {
        assert_eq!(snapshots(&root, &[(name, value)]).await["Snapshots"].as_array().unwrap().len(), count, "{value}");
    }
    let zone = [("AvailabilityZone", "cn-beijing-6b")];
    assert_eq!(snapshots(&root, &zone).await["Snapshots"], json!([]));
    ebs(&root, "DeleteSnapshot", &[("SnapshotId", &snapshot)]).await.ok();
    let gone = [("SnapshotId", snapshot.as_str())];
    assert_eq!(ebs(&root, "DeleteSnapshot", &gone).await.refused(), "404 SnapshotNotFound");
    let auto = [("VolumeId", id.as_str()), ("SnapshotName", "automatic")];
    assert_eq!(ebs(&root, "CreateSnapshot", &auto).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn a_snapshot_goes_at_the_time_that_was_said() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let id = created(&cloud, &root, &[]).await;
    let over = [("VolumeId", id.as_str()), ("ScheduledDeleteTime", "2020-07-30T00:00:00")];
    assert_eq!(ebs(&root, "CreateSnapshot", &over).await.refused(), "400 InvalidParameter");
    let later = [("VolumeId", id.as_str()), ("ScheduledDeleteTime", "2999-07-30T00:00:00")];
    let kept = ebs(&root, "CreateSnapshot", &later).await.field("/SnapshotId");
    let shown = snapshots(&root, &[("SnapshotId", &kept)]).await["Snapshots"][0].clone();
    assert_eq!(shown["ScheduledDeleteTime"], "2999-07-30 00:00:00");
    assert_eq!(shown["SnapshotStatus"], "creating");
}

#[tokio::test]
async fn a_policy_makes_snapshots_of_a_volume_in_use() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = launched(&root, &network, &[]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let id = created(&cloud, &root, &[]).await;
    ebs(&root, "AttachVolume", &[("VolumeId", &id), ("InstanceId", &one)]).await.ok();
    cloud.advance(Duration::from_secs(60));
    let order = [("AutoSnapshotPolicyName", "nightly"), ("AutoSnapshotTime.1", "3"), ("RetentionTime", "7")];
    assert_eq!(root.kec("CreateAutoSnapshotPolicy", &order).await.refused(), "400 MissingParameter");
    let days = ["1", "2", "3", "4", "5", "6", "7"].map(|day| (format!("AutoSnapshotDate.{day}"), day));
    let mut order = order.to_vec();
    order.extend(days.iter().map(|(name, day)| (name.as_str(), *day)));
    let policy = root.kec("CreateAutoSnapshotPolicy", &order).await.field("/AutoSnapshotPolicyId");
    let with = [("AutoSnapshotPolicyId", policy.as_str()), ("AttachVolumeId.1", &id)];
    let applied = root.kec("ApplyAutoSnapshotPolicy", &with).await.ok();
    assert_eq!(applied["ReturnSet"], json!({"Return": true}));
    assert_eq!(volume(&root, &id).await["AutoSnapshotPolicyId"], json!(policy));
    let listed = root.kec("DescribeAutoSnapshotPolicy", &[("AutoSnapshotPolicyId.0", &policy)]).await.ok();
    let mut shown = listed["AutoSnapshotPolicySet"][0].clone();
    shown["CreationDate"].take();
    let whole = json!({
        "AutoSnapshotPolicyId": policy, "AutoSnapshotPolicyName": "nightly", "AutoSnapshotTime": ["3"],
        "AutoSnapshotDate": ["1", "2", "3", "4", "5", "6", "7"], "RetentionTime": 7, "SnapshotType": "CommonSnapShot",
        "CreationDate": null, "AttachLocalVolumeNum": 0, "AttachEBSVolumeNum": 1,
    });
    assert_eq!(shown, whole);
    cloud.advance(DAY);
    let made = snapshots(&root, &[("VolumeId", &id)]).await["Snapshots"].as_array().unwrap().clone();
    assert_eq!((made.len(), &made[0]["AutoSnapshot"]), (1, &json!(true)));
    assert!(text(&made[0], "/SnapshotName").starts_with("auto_"));
    root.kec("CancelAutoSnapshotPolicy", &with).await.ok();
    assert_eq!(volume(&root, &id).await.get("AutoSnapshotPolicyId"), None);
    let change = [("AutoSnapshotPolicyId", policy.as_str()), ("AutoSnapshotPolicyName", "weekly")];
    root.kec("ModifyAutoSnapshotPolicy", &change).await.ok();
    let gone = root.kec("DeleteAutoSnapshotPolicy", &[("AutoSnapshotPolicyId.1", &policy)]).await.ok();
    let deleted = json!([{"AutoSnapshotPolicyId": policy, "Return": true}]);
    assert_eq!(gone["AutoSnapshotPolicySet"], deleted);
    assert_eq!(root.kec("ModifyAutoSnapshotPolicy", &change).await.refused(), "404 SnapshotPolicyNotFound");
}

#[tokio::test]
async fn a_condition_on_tags_holds_for_volumes() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let web = created(&cloud, &root, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await;
    let other = created(&cloud, &root, &[]).await;
    let alice = cloud.ksyun_user("alice").await;
    let statement = json!({"Effect": "Allow", "Action": ["ebs:ResizeVolume"], "Resource": ["*"],
        "Condition": {"StringEquals": {"ksc:Tag": ["team&web"]}}});
    let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
    let made = root.iam("CreatePolicy", &[("PolicyName", "web"), ("PolicyDocument", &document)]).await;
    let krn = made.field("/CreatePolicyResult/Policy/Krn");
    root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    ebs(&alice, "ResizeVolume", &[("VolumeId", &web), ("Size", "20")]).await.ok();
    let refused = ebs(&alice, "ResizeVolume", &[("VolumeId", &other), ("Size", "20")]).await;
    assert_eq!(refused.refused(), "403 AccessDenied");
}
