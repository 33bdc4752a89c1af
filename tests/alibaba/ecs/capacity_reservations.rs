//! Capacity reservations, and instances that take from them.

use serde_json::json;

use super::*;

const ROOM: [(&str, &str); 3] =
    [("ZoneId.1", "cn-hangzhou-h"), ("InstanceType", "ecs.g7.large"), ("InstanceAmount", "2")];

async fn keep(root: &Actor, more: Pairs<'_>) -> String {
    root.ecs("CreateCapacityReservation", &[&ROOM[..], more].concat()).await.field("/PrivatePoolOptionsId")
}

async fn shown(root: &Actor, id: &str, status: &str) -> Value {
    let ids = format!(r#"["{id}"]"#);
    let wanted = [("PrivatePoolOptions.Ids", ids.as_str()), ("Status", status)];
    let listed = root.ecs("DescribeCapacityReservations", &wanted).await.ok();
    listed["CapacityReservationSet"]["CapacityReservationItem"][0].clone()
}

fn used(reservation: &Value) -> &Value {
    &reservation["AllocatedResources"]["AllocatedResource"][0]["UsedAmount"]
}

#[tokio::test]
async fn instances_take_from_an_open_pool_as_long_as_it_has_room() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = keep(&root, &[]).await;
    net.one(&root).await;
    assert_eq!(used(&shown(&root, &id, "Active").await), &json!(0), "a launch that says nothing of pools");
    let open = [("PrivatePoolOptions.MatchCriteria", "Open")];
    net.run(&root, &[&open[..], &[("Amount", "3")]].concat()).await.ok();
    assert_eq!(used(&shown(&root, &id, "Active").await), &json!(2), "and the third is from what everybody has");
    let listed = root.ecs("DescribeCapacityReservationInstances", &[("PrivatePoolOptions.Id", &id)]).await.ok();
    let taken = listed["CapacityReservationItem"]["InstanceIdSet"].as_array().unwrap().clone();
    assert_eq!((taken.len(), &listed["TotalCount"]), (2, &json!(2)));
    let target = [("PrivatePoolOptions.MatchCriteria", "Target"), ("PrivatePoolOptions.Id", id.as_str())];
    assert_eq!(net.run(&root, &target).await.refused(), "403 OperationDenied.NoStock");
    let amount = async |count| {
        let change = [("PrivatePoolOptions.Id", id.as_str()), ("InstanceAmount", count)];
        root.ecs("ModifyCapacityReservation", &change).await
    };
    assert_eq!(amount("1").await.refused(), "400 InvalidParameter");
    amount("3").await.ok();
    net.run(&root, &target).await.ok();
    let leaves = text(&taken[0], "/InstanceId");
    let leaves = [("InstanceId", leaves.as_str()), ("PrivatePoolOptions.MatchCriteria", "None")];
    root.ecs("ModifyInstanceAttachmentAttributes", &leaves).await.ok();
    assert_eq!(used(&shown(&root, &id, "Active").await), &json!(2));
    root.ecs("ReleaseCapacityReservation", &[("PrivatePoolOptions.Id", &id)]).await.ok();
    assert_eq!(shown(&root, &id, "Active").await, Value::Null);
    assert_eq!(shown(&root, &id, "Released").await["Status"], "Released");
    let again = root.ecs("ReleaseCapacityReservation", &[("PrivatePoolOptions.Id", &id)]).await;
    assert_eq!(again.refused(), "400 Invalid.PrivatePoolOptions.Ids");
    assert_eq!(root.ecs("DescribeInstances", &[]).await.ok()["TotalCount"], 5, "its instances stay");
}

