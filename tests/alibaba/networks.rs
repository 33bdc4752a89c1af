//! Networks and what lies in them, as they are read: route tables, tags, disks, interfaces.

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Actor, TestCloud};

const IMAGE: &str = "aliyun_3_x64_20G_alibase_20240819.vhd";

/// A network with a vSwitch, a security group and, when something was launched, an instance.
struct Net {
    cloud: TestCloud,
    root: Actor,
    vpc: String,
    router: String,
    table: String,
    vswitch: String,
    group: String,
}

impl Net {
    async fn new() -> Self {
        let cloud = TestCloud::new().await;
        let root = cloud.root();
        let made = root.vpc("CreateVpc", &[("CidrBlock", "192.168.0.0/16"), ("VpcName", "office")]).await;
        let vpc = made.field("/VpcId");
        let switch = [("VpcId", vpc.as_str()), ("ZoneId", "cn-hangzhou-i"), ("CidrBlock", "192.168.1.0/24")];
        let vswitch = root.vpc("CreateVSwitch", &switch).await.field("/VSwitchId");
        let group = root.ecs("CreateSecurityGroup", &[("VpcId", &vpc)]).await.field("/SecurityGroupId");
        let (router, table) = (made.field("/VRouterId"), made.field("/RouteTableId"));
        Self { cloud, root, vpc, router, table, vswitch, group }
    }

    /// A running instance, ordered with more parameters.
    async fn launch(&self, more: &[(&str, &str)]) -> String {
        let order = [
            ("ImageId", IMAGE),
            ("InstanceType", "ecs.g6.large"),
            ("VSwitchId", self.vswitch.as_str()),
            ("SecurityGroupId", self.group.as_str()),
        ];
        let id = self.root.ecs("RunInstances", &[&order, more].concat()).await.field("/InstanceIdSets/InstanceIdSet/0");
        self.cloud.advance(Duration::from_secs(60));
        id
    }
}

/// The texts of one field of the elements of a list.
fn texts(list: &Value, field: &str) -> Vec<String> {
    let of = |item: &Value| item[field].as_str().unwrap_or_default().to_owned();
    list.as_array().into_iter().flatten().map(of).collect()
}

#[tokio::test]
async fn a_network_has_a_system_route_table_until_it_is_deleted() {
    let net = Net::new().await;
    let root = &net.root;
    let of_vpc = [("VpcId", net.vpc.as_str())];
    let list = root.vpc("DescribeRouteTableList", &of_vpc).await.ok();
    let table = &list["RouterTableList"]["RouterTableListType"][0];
    let attribute = root.vpc("DescribeVpcAttribute", &of_vpc).await.ok();
    assert_eq!(list["TotalCount"], 1);
    assert_eq!(
        table,
        &json!({
            "RouteTableId": net.table, "RouteTableName": "", "RouteTableType": "System", "Description": "",
            "Status": "Available", "AssociateType": "VSwitch", "RoutePropagationEnable": true,
            "RouterId": net.router, "RouterType": "VRouter", "VpcId": net.vpc,
            "VSwitchIds": {"VSwitchId": [net.vswitch]}, "GatewayIds": {"GatewayIds": []},
            "ResourceGroupId": attribute["ResourceGroupId"], "OwnerId": 1_234_567_890_123_456_i64,
            "CreationTime": "2026-01-01T00:00:00Z", "Tags": {"Tag": []},
        })
    );
    assert_eq!(attribute["VRouterId"], json!(net.router));
    let of_table = [("RouteTableId", net.table.as_str())];
    let used = root.vpc("DescribeVSwitches", &of_table).await.ok();
    assert_eq!(texts(&used["VSwitches"]["VSwitch"], "VSwitchId"), [net.vswitch.as_str()]);
    let vswitch = root.vpc("DescribeVSwitchAttributes", &[("VSwitchId", &net.vswitch)]).await;
    assert_eq!(vswitch.field("/RouteTable/RouteTableId"), net.table);

    let change = [of_table[0], ("RouteTableName", "main"), ("Description", "all"), ("RoutePropagationEnable", "false")];
    root.vpc("ModifyRouteTableAttributes", &change).await.ok();
    let named = root.vpc("DescribeRouteTableList", &[("RouteTableName", "main")]).await;
    let field = |name: &str| named.field(&format!("/RouterTableList/RouterTableListType/0/{name}"));
    assert_eq!((field("RouteTableId"), field("Description")), (net.table.clone(), "all".to_owned()));
    assert_eq!(field("RoutePropagationEnable"), "false");
    let web = [of_table[0], ("RouteTableName", "http://main")];
    assert_eq!(root.vpc("ModifyRouteTableAttributes", &web).await.refused(), "400 InvalidRouteTableName.Malformed");

    root.ecs("DeleteSecurityGroup", &[("SecurityGroupId", &net.group)]).await.ok();
    root.vpc("DeleteVSwitch", &[("VSwitchId", &net.vswitch)]).await.ok();
    root.vpc("DeleteVpc", &of_vpc).await.ok();
    assert_eq!(root.vpc("DescribeVpcAttribute", &of_vpc).await.refused(), "404 InvalidVpcId.NotFound");
    assert_eq!(root.vpc("DescribeRouteTableList", &of_vpc).await.field("/TotalCount"), "0");
    assert_eq!(root.vpc("ModifyRouteTableAttributes", &change).await.refused(), "404 InvalidRouteTableId.NotFound");
}

