//! Tags in both versions: those of the account, and what has them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use serde_json::{Value, json};
use testkit::{ACCOUNT, KsyunActor, Reply, TestCloud};

use super::kec::{launched, network};

const LINE: &str = "5fc2595f-1bfd-481b-bf64-2d08f116d800";

async fn v2(actor: &KsyunActor, action: &str, parameters: &[(&str, &str)]) -> Reply {
    actor.call("tagv2", action, parameters).await
}

async fn v1(actor: &KsyunActor, action: &str, parameters: &[(&str, &str)]) -> Reply {
    actor.call("tag", action, parameters).await
}

/// Sends an operation of version 2020-09-01 with a body of JSON, as Terraform's provider sends some.
async fn sent(actor: &KsyunActor, action: &str, body: &Value) -> Reply {
    let target = format!("/?Action={action}&Version=2020-09-01");
    let kind = [("content-type", "application/json; charset=utf-8")];
    actor.send("tagv2", &target, &kind, &body.to_string()).await
}

async fn address(root: &KsyunActor) -> String {
    let order = [("LineId", LINE), ("BandWidth", "1")];
    root.call("eip", "AllocateAddress", &order).await.field("/AllocationId")
}

/// Keys and values of the tags that an address has, and the numbers of these tags.
async fn tags_of(root: &KsyunActor, id: &str) -> Vec<(String, String, i64)> {
    let asked = [("ResourceType", "eip"), ("ResourceUuids", id)];
    let tags = v2(root, "ListTagsByResourceIds", &asked).await.ok()["Tags"].clone();
    let text = |tag: &Value, name: &str| tag[name].as_str().unwrap().to_owned();
    let tag = |tag: &Value| (text(tag, "TagKey"), text(tag, "TagValue"), tag["TagId"].as_i64().unwrap());
    tags.as_array().unwrap().iter().map(tag).collect()
}

#[tokio::test]
async fn a_tag_is_made_listed_and_deleted_by_itself() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let made = v2(&root, "CreateTag", &[("Key", "team"), ("Value", "web")]).await.contents();
    let id = made["TagId"].as_i64().unwrap();
    assert_eq!(made, json!({"Result": true, "TagId": id}));
    // Terraform's provider asks for both and takes what it finds.
    let asked = [("Key", "team"), ("Value", "web"), ("PageSize", "200"), ("Page", "1")];
    let mut listed = v2(&root, "ListTags", &asked).await.contents();
    let created = listed["Tags"][0]["CreateTime"].take();
    assert_eq!(created.as_str().unwrap().len(), "2026-01-01T00:00:00Z".len());
    let tag = json!({"Id": id, "Key": "team", "Value": "web", "CreateTime": null, "CanDelete": 1, "IsBillTag": 0});
    assert_eq!(listed, json!({"Tags": [tag], "Page": 1, "PageSize": 200, "Total": 1}));
    let again = v2(&root, "CreateTag", &[("Key", "team"), ("Value", "web")]).await.contents();
    assert_eq!(again["TagId"], json!(id), "it is there already");
    let body = json!({"Tags": [{"Key": "team", "Value": "web"}]});
    assert_eq!(sent(&root, "DeleteTag", &body).await.contents(), json!({"Result": true}));
    assert_eq!(sent(&root, "DeleteTag", &body).await.refused(), "404 TagNoSuchEntity");
    assert_eq!(v2(&root, "ListTags", &asked).await.ok()["Tags"], json!([]));
    let long = "x".repeat(129);
    for key in ["", "a b", "ksc-a", &long] {
        let refused = v2(&root, "CreateTag", &[("Key", key), ("Value", "web")]).await.refused();
        assert_eq!(refused, "400 InvalidParameter", "{key}");
    }
    assert_eq!(v2(&root, "CreateTag", &[("Value", "web")]).await.refused(), "400 MissingParameter");
    assert_eq!(sent(&root, "DeleteTag", &json!({})).await.refused(), "400 MissingParameter");
}

