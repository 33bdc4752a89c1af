//! VPC: its lists, with their filters and pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use serde_json::{Value, json};
use testkit::{KsyunActor, TestCloud};

/// A list: its operation, where its answer has it, and what tells its things apart.
struct List<'a> {
    root: &'a KsyunActor,
    action: &'a str,
    set: &'a str,
    id: &'a str,
}

impl List<'_> {
    /// The whole list, as the call asks for it.
    async fn ids(&self, pairs: &[(&str, &str)]) -> Vec<String> {
        self.page(pairs).await.0
    }

    /// What an answer has, and the text that leads to what is behind it.
    async fn page(&self, pairs: &[(&str, &str)]) -> (Vec<String>, Option<String>) {
        let body = self.root.vpc(self.action, pairs).await.ok();
        let ids = body[self.set].as_array().unwrap().iter();
        let ids = ids.map(|one| one[self.id].as_str().unwrap().to_owned()).collect();
        (ids, body.get("NextToken").and_then(Value::as_str).map(str::to_owned))
    }

    /// What passes one filter.
    async fn filtered(&self, name: &str, values: &[&str]) -> Vec<String> {
        let numbered: Vec<_> = (1..).zip(values).map(|(n, value)| (format!("Filter.1.Value.{n}"), *value)).collect();
        let mut pairs = vec![("Filter.1.Name", name)];
        pairs.extend(numbered.iter().map(|(name, value)| (name.as_str(), *value)));
        self.ids(&pairs).await
    }

    /// Walks over a list of three in pages of two.
    async fn has_pages(&self, newest_first: &[&str]) {
        assert_eq!(self.ids(&[]).await, newest_first, "{}", self.action);
        let (first, next) = self.page(&[("MaxResults", "2")]).await;
        assert_eq!(first, newest_first[..2], "{}", self.action);
        let next = next.unwrap();
        let (second, end) = self.page(&[("MaxResults", "2"), ("NextToken", &next)]).await;
        assert_eq!((second.as_slice(), end), (&[newest_first[2].to_owned()][..], None), "{}", self.action);
        let rest = self.page(&[("NextToken", &next)]).await;
        assert_eq!(rest, (second, None), "a token leads to the rest where no size is named");
        let whole = self.page(&[("MaxResults", "3")]).await;
        assert_eq!((whole.0.len(), whole.1), (3, None), "a page that ends with the list leads nowhere");
        // The text hides an offset: this one is beyond the end.
        assert_eq!(self.page(&[("NextToken", "OTk=")]).await, (Vec::new(), None), "{}", self.action);
        let wrong = self.root.vpc(self.action, &[("NextToken", "x")]).await;
        assert_eq!(wrong.refused(), "400 InvalidParameter", "{}", self.action);
    }

    /// No list takes a filter that it does not know.
    async fn refuses_other_filters(&self) {
        let wrong = self.root.vpc(self.action, &[("Filter.1.Name", "color"), ("Filter.1.Value.1", "x")]).await;
        assert_eq!(wrong.refused(), "400 InvalidParameter", "{}", self.action);
    }
}

async fn vpc(root: &KsyunActor, block: &str) -> String {
    root.vpc("CreateVpc", &[("CidrBlock", block)]).await.field("/Vpc/VpcId")
}

async fn subnet(root: &KsyunActor, vpc: &str, block: &str, more: &[(&str, &str)]) -> String {
    let pairs = [&[("VpcId", vpc), ("CidrBlock", block)], more].concat();
    root.vpc("CreateSubnet", &pairs).await.field("/Subnet/SubnetId")
}

async fn group(root: &KsyunActor, vpc: &str) -> String {
    let pairs = [("VpcId", vpc), ("SecurityGroupName", "web")];
    root.vpc("CreateSecurityGroup", &pairs).await.field("/SecurityGroup/SecurityGroupId")
}

