//! A world with so many of each thing.

use std::time::Duration;

use testkit::{Actor, Reply, TestCloud};

use super::REGION;

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const ALLOW: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#;

/// Makes so many of each thing that a list has.
pub(super) async fn make(cloud: &TestCloud, root: &Actor, rows: usize) {
    let hub = [("RegionId", REGION), ("CidrBlock", "192.168.0.0/16")];
    let hub = root.vpc("CreateVpc", &hub).await.field("/VpcId");
    let first = root.call("Kms", "CreateKey", &[("RegionId", REGION)]).await.field("/KeyMetadata/KeyId");
    root.call("Kms", "CreateAlias", &[("AliasName", "alias/first"), ("KeyId", &first)]).await.ok();
    let secret = [("SecretName", "first"), ("VersionId", "v"), ("SecretData", "x")];
    root.call("Kms", "CreateSecret", &secret).await.ok();
    for number in 0..rows {
        let name = format!("thing-{number}");
        let name = name.as_str();
        identities(root, name).await;
        let block = format!("10.{number}.0.0/16");
        let vpc = [("RegionId", REGION), ("CidrBlock", block.as_str()), ("EnableIpv6", "true")];
        let vpc = root.vpc("CreateVpc", &vpc).await.field("/VpcId");
        for action in ["CreateIpv4Gateway", "CreateIpv6Gateway", "CreateNetworkAcl", "CreateRouteTable"] {
            root.vpc(action, &[("RegionId", REGION), ("VpcId", vpc.as_str())]).await.ok();
        }
        let bridge = [("RegionId", REGION), ("VpcId", hub.as_str()), ("AcceptingRegionId", REGION)];
        let bridge = [&bridge[..], &[("AcceptingVpcId", &vpc), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")]].concat();
        root.call("VpcPeer", "CreateVpcPeerConnection", &bridge).await.ok();
        let subnet = [("VpcId", vpc.as_str()), ("ZoneId", "cn-hangzhou-i"), ("CidrBlock", block.as_str())];
        let subnet = root.vpc("CreateVSwitch", &subnet).await.field("/VSwitchId");
        let group = [("RegionId", REGION), ("VpcId", vpc.as_str())];
        let group = root.ecs("CreateSecurityGroup", &group).await.field("/SecurityGroupId");
        scaling(root, &subnet, &group).await;
        let rule = [("SecurityGroupId", group.as_str()), ("IpProtocol", "tcp"), ("PortRange", "22/22")];
        let rule = [&rule[..], &[("RegionId", REGION), ("SourceCidrIp", "10.0.0.0/8")]].concat();
        root.ecs("AuthorizeSecurityGroup", &rule).await.ok();
        let list = [("PrefixListName", name), ("AddressFamily", "IPv4"), ("MaxEntries", "2"), ("RegionId", REGION)];
        root.ecs("CreatePrefixList", &list).await.ok();
        root.vpc("CreateVpcPrefixList", &[("PrefixListName", name), ("RegionId", REGION)]).await.ok();
        let resource_group = [("Name", name), ("DisplayName", name), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
        root.call("ResourceManager", "CreateResourceGroup", &resource_group).await.ok();
        let made = root.ecs("RunInstances", &order(&subnet, &group, "1")).await;
        tasks(root, &made.field("/InstanceIdSets/InstanceIdSet/0"), name).await;
        let key = [("RegionId", REGION), ("KeyPairName", name), ("PublicKeyBody", "ssh-rsa AAAAB3NzaC1yc2E=")];
        root.ecs("ImportKeyPair", &key).await.ok();
        root.ecs("CreateDeploymentSet", &[("RegionId", REGION), ("DeploymentSetName", name)]).await.ok();
        alone(root).await;
        root.vpc("AllocateEipAddress", &[("RegionId", REGION), ("Name", name)]).await.ok();
        // A region has thirty launch templates at most, and a template as many versions.
        if number < 30 {
            root.ecs("CreateLaunchTemplate", &[("RegionId", REGION), ("LaunchTemplateName", name)]).await.ok();
        }
        if (1..30).contains(&number) {
            let version = [("RegionId", REGION), ("LaunchTemplateName", "thing-0")];
            root.ecs("CreateLaunchTemplateVersion", &version).await.ok();
        }
        root.vpc("CreateCommonBandwidthPackage", &[("RegionId", REGION), ("Bandwidth", "20")]).await.ok();
        let gateway = [("RegionId", REGION), ("VpcId", &vpc), ("VSwitchId", &subnet), ("NatType", "Enhanced")];
        root.vpc("CreateNatGateway", &gateway).await.ok();
        root.vpc("CreateHaVip", &[("RegionId", REGION), ("VSwitchId", &subnet)]).await.ok();
        // High up, where no instance of a launch comes; else the launch looks at the addresses on both sides of it.
        let reserved = format!("10.{number}.128.0/28");
        let reserved = [("RegionId", REGION), ("VSwitchId", &subnet), ("VSwitchCidrReservationCidr", &reserved)];
        root.vpc("CreateVSwitchCidrReservation", &reserved).await.ok();
        root.vpc("CreateDhcpOptionsSet", &[("RegionId", REGION), ("DomainName", "example.com")]).await.ok();
        encryption(root, &first, name).await;
    }
    cloud.advance(Duration::from_secs(10));
    storage(cloud, root).await;
    shared(cloud, root).await;
}

/// A user, a group, a role, a policy that all of them have, and an MFA device.
async fn identities(root: &Actor, name: &str) {
    let tags = r#"[{"Key":"team","Value":"web"}]"#;
    root.ram("CreateUser", &[("UserName", name), ("Tag", tags)]).await.ok();
    root.ram("CreateGroup", &[("GroupName", name)]).await.ok();
    root.ram("CreateRole", &[("RoleName", name), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    root.ram("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", ALLOW)]).await.ok();
    root.ram("CreateVirtualMFADevice", &[("VirtualMFADeviceName", name)]).await.ok();
    root.ram("AddUserToGroup", &[("GroupName", "thing-0"), ("UserName", name)]).await.ok();
    let policy = [("PolicyType", "Custom"), ("PolicyName", "thing-0")];
    for (action, holder) in
        [("AttachPolicyToUser", "UserName"), ("AttachPolicyToGroup", "GroupName"), ("AttachPolicyToRole", "RoleName")]
    {
        root.ram(action, &[&policy[..], &[(holder, name)]].concat()).await.ok();
    }
}

/// A scaling group with a configuration and a rule.
async fn scaling(root: &Actor, subnet: &str, group: &str) {
    let scaling = [("RegionId", REGION), ("VSwitchIds.1", subnet), ("MinSize", "0"), ("MaxSize", "1")];
    let scaling = root.call("Ess", "CreateScalingGroup", &scaling).await.field("/ScalingGroupId");
    let of_scaling = ("ScalingGroupId", scaling.as_str());
    let configuration =
        [of_scaling, ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"), ("InstanceType", "ecs.g7.large")];
    let configuration = [&configuration[..], &[("SecurityGroupId", group)]].concat();
    root.call("Ess", "CreateScalingConfiguration", &configuration).await.ok();
    let adjustment = [of_scaling, ("AdjustmentType", "TotalCapacity"), ("AdjustmentValue", "1")];
    root.call("Ess", "CreateScalingRule", &adjustment).await.ok();
}

/// A command, a run of a script and a file for an instance.
async fn tasks(root: &Actor, instance: &str, name: &str) {
    let script = [("Type", "RunShellScript"), ("CommandContent", "dXB0aW1l"), ("Name", name)];
    root.ecs("CreateCommand", &[&script[..], &[("RegionId", REGION)]].concat()).await.ok();
    let place = [("RegionId", REGION), ("InstanceId.1", instance)];
    root.ecs("RunCommand", &[&script[..], &place].concat()).await.ok();
    let file = [("Name", name), ("TargetDir", "/tmp"), ("Content", "hello")];
    root.ecs("SendFile", &[&file[..], &place].concat()).await.ok();
}

/// A dedicated host in a cluster, and a capacity reservation.
async fn alone(root: &Actor) {
    let cluster = [("RegionId", REGION), ("ZoneId", "cn-hangzhou-i")];
    let cluster = root.ecs("CreateDedicatedHostCluster", &cluster).await.field("/DedicatedHostClusterId");
    let host = [("RegionId", REGION), ("DedicatedHostType", "ddh.g7"), ("DedicatedHostClusterId", &cluster)];
    root.ecs("AllocateDedicatedHosts", &host).await.ok();
    let kept = [("ZoneId.1", "cn-hangzhou-i"), ("InstanceType", "ecs.g7.large"), ("InstanceAmount", "1")];
    root.ecs("CreateCapacityReservation", &[&[("RegionId", REGION)][..], &kept].concat()).await.ok();
}

/// Puts each elastic address into a bandwidth package of its own.
async fn shared(cloud: &TestCloud, root: &Actor) {
    cloud.advance(Duration::from_secs(60));
    let page = [("RegionId", REGION), ("PageSize", "50")];
    let eips = ids(&root.vpc("DescribeEipAddresses", &page).await, "/EipAddresses/EipAddress", "AllocationId");
    let packages = root.vpc("DescribeCommonBandwidthPackages", &page).await;
    let packages = ids(&packages, "/CommonBandwidthPackages/CommonBandwidthPackage", "BandwidthPackageId");
    for (eip, package) in eips.iter().zip(&packages) {
        let into = [("RegionId", REGION), ("BandwidthPackageId", package), ("IpInstanceId", eip)];
        root.vpc("AddCommonBandwidthPackageIp", &into).await.ok();
    }
}

/// A text of each thing in a list.
pub(super) fn ids(reply: &Reply, path: &str, id: &str) -> Vec<String> {
    let found = reply.ok();
    let found = found.pointer(path).and_then(serde_json::Value::as_array).unwrap();
    found.iter().map(|one| one[id].as_str().unwrap().to_owned()).collect()
}

/// A key with an alias, a version of another one, a secret, and a version of another one.
async fn encryption(root: &Actor, first: &str, name: &str) {
    let key = [("RegionId", REGION), ("Tags", r#"[{"TagKey":"team","TagValue":"web"}]"#)];
    let key = root.call("Kms", "CreateKey", &key).await.field("/KeyMetadata/KeyId");
    let alias = format!("alias/{name}");
    root.call("Kms", "CreateAlias", &[("AliasName", &alias), ("KeyId", &key)]).await.ok();
    root.call("Kms", "CreateKeyVersion", &[("KeyId", first)]).await.ok();
    let version = [("SecretName", "first"), ("VersionId", name), ("SecretData", "x")];
    root.call("Kms", "PutSecretValue", &version).await.ok();
    let secret = [("SecretName", name), ("VersionId", "v"), ("SecretData", "x")];
    let tagged = [("Tags", r#"[{"TagKey":"team","TagValue":"web"}]"#)];
    root.call("Kms", "CreateSecret", &[&secret[..], &tagged].concat()).await.ok();
}

/// What is made of every instance: a policy for its disk, snapshots of it, alone and in a group, and an image.
async fn storage(cloud: &TestCloud, root: &Actor) {
    let listed = root.ecs("DescribeDisks", &[("RegionId", REGION), ("PageSize", "50")]).await.ok();
    for disk in listed["Disks"]["Disk"].as_array().unwrap() {
        let (disk, instance) = (disk["DiskId"].as_str().unwrap(), disk["InstanceId"].as_str().unwrap());
        let policy =
            [("regionId", REGION), ("timePoints", r#"["1"]"#), ("repeatWeekdays", r#"["1"]"#), ("retentionDays", "30")];
        let policy = root.call("Ecs", "CreateAutoSnapshotPolicy", &policy).await.field("/AutoSnapshotPolicyId");
        let ids = format!(r#"["{disk}"]"#);
        let apply = [("regionId", REGION), ("autoSnapshotPolicyId", policy.as_str()), ("diskIds", ids.as_str())];
        root.call("Ecs", "ApplyAutoSnapshotPolicy", &apply).await.ok();
        let snapshot = root.ecs("CreateSnapshot", &[("DiskId", disk)]).await.field("/SnapshotId");
        let lock = [("LockMode", "compliance"), ("LockDuration", "1"), ("CoolOffPeriod", "0")];
        root.ecs("LockSnapshot", &[&[("SnapshotId", snapshot.as_str())][..], &lock].concat()).await.ok();
        cloud.advance(Duration::from_secs(5));
        root.ecs("CreateSnapshotGroup", &[("InstanceId", instance)]).await.ok();
        cloud.advance(Duration::from_secs(5));
        root.ecs("CreateImage", &[("InstanceId", instance)]).await.ok();
        cloud.advance(Duration::from_secs(5));
    }
}

/// A launch of so many instances.
pub(super) fn order<'p>(subnet: &'p str, group: &'p str, amount: &'p str) -> [(&'p str, &'p str); 11] {
    [
        ("RegionId", REGION),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g7.large"),
        ("VSwitchId", subnet),
        ("SecurityGroupId", group),
        ("Amount", amount),
        // Only disks of this kind are in groups of snapshots.
        ("SystemDisk.Category", "cloud_essd"),
        ("RamRoleName", "thing-0"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
        ("UserData", "ZWNobyBoaQ=="),
    ]
}
