use super::*;

#[tokio::test]
async fn a_group_has_a_number_and_a_name_to_show_in_this_interface_only() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let pairs = [("GroupName", "Staff"), ("DisplayName", "The staff"), ("Comments", "all of them")];
    let made = root.ims("CreateGroup", &pairs).await.contents();
    let id = made["Group"]["GroupId"].as_str().unwrap();
    assert!(id.len() == 19 && id.bytes().all(|byte| byte.is_ascii_digit()), "{id}");
    let expected = json!({"GroupId": id, "GroupName": "Staff", "DisplayName": "The staff", "Comments": "all of them",
        "CreateDate": "2026-01-01T00:00:00Z", "UpdateDate": "2026-01-01T00:00:00Z"});
    assert_eq!(made["Group"], expected);
    assert_eq!(root.ims("GetGroup", &[("GroupName", "staff")]).await.ok()["Group"], expected);
    let listed = root.ims("ListGroups", &[("MaxItems", "1000")]).await.contents();
    assert_eq!(listed, json!({"IsTruncated": false, "Groups": {"Group": [expected]}}));
    let seen = root.ram("GetGroup", &[("GroupName", "Staff")]).await.contents();
    assert!(seen["Group"]["GroupId"].as_str().unwrap().starts_with("g-"));
    assert!(seen["Group"]["DisplayName"].is_null());
}

#[tokio::test]
async fn a_change_through_ram_keeps_the_name_to_show() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ims("CreateGroup", &[("GroupName", "staff"), ("DisplayName", "The staff")]).await.ok();
    root.ram("UpdateGroup", &[("GroupName", "staff"), ("NewComments", "few")]).await.ok();
    let pairs = [("GroupName", "staff"), ("NewGroupName", "crew")];
    let changed = root.ims("UpdateGroup", &pairs).await.contents();
    let group = &changed["Group"];
    assert_eq!((&group["GroupName"], &group["DisplayName"]), (&json!("crew"), &json!("The staff")));
    assert_eq!(group["Comments"], "few");
    let changed = root.ims("UpdateGroup", &[("GroupName", "crew"), ("NewDisplayName", "")]).await.contents();
    assert!(changed["Group"]["DisplayName"].is_null());
}

#[tokio::test]
async fn members_are_shown_from_both_sides() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for name in ["ana", "bea"] {
        root.ram("CreateUser", &[("UserName", name), ("DisplayName", name)]).await.ok();
    }
    let made = root.ims("CreateGroup", &[("GroupName", "staff"), ("DisplayName", "The staff")]).await.contents();
    let names = ["ana", "bea"].map(principal);
    for name in &names {
        let pairs = [("GroupName", "staff"), ("UserPrincipalName", name.as_str())];
        assert_eq!(root.ims("AddUserToGroup", &pairs).await.contents(), json!({}));
    }
    let first = root.ims("ListUsersForGroup", &[("GroupName", "staff"), ("MaxItems", "1")]).await.contents();
    let member = &first["Users"]["User"][0];
    assert_eq!((&member["UserPrincipalName"], &member["DisplayName"]), (&json!(names[0]), &json!("ana")));
    assert_eq!(member["UserId"].as_str().unwrap().len(), 18);
    assert_eq!(member["JoinDate"], "2026-01-01T00:00:00Z");
    assert_eq!(first["IsTruncated"], true);
    let pairs = [("GroupName", "staff"), ("Marker", first["Marker"].as_str().unwrap())];
    let rest = root.ims("ListUsersForGroup", &pairs).await.contents();
    assert_eq!(rest["Users"]["User"][0]["UserPrincipalName"], names[1]);
    assert_eq!((&rest["IsTruncated"], &rest["Marker"]), (&json!(false), &Value::Null));
    let groups = root.ims("ListGroupsForUser", &[("UserPrincipalName", &names[0])]).await.contents();
    let expected = json!([{"GroupId": made["Group"]["GroupId"], "GroupName": "staff", "DisplayName": "The staff",
        "JoinDate": "2026-01-01T00:00:00Z"}]);
    assert_eq!(groups, json!({"Groups": {"Group": expected}}));
    assert_eq!(root.ims("DeleteGroup", &[("GroupName", "staff")]).await.refused(), "409 DeleteConflict.Group.User");
    for name in &names {
        let pairs = [("GroupName", "staff"), ("UserPrincipalName", name.as_str())];
        assert_eq!(root.ims("RemoveUserFromGroup", &pairs).await.contents(), json!({}));
    }
    root.ims("DeleteGroup", &[("GroupName", "staff")]).await.ok();
    assert_eq!(root.ram("ListGroups", &[]).await.ok()["Groups"]["Group"], json!([]));
}

