use super::*;

#[tokio::test]
async fn a_group_has_a_number_and_a_name_to_show_in_this_interface_only() {
    let world = World::new().await;
    let pairs = [("GroupName", "Staff"), ("DisplayName", "The staff"), ("Comments", "all of them")];
    let made = world.ims("CreateGroup", &pairs).await;
    let id = made["Group"]["GroupId"].as_str().unwrap();
    assert!(id.len() == 19 && id.bytes().all(|byte| byte.is_ascii_digit()), "{id}");
    let expected = json!({"GroupId": id, "GroupName": "Staff", "DisplayName": "The staff", "Comments": "all of them",
        "CreateDate": "2026-01-01T00:00:00Z", "UpdateDate": "2026-01-01T00:00:00Z"});
    assert_eq!(made["Group"], expected);
    assert_eq!(world.ims("GetGroup", &[("GroupName", "staff")]).await["Group"], expected);
    let listed = world.ims("ListGroups", &[("MaxItems", "1000")]).await;
    assert_eq!(listed, json!({"RequestId": "r", "IsTruncated": false, "Groups": {"Group": [expected]}}));
    let seen = world.ram("GetGroup", &[("GroupName", "Staff")]).await;
    assert!(seen["Group"]["GroupId"].as_str().unwrap().starts_with("g-"));
    assert!(seen["Group"]["DisplayName"].is_null());
}

#[tokio::test]
async fn a_change_through_ram_keeps_the_name_to_show() {
    let world = World::new().await;
    world.ims("CreateGroup", &[("GroupName", "staff"), ("DisplayName", "The staff")]).await;
    world.ram("UpdateGroup", &[("GroupName", "staff"), ("NewComments", "few")]).await;
    let pairs = [("GroupName", "staff"), ("NewGroupName", "crew")];
    let changed = world.ims("UpdateGroup", &pairs).await;
    let group = &changed["Group"];
    assert_eq!((&group["GroupName"], &group["DisplayName"]), (&json!("crew"), &json!("The staff")));
    assert_eq!(group["Comments"], "few");
    let changed = world.ims("UpdateGroup", &[("GroupName", "crew"), ("NewDisplayName", "")]).await;
    assert!(changed["Group"]["DisplayName"].is_null());
}

#[tokio::test]
async fn members_are_shown_from_both_sides() {
    let world = World::new().await;
    for name in ["ana", "bea"] {
        world.ram("CreateUser", &[("UserName", name), ("DisplayName", name)]).await;
    }
    let made = world.ims("CreateGroup", &[("GroupName", "staff"), ("DisplayName", "The staff")]).await;
    let names = ["ana", "bea"].map(principal);
    for name in &names {
        let pairs = [("GroupName", "staff"), ("UserPrincipalName", name.as_str())];
        assert_eq!(world.ims("AddUserToGroup", &pairs).await, json!({"RequestId": "r"}));
    }
    let first = world.ims("ListUsersForGroup", &[("GroupName", "staff"), ("MaxItems", "1")]).await;
    let member = &first["Users"]["User"][0];
    assert_eq!((&member["UserPrincipalName"], &member["DisplayName"]), (&json!(names[0]), &json!("ana")));
    assert_eq!(member["UserId"].as_str().unwrap().len(), 18);
    assert_eq!(member["JoinDate"], "2026-01-01T00:00:00Z");
    assert_eq!(first["IsTruncated"], true);
    let pairs = [("GroupName", "staff"), ("Marker", first["Marker"].as_str().unwrap())];
    let rest = world.ims("ListUsersForGroup", &pairs).await;
    assert_eq!(rest["Users"]["User"][0]["UserPrincipalName"], names[1]);
    assert_eq!((&rest["IsTruncated"], &rest["Marker"]), (&json!(false), &Value::Null));
    let groups = world.ims("ListGroupsForUser", &[("UserPrincipalName", &names[0])]).await;
    let expected = json!([{"GroupId": made["Group"]["GroupId"], "GroupName": "staff", "DisplayName": "The staff",
        "JoinDate": "2026-01-01T00:00:00Z"}]);
    assert_eq!(groups, json!({"RequestId": "r", "Groups": {"Group": expected}}));
    assert_eq!(world.refused("DeleteGroup", &[("GroupName", "staff")]).await, code(409, "DeleteConflict.Group.User"));
    for name in &names {
        let pairs = [("GroupName", "staff"), ("UserPrincipalName", name.as_str())];
        assert_eq!(world.ims("RemoveUserFromGroup", &pairs).await, json!({"RequestId": "r"}));
    }
    world.ims("DeleteGroup", &[("GroupName", "staff")]).await;
    assert_eq!(world.ram("ListGroups", &[]).await["Groups"]["Group"], json!([]));
}