#[tokio::test]
async fn a_launch_is_refused_by_a_pool_that_is_not_for_it() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = keep(&root, &[("PrivatePoolOptions.MatchCriteria", "Target")]).await;
    let windows = keep(&root, &[("Platform", "windows")]).await;
    let target = ("PrivatePoolOptions.MatchCriteria", "Target");
    for (order, expected) in [
        (&[target][..], "400 MissingParameter.PrivatePoolOptionsId"),
        (&[target, ("PrivatePoolOptions.Id", "crp-none")], "400 Invalid.PrivatePoolOptionsId"),
        (&[target, ("PrivatePoolOptions.Id", &windows)], "400 Invalid.PrivatePoolOptionsId"),
        (
            &[target, ("PrivatePoolOptions.Id", &id), ("InstanceType", "ecs.g7.xlarge")],
            "400 Invalid.PrivatePoolOptionsId",
        ),
        (
            &[("PrivatePoolOptions.MatchCriteria", "Open"), ("PrivatePoolOptions.Id", &id)],
            "400 Invalid.PrivatePoolOptionsId",
        ),
        (&[("PrivatePoolOptions.MatchCriteria", "Any")], "400 InvalidParameter"),
    ] {
        assert_eq!(net.run(&root, order).await.refused(), expected, "{order:?}");
    }
    net.run(&root, &[("PrivatePoolOptions.MatchCriteria", "Open")]).await.ok();
    assert_eq!(used(&shown(&root, &id, "Active").await), &json!(0), "nobody takes from it who does not name it");
    let made = net.run(&root, &[target, ("PrivatePoolOptions.Id", &id)]).await.field("/InstanceIdSets/InstanceIdSet/0");
    let ids = format!(r#"["{made}"]"#);
    let instance = root.ecs("DescribeInstances", &[("InstanceIds", &ids)]).await.ok();
    let attribute = &instance["Instances"]["Instance"][0]["EcsCapacityReservationAttr"];
    assert_eq!(*attribute, json!({"CapacityReservationId": id, "CapacityReservationPreference": "Target"}));
}

#[tokio::test]
async fn a_reservation_ends_at_its_time_and_says_what_is_wrong_with_one() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let end = cloud.now().checked_add(Duration::from_secs(3600)).unwrap();
    let end = kernel::time::seconds(end);
    let id = keep(&root, &[("EndTimeType", "Limited"), ("EndTime", &end)]).await;
    let active = shown(&root, &id, "Active").await;
    assert_eq!((&active["EndTime"], &active["EndTimeType"]), (&json!(end), &json!("Limited")));
    for (wrong, expected) in [
        (&[("ZoneId.2", "cn-hangzhou-i")][..], "400 InvalidParameter"),
        (&[("ZoneId.1", "cn-hangzhou-x")], "404 InvalidZoneId.NotFound"),
        (&[("InstanceType", "ecs.none.large")], "403 InvalidInstanceType.NotSupported"),
        (&[("InstanceAmount", "1001")], "400 InvalidParameter"),
        (&[("EndTimeType", "Limited")], "400 MissingParameter"),
        (&[("EndTimeType", "Limited"), ("EndTime", "2020-01-01T00:00:00Z")], "400 InvalidParameter"),
        (&[("StartTime", "2030-01-01T00:00:00Z")], "400 InvalidParameter"),
        (&[("Platform", "plan9")], "400 InvalidParameter"),
    ] {
        let mut wanted = ROOM.to_vec();
        wanted.retain(|(name, _)| !wrong.iter().any(|(other, _)| other == name));
        let refused = root.ecs("CreateCapacityReservation", &[&wanted[..], wrong].concat()).await.refused();
        assert_eq!(refused, expected, "{wrong:?}");
    }
    cloud.advance(Duration::from_secs(3600));
    assert_eq!(shown(&root, &id, "Active").await, Value::Null);
    assert_eq!(shown(&root, &id, "Released").await["PrivatePoolOptionsId"], json!(id));
    let lasting = keep(&root, &[]).await;
    let change = [("PrivatePoolOptions.Id", lasting.as_str()), ("PrivatePoolOptions.Name", "kept")];
    root.ecs("ModifyCapacityReservation", &change).await.ok();
    let tag = [("ResourceType", "capacityreservation"), ("ResourceId.1", &lasting)];
    let tag = [&tag[..], &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]].concat();
    root.ecs("TagResources", &tag).await.ok();
    let listed = root.ecs("DescribeCapacityReservations", &[("Tag.1.Key", "team")]).await.ok();
    assert_eq!(listed["CapacityReservationSet"]["CapacityReservationItem"][0]["PrivatePoolOptionsName"], "kept");
}
