//! Disks of their own, and deployment sets.

use super::*;

#[tokio::test]
async fn a_disk_is_made_attached_changed_and_outlives_its_instance() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = net.one(&root).await;
    let order = |more: Pairs<'static>| {
        let usual = [("DiskCategory", "cloud_essd"), ("Size", "40"), ("ZoneId", "cn-hangzhou-h")];
        let kept = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
        kept.chain(more.iter().copied()).collect::<Vec<_>>()
    };
    for (more, expected) in [
        (&[("Size", "10")][..], "400 InvalidSize.ValueNotSupported"),
        (&[("PerformanceLevel", "PL2")], "400 InvalidSize.ValueNotSupported"),
        (&[("PerformanceLevel", "PL9")], "400 InvalidPerformanceLevel.Malformed"),
        (&[("DiskCategory", "cloud_none")], "400 InvalidDiskCategory.ValueNotSupported"),
        (&[("ZoneId", "cn-beijing-a")], "404 InvalidZoneId.NotFound"),
        (&[("KMSKeyId", "key")], "400 InvalidParameter.EncryptedIllegal"),
        (&[("SnapshotId", "s-1")], "404 InvalidSnapshotId.NotFound"),
    ] {
        assert_eq!(root.ecs("CreateDisk", &order(more)).await.refused(), expected, "{more:?}");
    }
    let disk = root.ecs("CreateDisk", &order(&[("DiskName", "data"), ("Encrypted", "true")])).await.field("/DiskId");
    let ids = format!(r#"["{disk}"]"#);
    let shown = async || root.ecs("DescribeDisks", &[("DiskIds", ids.as_str())]).await.ok()["Disks"]["Disk"][0].clone();
    assert_eq!(text(&shown().await, "/Status"), "Creating");
    let one = [("DiskId", disk.as_str())];
    assert_eq!(root.ecs("DeleteDisk", &one).await.refused(), "403 IncorrectDiskStatus.Initializing");
    cloud.advance(Duration::from_secs(5));
    let bind = [("DiskId", disk.as_str()), ("InstanceId", instance.as_str())];
    root.ecs("AttachDisk", &bind).await.ok();
    assert_eq!(text(&shown().await, "/Status"), "Attaching");
    cloud.advance(Duration::from_secs(1));
    let now = shown().await;
    assert_eq!((text(&now, "/Status"), text(&now, "/Device")), ("In_use".to_owned(), "/dev/xvdb".to_owned()));
    assert_eq!((&now["Encrypted"], &now["DeleteWithInstance"]), (&true.into(), &false.into()));
    let change = [&one[..], &[("DiskName", "archive"), ("EnableAutoSnapshot", "false")]].concat();
    root.ecs("ModifyDiskAttribute", &change).await.ok();
    let resize = |size| [("DiskId", disk.as_str()), ("NewSize", size)];
    assert_eq!(root.ecs("ResizeDisk", &resize("40")).await.refused(), "403 InvalidDiskSize.TooSmall");
    root.ecs("ResizeDisk", &resize("500")).await.ok();
    root.ecs("ModifyDiskSpec", &[&one[..], &[("PerformanceLevel", "PL2")]].concat()).await.ok();
    let now = shown().await;
    assert_eq!((text(&now, "/DiskName"), text(&now, "/PerformanceLevel")), ("archive".to_owned(), "PL2".to_owned()));
    assert_eq!((&now["Size"], &now["EnableAutoSnapshot"]), (&500.into(), &false.into()));
    assert_eq!(root.ecs("ReInitDisk", &one).await.refused(), "403 IncorrectInstanceStatus");
    root.ecs("DeleteInstance", &[("InstanceId", &instance), ("Force", "true")]).await.ok();
    assert_eq!(text(&shown().await, "/Status"), "Available");
    root.ecs("DeleteDisk", &one).await.ok();
    assert_eq!(root.ecs("DeleteDisk", &one).await.refused(), "404 InvalidDiskId.NotFound");
}

#[tokio::test]
async fn a_deployment_set_takes_instances_and_stays_while_it_has_one() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let refused = net.run(&root, &[("DeploymentSetId", "ds-none")]).await.refused();
    assert_eq!(refused, "404 DeploymentSet.NotFound");
    let set = root.ecs("CreateDeploymentSet", &[("DeploymentSetName", "spread")]).await.field("/DeploymentSetId");
    let instance = net.run(&root, &[("DeploymentSetId", &set)]).await.field("/InstanceIdSets/InstanceIdSet/0");
    let full = net.run(&root, &[("DeploymentSetId", &set), ("Amount", "20")]).await.refused();
    assert_eq!(full, "403 QuotaExceed.DeploymentSetInstanceQuotaFull");
    let one = [("DeploymentSetId", set.as_str())];
    root.ecs("ModifyDeploymentSetAttribute", &[&one[..], &[("Description", "apart")]].concat()).await.ok();
    let shown = root.ecs("DescribeDeploymentSets", &[("DeploymentSetName", "spread")]).await.ok();
    assert_eq!(text(&shown, "/DeploymentSets/DeploymentSet/0/InstanceIds/InstanceId/0"), instance);
    assert_eq!(text(&shown, "/DeploymentSets/DeploymentSet/0/DeploymentSetDescription"), "apart");
    assert_eq!(root.ecs("DeleteDeploymentSet", &one).await.refused(), "403 DependencyViolation.NotEmpty");
    cloud.advance(Duration::from_secs(5));
    root.ecs("DeleteInstance", &[("InstanceId", &instance), ("Force", "true")]).await.ok();
    root.ecs("DeleteDeploymentSet", &one).await.ok();
    assert_eq!(root.ecs("DeleteDeploymentSet", &one).await.refused(), "400 InvalidDeploymentSetId.NotFound");
}