/// A user and a group, as parameters.
fn pairs<'a>(user: &'a str, group: &'a str) -> [(&'static str, &'a str); 2] {
    [("UserPrincipalName", user), ("GroupName", group)]
}

#[tokio::test]
async fn what_is_not_there_or_there_already_is_refused_by_its_code() {
    let world = World::new().await;
    let (ana, eve) = (principal("ana"), principal("eve"));
    world.ram("CreateUser", &[("UserName", "ana")]).await;
    world.ram("CreateGroup", &[("GroupName", "staff")]).await;
    assert_eq!(world.refused("CreateGroup", &[("GroupName", "STAFF")]).await, code(409, "EntityAlreadyExists.Group"));
    let no_group = code(404, "EntityNotExist.Group");
    for operation in ["GetGroup", "DeleteGroup", "UpdateGroup", "ListUsersForGroup"] {
        assert_eq!(world.refused(operation, &[("GroupName", "crew")]).await, no_group, "{operation}");
    }
    for operation in ["AddUserToGroup", "RemoveUserFromGroup"] {
        assert_eq!(world.refused(operation, &pairs(&ana, "crew")).await, no_group, "{operation}");
        let no_user = world.refused(operation, &pairs(&eve, "staff")).await;
        assert_eq!(no_user, code(404, "EntityNotExist.User"), "{operation}");
    }
    let not_in = world.refused("RemoveUserFromGroup", &pairs(&ana, "staff")).await;
    assert_eq!(not_in, code(404, "EntityNotExist.User.Group"));
    world.ims("AddUserToGroup", &pairs(&ana, "staff")).await;
    let again = world.refused("AddUserToGroup", &pairs(&ana, "staff")).await;
    assert_eq!(again, code(409, "EntityAlreadyExists.User.Group"));
    let nobody = world.refused("ListGroupsForUser", &[("UserPrincipalName", &eve)]).await;
    assert_eq!(nobody, code(404, "EntityNotExist.User"));
    let long = "a".repeat(25);
    let shown = world.refused("CreateGroup", &[("GroupName", "crew"), ("DisplayName", &long)]).await;
    assert_eq!(shown, code(400, "InvalidParameter.DisplayName.Length"));
    world
        .ram(
            "AttachPolicyToGroup",
            &[("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("GroupName", "staff")],
        )
        .await;
    world.ims("RemoveUserFromGroup", &pairs(&ana, "staff")).await;
    assert_eq!(world.refused("DeleteGroup", &[("GroupName", "staff")]).await, code(409, "DeleteConflict.Group.Policy"));
}

#[tokio::test]
async fn joining_a_group_asks_about_the_user_and_about_the_group() {
    let world = World::new().await;
    world.ram("CreateUser", &[("UserName", "ana")]).await;
    world.ram("CreateGroup", &[("GroupName", "staff")]).await;
    let (user, group) = ("acs:ram:*:1234567890123456:user/ana", "acs:ram:*:1234567890123456:group/staff");
    let ana = principal("ana");
    let pairs = [("UserPrincipalName", ana.as_str()), ("GroupName", "staff")];
    for (name, resources) in [("half", json!([user])), ("other", json!([group]))] {
        let document =
            json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "ram:*", "Resource": resources}]});
        let caller = world.user(name, &document).await;
        assert_eq!(world.refused_to(&caller, "AddUserToGroup", &pairs).await, code(403, "NoPermission"), "{name}");
    }
    let both =
        json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "ram:*", "Resource": [user, group]}]});
    let caller = world.user("whole", &both).await;
    world.call_as(&caller, &PRODUCT, "AddUserToGroup", &pairs).await.unwrap();
}
