//! Images of an account's own: made, copied, imported, and what instances are made from them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{ACCOUNT, KsyunActor, Reply, TestCloud};

use super::kec::{Network, instance, launched, network, text};

const MINUTE: Duration = Duration::from_secs(60);

const OF_CLOUD: &str = "IMG-5465174a-6d71-4770-b8e1-917a0dd92466";

/// An instance with a data disk that is up.
async fn with_disk(cloud: &TestCloud, root: &KsyunActor, network: &Network) -> Value {
    let more = [("DataDisk.1.Type", "SSD3.0"), ("DataDisk.1.Size", "20")];
    let one = launched(root, network, &more).await.remove(0);
    cloud.advance(MINUTE);
    instance(root, &one).await
}

/// An image of an instance, with its data disk or without, that is there.
async fn image_of(cloud: &TestCloud, root: &KsyunActor, of: &Value, name: &str, has_data: bool) -> String {
    let (one, disk) = (text(of, "/InstanceId"), text(of, "/DataDisks/0/DiskId"));
    let order = [("InstanceId", one.as_str()), ("Name", name), ("DataDiskIds.1", if has_data { &disk } else { "" })];
    let id = root.kec("CreateImage", &order).await.field("/ImageId");
    cloud.advance(MINUTE);
    id
}

async fn images(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    root.kec("DescribeImages", narrowed).await.ok()["ImagesSet"].as_array().unwrap().clone()
}

async fn image(root: &KsyunActor, id: &str) -> Value {
    images(root, &[("ImageId", id)]).await.remove(0)
}

async fn launch(root: &KsyunActor, network: &Network, image: &str, more: &[(&str, &str)]) -> Reply {
    let order = [
        ("ImageId", image),
        ("InstanceType", "N3.2B"),
        ("SubnetId", network.subnet.as_str()),
        ("SecurityGroupId.1", network.group.as_str()),
        ("ChargeType", "Daily"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
    ];
    root.kec("RunInstances", &[&order, more].concat()).await
}

#[tokio::test]
async fn an_image_of_an_instance_has_a_snapshot_of_each_of_its_disks() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let of = with_disk(&cloud, &root, &network).await;
    let (one, disk) = (text(&of, "/InstanceId"), text(&of, "/DataDisks/0/DiskId"));
    let order = [("InstanceId", one.as_str()), ("Name", "web-2026"), ("DataDiskIds.1", disk.as_str())];
    let made = root.kec("CreateImage", &order).await.contents();
    let id = text(&made, "/ImageId");
    assert_eq!(made, json!({"ImageId": id}));
    let shown = image(&root, &id).await;
    assert_eq!((&shown["ImageState"], &shown["Progress"]), (&json!("creating"), &json!("0")));
    cloud.advance(MINUTE);
    let mut shown = image(&root, &id).await;
    shown["CreationDate"].take();
    let snapshots: Vec<_> = (0..2).map(|at| text(&shown, &format!("/SnapshotSet/{at}/SnapshotId"))).collect();
    let disk = |at: usize, kind: &str| {
        let id = snapshots[at].as_str();
        json!({"SnapshotId": id, "DiskType": kind, "DiskSize": 20, "Type": "ebs", "VolumeType": "SSD3.0"})
    };
    let whole = json!({
        "ImageId": id, "Name": "web-2026", "ImageName": "web-2026", "ImageState": "active", "CreationDate": null,
        "Platform": "centos-7.5", "Type": "CommonImage", "ContainerFormat": "assembled_image", "Architecture": "x86_64",
        "BootMode": "BIOS(Legacy)", "IsPublic": false, "IsNpe": true, "UserCategory": "common", "SysDisk": 20,
        "Progress": "100", "ImageSource": "extend", "CloudInitSupport": true, "Ipv6Support": false,
        "IsModifyType": false, "IsCloudMarket": false, "FastBoot": false, "InstantAccess": false,
        "OnlineExpansion": true, "InstanceId": one, "RealImageId": id, "OriginalImageId": "",
        "SnapshotSet": [disk(0, "system"), disk(1, "data")],
    });
    assert_eq!(shown, whole);
    let of_image = root.call("ebs", "DeleteSnapshot", &[("SnapshotId", &snapshots[0])]).await;
    assert_eq!(of_image.refused(), "400 InvalidParameter", "the image has it");
    assert_eq!(root.kec("CreateImage", &order).await.refused(), "409 NameConflict");
    let wrong = [
        (vec![("InstanceId", "none"), ("Name", "db")], "400 InstanceIdInvalid"),
        (vec![("InstanceId", one.as_str()), ("Name", "a")], "400 InvalidParameter"),
        (vec![("InstanceId", one.as_str()), ("Name", "db"), ("Type", "Image")], "400 InvalidParameter"),
        (vec![("InstanceId", one.as_str()), ("Name", "db"), ("DataDiskIds.1", "none")], "404 VolumeNotFound"),
        (vec![("InstanceId", one.as_str())], "400 MissingParameter"),
        (vec![("Name", "db")], "400 MissingParameter"),
    ];
    for (order, refusal) in wrong {
        assert_eq!(root.kec("CreateImage", &order).await.refused(), refusal, "{order:?}");
    }
    let count = images(&root, &[("ImageType", "system")]).await.len();
    assert_eq!(images(&root, &[]).await.len(), count + 1);
    assert_eq!(images(&root, &[("ImageType", "extend")]).await.len(), 1);
    assert_eq!(images(&root, &[("Region", "cn-shanghai-2")]).await.len(), count, "it is in its own region alone");
}

