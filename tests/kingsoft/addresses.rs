//! EIP: public addresses, who has them, and what they are called.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, Reply, TestCloud};

use super::kec::{instance, launched, network, text};

const LINE: &str = "5fc2595f-1bfd-481b-bf64-2d08f116d800";
const MONTH: &[(&str, &str)] = &[("ChargeType", "Monthly"), ("PurchaseTime", "1")];

async fn eip(actor: &KsyunActor, action: &str, parameters: &[(&str, &str)]) -> Reply {
    actor.call("eip", action, parameters).await
}

async fn allocate(root: &KsyunActor, more: &[(&str, &str)]) -> String {
    let order = [&[("LineId", LINE), ("BandWidth", "1")][..], more].concat();
    eip(root, "AllocateAddress", &order).await.field("/AllocationId")
}

async fn addresses(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    eip(root, "DescribeAddresses", narrowed).await.ok()["AddressesSet"].as_array().unwrap().clone()
}

async fn address(root: &KsyunActor, id: &str) -> Value {
    addresses(root, &[("AllocationId.1", id)]).await.remove(0)
}

#[tokio::test]
async fn addresses_are_bought_on_a_line_of_the_region() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let lines = eip(&root, "GetLines", &[]).await.ok();
    let line = json!({"LineId": LINE, "LineName": "BGP", "LineType": "BGP", "IpVersion": "ipv4", "Isp": "BGP"});
    assert_eq!(lines["LineSet"][0], line);
    for nothing in [("Name", "Telecom"), ("IpVersion", "ipv6"), ("Uuid", "none")] {
        assert_eq!(eip(&root, "GetLines", &[nothing]).await.ok()["LineSet"], json!([]), "{nothing:?}");
    }
    let id = allocate(&root, &[]).await;
    let shown = address(&root, &id).await;
    let expected = [
        ("/State", "disassociate"),
        ("/LineId", LINE),
        ("/IpVersion", "ipv4"),
        ("/ChargeType", "Daily"),
        ("/ProjectId", "0"),
    ];
    for (path, word) in expected {
        assert_eq!(text(&shown, path), word, "{path}");
    }
    assert_eq!((&shown["BandWidth"], &shown["TagSet"]), (&json!(1), &json!([])));
    for absent in ["InstanceId", "NetworkInterfaceId", "ServiceEndTime", "InstanceType"] {
        assert_eq!(shown.get(absent), None, "{absent}");
    }
    let wrong = |name: &'static str, value: &'static str| [("LineId", LINE), ("BandWidth", "1"), (name, value)];
    let refused = async |order: &[(&str, &str)]| eip(&root, "AllocateAddress", order).await.refused();
    assert_eq!(refused(&[("LineId", LINE)]).await, "400 MissingParameter");
    assert_eq!(refused(&[("LineId", "none"), ("BandWidth", "1")]).await, "400 InvalidParameter");
    assert_eq!(refused(&[("LineId", LINE), ("BandWidth", "0")]).await, "400 InvalidParameter");
    for (name, value) in [("ChargeType", "Weekly"), ("ProjectId", "7")] {
        assert_eq!(refused(&wrong(name, value)).await, "400 InvalidParameter", "{name}");
    }
    assert_eq!(refused(&wrong("ChargeType", "Monthly")).await, "400 MissingParameter");
    let paid = address(&root, &allocate(&root, MONTH).await).await;
    assert_eq!(text(&paid, "/ServiceEndTime").len(), "2026-12-21 08:00:00".len());
    let monthly = paid["AllocationId"].as_str().unwrap();
    eip(&root, "ModifyAddress", &[("AllocationId", monthly), ("BandWidth", "3")]).await.ok();
    let narrower = [("AllocationId", monthly), ("BandWidth", "2")];
    assert_eq!(eip(&root, "ModifyAddress", &narrower).await.refused(), "400 InvalidParameter");
    let wider = eip(&root, "ModifyAddress", &[("AllocationId", &id), ("BandWidth", "5")]).await.ok();
    assert_eq!((&wider["BandWidth"], &wider["AllocationId"]), (&json!(5), &json!(id)));
    assert_eq!(address(&root, &id).await["BandWidth"], json!(5));
}