#[tokio::test]
async fn route_tables_are_narrowed_and_paged() {
    let net = Net::new().await;
    let root = &net.root;
    let second = root.vpc("CreateVpc", &[("CidrBlock", "10.0.0.0/8")]).await.field("/RouteTableId");
    let found = async |more: &[(&str, &str)]| {
        let list = root.vpc("DescribeRouteTableList", more).await.ok();
        texts(&list["RouterTableList"]["RouterTableListType"], "RouteTableId")
    };
    let none: [&str; 0] = [];
    assert_eq!(found(&[]).await, [second.as_str(), net.table.as_str()], "newest first");
    assert_eq!(found(&[("PageSize", "1"), ("PageNumber", "2")]).await, [net.table.as_str()]);
    assert_eq!(found(&[("RouterId", &net.router)]).await, [net.table.as_str()]);
    assert_eq!(found(&[("RouteTableType", "Custom")]).await, none);
    assert_eq!(found(&[("RouterType", "VBR")]).await, none);
    assert_eq!(found(&[("RouterType", "VBR"), ("VpcId", &net.vpc)]).await, [net.table.as_str()], "the network wins");
    assert_eq!(found(&[("RouteTableId", "vtb-bp1nobody")]).await, none);
    assert_eq!(found(&[("RegionId", "cn-beijing")]).await, none);
    let size = root.vpc("DescribeRouteTableList", &[("PageSize", "1000")]).await.field("/PageSize");
    assert_eq!(size, "50");
    for (name, value) in [("RouterType", "Bridge"), ("RouteTableType", "Main"), ("PageNumber", "0")] {
        let refused = root.vpc("DescribeRouteTableList", &[(name, value)]).await.refused();
        assert_eq!(refused, "400 InvalidParameter", "{name}");
    }
}