#[tokio::test]
async fn keys_and_values_come_in_pages() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    v2(&root, "CreateTag", &[("Key", "team"), ("Value", "web,data")]).await.ok();
    v2(&root, "CreateTag", &[("Key", "stage")]).await.ok();
    let keys = v2(&root, "ListTagKeys", &[]).await.contents();
    assert_eq!(keys, json!({"TagKeys": ["stage", "team"], "Page": 1, "PageSize": 20, "Total": 2}));
    let keys = v2(&root, "ListTagKeys", &[("TagKey", "team")]).await.contents();
    assert_eq!(keys["TagKeys"], json!(["team"]));
    let second = v2(&root, "ListTagKeys", &[("Page", "2"), ("PageSize", "1")]).await.contents();
    assert_eq!(second, json!({"TagKeys": ["team"], "Page": 2, "PageSize": 1, "Total": 2}));
    let behind = v2(&root, "ListTagKeys", &[("Page", "201"), ("PageSize", "200")]).await.contents();
    assert_eq!(behind["TagKeys"], json!([]));
    let values = v2(&root, "ListTagValues", &[("TagKeys", "team")]).await.contents();
    let all = values["TagValues"].as_array().unwrap();
    let seen: Vec<_> = all.iter().map(|tag| (&tag["Key"], &tag["Value"], &tag["BindNum"])).collect();
    let expected = [(&json!("team"), &json!("data"), &json!(0)), (&json!("team"), &json!("web"), &json!(0))];
    assert_eq!((seen.as_slice(), &values["Total"]), (expected.as_slice(), &json!(2)));
    let listed = v2(&root, "ListTags", &[("Key", "team"), ("Value", "web")]).await.contents();
    assert_eq!(all[1]["ID"], json!(listed["Tags"][0]["Id"].to_string()), "a text here, and a number there");
    assert_eq!(v2(&root, "ListTagValues", &[]).await.ok()["Total"], json!(3));
    for wrong in [("Page", "0"), ("PageSize", "0"), ("PageSize", "1001"), ("Page", "x")] {
        assert_eq!(v2(&root, "ListTags", &[wrong]).await.refused(), "400 InvalidParameter", "{wrong:?}");
    }
}

#[tokio::test]
async fn terraform_attaches_a_tag_beside_others_and_takes_it_away() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let id = address(&root).await;
    let replace = |tags: Value| {
        let mut body = json!({"ResourceType": "eip", "ReplaceTags": [{"ResourceUuids": id}]});
        body.as_object_mut().unwrap().extend(tags.as_object().unwrap().clone());
        body
    };
    let one = json!({"Tag_1_Key": "test_tag_key", "Tag_1_Value": "test_tag_value"});
    assert_eq!(sent(&root, "ReplaceResourcesTags", &replace(one)).await.contents(), json!({"Result": true}));
    let two = json!({
        "Tag_1_Key": "test_tag_key_2", "Tag_1_Value": "test_tag_value",
        "Tag_2_Key": "test_tag_key", "Tag_2_Value": "test_tag_value",
    });
    sent(&root, "ReplaceResourcesTags", &replace(two)).await.ok();
    let tags = tags_of(&root, &id).await;
    let keys: Vec<_> = tags.iter().map(|(key, _, _)| key.as_str()).collect();
    assert_eq!(keys, ["test_tag_key", "test_tag_key_2"]);
    let listed = v2(&root, "ListTags", &[("Key", "test_tag_key")]).await.contents();
    assert_eq!((&listed["Tags"][0]["Id"], &listed["Tags"][0]["CanDelete"]), (&json!(tags[0].2), &json!(0)));
    let body = json!({"Tags": [{"Key": "test_tag_key", "Value": "test_tag_value"}]});
    assert_eq!(sent(&root, "DeleteTag", &body).await.refused(), "409 TagDeleteConflict");
    // The provider sends the number as it has read it: as a floating-point one.
    let number = format!("{:e}", tags[0].2);
    let detach = [("ResourceType", "eip"), ("ResourceUuid", id.as_str()), ("TagIds", &number)];
    assert_eq!(v2(&root, "DetachResourceTags", &detach).await.contents(), json!({"Result": true}));
    assert_eq!(tags_of(&root, &id).await, tags[1..]);
    v2(&root, "DetachResourceTags", &detach).await.ok();
    sent(&root, "DeleteTag", &body).await.ok();
    let addresses = root.call("eip", "DescribeAddresses", &[("AllocationId.1", &id)]).await.ok();
    assert_eq!(addresses["AddressesSet"][0]["TagSet"][0]["TagId"], json!(tags[1].2.to_string()));
}

