//! Images that accounts make.

use super::*;

/// A network, an instance with a data disk that is up, and an image of it that is available.
async fn with_image(cloud: &TestCloud, root: &Actor) -> (Net, String, String) {
    let net = Net::new(root).await;
    let data = [("DataDisk.1.Size", "20"), ("DataDisk.1.Category", "cloud_essd")];
    let instance = net.run(root, &data).await.field("/InstanceIdSets/InstanceIdSet/0");
    cloud.advance(Duration::from_secs(10));
    let image =
        root.ecs("CreateImage", &[("InstanceId", &instance), ("ImageName", "web"), ("ImageFamily", "web")]).await;
    let image = image.field("/ImageId");
    cloud.advance(Duration::from_secs(10));
    (net, instance, image)
}

async fn shown(caller: &Actor, id: &str) -> Value {
    let listed = caller.ecs("DescribeImages", &[("ImageId", id), ("Status", "ALL")]).await.ok();
    listed["Images"]["Image"][0].clone()
}

#[tokio::test]
async fn an_image_of_an_instance_has_its_disks_and_launches_give_them_back() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let data = [("DataDisk.1.Size", "20"), ("DataDisk.1.Category", "cloud_essd")];
    let instance = net.run(&root, &data).await.field("/InstanceIdSets/InstanceIdSet/0");
    let order =
        [("InstanceId", instance.as_str()), ("ImageName", "web"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    assert_eq!(root.ecs("CreateImage", &order).await.refused(), "403 IncorrectInstanceStatus");
    cloud.advance(Duration::from_secs(10));
    let image = root.ecs("CreateImage", &order).await.field("/ImageId");
    let now = shown(&root, &image).await;
    assert_eq!((text(&now, "/Status"), &now["Usable"]), ("Creating".to_owned(), &false.into()));
    assert_eq!(root.ecs("DescribeImages", &[("ImageOwnerAlias", "self")]).await.ok()["TotalCount"], 0);
    let early = net.run(&root, &[("ImageId", &image)]).await.refused();
    assert_eq!(early, "403 OperationDenied.ImageNotValid");
    cloud.advance(Duration::from_secs(5));
    let now = shown(&root, &image).await;
    assert_eq!((text(&now, "/Status"), text(&now, "/Progress")), ("Available".to_owned(), "100%".to_owned()));
    assert_eq!((text(&now, "/Platform"), text(&now, "/OSType")), ("Aliyun".to_owned(), "linux".to_owned()));
    let mappings = "/DiskDeviceMappings/DiskDeviceMapping";
    assert_eq!(text(&now, &format!("{mappings}/0/Device")), "/dev/xvda");
    assert_eq!(text(&now, &format!("{mappings}/1/Type")), "data");
    let snapshot = text(&now, &format!("{mappings}/1/SnapshotId"));
    assert_eq!(root.ecs("DeleteSnapshot", &[("SnapshotId", &snapshot)]).await.refused(), "403 SnapshotCreatedImage");
    // An instance that is launched from it has both disks, and says what is on them.
    let copy = net.run(&root, &[("ImageId", &image)]).await.field("/InstanceIdSets/InstanceIdSet/0");
    let disks = root.ecs("DescribeDisks", &[("InstanceId", &copy), ("DiskType", "data")]).await.ok();
    assert_eq!(text(&disks, "/Disks/Disk/0/SourceSnapshotId"), snapshot);
    let described = root.ecs("DescribeInstances", &[("ImageId", &image)]).await.ok();
    assert!(text(&described, "/Instances/Instance/0/OSNameEn").starts_with("Alibaba Cloud Linux"));
    assert_eq!(text(&shown(&root, &image).await, "/Usage"), "instance");
    let one = [("ImageId", image.as_str())];
    assert_eq!(root.ecs("DeleteImage", &one).await.refused(), "403 ImageUsingByInstance");
    root.ecs("DeleteImage", &[&one[..], &[("Force", "true")]].concat()).await.ok();
    assert_eq!(root.ecs("DeleteImage", &one).await.refused(), "404 InvalidImageId.NotFound");
    // What is on its disk is still known, and the disk cannot be put back.
    let described = root.ecs("DescribeInstances", &[("ImageId", &image)]).await.ok();
    assert_eq!(text(&described, "/Instances/Instance/0/OSType"), "linux");
    cloud.advance(Duration::from_secs(5));
    root.ecs("StopInstance", &[("InstanceId", &copy)]).await.ok();
    cloud.advance(Duration::from_secs(5));
    let system = root.ecs("DescribeDisks", &[("InstanceId", &copy), ("DiskType", "system")]).await;
    let system = system.field("/Disks/Disk/0/DiskId");
    assert_eq!(
        root.ecs("ReInitDisk", &[("DiskId", &system)]).await.refused(),
        "404 InvalidDiskId.OperationNotSupported"
    );
}

#[tokio::test]
async fn an_image_is_put_together_from_snapshots() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (_, instance, image) = with_image(&cloud, &root).await;
    let now = shown(&root, &image).await;
    let snapshot = |place: usize| text(&now, &format!("/DiskDeviceMappings/DiskDeviceMapping/{place}/SnapshotId"));
    let (system, data) = (snapshot(0), snapshot(1));
    let of = async |pairs: Pairs<'_>| root.ecs("CreateImage", pairs).await;
    for (pairs, expected) in [
        (&[][..], "400 MissingParameter"),
        (&[("SnapshotId", data.as_str())], "403 OperationDenied"),
        (&[("SnapshotId", "s-none")], "404 InvalidSnapshotId.NotFound"),
        (&[("SnapshotId", &system), ("ImageName", "web")], "400 InvalidImageName.Duplicated"),
        (&[("SnapshotId", &system), ("ImageName", "aliyun-1")], "400 InvalidImageName.Malformed"),
        (&[("SnapshotId", &system), ("Platform", "Plan 9")], "400 InvalidPlatform.Malformed"),
        (&[("SnapshotId", &system), ("DryRun", "true")], "400 DryRunOperation"),
        (&[("DiskDeviceMapping.1.SnapshotId", &data)], "400 OperationDenied"),
        (
            &[("DiskDeviceMapping.1.SnapshotId", &system), ("DiskDeviceMapping.1.Size", "10")],
            "400 InvalidSize.ValueNotSupported",
        ),
        (
            &[("DiskDeviceMapping.1.SnapshotId", &system), ("DiskDeviceMapping.1.Device", "/dev/xvdb")],
            "400 InvalidDevice.Malformed",
        ),
        (
            &[("DiskDeviceMapping.1.SnapshotId", &system), ("DiskDeviceMapping.2.SnapshotId", &system)],
            "400 OperationDenied",
        ),
    ] {
        assert_eq!(of(pairs).await.refused(), expected, "{pairs:?}");
    }
    let pairs = [
        ("DiskDeviceMapping.1.SnapshotId", data.as_str()),
        ("DiskDeviceMapping.2.SnapshotId", &system),
        ("DiskDeviceMapping.3.Size", "30"),
        ("ImageName", "three"),
        ("BootMode", "UEFI"),
    ];
    let made = of(&pairs).await.field("/ImageId");
    let now = shown(&root, &made).await;
    let devices: Vec<_> =
        (0..3).map(|place| text(&now, &format!("/DiskDeviceMappings/DiskDeviceMapping/{place}/Device"))).collect();
    assert_eq!(devices, ["/dev/xvda", "/dev/xvdb", "/dev/xvdc"]);
    assert_eq!((text(&now, "/BootMode"), text(&now, "/Platform")), ("UEFI".to_owned(), "Aliyun".to_owned()));
    // The system disk of an instance is replaced by one of an own image.
    cloud.advance(Duration::from_secs(5));
    root.ecs("StopInstance", &[("InstanceId", &instance)]).await.ok();
    cloud.advance(Duration::from_secs(5));
    root.ecs("ReplaceSystemDisk", &[("InstanceId", &instance), ("ImageId", &made)]).await.ok();
    let system_disk = root.ecs("DescribeDisks", &[("InstanceId", &instance), ("DiskType", "system")]).await.ok();
    assert_eq!(text(&system_disk, "/Disks/Disk/0/ImageId"), made);
    assert_eq!(text(&system_disk, "/Disks/Disk/0/SourceSnapshotId"), system);
}