#[tokio::test]
async fn tags_of_networks_are_set_shown_and_removed() {
    let net = Net::new().await;
    let root = &net.root;
    let on = |kind: &'static str, id: &str| {
        [("ResourceType".to_owned(), kind.to_owned()), ("ResourceId.1".to_owned(), id.to_owned())]
    };
    let call = async |action: &str, on: &[(String, String)], more: &[(&str, &str)]| {
        let on: Vec<_> = on.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        root.vpc(action, &[on.as_slice(), more].concat()).await
    };
    let team = [("Tag.1.Key", "team"), ("Tag.1.Value", "net")];
    for on in [on("Vpc", &net.vpc), on("VSWITCH", &net.vswitch), on("routetable", &net.table)] {
        call("TagResources", &on, &team).await.ok();
        let tags = call("ListTagResources", &on, &[]).await.ok();
        let expected = json!([{"ResourceType": on[0].1.to_uppercase(), "ResourceId": on[1].1, "TagKey": "team", "TagValue": "net"}]);
        assert_eq!(tags["TagResources"]["TagResource"], expected);
    }
    let shown = json!([{"Key": "team", "Value": "net"}]);
    let of_vpc = [("VpcId", net.vpc.as_str())];
    assert_eq!(root.vpc("DescribeVpcAttribute", &of_vpc).await.ok()["Tags"]["Tag"], shown);
    assert_eq!(root.vpc("DescribeVSwitchAttributes", &[("VSwitchId", &net.vswitch)]).await.ok()["Tags"]["Tag"], shown);
    let table = root.vpc("DescribeRouteTableList", &team).await.ok();
    assert_eq!(table["RouterTableList"]["RouterTableListType"][0]["Tags"]["Tag"], shown);

    let more = [("Tag.1.Key", "team"), ("Tag.1.Value", "ops"), ("Tag.2.Key", "part")];
    call("TagResources", &on("VPC", &net.vpc), &more).await.ok();
    assert_eq!(root.vpc("DescribeVpcs", &team).await.field("/TotalCount"), "0", "the value has changed");
    call("UnTagResources", &on("VPC", &net.vpc), &[("TagKey.1", "team")]).await.ok();
    let left = root.vpc("DescribeVpcAttribute", &of_vpc).await.ok();
    assert_eq!(left["Tags"]["Tag"], json!([{"Key": "part", "Value": ""}]));
    call("UnTagResources", &on("VPC", &net.vpc), &[("All", "true")]).await.ok();
    assert_eq!(root.vpc("DescribeVpcAttribute", &of_vpc).await.ok()["Tags"]["Tag"], json!([]));

    for (on, more, expected) in [
        (on("VPC", &net.vpc), &[][..], "400 MissingParameter"),
        (on("VPC", "vpc-bp1nobody"), &team[..], "404 InvalidResourceId.NotFound"),
        (on("VSWITCH", &net.vpc), &team[..], "404 InvalidResourceId.NotFound"),
        (on("EIP", "eip-bp1nobody"), &team[..], "404 InvalidResourceId.NotFound"),
        (on("INSTANCE", &net.vpc), &team[..], "404 InvalidResourceType.NotFound"),
        (on("VPC", &net.vpc), &[("Tag.1.Key", "acs:team")][..], "400 InvalidTagKey.Malformed"),
        (on("VPC", &net.vpc), &[team[0], ("RegionId", "cn-beijing")][..], "404 InvalidResourceId.NotFound"),
    ] {
        assert_eq!(call("TagResources", &on, more).await.refused(), expected, "{on:?} {more:?}");
    }
    let nothing = root.vpc("ListTagResources", &[("ResourceType", "VPC")]).await;
    assert_eq!(nothing.refused(), "400 BothEmpty.TagsAndResources");
    let crowd: Vec<_> = (1..=20).map(|n| (format!("Tag.{n}.Key"), format!("k{n:02}"))).collect();
    let crowd: Vec<_> = crowd.iter().map(|(name, key)| (name.as_str(), key.as_str())).collect();
    call("TagResources", &on("VPC", &net.vpc), &crowd).await.ok();
    assert_eq!(call("TagResources", &on("VPC", &net.vpc), &team).await.refused(), "403 QuotaExceed.Tags");
    let half = call("ListTagResources", &on("VPC", &net.vpc), &[("MaxResults", "15")]).await;
    let token = half.field("/NextToken");
    let rest =
        call("ListTagResources", &on("VPC", &net.vpc), &[("MaxResults", "15"), ("NextToken", &token)]).await.ok();
    assert_eq!(texts(&rest["TagResources"]["TagResource"], "TagKey"), ["k16", "k17", "k18", "k19", "k20"]);
    assert_eq!(rest["NextToken"], "");
}

