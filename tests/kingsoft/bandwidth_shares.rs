//! BWS: bandwidth that addresses share.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use serde_json::{Value, json};
use testkit::{KsyunActor, Reply, TestCloud};

use super::kec::text;

const LINE: &str = "5fc2595f-1bfd-481b-bf64-2d08f116d800";
const OTHER_LINE: &str = "9ac66d4a-2653-5b70-bc33-837405344a28";

async fn bws(actor: &KsyunActor, action: &str, parameters: &[(&str, &str)]) -> Reply {
    actor.call("bws", action, parameters).await
}

async fn create(root: &KsyunActor, more: &[(&str, &str)]) -> String {
    let order = [&[("LineId", LINE), ("BandWidth", "12"), ("ChargeType", "PostPaidByPeak")][..], more].concat();
    bws(root, "CreateBandWidthShare", &order).await.field("/BandWidthShareId")
}

async fn shares(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    bws(root, "DescribeBandWidthShares", narrowed).await.ok()["BandWidthShareSet"].as_array().unwrap().clone()
}

async fn allocate(root: &KsyunActor, line: &str) -> String {
    let order = [("LineId", line), ("BandWidth", "3")];
    root.call("eip", "AllocateAddress", &order).await.field("/AllocationId")
}

async fn address(root: &KsyunActor, id: &str) -> Value {
    root.call("eip", "DescribeAddresses", &[("AllocationId.1", id)]).await.ok()["AddressesSet"][0].clone()
}

#[tokio::test]
async fn a_share_is_bought_changed_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let order = [
        ("LineId", LINE),
        ("BandWidth", "12"),
        ("BandWidthShareName", "shop"),
        ("ChargeType", "PostPaidByPeak"),
        ("ProjectId", "0"),
    ];
    let made = bws(&root, "CreateBandWidthShare", &order).await.contents();
    let id = text(&made, "/BandWidthShareId");
    let expected = json!({
        "BandWidthShareId": id,
        "BandWidthShareName": "shop",
        "BandWidth": 12,
        "LineId": LINE,
        "CreateTime": made["CreateTime"],
    });
    assert_eq!(made, expected);
    assert_eq!(text(&made, "/CreateTime").len(), "2026-12-21 08:00:00".len());
    let shown = json!({
        "BandWidthShareId": id,
        "BandWidthShareName": "shop",
        "BandWidth": 12,
        "LineId": LINE,
        "LineName": "BGP",
        "CreateTime": made["CreateTime"],
        "ProjectId": "0",
        "ChargeType": "PostPaidByPeak",
        "AssociateBandWidthShareInfoSet": [],
        "TagSet": [],
    });
    let listed = bws(&root, "DescribeBandWidthShares", &[]).await.contents();
    assert_eq!(listed, json!({"BandWidthShareSet": [shown]}));
    let change = [("BandWidthShareId", id.as_str()), ("BandWidth", "20"), ("BandWidthShareName", "site")];
    let changed = bws(&root, "ModifyBandWidthShare", &change).await.contents();
    let mut wider = shown;
    (wider["BandWidth"], wider["BandWidthShareName"]) = (json!(20), json!("site"));
    assert_eq!(changed, json!({"BandWidthShare": wider}));
    assert_eq!(shares(&root, &[("BandWidthShareId.1", &id)]).await, [wider]);
    let bare = bws(&root, "CreateBandWidthShare", &[("BandWidth", "1")]).await.field("/BandWidthShareId");
    let bare = shares(&root, &[("BandWidthShareId.1", &bare)]).await.remove(0);
    let usual = (&bare["BandWidthShareName"], &bare["LineId"], &bare["ChargeType"]);
    assert_eq!(usual, (&json!(""), &json!(LINE), &json!("Daily")));
    for (name, value, code) in [
        ("BandWidth", "0", "400 InvalidParameter"),
        ("BandWidth", "15001", "400 InvalidParameter"),
        ("BandWidth", "", "400 MissingParameter"),
        ("LineId", "none", "400 InvalidParameter"),
        ("ChargeType", "Monthly", "400 InvalidParameter"),
        ("ProjectId", "7", "400 InvalidParameter"),
    ] {
        let order = order.into_iter().filter(|(other, _)| *other != name);
        let order: Vec<_> = order.chain([(name, value)].into_iter().filter(|(_, value)| !value.is_empty())).collect();
        assert_eq!(bws(&root, "CreateBandWidthShare", &order).await.refused(), code, "{name}={value}");
    }
    let narrow = [("BandWidthShareId", id.as_str()), ("BandWidth", "0")];
    assert_eq!(bws(&root, "ModifyBandWidthShare", &narrow).await.refused(), "400 InvalidParameter");
    let named = [("BandWidthShareId", id.as_str())];
    assert_eq!(bws(&root, "DeleteBandWidthShare", &named).await.contents(), json!({"Return": true}));
    for action in ["DeleteBandWidthShare", "ModifyBandWidthShare"] {
        assert_eq!(bws(&root, action, &named).await.refused(), "404 BandWidthShareNotFound", "{action}");
    }
    assert_eq!(shares(&root, &named.map(|(_, id)| ("BandWidthShareId.1", id))).await, Vec::<Value>::new());
}

