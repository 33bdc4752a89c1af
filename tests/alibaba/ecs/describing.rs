//! What can be asked: pages, catalogues, tags, and the answer's two formats.

use super::*;

#[tokio::test]
async fn both_styles_of_paging_walk_through_the_same_list() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    net.run(&root, &[("Amount", "12")]).await.ok();
    let ids = |answer: &Value| -> Vec<String> {
        answer["Instances"]["Instance"].as_array().unwrap().iter().map(|one| text(one, "/InstanceId")).collect()
    };
    let first = root.call("Ecs", "DescribeInstances", &[REGION]).await.ok();
    assert_eq!((ids(&first).len(), &first["TotalCount"], &first["PageSize"]), (10, &12.into(), &10.into()));
    let second = root.call("Ecs", "DescribeInstances", &[REGION, ("PageNumber", "2")]).await.ok();
    let by_page = [ids(&first), ids(&second)].concat();
    let part = root.call("Ecs", "DescribeInstances", &[REGION, ("MaxResults", "10")]).await.ok();
    let token = text(&part, "/NextToken");
    let rest = root.call("Ecs", "DescribeInstances", &[REGION, ("NextToken", &token), ("PageNumber", "9")]).await.ok();
    assert_eq!(([ids(&part), ids(&rest)].concat(), text(&rest, "/NextToken")), (by_page, String::new()));

    let none = root.call("Ecs", "DescribeInstances", &[REGION, ("InstanceIds", "[]")]).await.ok();
    assert_eq!(none["Instances"], serde_json::json!({"Instance": []}));
    assert_eq!(root.call("Ecs", "DescribeInstances", &[("RegionId", "cn-beijing")]).await.ok()["TotalCount"], 0);
    let bad = root.call("Ecs", "DescribeInstances", &[REGION, ("PageNumber", "0")]).await;
    assert_eq!(bad.refused(), "400 InvalidParameter");
    let bad = root.call("Ecs", "DescribeInstances", &[REGION, ("Status", "Asleep")]).await;
    assert_eq!(bad.refused(), "404 InvalidStatus.NotFound");
}

#[tokio::test]
async fn renewals_are_listed_by_every_filter_and_in_pages() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let unpaid = net.one(&root).await;
    let bought = [("InstanceChargeType", "PrePaid"), ("Period", "1")];
    let mut newest_first = Vec::new();
    for number in 0..12 {
        let renewed = [("AutoRenew", if number % 3 == 0 { "true" } else { "false" })];
        let renewed = if number % 3 == 1 { &[][..] } else { &renewed };
        let made = net.run(&root, &[&bought[..], renewed].concat()).await;
        newest_first.insert(0, made.field("/InstanceIdSets/InstanceIdSet/0"));
    }
    let list = async |pairs: Pairs<'_>| {
        let answer = root.ecs("DescribeInstanceAutoRenewAttribute", &[&[REGION], pairs].concat()).await.ok();
        let listed = answer["InstanceRenewAttributes"]["InstanceRenewAttribute"].as_array().unwrap();
        let ids = listed.iter().map(|one| text(one, "/InstanceId")).collect::<Vec<_>>();
        (ids, answer["TotalCount"].as_u64().unwrap())
    };
    let every = |rest: &[usize]| -> Vec<String> {
        let of = |(place, id): (usize, &String)| rest.contains(&(place % 3)).then(|| id.clone());
        newest_first.iter().enumerate().filter_map(of).collect()
    };
    let all = newest_first.join(",");
    let page = |number| [("InstanceId", all.as_str()), ("PageNumber", number)];
    assert_eq!(list(&page("1")).await, (newest_first[..10].to_vec(), 12));
    assert_eq!(list(&page("2")).await, (newest_first[10..].to_vec(), 12));
    assert_eq!(list(&page("9")).await, (Vec::new(), 12));
    // The first was ordered as one that is renewed, and the list has it last.
    assert_eq!(list(&[("RenewalStatus", "AutoRenewal")]).await, (every(&[2]), 4));
    assert_eq!(list(&[("RenewalStatus", "Normal")]).await, (every(&[0, 1]), 8));
    let second = [("RenewalStatus", "Normal"), ("PageSize", "3"), ("PageNumber", "2")];
    assert_eq!(list(&second).await, (every(&[0, 1])[3..6].to_vec(), 8));
    assert_eq!(list(&[("RenewalStatus", "NotRenewal")]).await, (Vec::new(), 0));
    let named = format!("{}, {},i-none", newest_first[11], newest_first[1]);
    assert_eq!(list(&[("InstanceId", &named)]).await, (vec![newest_first[1].clone(), newest_first[11].clone()], 2));
    for (wrong, expected) in [
        (&[("RenewalStatus", "Never")][..], "403 InvalidParameter.RenewalStatus"),
        (&[], "403 InvalidParameter.RenewalStatusInstanceId"),
        (&[("InstanceId", &unpaid)], "403 ChargeTypeViolation"),
    ] {
        let answer = root.ecs("DescribeInstanceAutoRenewAttribute", &[&[REGION], wrong].concat()).await;
        assert_eq!(answer.refused(), expected);
    }
}