#[tokio::test]
async fn a_policy_counts_by_the_tags_of_a_route_table_and_a_disk() {
    let net = Net::new().await;
    let root = &net.root;
    let instance = net.launch(&[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await;
    let disk = root.ecs("DescribeDisks", &[("InstanceId", &instance)]).await.field("/Disks/Disk/0/DiskId");
    let eve = net.cloud.user("eve").await;
    let document = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["ecs:Describe*","vpc:*"],"Resource":"*",
        "Condition":{"StringEquals":{"acs:ResourceTag/team":"web"}}}]}"#;
    root.ram("CreatePolicy", &[("PolicyName", "web"), ("PolicyDocument", document)]).await.ok();
    let attach = [("PolicyName", "web"), ("PolicyType", "Custom"), ("UserName", "eve")];
    root.ram("AttachPolicyToUser", &attach).await.ok();

    eve.ecs("DescribeDisks", &[("DiskIds", &format!("[\"{disk}\"]"))]).await.ok();
    assert_eq!(eve.ecs("DescribeDisks", &[]).await.refused(), "403 Forbidden.RAM");
    let of_table = [("RouteTableId", net.table.as_str())];
    assert_eq!(eve.vpc("DescribeRouteTableList", &of_table).await.refused(), "403 Forbidden.RAM");
    let tag =
        [("ResourceType", "ROUTETABLE"), ("ResourceId.1", &net.table), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    assert_eq!(eve.vpc("TagResources", &tag).await.refused(), "403 Forbidden.RAM");
    root.vpc("TagResources", &tag).await.ok();
    eve.vpc("DescribeRouteTableList", &of_table).await.ok();
}

#[tokio::test]
async fn tags_are_counted_over_the_kinds_of_a_region() {
    let net = Net::new().await;
    let root = &net.root;
    let instance = net.launch(&[("Tag.1.Key", "team"), ("Tag.1.Value", "web"), ("Tag.2.Key", "a")]).await;
    let group = [("ResourceType", "securitygroup"), ("ResourceId.1", net.group.as_str())];
    root.ecs("TagResources", &[&group[..], &[("Tag.1.Key", "team"), ("Tag.1.Value", "net")]].concat()).await.ok();
    let found = async |more: &[(&str, &str)]| {
        let list = root.ecs("DescribeTags", more).await.ok();
        let tags = &list["Tags"]["Tag"];
        let pairs = texts(tags, "TagKey").into_iter().zip(texts(tags, "TagValue"));
        pairs.map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found(&[]).await, "a= team=net team=web");
    assert_eq!(found(&[("ResourceType", "Instance"), ("ResourceId", &instance)]).await, "a= team=web");
    assert_eq!(found(&[("ResourceType", "image"), ("ResourceId", IMAGE)]).await, "");
    assert_eq!(found(&[("ResourceType", "securitygroup")]).await, "team=net");
    assert_eq!(found(&[("Tag.1.Key", "team")]).await, "team=net team=web");
    assert_eq!(found(&[("Tag.1.key", "team"), ("Tag.1.value", "web")]).await, "team=web");
    assert_eq!(found(&[("PageSize", "1"), ("PageNumber", "2")]).await, "team=net");
    assert_eq!(found(&[("Category", "system")]).await, "");
    assert_eq!(found(&[("RegionId", "cn-beijing")]).await, "");
    let all = root.ecs("DescribeTags", &[]).await.ok();
    let count = &all["Tags"]["Tag"][2]["ResourceTypeCount"];
    let counts = ["Instance", "Disk", "Eni", "Securitygroup", "Image"].map(|kind| count[kind].as_i64());
    assert_eq!(counts, [Some(1), Some(1), Some(1), Some(0), Some(0)]);
    assert_eq!((&all["TotalCount"], &all["PageSize"]), (&json!(3), &json!(50)));
    for (more, expected) in [
        (("ResourceType", "vpc"), "404 InvalidResourceType.NotFound"),
        (("Tag.1.Value", "web"), "400 InvalidTag.Mismatch"),
        (("Category", "mine"), "400 InvalidParameter"),
    ] {
        assert_eq!(root.ecs("DescribeTags", &[more]).await.refused(), expected);
    }
}