/// A user and a group, as parameters.
fn pairs<'a>(user: &'a str, group: &'a str) -> [(&'static str, &'a str); 2] {
    [("UserPrincipalName", user), ("GroupName", group)]
}

#[tokio::test]
async fn what_is_not_there_or_there_already_is_refused_by_its_code() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (ana, eve) = (principal("ana"), principal("eve"));
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    root.ram("CreateGroup", &[("GroupName", "staff")]).await.ok();
    assert_eq!(root.ims("CreateGroup", &[("GroupName", "STAFF")]).await.refused(), "409 EntityAlreadyExists.Group");
    let no_group = "404 EntityNotExist.Group";
    for operation in ["GetGroup", "DeleteGroup", "UpdateGroup", "ListUsersForGroup"] {
        assert_eq!(root.ims(operation, &[("GroupName", "crew")]).await.refused(), no_group, "{operation}");
    }
    for operation in ["AddUserToGroup", "RemoveUserFromGroup"] {
        assert_eq!(root.ims(operation, &pairs(&ana, "crew")).await.refused(), no_group, "{operation}");
        let no_user = root.ims(operation, &pairs(&eve, "staff")).await.refused();
        assert_eq!(no_user, "404 EntityNotExist.User", "{operation}");
    }
    let not_in = root.ims("RemoveUserFromGroup", &pairs(&ana, "staff")).await.refused();
    assert_eq!(not_in, "404 EntityNotExist.User.Group");
    root.ims("AddUserToGroup", &pairs(&ana, "staff")).await.ok();
    let again = root.ims("AddUserToGroup", &pairs(&ana, "staff")).await.refused();
    assert_eq!(again, "409 EntityAlreadyExists.User.Group");
    let nobody = root.ims("ListGroupsForUser", &[("UserPrincipalName", &eve)]).await.refused();
    assert_eq!(nobody, "404 EntityNotExist.User");
    let long = "a".repeat(25);
    let shown = root.ims("CreateGroup", &[("GroupName", "crew"), ("DisplayName", &long)]).await.refused();
    assert_eq!(shown, "400 InvalidParameter.DisplayName.Length");
    root.ram(
        "AttachPolicyToGroup",
        &[("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("GroupName", "staff")],
    )
    .await
    .ok();
    root.ims("RemoveUserFromGroup", &pairs(&ana, "staff")).await.ok();
    assert_eq!(root.ims("DeleteGroup", &[("GroupName", "staff")]).await.refused(), "409 DeleteConflict.Group.Policy");
}

#[tokio::test]
async fn joining_a_group_asks_about_the_user_and_about_the_group() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    root.ram("CreateGroup", &[("GroupName", "staff")]).await.ok();
    let (user, group) = ("acs:ram:*:1234567890123456:user/ana", "acs:ram:*:1234567890123456:group/staff");
    let ana = principal("ana");
    let pairs = [("UserPrincipalName", ana.as_str()), ("GroupName", "staff")];
    for (name, resources) in [("half", json!([user])), ("other", json!([group]))] {
        let document =
            json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "ram:*", "Resource": resources}]});
        let caller = cloud.user_with(name, &document).await;
        assert_eq!(caller.ims("AddUserToGroup", &pairs).await.refused(), "403 NoPermission", "{name}");
    }
    let both =
        json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "ram:*", "Resource": [user, group]}]});
    let caller = cloud.user_with("whole", &both).await;
    caller.ims("AddUserToGroup", &pairs).await.ok();
}