#[tokio::test]
async fn the_catalogue_can_be_listed() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let regions = root.call("Ecs", "DescribeRegions", &[("AcceptLanguage", "en-US")]).await.ok();
    let first = &regions["Regions"]["Region"][0];
    assert_eq!(
        (text(first, "/RegionId"), text(first, "/LocalName")),
        ("cn-qingdao".to_owned(), "China (Qingdao)".to_owned()),
        "the order is the cloud's"
    );
    let zones = root.call("Ecs", "DescribeZones", &[REGION]).await.ok();
    let zone = &zones["Zones"]["Zone"][0];
    assert_eq!(text(zone, "/LocalName"), "杭州 可用区B");
    assert!(!zone["AvailableInstanceTypes"]["InstanceTypes"].as_array().unwrap().is_empty());
    let types = [REGION, ("DestinationResource", "InstanceType"), ("Cores", "2"), ("Memory", "8")];
    let types = root.call("Ecs", "DescribeAvailableResource", &types).await.ok();
    let offered = types["AvailableZones"]["AvailableZone"][0]["AvailableResources"]["AvailableResource"][0].clone();
    assert!(
        offered["SupportedResources"]["SupportedResource"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["Value"] == "ecs.g7.large")
    );
    let kind = root.call("Ecs", "DescribeInstanceTypes", &[("InstanceTypes.1", "ecs.g7.large")]).await.ok();
    assert_eq!(kind["InstanceTypes"]["InstanceType"][0]["MemorySize"], 8.0);
    let part = root.call("Ecs", "DescribeInstanceTypes", &[("MaxResults", "5")]).await.ok();
    let rest = root.call("Ecs", "DescribeInstanceTypes", &[("NextToken", &text(&part, "/NextToken"))]).await.ok();
    assert_eq!(rest["InstanceTypes"]["InstanceType"].as_array().unwrap().len(), 106);
    let images = [REGION, ("OSType", "windows"), ("ImageOwnerAlias", "system"), ("PageSize", "100")];
    let images = root.call("Ecs", "DescribeImages", &images).await.ok();
    assert!(images["Images"]["Image"].as_array().unwrap().iter().all(|image| image["OSType"] == "windows"));
    let own = root.call("Ecs", "DescribeImages", &[REGION, ("ImageOwnerAlias", "self")]).await.ok();
    assert_eq!(own["TotalCount"], 0);
    let families = root.call("Ecs", "DescribeInstanceTypeFamilies", &[REGION]).await.ok();
    assert_eq!(families["InstanceTypeFamilies"]["InstanceTypeFamily"].as_array().unwrap().len(), 44);
}

