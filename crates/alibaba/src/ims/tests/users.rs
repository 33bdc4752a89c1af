use std::time::Duration;

use super::*;

const TAG: &str = r#"[{"Key": "team", "Value": "web"}]"#;

async fn create(world: &World, name: &str) -> Value {
    let name = principal(name);
    world.ims("CreateUser", &[("UserPrincipalName", &name), ("DisplayName", "Someone")]).await
}

#[tokio::test]
async fn a_user_is_shown_as_it_was_made() {
    let world = World::new().await;
    let ana = principal("Ana");
    let pairs = [
        ("UserPrincipalName", ana.as_str()),
        ("DisplayName", "Ana"),
        ("MobilePhone", "86-18600008888"),
        ("Email", "ana@example.com"),
        ("Comments", "first"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    let made = world.ims("CreateUser", &pairs).await;
    let mut expected = json!({"UserId": made["User"]["UserId"], "UserPrincipalName": ana, "DisplayName": "Ana",
        "MobilePhone": "86-18600008888", "Email": "ana@example.com", "Comments": "first",
        "CreateDate": "2026-01-01T00:00:00Z", "UpdateDate": "2026-01-01T00:00:00Z", "ProvisionType": "Manual",
        "Tags": {"Tag": [{"TagKey": "team", "TagValue": "web"}]}});
    assert_eq!(made["User"], expected);
    let listed = world.ims("ListUsers", &[]).await;
    expected["Status"] = json!("active");
    assert_eq!(listed, json!({"RequestId": "r", "IsTruncated": false, "Users": {"User": [expected]}}));
    let infos = world.ims("ListUserBasicInfos", &[]).await;
    let info = json!({"UserId": made["User"]["UserId"], "UserPrincipalName": ana, "DisplayName": "Ana",
        "Status": "active"});
    assert_eq!(infos, json!({"RequestId": "r", "IsTruncated": false, "UserBasicInfos": {"UserBasicInfo": [info]}}));
}

#[tokio::test]
async fn a_user_is_found_by_name_identifier_and_key() {
    let world = World::new().await;
    let id = create(&world, "ana").await["User"]["UserId"].clone();
    let key = world.ram("CreateAccessKey", &[("UserName", "ana")]).await["AccessKey"]["AccessKeyId"].clone();
    let ana = principal("ANA");
    let (id, key) = (id.as_str().unwrap(), key.as_str().unwrap());
    for reference in [("UserPrincipalName", ana.as_str()), ("UserId", id), ("UserAccessKeyId", key)] {
        let got = world.ims("GetUser", &[reference]).await;
        assert_eq!((&got["User"]["UserName"], &got["User"]["UserId"]), (&json!("ana"), &json!(id)), "{reference:?}");
    }
    let own = world.ram("CreateAccessKey", &[]).await["AccessKey"]["AccessKeyId"].clone();
    let gone = code(404, "EntityNotExist.User");
    for missing in [
        ("UserPrincipalName", principal("bea")),
        ("UserId", "1".to_owned()),
        ("UserAccessKeyId", own.as_str().unwrap().to_owned()),
    ] {
        assert_eq!(world.refused("GetUser", &[(missing.0, &missing.1)]).await, gone, "{missing:?}");
    }
    let missing = world.refused("GetUser", &[("UserAccessKeyId", "LTAI1")]).await;
    assert_eq!(missing, code(404, "EntityNotExist.User.AccessKey"));
    assert_eq!(world.refused("GetUser", &[]).await, code(400, "MissingUserPrincipalName"));
    let both = [("UserPrincipalName", ana.as_str()), ("UserId", id)];
    assert_eq!(world.refused("GetUser", &both).await, code(400, "InvalidParameter.UserId"));
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name_and_removes_what_it_empties() {
    let world = World::new().await;
    let made = create(&world, "ana").await;
    world.sandbox.store.clock().advance(Duration::from_secs(60)).unwrap();
    let (ana, bea) = (principal("ana"), principal("bea"));
    let pairs = [("UserPrincipalName", ana.as_str()), ("NewComments", "second"), ("NewDisplayName", "")];
    let changed = world.ims("UpdateUser", &pairs).await;
    let expected = json!({"UserId": made["User"]["UserId"], "UserPrincipalName": ana, "Comments": "second",
        "CreateDate": "2026-01-01T00:00:00Z", "UpdateDate": "2026-01-01T00:01:00Z", "ProvisionType": "Manual"});
    assert_eq!(changed["User"], expected);
    let id = made["User"]["UserId"].as_str().unwrap();
    let renamed = world.ims("UpdateUser", &[("UserId", id), ("NewUserPrincipalName", &bea)]).await;
    assert_eq!(renamed["User"]["UserPrincipalName"], bea);
    assert_eq!(world.refused("GetUser", &[("UserPrincipalName", &ana)]).await, code(404, "EntityNotExist.User"));
    create(&world, "ana").await;
    let taken = world.refused("UpdateUser", &[("UserId", id), ("NewUserPrincipalName", &ana)]).await;
    assert_eq!(taken, code(409, "EntityAlreadyExists.User"));
    let neither = world.refused("UpdateUser", &[("NewComments", "x")]).await;
    assert_eq!(neither, code(400, "MissingUserPrincipalName"));
}

#[tokio::test]
async fn a_deleted_user_is_gone_for_good_and_one_in_use_stays() {
    let world = World::new().await;
    let id = create(&world, "ana").await["User"]["UserId"].as_str().unwrap().to_owned();
    let ana = principal("ana");
    let by_name = [("UserPrincipalName", ana.as_str())];
    let key = world.ims("CreateAccessKey", &by_name).await["AccessKey"]["AccessKeyId"].clone();
    assert_eq!(world.refused("DeleteUser", &by_name).await, code(409, "DeleteConflict.User.AccessKey"));
    let pairs = [("UserPrincipalName", ana.as_str()), ("UserAccessKeyId", key.as_str().unwrap())];
    world.ims("DeleteAccessKey", &pairs).await;
    world.ims("CreateGroup", &[("GroupName", "staff")]).await;
    let membership = [("UserPrincipalName", ana.as_str()), ("GroupName", "staff")];
    world.ims("AddUserToGroup", &membership).await;
    assert_eq!(world.refused("DeleteUser", &by_name).await, code(409, "DeleteConflict.User.Group"));
    world.ims("RemoveUserFromGroup", &membership).await;
    assert_eq!(world.ims("DeleteUser", &[("UserId", &id)]).await, json!({"RequestId": "r"}));
    assert_eq!(world.refused("DeleteUser", &by_name).await, code(404, "EntityNotExist.User"));
    assert_eq!(world.refused("DeleteUser", &[]).await, code(400, "MissingUserPrincipalName"));
    assert_ne!(create(&world, "ana").await["User"]["UserId"], json!(id));
}

#[tokio::test]
async fn a_name_must_have_the_form_and_the_domain_of_the_account() {
    let world = World::new().await;
    let make = async |name: &str, shown: &str| {
        world.refused("CreateUser", &[("UserPrincipalName", name), ("DisplayName", shown)]).await
    };
    assert_eq!(make("ana", "Ana").await, code(400, "InvalidParameter.UserPrincipalName.Format"));
    assert_eq!(make(&principal("a na"), "Ana").await, code(400, "InvalidParameter.UserPrincipalName.InvalidChars"));
    let long = principal(&"a".repeat(65));
    assert_eq!(make(&long, "Ana").await, code(400, "InvalidParameter.UserPrincipalName.Length"));
    assert_eq!(make(&principal("ana"), "").await, code(400, "InvalidParameter.DisplayName.Length"));
    assert_eq!(make(&principal("ana"), &"a".repeat(25)).await, code(400, "InvalidParameter.DisplayName.Length"));
    assert_eq!(make("ana@other.onaliyun.com", "Ana").await, code(404, "EntityNotExist.AccountAlias"));
    create(&world, "ana").await;
    assert_eq!(make(&principal("ANA"), "Ana").await, code(409, "EntityAlreadyExists.User"));
    let foreign = [("UserPrincipalName", "ana@other.onaliyun.com")];
    assert_eq!(world.refused("GetUser", &foreign).await, code(404, "EntityNotExist.User"));
    assert_eq!(world.refused("DeleteUser", &foreign).await, code(404, "EntityNotExist.User"));
}

#[tokio::test]
async fn an_alias_takes_the_place_of_the_number_and_both_are_read() {
    let world = World::new().await;
    create(&world, "ana").await;
    let mut scope = world.sandbox.store.write(&world.root.tenant).await.unwrap();
    iam::account_alias::set(&mut scope, "acme").await.unwrap();
    scope.commit().await.unwrap();
    for name in [principal("ana"), "ana@acme.onaliyun.com".to_owned()] {
        let got = world.ims("GetUser", &[("UserPrincipalName", &name)]).await;
        assert_eq!(got["User"]["UserPrincipalName"], "ana@acme.onaliyun.com");
    }
    let pairs = [("UserPrincipalName", "bea@acme.onaliyun.com"), ("DisplayName", "Bea")];
    world.ims("CreateUser", &pairs).await;
    let users = world.ims("ListUserBasicInfos", &[]).await;
    assert_eq!(users["UserBasicInfos"]["UserBasicInfo"][1]["UserPrincipalName"], "bea@acme.onaliyun.com");
}

#[tokio::test]
async fn lists_are_paged_and_filtered_by_tag_and_state() {
    let world = World::new().await;
    for name in ["ana", "bea", "cleo"] {
        create(&world, name).await;
    }
    let bea = principal("bea");
    world.ims("TagResources", &[("ResourceType", "user"), ("ResourcePrincipalName.1", &bea), ("Tag", TAG)]).await;
    for (operation, list, item) in
        [("ListUsers", "Users", "User"), ("ListUserBasicInfos", "UserBasicInfos", "UserBasicInfo")]
    {
        let names = |answer: &Value| {
            let users = answer[list][item].as_array().unwrap().clone();
            users.iter().map(|user| user["UserPrincipalName"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let first = world.ims(operation, &[("MaxItems", "2")]).await;
        assert_eq!((names(&first).len(), &first["IsTruncated"]), (2, &json!(true)));
        let marker = first["Marker"].as_str().unwrap();
        let rest = world.ims(operation, &[("MaxItems", "2"), ("Marker", marker)]).await;
        assert_eq!((names(&rest), &rest["IsTruncated"]), (vec![principal("cleo")], &json!(false)));
        assert!(rest["Marker"].is_null());
        assert_eq!(names(&world.ims(operation, &[("Tag", TAG)]).await), [principal("bea")]);
        assert_eq!(names(&world.ims(operation, &[("Status", "active,freeze")]).await).len(), 3);
        assert!(names(&world.ims(operation, &[("Status", "freeze")]).await).is_empty());
        let wrong = world.refused(operation, &[("Status", "frozen")]).await;
        assert_eq!(wrong, code(400, "InvalidParameter.Status"));
    }
}

#[tokio::test]
async fn both_interfaces_show_the_same_users() {
    let world = World::new().await;
    let (ana, bea) = (principal("ana"), principal("bea"));
    let made = create(&world, "ana").await;
    let seen = world.ram("GetUser", &[("UserName", "ana")]).await;
    assert_eq!(seen["User"]["UserId"], made["User"]["UserId"]);
    world.ims("UpdateUser", &[("UserPrincipalName", &ana), ("NewUserPrincipalName", &bea)]).await;
    let seen = world.ram("ListUsers", &[]).await;
    assert_eq!(seen["Users"]["User"][0]["UserName"], "bea");
    world.ims("DeleteUser", &[("UserPrincipalName", &bea)]).await;
    assert_eq!(world.ram("ListUsers", &[]).await["Users"]["User"], json!([]));

    world.ram("CreateUser", &[("UserName", "ana"), ("DisplayName", &"A".repeat(40))]).await;
    let seen = world.ims("GetUser", &[("UserPrincipalName", &ana)]).await;
    assert_eq!(seen["User"]["DisplayName"], "A".repeat(40));
    world.ram("UpdateUser", &[("UserName", "ana"), ("NewUserName", "bea")]).await;
    let seen = world.ims("ListUsers", &[]).await;
    assert_eq!(seen["Users"]["User"][0]["UserPrincipalName"], bea);
    world.ram("DeleteUser", &[("UserName", "bea")]).await;
    assert_eq!(world.ims("ListUsers", &[]).await["Users"]["User"], json!([]));
}

/// A call by identifier asks about the user behind it: a denial that names the user cannot be evaded with its number.
#[tokio::test]
async fn a_statement_about_a_user_counts_however_a_call_refers_to_it() {
    let world = World::new().await;
    let id = create(&world, "ana").await["User"]["UserId"].as_str().unwrap().to_owned();
    let key = world.ram("CreateAccessKey", &[("UserName", "ana")]).await["AccessKey"]["AccessKeyId"].clone();
    let key = key.as_str().unwrap().to_owned();
    let name = principal("ana");
    let ana = "acs:ram:*:1234567890123456:user/ana";
    let allow = json!({"Effect": "Allow", "Action": "ram:*", "Resource": "*"});
    let deny = json!({"Effect": "Deny", "Action": "ram:*", "Resource": ana});
    let barred = world.user("barred", &json!({"Version": "1", "Statement": [allow, deny]})).await;
    let bound = world.user("bound", &policy("Allow", "ram:*", ana)).await;
    let denied = code(403, "NoPermission");
    let gets = [("UserPrincipalName", name.as_str()), ("UserId", &id), ("UserAccessKeyId", &key)];
    for reference in gets {
        assert_eq!(world.refused_to(&barred, "GetUser", &[reference]).await, denied, "{reference:?}");
        world.call_as(&bound, &PRODUCT, "GetUser", &[reference]).await.unwrap();
    }
    let tag = [("ResourceType", "user"), ("Tag", TAG)];
    for (operation, pairs) in [
        ("UpdateUser", vec![("UserId", id.as_str()), ("NewComments", "x")]),
        ("TagResources", [&[("ResourceId.1", id.as_str())], tag.as_slice()].concat()),
        ("ListTagResources", [&[("ResourceId.1", id.as_str())], tag.as_slice()].concat()),
        ("UntagResources", vec![("ResourceType", "user"), ("ResourceId.1", id.as_str()), ("All", "true")]),
    ] {
        assert_eq!(world.refused_to(&barred, operation, &pairs).await, denied, "{operation}");
        world.call_as(&bound, &PRODUCT, operation, &pairs).await.unwrap();
    }
    assert_eq!(world.refused_to(&barred, "DeleteUser", &[("UserId", &id)]).await, denied);
    let unknown = world.refused_to(&bound, "GetUser", &[("UserId", "1")]).await;
    assert_eq!(unknown, denied, "a user that is not there is asked about as any user");
}