#[tokio::test]
async fn disks_and_the_interface_of_an_instance_are_shown_as_they_were_ordered() {
    let net = Net::new().await;
    let root = &net.root;
    let key = root.call("Kms", "CreateKey", &[("RegionId", "cn-hangzhou")]).await.field("/KeyMetadata/KeyId");
    let order = [
        ("SystemDisk.Category", "cloud_essd"),
        ("SystemDisk.Size", "50"),
        ("SystemDisk.DiskName", "root"),
        ("DataDisk.1.Category", "cloud_auto"),
        ("DataDisk.1.Size", "100"),
        ("DataDisk.1.Encrypted", "true"),
        ("DataDisk.1.KMSKeyId", key.as_str()),
        ("DataDisk.1.ProvisionedIops", "300"),
        ("DataDisk.1.DeleteWithInstance", "false"),
        ("InternetMaxBandwidthOut", "5"),
    ];
    let instance = net.launch(&order).await;
    let of = [("InstanceId", instance.as_str())];
    let disks = root.ecs("DescribeDisks", &of).await.ok();
    let (data, system) = (&disks["Disks"]["Disk"][0], &disks["Disks"]["Disk"][1]);
    assert_eq!(disks["TotalCount"], 2);
    assert_eq!((&system["Type"], &system["Category"]), (&json!("system"), &json!("cloud_essd")));
    assert_eq!((&system["Size"], &system["PerformanceLevel"]), (&json!(50), &json!("PL1")));
    assert_eq!((&system["DiskName"], &system["ImageId"]), (&json!("root"), &json!(IMAGE)));
    assert_eq!((&system["Encrypted"], &system["Portable"]), (&json!(false), &json!(false)));
    assert_eq!((&data["Encrypted"], &data["KMSKeyId"]), (&json!(true), &json!(key)));
    assert_eq!((&data["ProvisionedIops"], &data["Device"]), (&json!(300), &json!("/dev/xvdb")));
    assert_eq!(data["Attachments"]["Attachment"][0]["InstanceId"], json!(instance));
    assert_eq!(data["OperationLocks"], json!({"OperationLock": []}));

    let count = async |more: &[(&str, &str)]| root.ecs("DescribeDisks", more).await.field("/TotalCount");
    for (name, value, expected) in [
        ("DiskType", "system", "1"),
        ("Encrypted", "true", "1"),
        ("Encrypted", "false", "1"),
        ("KMSKeyId", &key, "1"),
        ("KMSKeyId", "key", "0"),
        ("Portable", "false", "1"),
        ("DeleteWithInstance", "false", "1"),
        ("Category", "cloud_essd", "1"),
        ("Category", "all", "2"),
        ("DiskName", "root", "1"),
        ("Status", "In_use", "2"),
        ("Status", "Available", "0"),
        ("EnableAutomatedSnapshotPolicy", "false", "2"),
        ("DiskChargeType", "PrePaid", "0"),
        ("DiskChargeType", "PostPaid", "2"),
        ("DiskIds", "[]", "0"),
        ("MultiAttach", "Enabled", "0"),
        ("RegionId", "cn-beijing", "0"),
    ] {
        assert_eq!(count(&[(name, value)]).await, expected, "{name}={value}");
    }
    let first = root.ecs("DescribeDisks", &[("MaxResults", "1")]).await;
    assert_eq!(first.field("/NextToken"), "", "a part has ten disks at least");
    assert_eq!(
        root.ecs("DescribeDisks", &[("DiskType", "tape")]).await.refused(),
        "400 InvalidDiskType.ValueNotSupported"
    );

    let shown = root.ecs("DescribeInstances", &[]).await;
    let interface = shown.field("/Instances/Instance/0/NetworkInterfaces/NetworkInterface/0/NetworkInterfaceId");
    let found = root.ecs("DescribeNetworkInterfaces", &[("NetworkInterfaceId.1", &interface)]).await;
    let field = |name: &str| found.field(&format!("/NetworkInterfaceSets/NetworkInterfaceSet/0/{name}"));
    let address = shown.field("/Instances/Instance/0/VpcAttributes/PrivateIpAddress/IpAddress/0");
    let public = shown.field("/Instances/Instance/0/PublicIpAddress/IpAddress/0");
    assert_eq!((field("Type"), field("Status")), ("Primary".to_owned(), "InUse".to_owned()));
    assert_eq!((field("InstanceId"), field("Attachment/InstanceId")), (instance.clone(), instance.clone()));
    assert_eq!(
        (field("PrivateIpAddress"), field("PrivateIpSets/PrivateIpSet/0/PrivateIpAddress")),
        (address.clone(), address.clone())
    );
    assert_eq!(field("PrivateIpSets/PrivateIpSet/0/Primary"), "true");
    assert_eq!(field("AssociatedPublicIp/PublicIpAddress"), public);
    assert_eq!(field("SecurityGroupIds/SecurityGroupId/0"), net.group);
    for (name, value, expected) in [
        ("InstanceId", instance.as_str(), "1"),
        ("VSwitchId", &net.vswitch, "1"),
        ("SecurityGroupId", &net.group, "1"),
        ("PrimaryIpAddress", &address, "1"),
        ("PrivateIpAddress.1", "192.168.1.200", "0"),
        ("Type", "Secondary", "0"),
        ("Status", "Available", "0"),
        ("VpcId", "vpc-bp1nobody", "0"),
    ] {
        let found = root.ecs("DescribeNetworkInterfaces", &[(name, value)]).await;
        assert_eq!(found.field("/TotalCount"), expected, "{name}={value}");
    }

    root.ecs("DeleteInstance", &[of[0], ("Force", "true")]).await.ok();
    let left = root.ecs("DescribeDisks", &[]).await.ok();
    assert_eq!((&left["TotalCount"], &left["Disks"]["Disk"][0]["DiskId"]), (&json!(1), &data["DiskId"]));
    let free = &left["Disks"]["Disk"][0];
    assert_eq!((&free["Status"], &free["InstanceId"]), (&json!("Available"), &json!("")));
    assert_eq!((&free["AttachedTime"], &free["DetachedTime"]), (&json!(""), &json!("2026-01-01T00:01:00Z")));
    assert_eq!(free["Attachments"], json!({"Attachment": []}));
    assert_eq!(root.ecs("DescribeNetworkInterfaces", &[]).await.field("/TotalCount"), "0");
}