#[tokio::test]
async fn tags_are_set_listed_and_removed() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = net.one(&root).await;
    let on = [REGION, ("ResourceType", "Instance"), ("ResourceId.1", id.as_str())];
    let tag = |more: Pairs<'static>| [&on[..], more].concat();
    root.call("Ecs", "TagResources", &tag(&[("Tag.1.Key", "a"), ("Tag.1.Value", "1"), ("Tag.2.Key", "b")])).await.ok();
    let list = root.call("Ecs", "ListTagResources", &on).await.ok();
    let keys: Vec<_> =
        list["TagResources"]["TagResource"].as_array().unwrap().iter().map(|one| text(one, "/TagKey")).collect();
    assert_eq!(keys, ["a", "b"]);
    root.call("Ecs", "UntagResources", &tag(&[("TagKey.1", "a")])).await.ok();
    root.call("Ecs", "UntagResources", &tag(&[("All", "true")])).await.ok();
    assert_eq!(
        root.call("Ecs", "ListTagResources", &on).await.ok()["TagResources"]["TagResource"],
        serde_json::json!([])
    );
    for (more, status, expected) in [
        (&[][..], 404, "MissingParameter.Tags"),
        (&[("Tag.1.Key", "")], 400, "InvalidTagKey.Malformed"),
        (&[("ResourceType", "ship"), ("Tag.1.Key", "a")], 404, "InvalidResourceType.NotFound"),
        (&[("ResourceType", "image"), ("Tag.1.Key", "a")], 404, "InvalidResourceId.NotFound"),
        (&[("RegionId", "cn-beijing"), ("Tag.1.Key", "a")], 404, "InvalidResourceId.NotFound"),
    ] {
        assert_eq!(
            root.call("Ecs", "TagResources", &tag(more)).await.refused(),
            format!("{status} {expected}"),
            "{more:?}"
        );
    }
}

#[tokio::test]
async fn user_data_and_metadata_options_come_back_as_they_were_set() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let run = net.run(&root, &[("UserData", "IyEvYmluL3No"), ("HttpTokens", "required")]).await.ok();
    let id = text(&run, "/InstanceIdSets/InstanceIdSet/0");
    let data = root.call("Ecs", "DescribeUserData", &[("InstanceId", &id)]).await.ok();
    assert_eq!(
        (text(&data, "/UserData"), text(&data, "/RegionId")),
        ("IyEvYmluL3No".to_owned(), "cn-hangzhou".to_owned())
    );
    let change = [REGION, ("InstanceId", id.as_str()), ("HttpEndpoint", "disabled")];
    root.call("Ecs", "ModifyInstanceMetadataOptions", &change).await.ok();
    let ask =
        [REGION, ("HttpEndpoint", "disabled"), ("HttpTokens", "required"), ("AdditionalAttributes.1", "META_OPTIONS")];
    let shown = root.call("Ecs", "DescribeInstances", &ask).await.ok();
    let options = &shown["Instances"]["Instance"][0]["MetadataOptions"];
    assert_eq!(
        (text(options, "/HttpEndpoint"), text(options, "/HttpTokens")),
        ("disabled".to_owned(), "required".to_owned())
    );
}

#[tokio::test]
async fn an_answer_in_xml_repeats_the_elements_of_its_lists() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = net.one(&root).await;
    let reply = root.call_for_xml("Ecs", "DescribeInstanceStatus", &[REGION]).await;
    let (_, rest) = reply.body.split_once("<RequestId>").unwrap();
    let (number, _) = rest.split_once("</RequestId>").unwrap();
    assert_eq!((reply.status, number.len()), (200, 36));
    assert_eq!(
        reply.body,
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DescribeInstanceStatusResponse><RequestId>{number}</RequestId>\
             <InstanceStatuses><InstanceStatus><InstanceId>{id}</InstanceId><Status>Pending</Status></InstanceStatus>\
             </InstanceStatuses><TotalCount>1</TotalCount><PageNumber>1</PageNumber><PageSize>10</PageSize>\
             </DescribeInstanceStatusResponse>"
        )
    );
}

#[tokio::test]
async fn clients_find_the_sandbox_again_through_location_and_start_with_billing() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ask = [("Id", "cn-hangzhou"), ("ServiceCode", "ecs"), ("Type", "openAPI")];
    let found = root.call("Location", "DescribeEndpoints", &ask).await.ok();
    assert_eq!(found["Success"], true);
    assert_eq!(text(&found, "/Endpoints/Endpoint/0/Endpoint"), "127.0.0.1:4590");
    assert_eq!(text(&found, "/Endpoints/Endpoint/0/SerivceCode"), "ecs");
    let moon = root.call("Location", "DescribeEndpoints", &[("Id", "moon"), ("ServiceCode", "ecs")]).await;
    assert_eq!(moon.refused(), "404 InvalidRegionId");
    let probe =
        [("PageNum", "1"), ("PageSize", "50"), ("ProductCode", "vipcloudfw"), ("SubscriptionType", "Subscription")];
    let bought = root.call("BssOpenApi", "QueryAvailableInstances", &probe).await.ok();
    assert_eq!(bought["Data"]["TotalCount"], 0);
}