#[tokio::test]
async fn an_image_is_changed_deprecated_and_found_by_its_series() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (net, _, image) = with_image(&cloud, &root).await;
    let newest = async || root.ecs("DescribeImageFromFamily", &[("ImageFamily", "web")]).await.ok();
    assert_eq!(text(&newest().await, "/Image/ImageId"), image);
    let launched = net.run(&root, &[("ImageId", ""), ("ImageFamily", "web")]).await;
    let launched = launched.field("/InstanceIdSets/InstanceIdSet/0");
    let listed = root.ecs("DescribeInstances", &[("ImageId", &image)]).await.ok();
    assert_eq!(text(&listed, "/Instances/Instance/0/InstanceId"), launched);
    let change = async |pairs: Pairs<'_>| {
        root.ecs("ModifyImageAttribute", &[&[("ImageId", image.as_str())][..], pairs].concat()).await
    };
    change(&[("Description", "changed"), ("Features.NvmeSupport", "supported"), ("LicenseType", "BYOL")]).await.ok();
    let now = shown(&root, &image).await;
    assert_eq!((text(&now, "/Description"), text(&now, "/LicenseType")), ("changed".to_owned(), "BYOL".to_owned()));
    assert_eq!(text(&now, "/Features/NvmeSupport"), "supported");
    change(&[("Status", "Deprecated"), ("Description", "")]).await.ok();
    let now = shown(&root, &image).await;
    assert_eq!((text(&now, "/Status"), text(&now, "/Description")), ("Deprecated".to_owned(), String::new()));
    assert_eq!(newest().await.pointer("/Image"), None);
    net.run(&root, &[("ImageId", &image)]).await.ok();
    for (pairs, expected) in [
        (&[("Status", "Gone")][..], "400 InvalidParameter"),
        (&[("BootMode", "Tape")], "400 InvalidParameter"),
        (&[("LicenseType", "none")], "400 InvalidLicenseType.NotSupported"),
    ] {
        assert_eq!(change(pairs).await.refused(), expected, "{pairs:?}");
    }
}