#[tokio::test]
async fn what_is_to_be_done_when_a_machine_fails_is_kept() {
    let net = Net::new().await;
    let root = &net.root;
    let instance = net.launch(&[]).await;
    let of = ("InstanceId.1", instance.as_str());
    let list = root.ecs("DescribeInstanceMaintenanceAttributes", &[of]).await.ok();
    let usual = json!({
        "InstanceId": instance,
        "ActionOnMaintenance": {
            "Value": "AutoRecover", "DefaultValue": "AutoRecover",
            "SupportedValues": {"SupportedValue": ["Stop", "AutoRecover", "AutoRedeploy"]},
        },
        "MaintenanceWindows": {"MaintenanceWindow": []},
        "NotifyOnMaintenance": false,
    });
    assert_eq!(list["MaintenanceAttributes"]["MaintenanceAttribute"], json!([usual]));
    let change = [
        of,
        ("ActionOnMaintenance", "Stop"),
        ("NotifyOnMaintenance", "true"),
        ("MaintenanceWindow.1.StartTime", "02:00:00"),
        ("MaintenanceWindow.1.EndTime", "06:00:00"),
    ];
    root.ecs("ModifyInstanceMaintenanceAttributes", &change).await.ok();
    root.ecs("ModifyInstanceMaintenanceAttributes", &[of, ("ActionOnMaintenance", "AutoRedeploy")]).await.ok();
    let list = root.ecs("DescribeInstanceMaintenanceAttributes", &[of]).await;
    let field = |name: &str| list.field(&format!("/MaintenanceAttributes/MaintenanceAttribute/0/{name}"));
    assert_eq!(
        (field("ActionOnMaintenance/Value"), field("NotifyOnMaintenance")),
        ("AutoRedeploy".to_owned(), "true".to_owned())
    );
    assert_eq!(field("MaintenanceWindows/MaintenanceWindow/0/EndTime"), "06:00:00");
    for wrong in [("ActionOnMaintenance", "Pray"), ("MaintenanceWindow.1.StartTime", "02:30:00")] {
        let refused = root.ecs("ModifyInstanceMaintenanceAttributes", &[of, wrong]).await.refused();
        assert_eq!(refused, "403 InvalidParameter");
    }

    let ids = format!("[\"{instance}\",\"i-bp1nobody\"]");
    let pools = root.ecs("DescribeInstanceAttachmentAttributes", &[("InstanceIds", &ids)]).await.ok();
    let open = json!([{"InstanceId": instance, "PrivatePoolOptionsMatchCriteria": "Open", "PrivatePoolOptionsId": ""}]);
    assert_eq!(pools["Instances"]["Instance"], open);
    let unpaid = root.ecs("DescribeInstanceAutoRenewAttribute", &[("InstanceId", &instance)]).await;
    assert_eq!(unpaid.refused(), "403 ChargeTypeViolation", "nothing was bought");
    let bought = [("InstanceChargeType", "PrePaid"), ("Period", "1"), ("AutoRenew", "true"), ("AutoRenewPeriod", "3")];
    let bought = net.launch(&bought).await;
    let renewed = root.ecs("DescribeInstanceAutoRenewAttribute", &[("RenewalStatus", "AutoRenewal")]).await.ok();
    let expected = json!([{
        "InstanceId": bought, "RenewalStatus": "AutoRenewal", "AutoRenewEnabled": true, "Duration": 3, "PeriodUnit": "Month",
    }]);
    assert_eq!(renewed["InstanceRenewAttributes"]["InstanceRenewAttribute"], expected);
}

