//! Snapshots, groups of them, and policies that make them.

use super::*;

const HOUR: u64 = 3_600;

/// An instance that is up, and its system disk.
async fn up(cloud: &TestCloud, root: &Actor) -> (String, String) {
    let net = Net::new(root).await;
    let instance =
        net.run(root, &[("SystemDisk.Category", "cloud_essd")]).await.field("/InstanceIdSets/InstanceIdSet/0");
    cloud.advance(Duration::from_secs(10));
    let disk = root.ecs("DescribeDisks", &[("InstanceId", &instance)]).await.field("/Disks/Disk/0/DiskId");
    (instance, disk)
}

async fn snapshot(root: &Actor, more: Pairs<'_>) -> Value {
    root.ecs("DescribeSnapshots", more).await.ok()["Snapshots"]["Snapshot"][0].clone()
}

#[tokio::test]
async fn a_snapshot_is_made_used_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (instance, disk) = up(&cloud, &root).await;
    let order = |more: Pairs<'static>| [&[("DiskId", disk.as_str())][..], more].concat();
    for (more, expected) in [
        (&[("SnapshotName", "auto-1")][..], "400 InvalidSnapshotName.Malformed"),
        (&[("Description", "http://x")], "404 InvalidDescription.Malformed"),
        (&[("RetentionDays", "0")], "400 InvalidRetentionDays.Malformed"),
        (&[("Category", "paper")], "403 InvalidSnapshotCategory.Malformed"),
        (&[("StorageLocationArn", "arn")], "400 InvalidParameter"),
        (&[("ResourceGroupId", "rg-none")], "404 InvalidResourceGroup.NotFound"),
    ] {
        assert_eq!(root.ecs("CreateSnapshot", &order(more)).await.refused(), expected, "{more:?}");
    }
    let missing = root.ecs("CreateSnapshot", &[("DiskId", "d-none")]).await.refused();
    assert_eq!(missing, "404 InvalidDiskId.NotFound");
    let named =
        order(&[("SnapshotName", "before"), ("RetentionDays", "30"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")]);
    let id = root.ecs("CreateSnapshot", &named).await.field("/SnapshotId");
    assert_eq!(root.ecs("CreateSnapshot", &order(&[])).await.refused(), "403 IncorrectDiskStatus.CreatingSnapshot");
    let ids = format!(r#"["{id}"]"#);
    let one = [("SnapshotIds", ids.as_str())];
    let shown = snapshot(&root, &one).await;
    assert_eq!((text(&shown, "/Status"), text(&shown, "/Progress")), ("progressing".to_owned(), "0%".to_owned()));
    let zone = [("ZoneId", "cn-hangzhou-h"), ("DiskCategory", "cloud_essd"), ("SnapshotId", id.as_str())];
    assert_eq!(root.ecs("CreateDisk", &zone).await.refused(), "403 InvalidSnapshotId.NotReady");
    cloud.advance(Duration::from_secs(5));
    let shown = snapshot(&root, &one).await;
    assert_eq!((text(&shown, "/Status"), text(&shown, "/Usage")), ("accomplished".to_owned(), "none".to_owned()));
    assert_eq!(
        (text(&shown, "/SourceDiskSize"), text(&shown, "/SourceDiskType")),
        ("40".to_owned(), "system".to_owned())
    );
    // A disk that is made from it is as large, and says from what.
    let made = root.ecs("CreateDisk", &zone).await.field("/DiskId");
    cloud.advance(Duration::from_secs(5));
    let listed = root.ecs("DescribeDisks", &[("SnapshotId", &id)]).await.ok();
    assert_eq!(
        (text(&listed, "/Disks/Disk/0/DiskId"), &listed["Disks"]["Disk"][0]["Size"]),
        (made.clone(), &40.into())
    );
    assert_eq!(text(&snapshot(&root, &one).await, "/Usage"), "disk");
    assert_eq!(root.ecs("DeleteSnapshot", &[("SnapshotId", &id)]).await.refused(), "403 SnapshotCreatedDisk");
    // The disk goes back to it, with its instance down.
    let reset = [("DiskId", disk.as_str()), ("SnapshotId", id.as_str())];
    assert_eq!(root.ecs("ResetDisk", &reset).await.refused(), "403 IncorrectInstanceStatus");
    let other = [("DiskId", made.as_str()), ("SnapshotId", id.as_str())];
    assert_eq!(root.ecs("ResetDisk", &other).await.refused(), "403 InvalidParameter.Mismatch");
    root.ecs("StopInstance", &[("InstanceId", &instance)]).await.ok();
    cloud.advance(Duration::from_secs(5));
    let dry = root.ecs("ResetDisk", &[&reset[..], &[("DryRun", "true")]].concat()).await.refused();
    assert_eq!(dry, "400 DryRunOperation");
    root.ecs("ResetDisk", &reset).await.ok();
    root.ecs("DeleteSnapshot", &[("SnapshotId", &id), ("Force", "true")]).await.ok();
    assert_eq!(root.ecs("DeleteSnapshot", &[("SnapshotId", &id)]).await.refused(), "404 InvalidSnapshotId.NotFound");
}

#[tokio::test]
async fn snapshots_are_found_by_what_they_are() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (instance, disk) = up(&cloud, &root).await;
    let named = [("DiskId", disk.as_str()), ("SnapshotName", "before"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    let id = root.ecs("CreateSnapshot", &named).await.field("/SnapshotId");
    cloud.advance(Duration::from_secs(5));
    let link = disk.replacen("d-", "sl-", 1);
    let count = async |name: &str, value: &str| {
        root.ecs("DescribeSnapshots", &[(name, value)]).await.ok()["TotalCount"].as_i64().unwrap()
    };
    for (name, value) in [
        ("DiskId", disk.as_str()),
        ("InstanceId", &instance),
        ("SnapshotLinkId", &link),
        ("SnapshotName", "before"),
        ("Status", "accomplished"),
        ("SnapshotType", "user"),
        ("Usage", "none"),
        ("SourceDiskType", "System"),
        ("Category", "Standard"),
        ("Encrypted", "false"),
        ("Tag.1.Key", "team"),
    ] {
        assert_eq!(count(name, value).await, 1, "{name}");
    }
    for (name, value) in [
        ("DiskId", "d-none"),
        ("SnapshotLinkId", "sl-none"),
        ("Status", "progressing"),
        ("Status", "failed"),
        ("SnapshotType", "auto"),
        ("Usage", "image"),
        ("SourceDiskType", "Data"),
        ("Category", "flash"),
        ("Encrypted", "true"),
        ("KMSKeyId", "key"),
        ("Tag.1.Key", "stage"),
    ] {
        assert_eq!(count(name, value).await, 0, "{name} {value}");
    }
    for (name, value, expected) in [
        ("Status", "lost", "404 InvalidStatus.NotFound"),
        ("Usage", "none-at-all", "404 InvalidUsage"),
        ("SourceDiskType", "tape", "404 InvalidSourceDiskType"),
        ("SnapshotType", "copy", "404 InvalidSnapshotType.NotFound"),
        ("SnapshotIds", "s-1", "403 InvalidSnapshotIds.Malformed"),
        ("DryRun", "true", "400 DryRunOperation"),
    ] {
        assert_eq!(root.ecs("DescribeSnapshots", &[(name, value)]).await.refused(), expected, "{name}");
    }
    let since = [("Filter.1.Key", "CreationStartTime"), ("Filter.1.Value", "2999-01-01T00:00Z")];
    assert_eq!(root.ecs("DescribeSnapshots", &since).await.ok()["TotalCount"], 0);
    let change = [("SnapshotId", id.as_str()), ("SnapshotName", "after"), ("Description", "changed")];
    root.ecs("ModifySnapshotAttribute", &change).await.ok();
    assert_eq!(root.ecs("ModifySnapshotAttribute", &change[..1]).await.refused(), "400 NoAttributeToModify");
    assert_eq!(text(&snapshot(&root, &[]).await, "/SnapshotName"), "after");
    let links = root.ecs("DescribeSnapshotLinks", &[("InstanceId", &instance)]).await.ok();
    assert_eq!(text(&links, "/SnapshotLinks/SnapshotLink/0/SnapshotLinkId"), link);
    assert_eq!(links["SnapshotLinks"]["SnapshotLink"][0]["TotalCount"], 1);
    let usage = root.ecs("DescribeSnapshotsUsage", &[]).await.ok();
    assert_eq!((&usage["SnapshotCount"], &usage["SnapshotSize"]), (&1.into(), &(40_i64 << 30).into()));
    let tags = [("ResourceType", "snapshot"), ("ResourceId.1", id.as_str())];
    let tags = root.ecs("ListTagResources", &tags).await.ok();
    assert_eq!(text(&tags, "/TagResources/TagResource/0/TagKey"), "team");
}

#[tokio::test]
async fn a_snapshot_goes_when_its_time_is_over_unless_it_is_locked() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (_, disk) = up(&cloud, &root).await;
    let id = root.ecs("CreateSnapshot", &[("DiskId", &disk), ("RetentionDays", "2")]).await.field("/SnapshotId");
    let lock = [("SnapshotId", id.as_str()), ("LockMode", "compliance"), ("LockDuration", "3"), ("CoolOffPeriod", "1")];
    root.ecs("LockSnapshot", &lock).await.ok();
    assert_eq!(
        root.ecs("DeleteSnapshot", &[("SnapshotId", &id)]).await.refused(),
        "403 OperationDenied.SnapshotLocked"
    );
    let listed = root.ecs("DescribeLockedSnapshots", &[("LockStatus", "compliance-cooloff")]).await.ok();
    assert_eq!(text(&listed, "/LockedSnapshotsInfo/0/SnapshotId"), id);
    cloud.advance(Duration::from_secs(49 * HOUR));
    assert_eq!(text(&snapshot(&root, &[]).await, "/SnapshotId"), id, "the lock holds");
    let unlock = root.ecs("UnlockSnapshot", &[("SnapshotId", &id)]).await.refused();
    assert_eq!(unlock, "403 OperationDenied.SnapshotLocked");
    cloud.advance(Duration::from_secs(25 * HOUR));
    assert_eq!(root.ecs("DescribeSnapshots", &[]).await.ok()["TotalCount"], 0);
}

#[tokio::test]
async fn a_snapshot_is_copied_to_another_region_and_encrypted_there() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (_, disk) = up(&cloud, &root).await;
    let id = root.ecs("CreateSnapshot", &[("DiskId", &disk)]).await.field("/SnapshotId");
    cloud.advance(Duration::from_secs(5));
    let key = root.call("Kms", "CreateKey", &[("RegionId", "cn-beijing")]).await.field("/KeyMetadata/KeyId");
    let plain = [
        ("SnapshotId", id.as_str()),
        ("DestinationRegionId", "cn-beijing"),
        ("DestinationSnapshotName", "copy"),
        ("DestinationSnapshotDescription", "of Hangzhou"),
    ];
    let copy = async |more: Pairs<'_>| root.ecs("CopySnapshot", &[&plain[..], more].concat()).await;
    let with_key = async |id: &str| copy(&[("Encrypted", "true"), ("KMSKeyId", id)]).await;
    // The key of a copy is one of the copy's own region, as that of a disk is; it was believed whatever it said.
    let elsewhere = root.call("Kms", "CreateKey", &[("RegionId", "cn-hangzhou")]).await.field("/KeyMetadata/KeyId");
    for unknown in ["key-none", &elsewhere] {
        assert_eq!(with_key(unknown).await.refused(), "404 InvalidParameter.KMSKeyId.NotFound", "{unknown}");
    }
    assert_eq!(copy(&[("KMSKeyId", &key)]).await.refused(), "400 InvalidParameter.EncryptedIllegal");
    root.call("Kms", "DisableKey", &[("RegionId", "cn-beijing"), ("KeyId", &key)]).await.ok();
    assert_eq!(with_key(&key).await.refused(), "403 InvalidParameter.KMSKeyId.CMKNotEnabled");
    root.call("Kms", "EnableKey", &[("RegionId", "cn-beijing"), ("KeyId", &key)]).await.ok();
    let copied = with_key(&key).await.field("/SnapshotId");
    cloud.advance(Duration::from_secs(5));
    let there = [("RegionId", "cn-beijing")];
    let shown = root.call("Ecs", "DescribeSnapshots", &there).await.ok()["Snapshots"]["Snapshot"][0].clone();
    assert_eq!((text(&shown, "/SnapshotId"), text(&shown, "/SourceSnapshotId")), (copied.clone(), id.clone()));
    assert_eq!((&shown["Encrypted"], text(&shown, "/KMSKeyId")), (&true.into(), key));
    // A disk inherits that.
    let order = [
        ("RegionId", "cn-beijing"),
        ("ZoneId", "cn-beijing-h"),
        ("DiskCategory", "cloud_essd"),
        ("SnapshotId", copied.as_str()),
    ];
    root.call("Ecs", "CreateDisk", &order).await.ok();
    let disks = root.call("Ecs", "DescribeDisks", &there).await.ok();
    assert_eq!(disks["Disks"]["Disk"][0]["Encrypted"], true);
    // Without a key of its own it has the one of the service, of that region.
    copy(&[("Encrypted", "true")]).await.ok();
    let alias = [("RegionId", "cn-beijing"), ("KeyId", "alias/acs/ecs")];
    let service = root.call("Kms", "DescribeKey", &alias).await.field("/KeyMetadata/KeyId");
    let newest = root.call("Ecs", "DescribeSnapshots", &there).await.ok()["Snapshots"]["Snapshot"][0].clone();
    assert_eq!((&newest["Encrypted"], text(&newest, "/KMSKeyId")), (&true.into(), service));
}

#[tokio::test]
async fn snapshots_of_an_instance_are_made_together() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (instance, _) = up(&cloud, &root).await;
    let order = [("InstanceId", instance.as_str()), ("Name", "before"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    let id = root.ecs("CreateSnapshotGroup", &order).await.field("/SnapshotGroupId");
    let shown =
        async || root.ecs("DescribeSnapshotGroups", &[]).await.ok()["SnapshotGroups"]["SnapshotGroup"][0].clone();
    assert_eq!(text(&shown().await, "/Status"), "progressing");
    cloud.advance(Duration::from_secs(5));
    let group = shown().await;
    assert_eq!(
        (text(&group, "/Status"), text(&group, "/Tags/Tag/0/Key")),
        ("accomplished".to_owned(), "team".to_owned())
    );
    let member = text(&group, "/Snapshots/Snapshot/0/SnapshotId");
    let named = [("SnapshotGroupId", id.as_str()), ("Name", "after")];
    root.ecs("ModifySnapshotGroup", &named).await.ok();
    assert_eq!(text(&shown().await, "/Name"), "after");
    // An image keeps its snapshot.
    root.ecs("CreateImage", &[("SnapshotId", &member), ("ImageName", "kept")]).await.ok();
    let deleted = root.ecs("DeleteSnapshotGroup", &[("SnapshotGroupId", &id)]).await.ok();
    assert_eq!(text(&deleted, "/OperationProgressSet/OperationProgress/0/ErrorCode"), "SnapshotCreatedImage");
    assert_eq!(root.ecs("DescribeSnapshots", &[]).await.ok()["TotalCount"], 1);
    let missing = root.ecs("DeleteSnapshotGroup", &[("SnapshotGroupId", &id)]).await.refused();
    assert_eq!(missing, "404 InvalidSnapshotGroupId.NotFound");
}

#[tokio::test]
async fn a_policy_makes_snapshots_at_its_hours_and_they_go_after_their_time() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let region = ("regionId", "cn-hangzhou");
    let order = |hours: &'static str, days: &'static str| {
        [
            region,
            ("autoSnapshotPolicyName", "nightly"),
            ("timePoints", hours),
            ("repeatWeekdays", days),
            ("retentionDays", "1"),
        ]
    };
    let every_hour = r#"["0","1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20","21","22","23"]"#;
    let every_day = r#"["1","2","3","4","5","6","7"]"#;
    for (hours, days) in [(r#"["24"]"#, every_day), (every_hour, r#"["0"]"#), ("1", every_day), ("[]", every_day)] {
        let refused = root.call("Ecs", "CreateAutoSnapshotPolicy", &order(hours, days)).await.refused();
        assert_eq!(refused, "403 ParameterInvalid", "{hours} {days}");
    }
    let policy = root.call("Ecs", "CreateAutoSnapshotPolicy", &order(every_hour, every_day)).await;
    let policy = policy.field("/AutoSnapshotPolicyId");
    // A launch names the policy; one that is not there is refused.
    let none = net.run(&root, &[("SystemDisk.AutoSnapshotPolicyId", "sp-none")]).await.refused();
    assert_eq!(none, "404 ParameterInvalid");
    let launched = net.run(&root, &[("SystemDisk.AutoSnapshotPolicyId", &policy)]).await;
    let instance = launched.field("/InstanceIdSets/InstanceIdSet/0");
    let disk = root.ecs("DescribeDisks", &[("AutoSnapshotPolicyId", &policy)]).await.field("/Disks/Disk/0/DiskId");
    let bound = root.ecs("DescribeAutoSnapshotPolicyAssociations", &[("DiskId", &disk)]).await.ok();
    assert_eq!(
        text(&bound, "/AutoSnapshotPolicyAssociations/AutoSnapshotPolicyAssociation/0/AutoSnapshotPolicyId"),
        policy
    );
    cloud.advance(Duration::from_secs(3 * HOUR));
    let made = root.ecs("DescribeSnapshots", &[("SnapshotType", "auto")]).await.ok();
    assert_eq!(made["TotalCount"], 3);
    assert!(text(&made, "/Snapshots/Snapshot/0/SnapshotName").starts_with("auto2.0_"));
    assert_eq!(made["Snapshots"]["Snapshot"][0]["RetentionDays"], 1);
    // Nothing is made while the policy is off, and old snapshots go.
    let ids = format!(r#"["{disk}"]"#);
    root.call("Ecs", "CancelAutoSnapshotPolicy", &[region, ("diskIds", &ids)]).await.ok();
    cloud.advance(Duration::from_secs(24 * HOUR));
    assert_eq!(root.ecs("DescribeSnapshots", &[]).await.ok()["TotalCount"], 0);
    let change =
        [region, ("autoSnapshotPolicyId", policy.as_str()), ("retentionDays", "-1"), ("timePoints", r#"["3"]"#)];
    root.call("Ecs", "ModifyAutoSnapshotPolicyEx", &change).await.ok();
    let apply = [region, ("autoSnapshotPolicyId", policy.as_str()), ("diskIds", ids.as_str())];
    root.call("Ecs", "ApplyAutoSnapshotPolicy", &apply).await.ok();
    let shown = root.ecs("DescribeAutoSnapshotPolicyEx", &[("AutoSnapshotPolicyId", &policy)]).await.ok();
    let shown = &shown["AutoSnapshotPolicies"]["AutoSnapshotPolicy"][0];
    assert_eq!((text(shown, "/TimePoints"), &shown["RetentionDays"]), (r#"["3"]"#.to_owned(), &(-1).into()));
    assert_eq!((&shown["DiskNums"], text(shown, "/Status")), (&1.into(), "Normal".to_owned()));
    // Its snapshots go with the disk when that was asked for.
    cloud.advance(Duration::from_secs(24 * HOUR));
    assert_eq!(root.ecs("DescribeSnapshots", &[]).await.ok()["TotalCount"], 1);
    root.ecs("ModifyDiskAttribute", &[("DiskId", &disk), ("DeleteAutoSnapshot", "true")]).await.ok();
    root.ecs("DeleteInstance", &[("InstanceId", &instance), ("Force", "true")]).await.ok();
    assert_eq!(root.ecs("DescribeSnapshots", &[]).await.ok()["TotalCount"], 0);
    let one = [region, ("autoSnapshotPolicyId", policy.as_str())];
    root.call("Ecs", "DeleteAutoSnapshotPolicy", &one).await.ok();
    assert_eq!(root.call("Ecs", "DeleteAutoSnapshotPolicy", &one).await.refused(), "404 ParameterInvalid");
}
