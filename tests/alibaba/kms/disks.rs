//! The keys of disks.

use super::*;
use crate::alibaba::ecs::Net;

const DISK: Pairs<'static> =
    &[("DiskCategory", "cloud_essd"), ("Size", "40"), ("ZoneId", "cn-hangzhou-h"), ("RegionId", "cn-hangzhou")];

/// Orders a disk and shows it.
async fn disk(root: &Actor, more: Pairs<'_>) -> Value {
    let id = root.ecs("CreateDisk", &[DISK, more].concat()).await.field("/DiskId");
    root.ecs("DescribeDisks", &[("DiskIds", &format!(r#"["{id}"]"#))]).await.ok()["Disks"]["Disk"][0].clone()
}

#[tokio::test]
async fn an_encrypted_disk_without_a_key_has_that_of_the_service() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    assert_eq!(kms(&root, "ListKeys", &[]).await.field("/TotalCount"), "0", "it is made when it is first used");
    let one = disk(&root, &[("Encrypted", "true")]).await;
    let two = disk(&root, &[("Encrypted", "true")]).await;
    let filter = r#"[{"Key":"AliasName","Values":["acs/ecs"]}]"#;
    let service = kms(&root, "ListKeys", &[("Filters", filter)]).await.field("/Keys/Key/0/KeyId");
    assert_eq!((&one["KMSKeyId"], &two["KMSKeyId"]), (&json!(service), &json!(service)));
    let shown = shown(&root, "alias/acs/ecs").await;
    assert_eq!((&shown["KeyId"], &shown["Creator"]), (&json!(service), &json!("ecs")));
    assert_eq!(kms(&root, "DisableKey", &[("KeyId", &service)]).await.refused(), "400 UnsupportedOperation");
    let delete = [("KeyId", service.as_str()), ("PendingWindowInDays", "7")];
    assert_eq!(kms(&root, "ScheduleKeyDeletion", &delete).await.refused(), "400 UnsupportedOperation");
    let plain = disk(&root, &[]).await;
    assert_eq!((&plain["Encrypted"], &plain["KMSKeyId"]), (&json!(false), &json!("")));
}

fn with_key(id: &str) -> [(&str, &str); 2] {
    [("Encrypted", "true"), ("KMSKeyId", id)]
}

#[tokio::test]
async fn a_key_that_a_disk_names_is_there_and_enabled() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    assert_eq!(disk(&root, &with_key(&id)).await["KMSKeyId"], json!(id));
    let refused = async |id: &str| root.ecs("CreateDisk", &[DISK, &with_key(id)].concat()).await.refused();
    assert_eq!(refused("key-none").await, "404 InvalidParameter.KMSKeyId.NotFound");
    let elsewhere = key(&root, &[("RegionId", "cn-beijing")]).await;
    assert_eq!(refused(&elsewhere).await, "404 InvalidParameter.KMSKeyId.NotFound");
    kms(&root, "DisableKey", &[("KeyId", &id)]).await.ok();
    assert_eq!(refused(&id).await, "403 InvalidParameter.KMSKeyId.CMKNotEnabled");
}

#[tokio::test]
async fn a_region_encrypts_every_new_disk_with_the_key_that_was_chosen() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let status = async || root.ecs("DescribeDiskEncryptionByDefaultStatus", &[]).await.field("/Encrypted");
    let usual = async || root.ecs("DescribeDiskDefaultKMSKeyId", &[]).await.field("/KMSKeyId");
    assert_eq!(status().await, "false");
    let service = usual().await;
    root.ecs("EnableDiskEncryptionByDefault", &[]).await.ok();
    assert_eq!(status().await, "true");
    let made = disk(&root, &[]).await;
    assert_eq!((&made["Encrypted"], &made["KMSKeyId"]), (&json!(true), &json!(service)));
    let id = key(&root, &[]).await;
    root.ecs("ModifyDiskDefaultKMSKeyId", &[("KMSKeyId", &id)]).await.ok();
    assert_eq!((usual().await, &disk(&root, &[]).await["KMSKeyId"]), (id.clone(), &json!(id)));
    root.ecs("ResetDiskDefaultKMSKeyId", &[]).await.ok();
    root.ecs("DisableDiskEncryptionByDefault", &[]).await.ok();
    assert_eq!((usual().await, status().await), (service, "false".to_owned()));
    assert_eq!(disk(&root, &[]).await["Encrypted"], json!(false));
    let none = root.ecs("ModifyDiskDefaultKMSKeyId", &[("KMSKeyId", "key-none")]).await;
    assert_eq!(none.refused(), "404 InvalidParameter.KMSKeyId.NotFound");
}

/// The key of the first snapshot in a region that a filter leaves.
async fn key_of_snapshot(root: &Actor, region: &str, filter: Pairs<'_>) -> (Value, Value) {
    let of = [&[("RegionId", region)][..], filter].concat();
    let shown = root.call("Ecs", "DescribeSnapshots", &of).await.ok()["Snapshots"]["Snapshot"][0].clone();
    (shown["Encrypted"].clone(), shown["KMSKeyId"].clone())
}

/// A copy of what is encrypted kept the key of the region it came from, which nothing in its own region can use.
#[tokio::test]
async fn a_copy_of_what_is_encrypted_has_a_key_of_its_own_region() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let here = key(&root, &[]).await;
    let there = key(&root, &[("RegionId", "cn-beijing")]).await;
    let order = [("SystemDisk.Encrypted", "true"), ("SystemDisk.KMSKeyId", here.as_str()), ("DataDisk.1.Size", "20")];
    let instance = net.run(&root, &order).await.field("/InstanceIdSets/InstanceIdSet/0");
    cloud.advance(Duration::from_secs(10));
    let of_instance = [("InstanceId", instance.as_str()), ("DiskType", "system")];
    let system = root.ecs("DescribeDisks", &of_instance).await.field("/Disks/Disk/0/DiskId");
    let snapshot = root.ecs("CreateSnapshot", &[("DiskId", &system)]).await.field("/SnapshotId");
    cloud.advance(Duration::from_secs(60));
    let image = root.ecs("CreateImage", &[("InstanceId", &instance), ("ImageName", "web")]).await.field("/ImageId");
    cloud.advance(Duration::from_secs(60));
    assert_eq!(key_of_snapshot(&root, "cn-hangzhou", &[("KMSKeyId", &here)]).await, (json!(true), json!(here)));
    let to_snapshot = [
        ("SnapshotId", snapshot.as_str()),
        ("DestinationRegionId", "cn-beijing"),
        ("DestinationSnapshotName", "copied"),
        ("DestinationSnapshotDescription", "from Hangzhou"),
    ];
    let to_image = [("ImageId", image.as_str()), ("DestinationRegionId", "cn-beijing")];
    let choose = [("RegionId", "cn-beijing"), ("KMSKeyId", there.as_str())];
    // The copy's region has the key of ECS as its default one, then one that was chosen.
    let of_service = root.call("Ecs", "DescribeDiskDefaultKMSKeyId", &[("RegionId", "cn-beijing")]).await;
    let of_service = of_service.field("/KMSKeyId");
    for (name, expected) in [("first", of_service.as_str()), ("second", there.as_str())] {
        if expected == there {
            root.call("Ecs", "ModifyDiskDefaultKMSKeyId", &choose).await.ok();
        }
        let copied = root.ecs("CopySnapshot", &to_snapshot).await.field("/SnapshotId");
        let ids = format!(r#"["{copied}"]"#);
        let shown = key_of_snapshot(&root, "cn-beijing", &[("SnapshotIds", &ids)]).await;
        assert_eq!(shown, (json!(true), json!(expected)));
        // Of an image's disks, those are encrypted that were.
        let copied = root.ecs("CopyImage", &[&to_image[..], &[("DestinationImageName", name)]].concat()).await;
        let copied = copied.field("/ImageId");
        cloud.advance(Duration::from_secs(60));
        let one = [("RegionId", "cn-beijing"), ("ImageId", copied.as_str())];
        let shown = root.call("Ecs", "DescribeImages", &one).await.ok();
        let disks = shown["Images"]["Image"][0]["DiskDeviceMappings"]["DiskDeviceMapping"].as_array().unwrap().clone();
        let kinds: Vec<_> = disks.iter().map(|disk| disk["Type"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["system", "data"]);
        for (disk, is_system) in disks.iter().zip([true, false]) {
            let ids = format!("[{}]", disk["SnapshotId"]);
            let shown = key_of_snapshot(&root, "cn-beijing", &[("SnapshotIds", &ids)]).await;
            assert_eq!(shown, (json!(is_system), json!(if is_system { expected } else { "" })));
        }
    }
}

/// Copies go to another region.
const TO: Pairs<'static> = &[("EnableCrossRegionCopy", "true"), ("TargetCopyRegions", r#"["cn-beijing"]"#)];

fn copies_with(id: &str) -> [(&str, &str); 2] {
    [("CopyEncryptionConfiguration.Encrypted", "true"), ("CopyEncryptionConfiguration.KMSKeyId", id)]
}

/// The key of a policy's copies was kept and shown whatever it said.
#[tokio::test]
async fn the_key_of_a_policys_copies_is_one_of_the_region_they_go_to() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let launched = net.run(&root, &[]).await;
    cloud.advance(Duration::from_secs(10));
    let here = key(&root, &[]).await;
    let there = key(&root, &[("RegionId", "cn-beijing")]).await;
    let hours: Vec<_> = (0..24).map(|hour| hour.to_string()).collect();
    let hours = json!(hours).to_string();
    let order = [
        ("regionId", "cn-hangzhou"),
        ("timePoints", hours.as_str()),
        ("repeatWeekdays", r#"["1","2","3","4","5","6","7"]"#),
        ("retentionDays", "-1"),
    ];
    let create =
        async |more: Pairs<'_>| root.call("Ecs", "CreateAutoSnapshotPolicy", &[&order[..], more].concat()).await;
    let refused = async |id: &str| create(&[TO, &copies_with(id)].concat()).await.refused();
    assert_eq!(refused("key-none").await, "404 InvalidParameter.KMSKeyId.NotFound");
    assert_eq!(refused(&here).await, "404 InvalidParameter.KMSKeyId.NotFound");
    assert_eq!(
        create(&copies_with(&there)).await.refused(),
        "403 ParameterInvalid",
        "there is no region it is a key of"
    );
    let without = create(&[TO, &[("CopyEncryptionConfiguration.KMSKeyId", &there)]].concat()).await.refused();
    assert_eq!(without, "400 InvalidParameter.EncryptedIllegal");
    let policy = create(&[TO, &copies_with(&there)].concat()).await.field("/AutoSnapshotPolicyId");
    // It stays a key of that region when either of them changes.
    let change = async |more: Pairs<'_>| {
        let one = [("regionId", "cn-hangzhou"), ("autoSnapshotPolicyId", policy.as_str())];
        root.call("Ecs", "ModifyAutoSnapshotPolicyEx", &[&one[..], more].concat()).await
    };
    let moved = change(&[("TargetCopyRegions", r#"["cn-shanghai"]"#)]).await.refused();
    assert_eq!(moved, "404 InvalidParameter.KMSKeyId.NotFound");
    let other = change(&[("CopyEncryptionConfiguration.KMSKeyId", &here)]).await.refused();
    assert_eq!(other, "404 InvalidParameter.KMSKeyId.NotFound");
    let shown = async || {
        let shown = root.ecs("DescribeAutoSnapshotPolicyEx", &[("AutoSnapshotPolicyId", &policy)]).await.ok();
        shown["AutoSnapshotPolicies"]["AutoSnapshotPolicy"][0]["CopyEncryptionConfiguration"].clone()
    };
    assert_eq!(shown().await, json!({"Encrypted": true, "KMSKeyId": there}));
    // Copies are made with it, and none while it cannot be used.
    let instance = launched.field("/InstanceIdSets/InstanceIdSet/0");
    let disk = root.ecs("DescribeDisks", &[("InstanceId", &instance)]).await.field("/Disks/Disk/0/DiskId");
    let ids = format!(r#"["{disk}"]"#);
    let apply = [("regionId", "cn-hangzhou"), ("autoSnapshotPolicyId", policy.as_str()), ("diskIds", ids.as_str())];
    root.call("Ecs", "ApplyAutoSnapshotPolicy", &apply).await.ok();
    let counts = async || {
        let of =
            async |region| root.call("Ecs", "DescribeSnapshots", &[("RegionId", region)]).await.field("/TotalCount");
        (of("cn-hangzhou").await, of("cn-beijing").await)
    };
    let (one, two) = ("1".to_owned(), "2".to_owned());
    cloud.advance(Duration::from_secs(3_600));
    assert_eq!(counts().await, (one.clone(), one.clone()));
    assert_eq!(key_of_snapshot(&root, "cn-beijing", &[]).await, (json!(true), json!(there)));
    let disable = [("RegionId", "cn-beijing"), ("KeyId", there.as_str())];
    kms(&root, "DisableKey", &disable).await.ok();
    cloud.advance(Duration::from_secs(3_600));
    assert_eq!(counts().await, (two, one), "the copy fails, and the snapshot is there");
    // Other changes are not refused for it, and copies that are not encrypted any more have none.
    change(&[("retentionDays", "7")]).await.ok();
    change(&[("CopyEncryptionConfiguration.Encrypted", "false")]).await.ok();
    assert_eq!(shown().await, json!({"Encrypted": false, "KMSKeyId": ""}));
}