#[tokio::test]
async fn addresses_go_into_a_share_and_leave_it() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (share, other) = (create(&root, &[]).await, create(&root, &[]).await);
    let (one, two) = (allocate(&root, LINE).await, allocate(&root, LINE).await);
    let both =
        |share: &str, address: &str| [("BandWidthShareId", share.to_owned()), ("AllocationId", address.to_owned())];
    let call = async |action: &str, [(a, share), (b, address)]: [(&'static str, String); 2], more: &[(&str, &str)]| {
        bws(&root, action, &[&[(a, share.as_str()), (b, &address)][..], more].concat()).await
    };
    let (enter, leave) = ("AssociateBandWidthShare", "DisassociateBandWidthShare");
    assert_eq!(call(enter, both("none", &one), &[]).await.refused(), "404 BandWidthShareNotFound");
    assert_eq!(call(enter, both(&share, "none"), &[]).await.refused(), "404 AllocationIdNotFound");
    assert_eq!(call(enter, both(&share, &one), &[]).await.contents(), json!({"Return": true}));
    call(enter, both(&share, &two), &[]).await.ok();
    assert_eq!(call(enter, both(&other, &one), &[]).await.refused(), "409 BandWidthShareAssociateConflict");
    let elsewhere = allocate(&root, OTHER_LINE).await;
    assert_eq!(call(enter, both(&share, &elsewhere), &[]).await.refused(), "400 InvalidParameter");
    let inside = shares(&root, &[("BandWidthShareId.1", &share)]).await.remove(0);
    let expected = json!([{"AllocationId": one}, {"AllocationId": two}]);
    assert_eq!(inside["AssociateBandWidthShareInfoSet"], expected);
    let shown = address(&root, &one).await;
    assert_eq!((&shown["BandWidthShareId"], &shown["BandWidth"]), (&json!(share), &json!(3)));
    for (filter, count) in [(share.as_str(), 2), (&other, 0)] {
        let narrowed = [("Filter.1.Name", "band-width-share-id"), ("Filter.1.Value.1", filter)];
        let found = root.call("eip", "DescribeAddresses", &narrowed).await.ok();
        assert_eq!(found["AddressesSet"].as_array().unwrap().len(), count);
    }
    for (filter, count) in [(two.as_str(), 1), ("none", 0)] {
        let narrowed = [("Filter.1.Name", "allocation-id"), ("Filter.1.Value.1", filter)];
        assert_eq!(shares(&root, &narrowed).await.len(), count, "{filter}");
    }
    let delete = [("BandWidthShareId", share.as_str())];
    assert_eq!(bws(&root, "DeleteBandWidthShare", &delete).await.refused(), "409 BandWidthShareDeleteConflict");
    let absent = call(leave, both(&other, &one), &[("BandWidth", "1")]).await;
    assert_eq!(absent.refused(), "404 BandWidthShareAssociateNotFound");
    assert_eq!(call(leave, both(&share, &one), &[("BandWidth", "0")]).await.refused(), "400 InvalidParameter");
    let left = call(leave, both(&share, &one), &[("BandWidth", "7")]).await;
    assert_eq!(left.contents(), json!({"Return": true}));
    call(leave, both(&share, &two), &[]).await.ok();
    let (one, two) = (address(&root, &one).await, address(&root, &two).await);
    assert_eq!((&one["BandWidth"], &two["BandWidth"]), (&json!(7), &json!(3)));
    assert_eq!((&one["BandWidthShareId"], &two["BandWidthShareId"]), (&json!(""), &json!("")));
    bws(&root, "DeleteBandWidthShare", &delete).await.ok();
}