#[tokio::test]
async fn instances_are_made_from_an_image_of_the_account() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let of = with_disk(&cloud, &root, &network).await;
    let (one, disk) = (text(&of, "/InstanceId"), text(&of, "/DataDisks/0/DiskId"));
    let order = [("InstanceId", one.as_str()), ("Name", "web"), ("DataDiskIds.1", disk.as_str())];
    let id = root.kec("CreateImage", &order).await.field("/ImageId");
    assert_eq!(launch(&root, &network, &id, &[]).await.refused(), "400 InvalidParameter", "it is not there yet");
    cloud.advance(MINUTE);
    let made = launch(&root, &network, &id, &[]).await.field("/InstancesSet/0/InstanceId");
    let shown = instance(&root, &made).await;
    assert_eq!((&shown["ImageId"], &shown["Platform"]), (&json!(id), &json!("centos-7.5")));
    let disk = &shown["DataDisks"][0];
    assert_eq!((&disk["DiskType"], &disk["DiskSize"]), (&json!("SSD3.0"), &json!(20)));
    let volumes = root.call("ebs", "DescribeVolumes", &[("VolumeId.1", &text(disk, "/DiskId"))]).await.ok();
    let snapshots = image(&root, &id).await["SnapshotSet"].clone();
    assert_eq!(volumes["Volumes"][0]["SourceSnapshotId"], snapshots[1]["SnapshotId"]);
    let type_name = "AssembledImageDataDiskType";
    let other = launch(&root, &network, &id, &[(type_name, "EHDD")]).await.field("/InstancesSet/0/InstanceId");
    assert_eq!(instance(&root, &other).await["DataDisks"][0]["DiskType"], "EHDD");
    let local = launch(&root, &network, &id, &[(type_name, "Local_SSD")]).await;
    assert_eq!(local.refused(), "400 InvalidParameter", "the type takes none");
    let plain = image_of(&cloud, &root, &of, "plain", false).await;
    root.kec("StopInstances", &[("InstanceId.1", &other)]).await.ok();
    cloud.advance(MINUTE);
    root.kec("ModifyInstanceImage", &[("InstanceId", &other), ("ImageId", &plain)]).await.ok();
    cloud.advance(MINUTE);
    let shown = instance(&root, &other).await;
    assert_eq!((&shown["ImageId"], &shown["InstanceState"]["Name"]), (&json!(plain), &json!("active")));
    let removed = root.kec("RemoveImages", &[("ImageId", &id)]).await.contents();
    assert_eq!(removed, json!({"ReturnSet": [{"ImageId": id, "Return": true}]}));
    assert_eq!(launch(&root, &network, &id, &[]).await.refused(), "400 InvalidParameter");
    assert_eq!(instance(&root, &made).await["Platform"], "centos-7.5", "what is on its disk is still known");
    let model = [
        ("ModelName", "web"),
        ("ImageId", plain.as_str()),
        ("InstanceType", "N3.2B"),
        ("SubnetId", &network.subnet),
        ("SecurityGroupId.1", &network.group),
        ("ChargeType", "Daily"),
    ];
    root.kec("CreateModel", &model).await.ok();
}