#[tokio::test]
async fn tags_are_given_by_their_numbers_and_one_by_one() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (id, other) = (address(&root).await, address(&root).await);
    let made = v2(&root, "CreateTag", &[("Key", "team"), ("Value", "web")]).await.field("/TagId");
    let uuids = format!("{id},{other}");
    let numbered =
        |number: &str| json!({"ResourceType": "eip", "ReplaceTags": [{"ResourceUuids": uuids, "TagIds": number}]});
    sent(&root, "ReplaceResourcesTags", &numbered(&made)).await.ok();
    for id in [&id, &other] {
        let tags = tags_of(&root, id).await;
        assert_eq!(tags, [("team".to_owned(), "web".to_owned(), made.parse().unwrap())]);
    }
    assert_eq!(sent(&root, "ReplaceResourcesTags", &numbered("7")).await.refused(), "404 TagNoSuchEntity");
    let attach = |id: &'static str, value: &'static str| {
        [("TagKey", "stage"), ("TagValue", value), ("ResourceType", "eip"), ("ResourceUuid", id)]
    };
    let mut one = attach("", "prod");
    one[3].1 = Box::leak(id.clone().into_boxed_str());
    v2(&root, "CreateTagAndAttachResource", &one).await.ok();
    assert_eq!(tags_of(&root, &id).await.len(), 2);
    assert_eq!(v2(&root, "ListTags", &[("Key", "stage")]).await.ok()["Total"], json!(1));
    let missing = v2(&root, "CreateTagAndAttachResource", &attach("none", "prod")).await.refused();
    assert_eq!(missing, "404 AllocationIdNotFound");
    one[1].1 = "prod,test";
    assert_eq!(v2(&root, "CreateTagAndAttachResource", &one).await.refused(), "400 InvalidParameter");
    let wrong = [("ResourceType", "ks3"), ("ResourceUuids", id.as_str())];
    assert_eq!(v2(&root, "ListTagsByResourceIds", &wrong).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn resources_are_listed_with_their_tags() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let instance = launched(&root, &network, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await.remove(0);
    let address = address(&root).await;
    let asked = [("ResourceType", "instance,eip"), ("RegionCodes", "cn-beijing-6"), ("ProjectIds", "0")];
    let listed = v2(&root, "ListResources", &asked).await.contents();
    let number = listed["Resources"][0]["Tags"][0]["TagId"].clone();
    let of_instance = json!({
        "ResourceUuid": instance, "ResourceType": "instance", "RegionCode": "cn-beijing-6", "ProjectId": 0,
        "Tags": [{"TagId": number, "TagKey": "team", "TagValue": "web"}],
    });
    let of_address = json!({
        "ResourceUuid": address, "ResourceType": "eip", "RegionCode": "cn-beijing-6", "ProjectId": 0, "Tags": [],
    });
    let whole = json!({"Resources": [of_instance, of_address], "Page": 1, "PageSize": 20, "Total": 2});
    assert_eq!(listed, whole);
    let count = async |pairs: &[(&str, &str)]| v2(&root, "ListResources", pairs).await.ok()["Total"].clone();
    assert_eq!(count(&[("TagFilters.1.Key", "team"), ("TagFilters.1.Value.1", "web")]).await, json!(1));
    assert_eq!(count(&[("TagFilters.1.Key", "team"), ("TagFilters.1.Value.1", "data")]).await, json!(0));
    assert_eq!(count(&[("ResourceUuids", &address)]).await, json!(1));
    assert_eq!(count(&[("RegionCodes", "cn-shanghai-2")]).await, json!(0));
    assert_eq!(count(&[("ResourceType", "volume")]).await, json!(1));
    launched(&root, &network, &[("Tag.1.Key", "team"), ("Tag.1.Value", "sync"), ("SyncTag", "true")]).await;
    let synced = [("TagFilters.1.Key", "team"), ("TagFilters.1.Value.1", "sync")];
    assert_eq!(count(&synced).await, json!(2), "its disk has the tag too");
    assert_eq!(count(&[("ResourceType", "vpc,subnet,security-group"), ("ProjectIds", "7")]).await, json!(0));
    let wrong = v2(&root, "ListResources", &[("ResourceType", "instance,ks3")]).await.refused();
    assert_eq!(wrong, "400 InvalidParameter");
}

#[tokio::test]
async fn the_older_version_gives_tags_to_resources_and_lists_them() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let instance = launched(&root, &network, &[]).await.remove(0);
    let address = address(&root).await;
    // Terraform's provider counts these lists from 0.
    let order = |kind: &'static str, id: &str| {
        let tag = [("Tag.0.Key", "team".to_owned()), ("Tag.0.Value", "web".to_owned())];
        let resource = [("Resource.0.Type", kind.to_owned()), ("Resource.0.Id", id.to_owned())];
        [tag, resource].concat()
    };
    let call = async |action: &str, pairs: Vec<(&str, String)>| {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        v1(&root, action, &pairs).await
    };
    assert_eq!(call("CreateTags", order("kec-instance", &instance)).await.contents(), json!({"Return": true}));
    call("CreateTags", order("eip", &address)).await.ok();
    let described = v1(&root, "DescribeTags", &[]).await.contents();
    let shown = |kind: &str, id: &str| json!({"Key": "team", "Value": "web", "ResourceId": id, "ResourceType": kind});
    let (first, second) = (shown("kec-instance", &instance), shown("eip", &address));
    assert_eq!(described, json!({"TagSum": 2, "TagSet": [first, second]}));
    let filtered = [
        ("Filter.1.Name", "key"),
        ("Filter.1.Value.1", "team"),
        ("Filter.2.Name", "value"),
        ("Filter.2.Value.1", "web"),
        ("Filter.3.Name", "resource-type"),
        ("Filter.3.Value.1", "eip"),
        ("Filter.4.Name", "resource-id"),
        ("Filter.4.Value.1", &address),
        ("MaxResults", "200"),
        ("NextToken", "0"),
    ];
    assert_eq!(v1(&root, "DescribeTags", &filtered).await.contents(), json!({"TagSum": 1, "TagSet": [second]}));
    let page = v1(&root, "DescribeTags", &[("MaxResults", "1")]).await.contents();
    assert_eq!(page, json!({"NextToken": "1", "TagSum": 2, "TagSet": [first]}));
    let page = v1(&root, "DescribeTags", &[("MaxResults", "200"), ("NextToken", "200")]).await.contents();
    assert_eq!(page["TagSet"], json!([]));
    let keys = v1(&root, "DescribeTagKeys", &[("ResourceType", "kec-instance")]).await.contents();
    assert_eq!(keys, json!({"TagKeySum": 1, "TagKeySet": [{"Key": "team"}]}));
    let none = v1(&root, "DescribeTagKeys", &[("ResourceType", "volume")]).await.contents();
    assert_eq!(none, json!({"TagKeySum": 0, "TagKeySet": []}));
    let values = v1(&root, "DescribeTagValues", &[("TagKey", "team")]).await.contents();
    assert_eq!(values, json!({"TagValueSum": 1, "TagValueSet": [{"Key": "team", "Value": "web"}]}));
    assert_eq!(call("DeleteTags", order("eip", &address)).await.contents(), json!({"Return": true}));
    assert_eq!(tags_of(&root, &address).await, []);
    assert_eq!(call("DeleteTags", order("eip", &instance)).await.refused(), "404 AllocationIdNotFound");
    assert_eq!(call("CreateTags", order("ks3", &instance)).await.refused(), "400 InvalidParameter");
    assert_eq!(v1(&root, "CreateTags", &[("Tag.1.Key", "team")]).await.refused(), "400 MissingParameter");
    let wrong = [("Filter.1.Name", "color"), ("Filter.1.Value.1", "x")];
    assert_eq!(v1(&root, "DescribeTags", &wrong).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn tags_of_a_volume_are_replaced_and_asked_about_as_those_of_a_volume() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let data = [("DataDisk.1.Type", "SSD3.0"), ("DataDisk.1.Size", "20")];
    let instance = launched(&root, &network, &data).await.remove(0);
    let shown = root.kec("DescribeInstances", &[("InstanceId.1", &instance)]).await.ok();
    let volume = shown["InstancesSet"][0]["DataDisks"][0]["DiskId"].as_str().unwrap().to_owned();
    let alice = cloud.ksyun_user("alice").await;
    let body = json!({
        "ResourceType": "volume", "ReplaceTags": [{"ResourceUuids": volume}], "Tag_0_Key": "team", "Tag_0_Value": "web",
    });
    assert_eq!(sent(&alice, "ReplaceResourcesTags", &body).await.refused(), "403 AccessDenied");
    let statement = json!({
        "Effect": "Allow", "Action": ["tagv2:*"], "Resource": [format!("krn:ksc:ebs:*:*:volume/{volume}")],
    });
    let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
    root.iam("CreatePolicy", &[("PolicyName", "tags"), ("PolicyDocument", &document)]).await.ok();
    let krn = format!("krn:ksc:iam::{ACCOUNT}:policy/tags");
    root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    sent(&alice, "ReplaceResourcesTags", &body).await.ok();
    let asked = [("ResourceType", "volume"), ("ResourceUuids", volume.as_str())];
    let tags = v2(&root, "ListTagsByResourceIds", &asked).await.ok()["Tags"].clone();
    assert_eq!((&tags[0]["TagKey"], &tags[0]["ResourceUuid"]), (&json!("team"), &json!(volume)));
    let old = v1(&root, "DescribeTagKeys", &[("ResourceType", "ebs")]).await.contents();
    assert_eq!(old["TagKeySet"], json!([{"Key": "team"}]));
}

/// A tag that an instance was launched with was gone from the account as soon as the instance had others.
#[tokio::test]
async fn a_tag_stays_when_nothing_has_it_any_more() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = launched(&root, &network, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await.remove(0);
    let body = json!({"ResourceType": "instance", "ReplaceTags": [{"ResourceUuids": id}]});
    sent(&root, "ReplaceResourcesTags", &body).await.ok();
    let listed = v2(&root, "ListTags", &[]).await.contents();
    assert_eq!((&listed["Total"], &listed["Tags"][0]["CanDelete"]), (&json!(1), &json!(1)));
}
