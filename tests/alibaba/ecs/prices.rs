//! Sample prices, deployment, and what the cloud says of the inside of instances.

use serde_json::json;

use super::*;

fn price(answer: &Value) -> f64 {
    answer.pointer("/PriceInfo/Price/TradePrice").and_then(Value::as_f64).unwrap()
}

#[tokio::test]
async fn a_price_has_its_parts_and_grows_with_what_is_asked_for() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ask = async |more: Pairs<'_>| root.ecs("DescribePrice", more).await;
    let large = ask(&[("InstanceType", "ecs.g7.large")]).await.ok();
    let parts = large["PriceInfo"]["Price"]["DetailInfos"]["DetailInfo"].as_array().unwrap().clone();
    let names: Vec<_> = parts.iter().map(|part| text(part, "/Resource")).collect();
    assert_eq!(names, ["instanceType", "systemDisk", "bandwidth"]);
    assert_eq!(large["PriceInfo"]["Price"]["Currency"], "CNY");
    let sum: f64 = parts.iter().map(|part| part["TradePrice"].as_f64().unwrap()).sum();
    assert!((price(&large) - sum).abs() < 0.001);
    for dearer in [
        &[("InstanceType", "ecs.g7.xlarge")][..],
        &[("InstanceType", "ecs.g7.large"), ("Platform", "Windows")],
        &[("InstanceType", "ecs.g7.large"), ("Amount", "2")],
        &[("InstanceType", "ecs.g7.large"), ("PriceUnit", "Month")],
        &[("InstanceType", "ecs.g7.large"), ("SystemDisk.Category", "cloud_essd"), ("SystemDisk.Size", "400")],
        &[("InstanceType", "ecs.g7.large"), ("DataDisk.1.Category", "cloud_essd"), ("DataDisk.1.Size", "100")],
        &[("InstanceType", "ecs.g7.large"), ("InternetMaxBandwidthOut", "5")],
    ] {
        assert!(price(&ask(dearer).await.ok()) > price(&large), "{dearer:?}");
    }
    let spot = ask(&[("InstanceType", "ecs.g7.large"), ("SpotStrategy", "SpotAsPriceGo")]).await.ok();
    assert!(price(&spot) < price(&large));
    for (wrong, expected) in [
        (&[][..], "400 MissingParameter"),
        (&[("InstanceType", "ecs.none.large")], "400 InvalidInstanceType.ValueNotSupported"),
        (&[("InstanceType", "ecs.g7.large"), ("Period", "6"), ("PriceUnit", "Year")], "400 InvalidPeriod"),
        (&[("ResourceType", "ddh")], "404 InvalidResourceType.NotFound"),
        (&[("ResourceType", "disk"), ("DataDisk.1.Category", "none")], "400 InvalidDataDiskCategory.ValueNotSupported"),
    ] {
        assert_eq!(ask(wrong).await.refused(), expected, "{wrong:?}");
    }
}

#[tokio::test]
async fn what_is_paid_ahead_of_time_has_prices_of_renewal_and_of_changes() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let by_use = net.one(&root).await;
    let renewal = async |more: Pairs<'_>| root.ecs("DescribeRenewalPrice", more).await;
    assert_eq!(renewal(&[("ResourceId", &by_use)]).await.refused(), "403 ChargeTypeViolation");
    let bought = net.run(&root, &[("InstanceChargeType", "PrePaid"), ("Period", "2")]).await;
    let bought = bought.field("/InstanceIdSets/InstanceIdSet/0");
    let month = price(&renewal(&[("ResourceId", &bought)]).await.ok());
    let year = price(&renewal(&[("ResourceId", &bought), ("PriceUnit", "Year")]).await.ok());
    assert!(month > 0.0 && year > 6.0 * month && year < 12.0 * month, "{month} {year}");
    let change = async |kind: &str| {
        let pairs = [("InstanceId", bought.as_str()), ("InstanceType", kind)];
        price(&root.ecs("DescribeInstanceModificationPrice", &pairs).await.ok())
    };
    let now = change("ecs.g7.xlarge").await;
    assert!(now > 0.0 && change("ecs.g7.large").await.abs() < f64::EPSILON);
    cloud.advance(Duration::from_secs(30 * 24 * 3_600));
    assert!(change("ecs.g7.xlarge").await < now, "less is left to pay for");
}

