//! What can be asked: pages, catalogues, tags, and the answer's two formats.

use super::*;

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");

#[tokio::test]
async fn both_styles_of_paging_walk_through_the_same_list() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    cloud.run(&cloud.root(), &net, &[("Amount", "12")]).await.unwrap();
    let ids = |answer: &Value| -> Vec<String> {
        answer["Instances"]["Instance"].as_array().unwrap().iter().map(|one| text(one, "/InstanceId")).collect()
    };
    let first = cloud.ecs("DescribeInstances", &[REGION]).await.unwrap();
    assert_eq!((ids(&first).len(), &first["TotalCount"], &first["PageSize"]), (10, &12.into(), &10.into()));
    let second = cloud.ecs("DescribeInstances", &[REGION, ("PageNumber", "2")]).await.unwrap();
    let by_page = [ids(&first), ids(&second)].concat();
    let part = cloud.ecs("DescribeInstances", &[REGION, ("MaxResults", "10")]).await.unwrap();
    let token = text(&part, "/NextToken");
    let rest = cloud.ecs("DescribeInstances", &[REGION, ("NextToken", &token), ("PageNumber", "9")]).await.unwrap();
    assert_eq!(([ids(&part), ids(&rest)].concat(), text(&rest, "/NextToken")), (by_page, String::new()));

    let none = cloud.ecs("DescribeInstances", &[REGION, ("InstanceIds", "[]")]).await.unwrap();
    assert_eq!(none["Instances"], serde_json::json!({"Instance": []}));
    assert_eq!(cloud.ecs("DescribeInstances", &[("RegionId", "cn-beijing")]).await.unwrap()["TotalCount"], 0);
    let bad = cloud.ecs("DescribeInstances", &[REGION, ("PageNumber", "0")]).await;
    assert_eq!(refused(bad), code(400, "InvalidParameter"));
    let bad = cloud.ecs("DescribeInstances", &[REGION, ("Status", "Asleep")]).await;
    assert_eq!(refused(bad), code(404, "InvalidStatus.NotFound"));
}

#[tokio::test]
async fn the_catalogue_can_be_listed() {
    let cloud = TestCloud::new().await;
    let regions = cloud.ecs("DescribeRegions", &[("AcceptLanguage", "en-US")]).await.unwrap();
    let first = &regions["Regions"]["Region"][0];
    assert_eq!(
        (text(first, "/RegionId"), text(first, "/LocalName")),
        ("cn-hangzhou".to_owned(), "China (Hangzhou)".to_owned())
    );
    let zones = cloud.ecs("DescribeZones", &[REGION]).await.unwrap();
    let zone = &zones["Zones"]["Zone"][0];
    assert_eq!(text(zone, "/LocalName"), "杭州 可用区B");
    assert!(!zone["AvailableInstanceTypes"]["InstanceTypes"].as_array().unwrap().is_empty());
    let types = [REGION, ("DestinationResource", "InstanceType"), ("Cores", "2"), ("Memory", "8")];
    let types = cloud.ecs("DescribeAvailableResource", &types).await.unwrap();
    let offered = types["AvailableZones"]["AvailableZone"][0]["AvailableResources"]["AvailableResource"][0].clone();
    assert!(
        offered["SupportedResources"]["SupportedResource"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["Value"] == "ecs.g7.large")
    );
    let kind = cloud.ecs("DescribeInstanceTypes", &[("InstanceTypes.1", "ecs.g7.large")]).await.unwrap();
    assert_eq!(kind["InstanceTypes"]["InstanceType"][0]["MemorySize"], 8.0);
    let part = cloud.ecs("DescribeInstanceTypes", &[("MaxResults", "5")]).await.unwrap();
    let rest = cloud.ecs("DescribeInstanceTypes", &[("NextToken", &text(&part, "/NextToken"))]).await.unwrap();
    assert_eq!(rest["InstanceTypes"]["InstanceType"].as_array().unwrap().len(), 77);
    let images = [REGION, ("OSType", "windows"), ("ImageOwnerAlias", "system"), ("PageSize", "100")];
    let images = cloud.ecs("DescribeImages", &images).await.unwrap();
    assert!(images["Images"]["Image"].as_array().unwrap().iter().all(|image| image["OSType"] == "windows"));
    let own = cloud.ecs("DescribeImages", &[REGION, ("ImageOwnerAlias", "self")]).await.unwrap();
    assert_eq!(own["TotalCount"], 0);
    let families = cloud.ecs("DescribeInstanceTypeFamilies", &[REGION]).await.unwrap();
    assert_eq!(families["InstanceTypeFamilies"]["InstanceTypeFamily"].as_array().unwrap().len(), 37);
}