#[tokio::test]
async fn images_of_all_kinds_stand_in_one_list() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (_, _, image) = with_image(&cloud, &root).await;
    let list = async |pairs: Pairs<'_>| root.ecs("DescribeImages", pairs).await.ok();
    let all = list(&[("PageSize", "1")]).await;
    let offered = list(&[("ImageOwnerAlias", "system")]).await["TotalCount"].as_i64().unwrap();
    assert_eq!((text(&all, "/Images/Image/0/ImageId"), &all["TotalCount"]), (image.clone(), &(offered + 1).into()));
    let second = list(&[("PageSize", "1"), ("PageNumber", "2")]).await;
    assert_eq!(text(&second, "/Images/Image/0/ImageOwnerAlias"), "system");
    let end = list(&[("PageSize", "1"), ("PageNumber", &(offered + 1).to_string())]).await;
    assert_eq!(end["Images"]["Image"].as_array().map(Vec::len), Some(1));
    let owner = list(&[("ImageId", &image)]).await["Images"]["Image"][0]["ImageOwnerId"].to_string();
    let snapshot = text(&shown(&root, &image).await, "/DiskDeviceMappings/DiskDeviceMapping/0/SnapshotId");
    for (name, value) in [
        ("ImageOwnerAlias", "self"),
        ("ImageOwnerId", owner.as_str()),
        ("ImageName", "we*"),
        ("ImageFamily", "web"),
        ("SnapshotId", &snapshot),
        ("IsPublic", "false"),
        ("Usage", "none"),
    ] {
        assert_eq!(list(&[(name, value)]).await["TotalCount"], 1, "{name}");
    }
    for (name, value) in
        [("ImageOwnerAlias", "others"), ("ImageName", "db*"), ("ImageOwnerId", "1"), ("Tag.1.Key", "a")]
    {
        assert_eq!(list(&[(name, value)]).await["TotalCount"], 0, "{name}");
    }
    let types = root.ecs("DescribeImageSupportInstanceTypes", &[("ImageId", &image)]).await.ok();
    assert!(!types["InstanceTypes"]["InstanceType"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn an_image_is_copied_to_another_region_or_that_is_broken_off() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (_, _, image) = with_image(&cloud, &root).await;
    let copy =
        async |pairs: Pairs<'_>| root.ecs("CopyImage", &[&[("ImageId", image.as_str())][..], pairs].concat()).await;
    assert_eq!(copy(&[]).await.refused(), "403 IncorrectDestinationRegion");
    let there = [("DestinationRegionId", "cn-beijing"), ("DestinationImageName", "web")];
    let first = copy(&there).await.field("/ImageId");
    assert_eq!(copy(&there).await.refused(), "400 InvalidImageName.Duplicated");
    let one = [("RegionId", "cn-beijing"), ("ImageId", first.as_str())];
    assert_eq!(root.call("Ecs", "DeleteImage", &one).await.refused(), "403 OperationDenied.ImageCopying");
    root.call("Ecs", "CancelCopyImage", &one).await.ok();
    assert_eq!(root.call("Ecs", "CancelCopyImage", &one).await.refused(), "404 InvalidImageId.NotFound");
    let second = copy(&there).await.field("/ImageId");
    cloud.advance(Duration::from_secs(5));
    let one = [("RegionId", "cn-beijing"), ("ImageId", second.as_str())];
    assert_eq!(root.call("Ecs", "CancelCopyImage", &one).await.refused(), "400 IncorrectImageStatus");
    let listed = root.call("Ecs", "DescribeImages", &one).await.ok();
    assert_eq!(listed["Images"]["Image"][0]["IsCopied"], true);
    let with_key = async |id: &str| copy(&[("Encrypted", "true"), ("KMSKeyId", id)]).await;
    assert_eq!(
        copy(&[("DestinationRegionId", "cn-beijing"), ("KMSKeyId", "key-1")]).await.refused(),
        "400 InvalidParameter.EncryptedIllegal"
    );
    assert_eq!(with_key("key-1").await.refused(), "404 InvalidParameter.KMSKeyId.NotFound");
    let key = root.call("Kms", "CreateKey", &[("RegionId", "cn-hangzhou")]).await.field("/KeyMetadata/KeyId");
    let encrypted = with_key(&key).await.field("/ImageId");
    let now = shown(&root, &encrypted).await;
    assert_eq!(now["DiskDeviceMappings"]["DiskDeviceMapping"][0]["Encrypted"], true);
}

#[tokio::test]
async fn another_account_launches_from_an_image_that_is_shared_with_it() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (_, _, image) = with_image(&cloud, &root).await;
    let (number, friend) = cloud.other_account().await;
    let net = Net::new(&friend).await;
    let launch = async || net.run(&friend, &[("ImageId", &image)]).await;
    assert_eq!(launch().await.refused(), "404 InvalidImageId.NotFound");
    let share = async |pairs: Pairs<'_>| {
        root.ecs("ModifyImageSharePermission", &[&[("ImageId", image.as_str())][..], pairs].concat()).await
    };
    assert_eq!(share(&[("AddAccount.1", "1")]).await.refused(), "404 InvalidAccount.NotFound");
    assert_eq!(share(&[("IsPublic", "true")]).await.refused(), "400 InvalidParameter");
    share(&[("AddAccount.1", &number)]).await.ok();
    let with = root.ecs("DescribeImageSharePermission", &[("ImageId", &image)]).await.ok();
    assert_eq!(text(&with, "/Accounts/Account/0/AliyunId"), number);
    let seen = friend.ecs("DescribeImages", &[("ImageOwnerAlias", "others")]).await.ok();
    assert_eq!(text(&seen, "/Images/Image/0/ImageId"), image);
    assert_eq!(text(&seen, "/Images/Image/0/DiskDeviceMappings/DiskDeviceMapping/0/SnapshotId"), "", "not theirs");
    let launched = launch().await.field("/InstanceIdSets/InstanceIdSet/0");
    let disks = friend.ecs("DescribeDisks", &[("InstanceId", &launched)]).await.ok();
    assert_eq!(disks["TotalCount"], 2);
    assert_eq!(root.ecs("DeleteImage", &[("ImageId", &image)]).await.refused(), "403 ImageUseShared");
    let copy = [("ImageId", image.as_str()), ("DestinationRegionId", "cn-beijing")];
    assert_eq!(friend.ecs("CopyImage", &copy).await.refused(), "403 OperationDenied.SameRegionOnly");
    share(&[("RemoveAccount.1", &number)]).await.ok();
    assert_eq!(launch().await.refused(), "404 InvalidImageId.NotFound");
    root.ecs("DeleteImage", &[("ImageId", &image)]).await.ok();
}