#[tokio::test]
async fn spare_capacity_has_a_price_for_each_hour_of_the_past() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ask = async |more: Pairs<'_>| {
        let usual = [("InstanceType", "ecs.g7.large"), ("NetworkType", "vpc")];
        root.ecs("DescribeSpotPriceHistory", &[&usual[..], more].concat()).await
    };
    let prices = |answer: &Value| answer["SpotPrices"]["SpotPriceType"].as_array().unwrap().clone();
    let zone = ask(&[("ZoneId", "cn-hangzhou-b")]).await.ok();
    let listed = prices(&zone);
    assert_eq!((listed.len(), &zone["NextOffset"]), (4, &json!(4)));
    assert!(listed.iter().all(|one| one["SpotPrice"].as_f64() < one["OriginPrice"].as_f64()));
    assert_eq!(prices(&ask(&[]).await.ok()).len(), 4 * 8, "each of eight zones");
    assert_eq!(prices(&ask(&[("ZoneId", "cn-hangzhou-b"), ("Offset", "3")]).await.ok()), listed[3..]);
    assert_eq!(ask(&[("StartTime", "2020-01-01T00:00:00Z")]).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn an_instance_goes_into_a_deployment_set_and_out_of_it() {
    let cloud = TestCloud::new().await;
    cloud.own("POST", "clock", Some(json!({"transitions": "instant"}))).await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = net.one(&root).await;
    let new = [("Strategy", "AvailabilityGroup"), ("GroupCount", "2")];
    let set = root.ecs("CreateDeploymentSet", &new).await.field("/DeploymentSetId");
    let change = async |more: Pairs<'_>| {
        root.ecs("ModifyInstanceDeployment", &[&[("InstanceId", instance.as_str())], more].concat()).await
    };
    assert_eq!(change(&[("DeploymentSetId", "ds-none")]).await.refused(), "404 DeploymentSet.NotFound");
    assert_eq!(change(&[("DedicatedHostId", "dh-none")]).await.refused(), "400 OperationDenied.UnstoppedInstance");
    let third = [("DeploymentSetId", set.as_str()), ("DeploymentSetGroupNo", "3")];
    assert_eq!(change(&third).await.refused(), "400 InvalidParameter");
    change(&[("DeploymentSetId", &set)]).await.ok();
    let shown = root.ecs("DescribeInstances", &[]).await.ok()["Instances"]["Instance"][0].clone();
    assert_eq!((&shown["DeploymentSetId"], &shown["DeploymentSetGroupNo"]), (&json!(set), &json!(1)));
    let refused = root.ecs("DeleteDeploymentSet", &[("DeploymentSetId", &set)]).await.refused();
    assert_eq!(refused, "403 DependencyViolation.NotEmpty");
    let out = [("DeploymentSetId", set.as_str()), ("RemoveFromDeploymentSet", "true")];
    change(&out).await.ok();
    assert_eq!(change(&out).await.refused(), "400 InvalidDeploymentSetId.NotFound");
    root.ecs("DeleteDeploymentSet", &[("DeploymentSetId", &set)]).await.ok();
}

#[tokio::test]
async fn no_assistant_answers_and_no_event_happens() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = net.one(&root).await;
    let ask = async |more: Pairs<'_>| root.ecs("DescribeCloudAssistantStatus", more).await.ok();
    let shown = ask(&[("InstanceId.1", &instance), ("OSType", "Linux")]).await;
    let shown = &shown["InstanceCloudAssistantStatusSet"]["InstanceCloudAssistantStatus"][0];
    assert_eq!((&shown["CloudAssistantStatus"], &shown["OSType"]), (&json!("false"), &json!("Linux")));
    assert_eq!(ask(&[("OSType", "Windows")]).await["TotalCount"], 0);
    let events = root.ecs("DescribeInstanceHistoryEvents", &[("ResourceId.1", &instance)]).await.ok();
    assert_eq!(events["InstanceSystemEventSet"], json!({"InstanceSystemEventType": []}));
    let wrong = [("EventCycleStatus", "Tomorrow")];
    assert_eq!(root.ecs("DescribeInstanceHistoryEvents", &wrong).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn bss_has_the_prices_of_ecs() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ask = async |product: &str, action: &str, more: Pairs<'_>| {
        let usual = [
            ("ProductCode", product),
            ("ModuleList.1.ModuleCode", "InstanceType"),
            ("ModuleList.1.Config", "InstanceType:ecs.g7.large,ImageOs:linux,Region:cn-hangzhou"),
        ];
        root.call("BssOpenApi", action, &[&usual[..], more].concat()).await
    };
    let hour = ask("ecs", "GetPayAsYouGoPrice", &[("SubscriptionType", "PayAsYouGo")]).await.ok();
    let hour = hour.pointer("/Data/ModuleDetails/ModuleDetail/0/OriginalCost").and_then(Value::as_f64).unwrap();
    let ahead = [("SubscriptionType", "Subscription"), ("OrderType", "NewOrder")];
    let month = ask("ecs", "GetSubscriptionPrice", &ahead).await.ok();
    let month = month.pointer("/Data/TradePrice").and_then(Value::as_f64).unwrap();
    assert!(month > 100.0 * hour, "{month} {hour}");
    let other = ask("rds", "GetPayAsYouGoPrice", &[("SubscriptionType", "PayAsYouGo")]).await;
    assert_eq!(other.refused(), "400 NotApplicable");
}