#[tokio::test]
async fn an_image_is_renamed_and_removed() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let of = with_disk(&cloud, &root, &network).await;
    let id = image_of(&cloud, &root, &of, "web", false).await;
    let change = [
        ("ImageId", id.as_str()),
        ("Name", "\u{7f51}\u{7ad9}#2"),
        ("OsVersion", "centos-7.9"),
        ("CloudInitSupport", "false"),
    ];
    assert_eq!(root.kec("ModifyImageAttribute", &change).await.contents(), json!({"Return": true}));
    let shown = image(&root, &id).await;
    assert_eq!((&shown["Name"], &shown["ImageName"]), (&json!("\u{7f51}\u{7ad9}#2"), &json!("\u{7f51}\u{7ad9}#2")));
    assert_eq!((&shown["Platform"], &shown["CloudInitSupport"]), (&json!("centos-7.9"), &json!(false)));
    let wrong = [("ImageId", id.as_str()), ("Name", "a b")];
    assert_eq!(root.kec("ModifyImageAttribute", &wrong).await.refused(), "400 InvalidParameter");
    let of_cloud = [("ImageId", OF_CLOUD), ("Name", "own")];
    assert_eq!(root.kec("ModifyImageAttribute", &of_cloud).await.refused(), "404 ImageNotFound");
    assert_eq!(root.kec("RemoveImages", &of_cloud[..1]).await.refused(), "404 ImageNotFound");
    let both = [("ImageId.1", id.as_str()), ("ImageId.2", "none")];
    let removed = root.kec("RemoveImages", &both).await.contents();
    let expected = json!({"ReturnSet": [{"ImageId": id, "Return": true}, {"ImageId": "none", "Return": false}]});
    assert_eq!(removed, expected);
    assert_eq!(root.kec("RemoveImages", &both).await.refused(), "404 ImageNotFound");
    assert_eq!(root.kec("RemoveImages", &[]).await.refused(), "400 MissingParameter");
    assert_eq!(images(&root, &[("ImageId", &id)]).await, Vec::<Value>::new());
}

