//! Models: what instances are to be, kept for launches.

use serde_json::{Value, json};
use testkit::{KsyunActor, Reply, TestCloud};

use super::kec::{Network, instance, network};

const IMAGE: &str = "IMG-5465174a-6d71-4770-b8e1-917a0dd92466";

async fn create(actor: &KsyunActor, network: &Network, name: &str, more: &[(&str, &str)]) -> Reply {
    let order = [
        ("ModelName", name),
        ("ImageId", IMAGE),
        ("InstanceType", "N3.2B"),
        ("SubnetId", &network.subnet),
        ("SecurityGroupId.1", &network.group),
        ("ChargeType", "HourlyInstantSettlement"),
    ];
    actor.kec("CreateModel", &[&order, more].concat()).await
}

async fn models(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Value {
    root.kec("DescribeModels", narrowed).await.contents()
}

/// Launches one instance after a model.
async fn launch(actor: &KsyunActor, model: &str, more: &[(&str, &str)]) -> Reply {
    let order = [("ModelId", model), ("MaxCount", "1"), ("MinCount", "1")];
    actor.kec("RunInstances", &[&order, more].concat()).await
}

#[tokio::test]
async fn a_model_is_kept_shown_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    // What Terraform's provider sends, empty texts and all.
    let more = [
        ("SystemDisk.DiskType", "SSD3.0"),
        ("SystemDisk.DiskSize", "40"),
        ("DataDisk.1.Type", "SSD3.0"),
        ("DataDisk.1.Size", "20"),
        ("DataDisk.1.DeleteWithInstance", "true"),
        ("DataDisk.1.SnapshotId", ""),
        ("InstanceName", "web"),
        ("KeepImageLogin", "false"),
        ("AllocateAddress", "false"),
        ("IsDistributeIpv6", "false"),
        ("ProjectId", "0"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
        ("SyncTag", "false"),
    ];
    let made = create(&root, &network, "web", &more).await.contents();
    let id = made["ModelId"].as_str().unwrap();
    assert_eq!(made, json!({"ModelId": id, "ModelName": "web"}));
    let mut listed = models(&root, &[("ModelId.1", id), ("MaxResults", "50"), ("Marker", "0")]).await;
    let model = &mut listed["ModelSet"][0];
    for moment in ["CreateTime", "ModifiedTime"] {
        assert_eq!(model[moment].take().as_str().map(str::len), Some(20), "{moment}");
    }
    let zone = model["AvailabilityZone"].take();
    assert_eq!(zone, model["AvailabilityZoneName"].take());
    let expected = json!({
        "ModelId": id, "ModelName": "web", "CreateTime": null, "ModifiedTime": null, "AvailabilityZone": null,
        "AvailabilityZoneName": null, "ImageId": IMAGE, "InstanceType": "N3.2B", "SubnetId": network.subnet,
        "SecurityGroupId": network.group, "ChargeType": "HourlyInstantSettlement", "PurchaseTime": 0,
        "InstanceName": "web", "InstanceNameSuffix": "", "HostName": "", "KeyId": "", "KeepImageLogin": false,
        "IamRoleName": "", "ProjectId": 0, "SriovNetSupport": false, "IsDistributeIpv6": false,
        "FailureAutoDelete": false, "SyncTag": false, "DataDiskGb": 0,
        "SystemDisk": {"DiskType": "SSD3.0", "DiskSize": 40},
        "DataDiskSet": [{"Type": "SSD3.0", "Size": 20, "DeleteWithInstance": true}],
        "NetworkInterfaceSet": [], "TagSet": [{"Key": "team", "Value": "web"}],
    });
    assert_eq!(listed, json!({"Marker": 1, "InstanceCount": 1, "ModelSet": [expected]}));
    assert_eq!(create(&root, &network, "web", &[]).await.refused(), "409 NameConflict");
    let version = [("ModelId", id), ("ModelVersion", "1")];
    assert_eq!(root.kec("TerminateModels", &version).await.refused(), "409 DeleteConflict", "it is the default one");
    let other = [("ModelId", id), ("ModelVersion", "2")];
    assert_eq!(root.kec("TerminateModels", &other).await.refused(), "404 ModelNotFound");
    assert_eq!(root.kec("TerminateModels", &[("ModelId.1", id)]).await.contents(), json!({"Return": true}));
    assert_eq!(root.kec("TerminateModels", &[("ModelId.1", id)]).await.refused(), "404 ModelNotFound");
    assert_eq!(models(&root, &[("ModelId.1", id)]).await, json!({"Marker": 0, "InstanceCount": 0, "ModelSet": []}));
}

#[tokio::test]
async fn a_model_of_what_the_cloud_does_not_offer_is_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let wrong = [
        ("ImageId", "IMG-none"),
        ("InstanceType", "X9.1A"),
        ("ChargeType", "Weekly"),
        ("PurchaseTime", "37"),
        ("SystemDisk.DiskSize", "5"),
        ("BandWidthShareId", "any"),
        ("ProjectId", "7"),
        ("PrivateIpAddress", "x"),
        // A model kept these as they came, however long.
        ("InstanceName", "w"),
        ("HostName", "web.example.com"),
        ("KeyId.1", &"k".repeat(129)),
        ("SecurityGroupId.2", &"g".repeat(129)),
        ("DataDisk.1.SnapshotId", "no snapshot"),
        ("LineId", "no line"),
        ("AddressChargeType", "no word"),
    ];
    for (name, value) in wrong {
        let order = [("DataDisk.1.Type", "SSD3.0"), ("DataDisk.1.Size", "20"), (name, value)];
        let refused = create(&root, &network, "web", &order).await.refused();
        assert_eq!(refused, "400 InvalidParameter", "{name}={value}");
    }
    let refused = create(&root, &network, "web", &[("IamRoleName", "nobody")]).await.refused();
    assert_eq!(refused, "404 RoleNoSuchEntity");
    let further =
        [("NetworkInterface.1.SubnetId", network.subnet.as_str()), ("NetworkInterface.1.PrivateIpAddress", "x")];
    assert_eq!(create(&root, &network, "web", &further).await.refused(), "400 InvalidParameter");
    assert_eq!(create(&root, &network, "", &[]).await.refused(), "400 MissingParameter");
    let bare = [("ModelName", "web"), ("ImageId", IMAGE), ("ChargeType", "Daily")];
    assert_eq!(root.kec("CreateModel", &bare).await.refused(), "400 MissingParameter");
    let monthly = create(&root, &network, "web", &[("ChargeType", "Monthly")]).await;
    assert_eq!(monthly.refused(), "400 MissingParameter", "the months are missing");
    assert_eq!(models(&root, &[]).await["InstanceCount"], json!(0));
    assert_eq!(root.kec("DescribeModels", &[("MaxResults", "0")]).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn a_launch_takes_what_its_model_says() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let more = [("InstanceName", "web"), ("SystemDisk.DiskSize", "40"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    let model = create(&root, &network, "web", &more).await.field("/ModelId");
    // The model wins, and what it does not say may be added.
    let call = [("InstanceName", "db"), ("InstanceType", "N3.4B"), ("HostName", "host-1")];
    let id = launch(&root, &model, &call).await.field("/InstancesSet/0/InstanceId");
    let shown = instance(&root, &id).await;
    assert_eq!((&shown["InstanceName"], &shown["InstanceType"]), (&json!("web"), &json!("N3.2B")));
    assert_eq!((&shown["HostName"], &shown["SubnetId"]), (&json!("host-1"), &json!(network.subnet)));
    assert_eq!(shown["SystemDisk"]["DiskSize"], json!(40));
    let asked = [("ResourceType", "instance"), ("ResourceUuids", id.as_str())];
    let tags = root.call("tagv2", "ListTagsByResourceIds", &asked).await.ok()["Tags"].clone();
    assert_eq!(tags[0]["TagKey"], json!("team"));
    launch(&root, &model, &[("ModelVersion", "1")]).await.ok();
    assert_eq!(launch(&root, &model, &[("ModelVersion", "2")]).await.refused(), "404 ModelNotFound");
    assert_eq!(launch(&root, "none", &[]).await.refused(), "404 ModelNotFound");
    assert_eq!(launch(&root, "", &[]).await.refused(), "400 MissingParameter", "there is no image");
    assert_eq!(launch(&root, "", &[("ModelVersion", "1")]).await.refused(), "400 MissingParameter");
}

#[tokio::test]
async fn whoever_launches_from_a_model_needs_a_permission_on_its_role() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    root.iam("CreateRole", &[("RoleName", "app"), ("TrustServices", "kec")]).await.ok();
    let role = [("IamRoleName", "app")];
    let model = create(&root, &network, "web", &role).await.field("/ModelId");
    let alice = cloud.ksyun_user("alice").await;
    let allow = async |name: &str, actions: &[&str]| {
        let statement = json!({"Effect": "Allow", "Action": actions, "Resource": ["*"]});
        let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
        let made = root.iam("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", &document)]).await;
        let krn = made.field("/CreatePolicyResult/Policy/Krn");
        root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    };
    allow("launch", &["kec:RunInstances", "kec:CreateModel"]).await;
    assert_eq!(launch(&alice, &model, &[]).await.refused(), "403 AccessDenied", "the role is not allowed");
    assert_eq!(create(&alice, &network, "other", &role).await.refused(), "403 AccessDenied");
    create(&alice, &network, "other", &[]).await.ok();
    allow("role", &["kec:AttachInstancesIamRole"]).await;
    let id = launch(&alice, &model, &[]).await.field("/InstancesSet/0/InstanceId");
    assert_eq!(instance(&root, &id).await["IamRoleName"], json!("app"));
}