#[tokio::test]
async fn an_image_suits_the_types_with_its_instruction_set() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let list = root.ecs("DescribeImageSupportInstanceTypes", &[("ImageId", IMAGE)]).await.ok();
    assert_eq!(list["ImageId"], IMAGE);
    let suited = texts(&list["InstanceTypes"]["InstanceType"], "InstanceTypeId");
    for (set, suits) in [("X86", true), ("ARM", false)] {
        let of_set = root.ecs("DescribeInstanceTypes", &[("CpuArchitecture", set)]).await.ok();
        let of_set = texts(&of_set["InstanceTypes"]["InstanceType"], "InstanceTypeId");
        assert!(!of_set.is_empty() && of_set.iter().all(|kind| suited.contains(kind) == suits), "{set}");
    }
    let first = &list["InstanceTypes"]["InstanceType"][0];
    assert_eq!((&first["CpuCoreCount"], &first["MemorySize"]), (&json!(2), &json!(8.0)));
    for (more, expected) in [
        (&[][..], "400 MissingParameter"),
        (&[("ImageId", "m-nobody")], "404 InvalidImageId.NotFound"),
        (&[("ImageId", IMAGE), ("ActionType", "Fly")], "400 InvalidParamter"),
    ] {
        assert_eq!(root.ecs("DescribeImageSupportInstanceTypes", more).await.refused(), expected);
    }
}

#[tokio::test]
async fn a_network_and_a_vswitch_are_renamed_and_keep_their_addresses() {
    let net = Net::new().await;
    let root = &net.root;
    let of_vpc = ("VpcId", net.vpc.as_str());
    let change = [of_vpc, ("VpcName", "house"), ("Description", "old"), ("EnableDnsHostname", "true")];
    root.vpc("ModifyVpcAttribute", &change).await.ok();
    root.vpc("ModifyVpcAttribute", &[of_vpc, ("Description", "")]).await.ok();
    let shown = root.vpc("DescribeVpcAttribute", &[of_vpc]).await;
    assert_eq!((shown.field("/VpcName"), shown.field("/Description")), ("house".to_owned(), String::new()));
    assert_eq!(shown.field("/DnsHostnameStatus"), "ENABLED");
    root.vpc("ModifyVpcAttribute", &[of_vpc, ("CidrBlock", "192.168.0.0/20")]).await.ok();
    assert_eq!(root.vpc("DescribeVpcAttribute", &[of_vpc]).await.field("/CidrBlock"), "192.168.0.0/20");
    for (wrong, expected) in [
        (("CidrBlock", "10.0.0.0/8"), "400 InvalidParameter"),
        (("CidrBlock", "192.168.0.0/24"), "400 InvalidParameter"),
        (("VpcName", "https://house"), "400 InvalidVpcName.Malformed"),
        (("RegionId", "cn-beijing"), "404 InvalidVpcId.NotFound"),
    ] {
        assert_eq!(root.vpc("ModifyVpcAttribute", &[of_vpc, wrong]).await.refused(), expected, "{wrong:?}");
    }
    let of_switch = ("VSwitchId", net.vswitch.as_str());
    root.vpc("ModifyVSwitchAttribute", &[of_switch, ("VSwitchName", "desks"), ("Description", "all")]).await.ok();
    let shown = root.vpc("DescribeVSwitchAttributes", &[of_switch]).await;
    assert_eq!((shown.field("/VSwitchName"), shown.field("/Description")), ("desks".to_owned(), "all".to_owned()));
    let missing = root.vpc("ModifyVSwitchAttribute", &[("VSwitchId", "vsw-bp1nobody")]).await;
    assert_eq!(missing.refused(), "404 InvalidVswitchID.NotFound");
}