#[tokio::test]
async fn an_image_is_copied_to_other_regions() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let of = with_disk(&cloud, &root, &network).await;
    let id = image_of(&cloud, &root, &of, "web", true).await;
    let to = |region: &'static str| [("ImageId.1", id.as_str()), ("DestinationRegion.1", region)];
    for (region, refusal) in [("cn-beijing-6", "400 InvalidParameter"), ("nowhere", "400 UnsupportedRegion")] {
        assert_eq!(root.kec("CopyImage", &to(region)).await.refused(), refusal, "{region}");
    }
    let two = [&to("cn-shanghai-2")[..], &[("DestinationRegion.2", "cn-guangzhou-1")]].concat();
    assert_eq!(root.kec("CopyImage", &two).await.contents(), json!({"Return": true, "Message": ""}));
    let there = ("Region", "cn-shanghai-2");
    let copy = images(&root, &[there, ("ImageType", "copy")]).await.remove(0);
    let found = (&copy["Name"], &copy["ImageSource"], &copy["UserCategory"], &copy["OriginalImageId"]);
    assert_eq!(found, (&json!("web"), &json!("copy"), &json!("copy"), &json!(id)));
    assert_eq!((&copy["ImageState"], &copy["InstanceId"]), (&json!("creating"), &json!("")));
    assert_eq!(copy["SnapshotSet"].as_array().unwrap().len(), 2, "its snapshots went with it");
    assert_eq!(root.kec("CopyImage", &two).await.refused(), "409 NameConflict");
    let early = [there, ("ImageId", copy["ImageId"].as_str().unwrap())];
    assert_eq!(root.kec("RemoveImages", &early).await.refused(), "400 InvalidParameter", "it is being copied");
    let named = [&to("cn-shanghai-2")[..], &[("DestinationImageName", "web-2")]].concat();
    root.kec("CopyImage", &named).await.ok();
    cloud.advance(MINUTE);
    assert_eq!(images(&root, &[there, ("ImageType", "copy")]).await.len(), 2);
    root.kec("RemoveImages", &early).await.ok();
    let missing = [("ImageId.1", OF_CLOUD), ("DestinationRegion.1", "cn-shanghai-2")];
    assert_eq!(root.kec("CopyImage", &missing).await.refused(), "404 ImageNotFound");
    let second = [("InstanceId", of["InstanceId"].as_str().unwrap()), ("Name", "next")];
    let early = root.kec("CreateImage", &second).await.field("/ImageId");
    let order = [("ImageId.1", early.as_str()), ("DestinationRegion.1", "cn-shanghai-2")];
    assert_eq!(root.kec("CopyImage", &order).await.refused(), "400 InvalidParameter", "it is not there yet");
}

#[tokio::test]
async fn an_image_is_made_of_snapshots_that_are_there() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let of = with_disk(&cloud, &root, &network).await;
    let snapshot = async |disk: &str| {
        let volume = text(&of, disk);
        root.call("ebs", "CreateSnapshot", &[("VolumeId", &volume)]).await.field("/SnapshotId")
    };
    let (system, data) = (snapshot("/SystemDisk/DiskId").await, snapshot("/DataDisks/0/DiskId").await);
    let one = text(&of, "/InstanceId");
    let order = [("Name", "web"), ("SnapshotIds.1", data.as_str()), ("SnapshotIds.2", system.as_str())];
    assert_eq!(root.kec("CreateImage", &order).await.refused(), "400 InvalidParameter", "they are not there yet");
    cloud.advance(MINUTE);
    let with = |more: &[(&'static str, &'static str)]| [&order[..], more].concat();
    assert_eq!(
        root.kec("CreateImage", &order[..2]).await.refused(),
        "400 InvalidParameter",
        "none is of a system disk"
    );
    let both = with(&[("DataDiskIds.1", "none"), ("InstanceId", "")]);
    assert_eq!(root.kec("CreateImage", &both).await.refused(), "400 InvalidParameter");
    let lost = with(&[("SnapshotIds.3", "none")]);
    assert_eq!(root.kec("CreateImage", &lost).await.refused(), "404 SnapshotNotFound");
    let other = launched(&root, &network, &[]).await.remove(0);
    let of_other = [&order[..], &[("InstanceId", other.as_str())]].concat();
    assert_eq!(root.kec("CreateImage", &of_other).await.refused(), "400 InvalidParameter", "it has other disks");
    let id = root.kec("CreateImage", &order).await.field("/ImageId");
    let shown = image(&root, &id).await;
    let found = shown["SnapshotSet"].as_array().unwrap().iter().map(|one| text(one, "/SnapshotId"));
    assert_eq!(found.collect::<Vec<_>>(), [system.as_str(), data.as_str()], "the system disk comes first");
    assert_eq!((&shown["Platform"], &shown["InstanceId"]), (&json!("centos-7.5"), &json!("")));
    let named = [("Name", "web-2"), order[1], order[2], ("InstanceId", one.as_str()), ("Type", "LocalImage")];
    let second = root.kec("CreateImage", &named).await.field("/ImageId");
    let shown = image(&root, &second).await;
    assert_eq!((&shown["InstanceId"], &shown["Type"]), (&json!(one), &json!("LocalImage")));
}