#[tokio::test]
async fn shares_are_listed_by_project_and_tag_and_in_pages() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let project = root.iam("CreateProject", &[("ProjectName", "shop")]).await.field("/Result");
    let one = create(&root, &[("ProjectId", &project)]).await;
    let tags = [
        ("ResourceType", "bws"),
        ("ReplaceTags.1.ResourceUuids", one.as_str()),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    root.call("tagv2", "ReplaceResourcesTags", &tags).await.ok();
    for _ in 0..5 {
        create(&root, &[]).await;
    }
    let count = async |narrowed: &[(&str, &str)]| shares(&root, narrowed).await.len();
    for (narrowed, expected) in [
        (&[][..], 6),
        (&[("ProjectId.1", project.as_str())], 1),
        (&[("ProjectId.1", "0"), ("IsContainTag", "true")], 5),
        (&[("ProjectId.1", "0"), ("ProjectId.2", &project)], 6),
        (&[("TagKey.1", "team")], 1),
        (&[("TagKV.1.Name", "team"), ("TagKV.1.Value", "web")], 1),
        (&[("TagKV.1.Name", "team"), ("TagKV.1.Value", "db")], 0),
        // Terraform's provider counts the places of pages from 1.
        (&[("MaxResults", "5"), ("NextToken", "1")], 5),
        (&[("MaxResults", "5"), ("NextToken", "6")], 1),
    ] {
        assert_eq!(count(narrowed).await, expected, "{narrowed:?}");
    }
    let shown = shares(&root, &[("BandWidthShareId.1", &one)]).await.remove(0);
    assert_eq!(shown["ProjectId"], json!(project));
    let tag = &shown["TagSet"][0];
    assert_eq!((&tag["TagKey"], &tag["TagValue"], &tag["ResourceUuid"]), (&json!("team"), &json!("web"), &json!(one)));
    let to = [("InstanceId", one.as_str()), ("ProjectId", "0")];
    root.iam("UpdateInstanceProjectId", &to).await.ok();
    assert_eq!(count(&[("ProjectId.1", "0")]).await, 6);
    let wrong = [("Filter.1.Name", "color"), ("Filter.1.Value.1", "x")];
    assert_eq!(bws(&root, "DescribeBandWidthShares", &wrong).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn whoever_puts_an_address_into_a_share_needs_a_permission_on_both() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (share, address) = (create(&root, &[]).await, allocate(&root, LINE).await);
    let alice = cloud.ksyun_user("alice").await;
    let to = [("BandWidthShareId", share.as_str()), ("AllocationId", &address)];
    let allow = async |name: &str, resource: &str| {
        let statement = json!({"Effect": "Allow", "Action": ["bws:AssociateBandWidthShare"], "Resource": [resource]});
        let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
        let made = root.iam("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", &document)]).await;
        let krn = made.field("/CreatePolicyResult/Policy/Krn");
        root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    };
    assert_eq!(bws(&alice, "AssociateBandWidthShare", &to).await.refused(), "403 AccessDenied");
    allow("share", &format!("krn:ksc:bws:*:*:bws/{share}")).await;
    assert_eq!(bws(&alice, "AssociateBandWidthShare", &to).await.refused(), "403 AccessDenied", "not the address");
    allow("address", &format!("krn:ksc:eip:*:*:eip/{address}")).await;
    bws(&alice, "AssociateBandWidthShare", &to).await.ok();
}