#[tokio::test]
async fn a_rule_gets_another_description_and_by_its_id_other_terms() {
    let net = Net::new().await;
    let root = &net.root;
    let of = ("SecurityGroupId", net.group.as_str());
    let says = [of, ("IpProtocol", "tcp"), ("PortRange", "22/22"), ("SourceCidrIp", "10.0.0.0/8")];
    root.ecs("AuthorizeSecurityGroup", &says).await.ok();
    let rules =
        async || root.ecs("DescribeSecurityGroupAttribute", &[of]).await.ok()["Permissions"]["Permission"].clone();
    let id = rules().await[0]["SecurityGroupRuleId"].as_str().expect("an id").to_owned();

    root.ecs("ModifySecurityGroupRule", &[&says[..], &[("Description", "office")]].concat()).await.ok();
    assert_eq!(rules().await[0]["Description"], "office");
    let by_id = [of, ("SecurityGroupRuleId", id.as_str()), ("PortRange", "443/443"), ("Policy", "drop")];
    root.ecs("ModifySecurityGroupRule", &by_id).await.ok();
    let rule = &rules().await[0];
    let field = |name: &str| rule[name].as_str().unwrap_or_default().to_owned();
    assert_eq!((field("PortRange"), field("Policy")), ("443/443".to_owned(), "Drop".to_owned()));
    assert_eq!((field("SourceCidrIp"), field("Description")), ("10.0.0.0/8".to_owned(), "office".to_owned()));

    assert_eq!(
        root.ecs("ModifySecurityGroupRule", &says).await.refused(),
        "404 SecurityGroupRule.NotFound",
        "nothing says so any more"
    );
    let wrong_way = root.ecs("ModifySecurityGroupEgressRule", &[of, ("SecurityGroupRuleId", &id)]).await;
    assert_eq!(wrong_way.refused(), "404 SecurityGroupRule.NotFound");
    let other_kind = [of, ("SecurityGroupRuleId", id.as_str()), ("Ipv6SourceCidrIp", "2001:db8::/32")];
    assert_eq!(root.ecs("ModifySecurityGroupRule", &other_kind).await.refused(), "400 OperationDenied");
    root.ecs("AuthorizeSecurityGroup", &says).await.ok();
    let back = [of, ("SecurityGroupRuleId", id.as_str()), ("PortRange", "22/22"), ("Policy", "accept")];
    root.ecs("ModifySecurityGroupRule", &back).await.ok();
    assert_eq!(texts(&rules().await, "SecurityGroupRuleId"), [id], "two rules never say the same");

    let policy = async |policy: &str| root.ecs("ModifySecurityGroupPolicy", &[of, ("InnerAccessPolicy", policy)]).await;
    policy("drop").await.ok();
    assert_eq!(root.ecs("DescribeSecurityGroupAttribute", &[of]).await.field("/InnerAccessPolicy"), "Drop");
    assert_eq!(policy("maybe").await.refused(), "400 InvalidPolicy.Malformed");
}