#[tokio::test]
async fn an_image_is_imported() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let url = "http://images.ks3-cn-beijing.ksyun.com/own";
    let order = [
        ("ImageName", "own"),
        ("Architecture", "i386"),
        ("Platform", "windows-server_2012_r2_datacenter_64_zh"),
        ("ImageUrl", url),
        ("ImageFormat", "vhd"),
        ("DataImageUrl.1", url),
        ("DataImageSize.1", "40"),
        ("DataImageFormat.1", "raw"),
    ];
    let id = root.kec("ImportImage", &order).await.field("/ImageId");
    cloud.advance(MINUTE);
    let shown = image(&root, &id).await;
    let found = (&shown["ImageSource"], &shown["UserCategory"], &shown["Architecture"], &shown["SysDisk"]);
    assert_eq!(found, (&json!("import"), &json!("import"), &json!("i386"), &json!(50)));
    assert_eq!((&shown["SnapshotSet"], &shown["CloudInitSupport"]), (&json!([]), &json!(false)));
    let made = launch(&root, &network, &id, &[]).await.field("/InstancesSet/0/InstanceId");
    let shown = instance(&root, &made).await;
    assert_eq!(shown["Platform"], "windows-server_2012_r2_datacenter_64_zh");
    assert_eq!((&shown["SystemDisk"]["DiskSize"], &shown["DataDisks"][0]["DiskSize"]), (&json!(50), &json!(40)));
    let small = launch(&root, &network, &id, &[("SystemDisk.DiskSize", "20")]).await;
    assert_eq!(small.refused(), "400 InvalidParameter", "the image has more");
    for (name, value) in [
        ("ImageName", "a"),
        ("Architecture", "arm"),
        ("ImageUrl", "ftp://images"),
        ("ImageFormat", "iso"),
        ("DataImageSize.1", "5"),
        ("DataImageFormat.1", "vhd"),
    ] {
        let changed = order.map(|(other, old)| (other, if other == name { value } else { old }));
        assert_eq!(root.kec("ImportImage", &changed).await.refused(), "400 InvalidParameter", "{name}={value}");
    }
    let unsized_disk = [&order[..6], &order[7..]].concat();
    assert_eq!(root.kec("ImportImage", &unsized_disk).await.refused(), "400 InvalidParameter");
    assert_eq!(root.kec("ImportImage", &order[..3]).await.refused(), "400 MissingParameter");
}

#[tokio::test]
async fn a_policy_is_about_one_image() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let of = with_disk(&cloud, &root, &network).await;
    let web = image_of(&cloud, &root, &of, "web", false).await;
    let other = image_of(&cloud, &root, &of, "other", false).await;
    let reader = cloud.ksyun_user_with("reader", &["KECReadOnlyAccess"]).await;
    assert_eq!(image(&reader, &web).await["Name"], "web");
    let order = [("InstanceId", of["InstanceId"].as_str().unwrap()), ("Name", "third")];
    assert_eq!(reader.kec("CreateImage", &order).await.refused(), "403 AccessDenied");
    let resource = format!("krn:ksc:kec:cn-beijing-6:{ACCOUNT}:image/{web}");
    let statement = json!({"Effect": "Allow", "Action": ["kec:RemoveImages"], "Resource": [resource]});
    let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
    let made = root.iam("CreatePolicy", &[("PolicyName", "one"), ("PolicyDocument", &document)]).await;
    let krn = made.field("/CreatePolicyResult/Policy/Krn");
    root.iam("AttachUserPolicy", &[("UserName", "reader"), ("PolicyKrn", &krn)]).await.ok();
    assert_eq!(reader.kec("RemoveImages", &[("ImageId", &other)]).await.refused(), "403 AccessDenied");
    reader.kec("RemoveImages", &[("ImageId", &web)]).await.ok();
}
