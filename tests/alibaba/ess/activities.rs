//! What is done to instances when somebody asks for it.

use super::*;

const ONE: Pairs<'static> = &[("MinSize", "1"), ("MaxSize", "4")];

#[tokio::test]
async fn a_rule_changes_the_number_within_the_bounds() {
    let scene = Scene::new().await;
    let (group, configuration) = scene.group(ONE).await;
    scene.enable((&group, &configuration)).await;
    assert_eq!(scene.ids(&group).await.len(), 1, "as many as it has at least");
    let rule = async |kind: &str, value: &str, more: Pairs<'_>| {
        let usual = [("ScalingGroupId", group.as_str()), ("AdjustmentType", kind), ("AdjustmentValue", value)];
        ess(&scene.root, "CreateScalingRule", &[&usual[..], more].concat()).await
    };
    let execute = async |ari: &str| ess(&scene.root, "ExecuteScalingRule", &[("ScalingRuleAri", ari)]).await;
    let more = rule("QuantityChangeInCapacity", "2", &[("ScalingRuleName", "more")]).await;
    let (more_id, more) = (more.field("/ScalingRuleId"), more.field("/ScalingRuleAri"));
    let activity = execute(&more).await.field("/ScalingActivityId");
    // It is in progress until the instances run; nothing else may be done.
    assert_eq!(execute(&more).await.refused(), "400 ScalingActivityInProgress");
    let shown = scene.activity(&group).await;
    assert_eq!((text(&shown, "/ScalingActivityId"), text(&shown, "/StatusCode")), (activity, "InProgress".to_owned()));
    scene.wait().await;
    let shown = scene.activity(&group).await;
    let cause = format!(
        "A user requests to execute scaling rule \"{more_id}\", changing the Total Capacity from \"1\" to \"3\"."
    );
    assert_eq!((text(&shown, "/Cause"), text(&shown, "/StatusCode")), (cause, "Successful".to_owned()));
    assert_eq!((&shown["TotalCapacity"], &shown["ScalingInstanceNumber"]), (&json!("3"), &json!(2)));
    execute(&more).await.ok();
    scene.wait().await;
    assert_eq!(scene.ids(&group).await.len(), 4, "no more than it may have");
    assert_eq!(execute(&more).await.refused(), "400 IncorrectCapacity.NoChange");
    let half =
        rule("PercentChangeInCapacity", "-50", &[("MinAdjustmentMagnitude", "1")]).await.field("/ScalingRuleAri");
    execute(&half).await.ok();
    scene.wait().await;
    let shown = scene.activity(&group).await;
    assert_eq!(text(&shown, "/StatusMessage"), r#""2" ECS instances are removed"#);
    assert_eq!(shown["DestroyedInstances"]["InstanceId"].as_array().unwrap().len(), 2);
    assert_eq!(scene.ids(&group).await.len(), 2);

    for (kind, value, more, expected) in [
        ("TotalCapacity", "-1", &[][..], "400 InvalidParameter"),
        ("Twice", "1", &[], "400 InvalidParameter"),
        ("TotalCapacity", "1", &[("ScalingRuleName", "more")], "400 InvalidScalingRuleName.Duplicate"),
        ("TotalCapacity", "1", &[("ScalingRuleType", "StepScalingRule")], "400 InvalidParameter"),
        (
            "TotalCapacity",
            "1",
            &[("MinAdjustmentMagnitude", "1")],
            "400 InvalidMinAdjustmentMagnitudeMismatchAdjustmentType",
        ),
    ] {
        assert_eq!(rule(kind, value, more).await.refused(), expected, "{kind} {value}");
    }
    let named = [REGION, ("ScalingRuleAri.1", more.as_str())];
    let listed = ess(&scene.root, "DescribeScalingRules", &named).await.ok();
    assert_eq!(text(&listed, "/ScalingRules/ScalingRule/0/AdjustmentType"), "QuantityChangeInCapacity");
    let change = [("ScalingRuleId", more_id.as_str()), ("AdjustmentType", "TotalCapacity"), ("AdjustmentValue", "3")];
    ess(&scene.root, "ModifyScalingRule", &change).await.ok();
    execute(&more).await.ok();
    scene.wait().await;
    assert_eq!(scene.ids(&group).await.len(), 3);
    ess(&scene.root, "DeleteScalingRule", &[("ScalingRuleId", &more_id)]).await.ok();
    assert_eq!(execute(&more).await.refused(), "404 InvalidScalingRuleAri.NotFound");
    let gone = ess(&scene.root, "DeleteScalingRule", &[("ScalingRuleId", &more_id)]).await.refused();
    assert_eq!(gone, "404 InvalidScalingRuleId.NotFound");
}

#[tokio::test]
async fn instances_come_and_leave_by_name() {
    let scene = Scene::new().await;
    let (group, configuration) = scene.group(ONE).await;
    let own = scene.net.one(&scene.root).await;
    let of_group = |id: &str| [("ScalingGroupId", group.clone()), ("InstanceId.1", id.to_owned())];
    let call = async |action: &str, id: &str, more: Pairs<'_>| {
        let one = of_group(id);
        let one: Vec<_> = one.iter().map(|(name, value)| (*name, value.as_str())).collect();
        ess(&scene.root, action, &[&one[..], more].concat()).await
    };
    assert_eq!(call("AttachInstances", &own, &[]).await.refused(), "400 IncorrectScalingGroupStatus");
    scene.enable((&group, &configuration)).await;
    let made = scene.ids(&group).await.remove(0);
    assert_eq!(call("AttachInstances", "i-none", &[]).await.refused(), "404 InvalidInstanceId.NotFound");
    assert_eq!(call("AttachInstances", &made, &[]).await.refused(), "400 InvalidInstanceId.InUse");
    let activity = call("AttachInstances", &own, &[("LoadBalancerWeight.1", "12")]).await.field("/ScalingActivityId");
    let shown = scene.activity(&group).await;
    assert_eq!((text(&shown, "/ScalingActivityId"), &shown["AttachedCapacity"]), (activity, &json!("1")));
    let attached = [REGION, ("ScalingGroupId", group.as_str()), ("CreationType", "Attached")];
    let listed = ess(&scene.root, "DescribeScalingInstances", &attached).await.ok();
    assert_eq!(text(&listed, "/ScalingInstances/ScalingInstance/0/InstanceId"), own);
    assert_eq!(listed["ScalingInstances"]["ScalingInstance"][0]["LoadBalancerWeight"], 12);
    // What was made is released when it is removed; what was attached stays.
    call("RemoveInstances", &made, &[]).await.ok();
    call("DetachInstances", &own, &[]).await.refused();
    assert_eq!(call("DetachInstances", &own, &[]).await.refused(), "400 IncorrectCapacity.MinSize");
    call("DetachInstances", &own, &[("DecreaseDesiredCapacity", "false")]).await.ok();
    scene.wait().await;
    let ids = format!(r#"["{own}","{made}"]"#);
    let there = scene.root.ecs("DescribeInstances", &[("InstanceIds", &ids)]).await.ok();
    assert_eq!((&there["TotalCount"], text(&there, "/Instances/Instance/0/InstanceId")), (&json!(1), own.clone()));
    let others = scene.ids(&group).await;
    assert!(others.len() == 1 && others[0] != own, "another one is in its place");
    assert_eq!(call("RemoveInstances", &own, &[]).await.refused(), "404 InvalidInstanceId.NotFound");
}