#[tokio::test]
async fn tags_are_set_listed_and_removed() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let id = cloud.one(&net).await;
    let on = [REGION, ("ResourceType", "Instance"), ("ResourceId.1", id.as_str())];
    let tag = |more: Pairs<'static>| [&on[..], more].concat();
    cloud.ecs("TagResources", &tag(&[("Tag.1.Key", "a"), ("Tag.1.Value", "1"), ("Tag.2.Key", "b")])).await.unwrap();
    let list = cloud.ecs("ListTagResources", &on).await.unwrap();
    let keys: Vec<_> =
        list["TagResources"]["TagResource"].as_array().unwrap().iter().map(|one| text(one, "/TagKey")).collect();
    assert_eq!(keys, ["a", "b"]);
    cloud.ecs("UntagResources", &tag(&[("TagKey.1", "a")])).await.unwrap();
    cloud.ecs("UntagResources", &tag(&[("All", "true")])).await.unwrap();
    assert_eq!(cloud.ecs("ListTagResources", &on).await.unwrap()["TagResources"]["TagResource"], serde_json::json!([]));
    for (more, status, expected) in [
        (&[][..], 404, "MissingParameter.Tags"),
        (&[("Tag.1.Key", "")], 400, "InvalidTagKey.Malformed"),
        (&[("ResourceType", "ship"), ("Tag.1.Key", "a")], 404, "InvalidResourceType.NotFound"),
        (&[("ResourceType", "image"), ("Tag.1.Key", "a")], 404, "InvalidResourceId.NotFound"),
        (&[("RegionId", "cn-beijing"), ("Tag.1.Key", "a")], 404, "InvalidResourceId.NotFound"),
    ] {
        assert_eq!(refused(cloud.ecs("TagResources", &tag(more)).await), code(status, expected), "{more:?}");
    }
}

#[tokio::test]
async fn user_data_and_metadata_options_come_back_as_they_were_set() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let run =
        cloud.run(&cloud.root(), &net, &[("UserData", "IyEvYmluL3No"), ("HttpTokens", "required")]).await.unwrap();
    let id = text(&run, "/InstanceIdSets/InstanceIdSet/0");
    let data = cloud.ecs("DescribeUserData", &[("InstanceId", &id)]).await.unwrap();
    assert_eq!(
        (text(&data, "/UserData"), text(&data, "/RegionId")),
        ("IyEvYmluL3No".to_owned(), "cn-hangzhou".to_owned())
    );
    let change = [REGION, ("InstanceId", id.as_str()), ("HttpEndpoint", "disabled")];
    cloud.ecs("ModifyInstanceMetadataOptions", &change).await.unwrap();
    let ask =
        [REGION, ("HttpEndpoint", "disabled"), ("HttpTokens", "required"), ("AdditionalAttributes.1", "META_OPTIONS")];
    let shown = cloud.ecs("DescribeInstances", &ask).await.unwrap();
    let options = &shown["Instances"]["Instance"][0]["MetadataOptions"];
    assert_eq!(
        (text(options, "/HttpEndpoint"), text(options, "/HttpTokens")),
        ("disabled".to_owned(), "required".to_owned())
    );
}

#[tokio::test]
async fn an_answer_in_xml_repeats_the_elements_of_its_lists() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let id = cloud.one(&net).await;
    let body = cloud.raw(&cloud.root(), "2014-05-26", "DescribeInstanceStatus", &[REGION], Format::Xml).await.unwrap();
    assert_eq!(
        String::from_utf8(body).unwrap(),
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DescribeInstanceStatusResponse><RequestId>REQUEST</RequestId>\
             <InstanceStatuses><InstanceStatus><InstanceId>{id}</InstanceId><Status>Pending</Status></InstanceStatus>\
             </InstanceStatuses><TotalCount>1</TotalCount><PageNumber>1</PageNumber><PageSize>10</PageSize>\
             </DescribeInstanceStatusResponse>"
        )
    );
}

#[tokio::test]
async fn clients_find_the_sandbox_again_through_location_and_start_with_billing() {
    let cloud = TestCloud::new().await;
    let ask = [("Id", "cn-hangzhou"), ("ServiceCode", "ecs"), ("Type", "openAPI")];
    let found = cloud.send(&cloud.root(), "2015-06-12", "DescribeEndpoints", &ask).await.unwrap();
    assert_eq!(found["Success"], true);
    assert_eq!(text(&found, "/Endpoints/Endpoint/0/Endpoint"), "127.0.0.1:4590");
    assert_eq!(text(&found, "/Endpoints/Endpoint/0/SerivceCode"), "ecs");
    let moon =
        cloud.send(&cloud.root(), "2015-06-12", "DescribeEndpoints", &[("Id", "moon"), ("ServiceCode", "ecs")]).await;
    assert_eq!(refused(moon), code(404, "InvalidRegionId"));
    let probe =
        [("PageNum", "1"), ("PageSize", "50"), ("ProductCode", "vipcloudfw"), ("SubscriptionType", "Subscription")];
    let bought = cloud.send(&cloud.root(), "2017-12-14", "QueryAvailableInstances", &probe).await.unwrap();
    assert_eq!(bought["Data"]["TotalCount"], 0);
}