#[tokio::test]
async fn an_import_is_kept_as_it_was_said_and_nothing_is_exported() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let order = [
        ("DiskDeviceMapping.1.OSSBucket", "images"),
        ("DiskDeviceMapping.1.OSSObject", "own.qcow2"),
        ("DiskDeviceMapping.1.Format", "QCOW2"),
        ("ImageName", "own"),
        ("OSType", "windows"),
        ("Platform", "Windows Server 2019"),
    ];
    assert_eq!(root.ecs("ImportImage", &order).await.refused(), "403 NoSetRoletoECSServiceAcount");
    role(&root, "AliyunECSImageImportDefaultRole", TRUSTS_ECS).await;
    assert_eq!(root.ecs("ImportImage", &order[3..]).await.refused(), "403 MissingParameter.DiskDeviceMapping");
    let image = root.ecs("ImportImage", &order).await.field("/ImageId");
    let one = [("ImageId", image.as_str())];
    assert_eq!(root.ecs("DeleteImage", &one).await.refused(), "403 ImageIsImporting");
    cloud.advance(Duration::from_secs(5));
    let now = shown(&root, &image).await;
    assert_eq!((text(&now, "/OSType"), text(&now, "/Platform")), ("windows".to_owned(), order[5].1.to_owned()));
    assert_eq!(text(&now, "/DiskDeviceMappings/DiskDeviceMapping/0/ImportOSSObject"), "own.qcow2");
    let export = [("ImageId", image.as_str()), ("OSSBucket", "images")];
    assert_eq!(root.ecs("ExportImage", &export).await.refused(), "400 InvalidOSSBucket.NotFound");
    root.ecs("DeleteImage", &one).await.ok();
}