async fn instance(root: &KsyunActor, subnet: &str, groups: &[&str]) -> String {
    let mut pairs = vec![
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("SubnetId", subnet),
        ("ChargeType", "HourlyInstantSettlement"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
    ];
    let names: Vec<_> = (1..=groups.len()).map(|number| format!("SecurityGroupId.{number}")).collect();
    pairs.extend(names.iter().map(String::as_str).zip(groups.iter().copied()));
    root.kec("RunInstances", &pairs).await.field("/InstancesSet/0/InstanceId")
}

#[tokio::test]
async fn networks_are_listed_by_id_and_in_pages() {
    let cloud = TestCloud::new().await;
    let root = &cloud.ksyun_root();
    let (a, b) = (vpc(root, "10.0.0.0/16").await, vpc(root, "10.1.0.0/16").await);
    let c = vpc(root, "10.2.0.0/16").await;
    let list = List { root, action: "DescribeVpcs", set: "VpcSet", id: "VpcId" };
    list.has_pages(&[&c, &b, &a]).await;
    assert_eq!(list.ids(&[("VpcId.1", &a), ("VpcId.2", &c), ("VpcId.3", "none")]).await, [c.as_str(), &a]);
    let (page, next) = list.page(&[("VpcId.1", &a), ("VpcId.2", &c), ("MaxResults", "1")]).await;
    assert_eq!((page, next.as_deref()), (vec![c], Some("MQ==")));
}

#[tokio::test]
async fn subnets_are_listed_by_every_filter_and_in_pages() {
    let cloud = TestCloud::new().await;
    let root = &cloud.ksyun_root();
    let (one, other) = (vpc(root, "10.0.0.0/16").await, vpc(root, "10.1.0.0/16").await);
    let a = subnet(root, &one, "10.0.1.0/24", &[("SubnetType", "Normal")]).await;
    let zone = [("SubnetType", "Reserve"), ("AvailabilityZone", "cn-beijing-6b"), ("Dns1", "198.18.254.41")];
    let b = subnet(root, &one, "10.0.2.0/24", &zone).await;
    let c = subnet(root, &other, "10.1.1.0/24", &[("SubnetType", "Physical")]).await;
    let list = List { root, action: "DescribeSubnets", set: "SubnetSet", id: "SubnetId" };
    list.has_pages(&[&c, &b, &a]).await;
    list.refuses_other_filters().await;
    let ids = |ids: &[&String]| ids.iter().map(|id| (*id).clone()).collect::<Vec<_>>();
    assert_eq!(list.ids(&[("SubnetId.1", &a), ("SubnetId.2", &b)]).await, ids(&[&b, &a]));
    for (name, values, expected) in [
        ("vpc-id", vec![one.as_str()], ids(&[&b, &a])),
        ("vpc-id", vec![&other, "none", &one], ids(&[&c, &b, &a])),
        ("vpc-id", vec!["none"], ids(&[])),
        ("vpc-id", vec![], ids(&[&c, &b, &a])),
        ("subnet-type", vec!["Normal"], ids(&[&a])),
        ("subnet-type", vec!["Physical", "Reserve"], ids(&[&c, &b])),
        ("subnet-type", vec!["normal", "Norm", "Normal\"", ""], ids(&[])),
        ("availability-zone-name", vec!["cn-beijing-6b"], ids(&[&b])),
        ("availability-zone-name", vec!["cn-beijing-6a", "none"], ids(&[&c, &a])),
        ("nat-id", vec!["any"], ids(&[])),
        ("network-acl-id", vec!["any"], ids(&[])),
        ("nat-id", vec![], ids(&[&c, &b, &a])),
    ] {
        assert_eq!(list.filtered(name, &values).await, expected, "{name} {values:?}");
    }
    let both = [("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", &one), ("Filter.2.Name", "subnet-type")];
    let both = [&both[..], &[("Filter.2.Value.1", "Normal")]].concat();
    assert_eq!(list.ids(&both).await, ids(&[&a]));
    let (page, next) = list.page(&[&both[..2], &[("MaxResults", "1")]].concat()).await;
    assert_eq!((page, next.is_some()), (ids(&[&b]), true), "a page of what passes the filter");
}

#[tokio::test]
async fn security_groups_are_listed_by_their_network_and_in_pages() {
    let cloud = TestCloud::new().await;
    let root = &cloud.ksyun_root();
    let (one, other) = (vpc(root, "10.0.0.0/16").await, vpc(root, "10.1.0.0/16").await);
    let (a, b, c) = (group(root, &one).await, group(root, &other).await, group(root, &one).await);
    let list = List { root, action: "DescribeSecurityGroups", set: "SecurityGroupSet", id: "SecurityGroupId" };
    list.has_pages(&[&c, &b, &a]).await;
    list.refuses_other_filters().await;
    assert_eq!(list.ids(&[("SecurityGroupId.1", &b)]).await, [b.as_str()]);
    assert_eq!(list.filtered("vpc-id", &[&one]).await, [c.as_str(), &a]);
    assert_eq!(list.filtered("vpc-id", &[&one, &other]).await, [c.as_str(), &b, &a]);
    let twice = [("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", &one), ("Filter.1.Value.2", &other)];
    let twice = [&twice[..], &[("Filter.2.Name", "vpc-id"), ("Filter.2.Value.1", &other)]].concat();
    assert_eq!(list.ids(&twice).await, [b.as_str()], "filters of one name must both hold");
    let (page, next) = list.page(&[("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", &one), ("MaxResults", "1")]).await;
    assert_eq!((page, next.is_some()), (vec![c], true));
}

#[tokio::test]
async fn interfaces_are_listed_by_every_filter_and_in_pages() {
    let cloud = TestCloud::new().await;
    let root = &cloud.ksyun_root();
    let (one, other) = (vpc(root, "10.0.0.0/16").await, vpc(root, "10.1.0.0/16").await);
    let near = subnet(root, &one, "10.0.1.0/24", &[]).await;
    let far = subnet(root, &other, "10.1.1.0/24", &[]).await;
    let (web, db, away) = (group(root, &one).await, group(root, &one).await, group(root, &other).await);
    let a = instance(root, &near, &[&web]).await;
    let b = instance(root, &near, &[&web, &db]).await;
    let c = instance(root, &far, &[&away]).await;
    let list = List { root, action: "DescribeNetworkInterfaces", set: "NetworkInterfaceSet", id: "InstanceId" };
    list.has_pages(&[&c, &b, &a]).await;
    list.refuses_other_filters().await;
    let all = root.vpc("DescribeNetworkInterfaces", &[]).await;
    let (interface, address) =
        (all.field("/NetworkInterfaceSet/2/NetworkInterfaceId"), all.field("/NetworkInterfaceSet/1/PrivateIpAddress"));
    let ids = |ids: &[&String]| ids.iter().map(|id| (*id).clone()).collect::<Vec<_>>();
    assert_eq!(list.ids(&[("NetworkInterfaceId.1", &interface), ("NetworkInterfaceId.2", "none")]).await, ids(&[&a]));
    for (name, values, expected) in [
        ("vpc-id", vec![one.as_str()], ids(&[&b, &a])),
        ("subnet-id", vec![&far], ids(&[&c])),
        ("subnet-id", vec![&far, &near], ids(&[&c, &b, &a])),
        ("securitygroup-id", vec![&db, &away], ids(&[&c, &b])),
        ("securitygroup-id", vec![&web], ids(&[&b, &a])),
        ("instance-type", vec!["kec"], ids(&[&c, &b, &a])),
        ("instance-type", vec!["epc", "kec"], ids(&[&c, &b, &a])),
        ("instance-type", vec!["epc"], ids(&[])),
        ("instance-id", vec![&a, "none"], ids(&[&a])),
        ("private-ip-address", vec![&address], ids(&[&b])),
        ("private-ip-address", vec!["10.9.9.9"], ids(&[])),
        ("private-ip-address", vec![], ids(&[&c, &b, &a])),
    ] {
        assert_eq!(list.filtered(name, &values).await, expected, "{name} {values:?}");
    }
    let page = [("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", one.as_str()), ("MaxResults", "1")];
    let page = root.vpc("DescribeNetworkInterfaces", &page).await;
    assert_eq!((page.field("/TotalCount"), page.field("/NetworkInterfaceSet/0/InstanceId")), ("2".to_owned(), b));
    let beyond = root.vpc("DescribeNetworkInterfaces", &[("NextToken", "OTk=")]).await;
    assert_eq!(beyond.field("/TotalCount"), "3", "the total counts beyond the end too");
}

#[tokio::test]
async fn a_network_and_its_subnets_have_ipv6_addresses_when_asked() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let order = [("CidrBlock", "10.0.0.0/16"), ("ProvidedIpv6CidrBlock", "true")];
    let vpc = root.vpc("CreateVpc", &order).await.ok()["Vpc"].clone();
    let blocks = vpc["Ipv6CidrBlockAssociationSet"].as_array().unwrap();
    assert_eq!((blocks.len(), &vpc["ProvidedIpv6CidrBlock"]), (1, &json!(true)));
    let subnet = async |vpc: &Value, block: &str| {
        let vpc = vpc["VpcId"].as_str().unwrap();
        let order = [("VpcId", vpc), ("CidrBlock", block), ("SubnetType", "Normal"), ("ProvidedIpv6CidrBlock", "true")];
        root.vpc("CreateSubnet", &order).await
    };
    let first = subnet(&vpc, "10.0.1.0/24").await.ok()["Subnet"]["Ipv6CidrBlockAssociationSet"].clone();
    let second = subnet(&vpc, "10.0.2.0/24").await.ok()["Subnet"]["Ipv6CidrBlockAssociationSet"].clone();
    assert_ne!(first, second, "each has a part of its own");
    assert!(first[0]["Ipv6CidrBlock"].as_str().is_some_and(|block| block.ends_with("/64")), "{first}");
    let plain = root.vpc("CreateVpc", &[("CidrBlock", "10.1.0.0/16")]).await.ok()["Vpc"].clone();
    assert_eq!(plain["Ipv6CidrBlockAssociationSet"], json!([]));
    assert_eq!(subnet(&plain, "10.1.1.0/24").await.refused(), "400 InvalidParameter");
}