#[tokio::test]
async fn an_address_is_given_to_an_instance_and_taken_away() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = launched(&root, &network, &[]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let id = allocate(&root, &[]).await;
    let ip = text(&address(&root, &id).await, "/PublicIp");
    let to = [("AllocationId", id.as_str()), ("InstanceType", "Ipfwd"), ("InstanceId", &one)];
    eip(&root, "AssociateAddress", &to).await.ok();
    cloud.advance(Duration::from_secs(60));
    let (shown, holder) = (address(&root, &id).await, instance(&root, &one).await);
    assert_eq!((text(&shown, "/State"), text(&shown, "/InstanceType")), ("associate".to_owned(), "Ipfwd".to_owned()));
    let interface = &holder["NetworkInterfaceSet"][0];
    assert_eq!((&shown["InstanceId"], &shown["NetworkInterfaceId"]), (&json!(one), &interface["NetworkInterfaceId"]));
    assert_eq!((&interface["PublicIp"], &interface["AllocationId"]), (&json!(ip), &json!(id)));
    for (name, value) in [("instance-id", one.as_str()), ("public-ip", &ip), ("state", "associate"), ("line-id", LINE)]
    {
        let found = addresses(&root, &[("Filter.1.Name", name), ("Filter.1.Value.1", value)]).await;
        assert_eq!(found.len(), 1, "{name}");
    }
    assert_eq!(addresses(&root, &[("State", "disassociate")]).await.len(), 0);
    let second = allocate(&root, &[]).await;
    let also = [("AllocationId", second.as_str()), ("InstanceType", "Ipfwd"), ("InstanceId", &one)];
    assert_eq!(eip(&root, "AssociateAddress", &also).await.refused(), "400 InvalidParameter", "it has one");
    assert_eq!(eip(&root, "ReleaseAddress", &[("AllocationId", &id)]).await.refused(), "400 InvalidParameter");
    for wrong in [("InstanceType", "Havip"), ("InstanceType", "Router")] {
        let order = [("AllocationId", second.as_str()), wrong, ("InstanceId", &one)];
        assert_eq!(eip(&root, "AssociateAddress", &order).await.refused(), "400 InvalidParameter", "{wrong:?}");
    }
    let named = [("AllocationId", id.as_str())];
    eip(&root, "DisassociateAddress", &named).await.ok();
    cloud.advance(Duration::from_secs(60));
    assert_eq!(address(&root, &id).await.get("InstanceId"), None);
    assert_eq!(eip(&root, "DisassociateAddress", &named).await.refused(), "400 InvalidParameter");
    eip(&root, "ReleaseAddress", &named).await.ok();
    assert_eq!(eip(&root, "ReleaseAddress", &named).await.refused(), "404 AllocationIdNotFound");
}

#[tokio::test]
async fn whoever_gives_an_address_away_needs_a_permission_on_both() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = launched(&root, &network, &[]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let id = allocate(&root, &[]).await;
    let alice = cloud.ksyun_user("alice").await;
    let to = [("AllocationId", id.as_str()), ("InstanceType", "Ipfwd"), ("InstanceId", &one)];
    let allow = async |name: &str, resource: &str| {
        let statement = json!({"Effect": "Allow", "Action": ["eip:AssociateAddress"], "Resource": [resource]});
        let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
        let made = root.iam("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", &document)]).await;
        let krn = made.field("/CreatePolicyResult/Policy/Krn");
        root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    };
    assert_eq!(eip(&alice, "AssociateAddress", &to).await.refused(), "403 AccessDenied");
    allow("address", &format!("krn:ksc:eip:*:*:eip/{id}")).await;
    assert_eq!(eip(&alice, "AssociateAddress", &to).await.refused(), "403 AccessDenied", "the instance is not allowed");
    allow("instance", &format!("krn:ksc:kec:*:*:instance/{one}")).await;
    eip(&alice, "AssociateAddress", &to).await.ok();
}

#[tokio::test]
async fn terraform_reads_and_replaces_the_tags_of_an_address() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let id = allocate(&root, &[]).await;
    let order = [
        ("ResourceType", "eip"),
        ("ReplaceTags.1.ResourceUuids", id.as_str()),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    root.call("tagv2", "ReplaceResourcesTags", &order).await.ok();
    allocate(&root, &[]).await;
    let listed = async |narrowed: &[(&str, &str)]| addresses(&root, narrowed).await.len();
    assert_eq!(listed(&[]).await, 2);
    assert_eq!(listed(&[("TagKey.1", "team")]).await, 1);
    assert_eq!(listed(&[("TagKV.1.Name", "team"), ("TagKV.1.Value", "web")]).await, 1);
    assert_eq!(listed(&[("TagKV.1.Name", "team"), ("TagKV.1.Value", "db")]).await, 0);
    let asked = [("ResourceType", "eip"), ("ResourceUuids", id.as_str())];
    let tags = root.call("tagv2", "ListTagsByResourceIds", &asked).await.ok()["Tags"].clone();
    assert_eq!((&tags[0]["TagKey"], &tags[0]["TagValue"]), (&json!("team"), &json!("web")));
    let mut shown = address(&root, &id).await["TagSet"].clone();
    // The vendor's newer Go SDK reads a text here and a number there.
    assert_eq!(shown[0]["TagId"].take(), json!(tags[0]["TagId"].to_string()));
    shown[0]["TagId"] = tags[0]["TagId"].clone();
    assert_eq!(shown, tags);
    let of_instances = [&[("ResourceType", "instance")][..], &order[1..]].concat();
    let refused = root.call("tagv2", "ReplaceResourcesTags", &of_instances).await.refused();
    assert_eq!(refused, "400 InstanceIdInvalid", "it is no instance");
}
