use std::time::Duration;

use super::*;

const TAG: &str = r#"[{"Key": "team", "Value": "web"}]"#;

async fn create(root: &Actor, name: &str) -> Value {
    let name = principal(name);
    root.ims("CreateUser", &[("UserPrincipalName", &name), ("DisplayName", "Someone")]).await.contents()
}

#[tokio::test]
async fn a_user_is_shown_as_it_was_made() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
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
    let made = root.ims("CreateUser", &pairs).await.contents();
    let mut expected = json!({"UserId": made["User"]["UserId"], "UserPrincipalName": ana, "DisplayName": "Ana",
        "MobilePhone": "86-18600008888", "Email": "ana@example.com", "Comments": "first",
        "CreateDate": "2026-01-01T00:00:00Z", "UpdateDate": "2026-01-01T00:00:00Z", "ProvisionType": "Manual",
        "Tags": {"Tag": [{"TagKey": "team", "TagValue": "web"}]}});
    assert_eq!(made["User"], expected);
    let listed = root.ims("ListUsers", &[]).await.contents();
    expected["Status"] = json!("active");
    assert_eq!(listed, json!({"IsTruncated": false, "Users": {"User": [expected]}}));
    let infos = root.ims("ListUserBasicInfos", &[]).await.contents();
    let info = json!({"UserId": made["User"]["UserId"], "UserPrincipalName": ana, "DisplayName": "Ana",
        "Status": "active"});
    assert_eq!(infos, json!({"IsTruncated": false, "UserBasicInfos": {"UserBasicInfo": [info]}}));
}

#[tokio::test]
async fn a_user_is_found_by_name_identifier_and_key() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = create(&root, "ana").await["User"]["UserId"].clone();
    let key = root.ram("CreateAccessKey", &[("UserName", "ana")]).await.ok()["AccessKey"]["AccessKeyId"].clone();
    let ana = principal("ANA");
    let (id, key) = (id.as_str().unwrap(), key.as_str().unwrap());
    for reference in [("UserPrincipalName", ana.as_str()), ("UserId", id), ("UserAccessKeyId", key)] {
        let got = root.ims("GetUser", &[reference]).await.contents();
        assert_eq!((&got["User"]["UserName"], &got["User"]["UserId"]), (&json!("ana"), &json!(id)), "{reference:?}");
    }
    let own = root.ram("CreateAccessKey", &[]).await.ok()["AccessKey"]["AccessKeyId"].clone();
    let gone = "404 EntityNotExist.User";
    for missing in [
        ("UserPrincipalName", principal("bea")),
        ("UserId", "1".to_owned()),
        ("UserAccessKeyId", own.as_str().unwrap().to_owned()),
    ] {
        assert_eq!(root.ims("GetUser", &[(missing.0, &missing.1)]).await.refused(), gone, "{missing:?}");
    }
    let missing = root.ims("GetUser", &[("UserAccessKeyId", "LTAI1")]).await.refused();
    assert_eq!(missing, "404 EntityNotExist.User.AccessKey");
    assert_eq!(root.ims("GetUser", &[]).await.refused(), "400 MissingUserPrincipalName");
    let both = [("UserPrincipalName", ana.as_str()), ("UserId", id)];
    assert_eq!(root.ims("GetUser", &both).await.refused(), "400 InvalidParameter.UserId");
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name_and_removes_what_it_empties() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let made = create(&root, "ana").await;
    cloud.advance(Duration::from_secs(60));
    let (ana, bea) = (principal("ana"), principal("bea"));
    let pairs = [("UserPrincipalName", ana.as_str()), ("NewComments", "second"), ("NewDisplayName", "")];
    let changed = root.ims("UpdateUser", &pairs).await.contents();
    let expected = json!({"UserId": made["User"]["UserId"], "UserPrincipalName": ana, "Comments": "second",
        "CreateDate": "2026-01-01T00:00:00Z", "UpdateDate": "2026-01-01T00:01:00Z", "ProvisionType": "Manual"});
    assert_eq!(changed["User"], expected);
    let id = made["User"]["UserId"].as_str().unwrap();
    let renamed = root.ims("UpdateUser", &[("UserId", id), ("NewUserPrincipalName", &bea)]).await.contents();
    assert_eq!(renamed["User"]["UserPrincipalName"], bea);
    assert_eq!(root.ims("GetUser", &[("UserPrincipalName", &ana)]).await.refused(), "404 EntityNotExist.User");
    create(&root, "ana").await;
    let taken = root.ims("UpdateUser", &[("UserId", id), ("NewUserPrincipalName", &ana)]).await.refused();
    assert_eq!(taken, "409 EntityAlreadyExists.User");
    let neither = root.ims("UpdateUser", &[("NewComments", "x")]).await.refused();
    assert_eq!(neither, "400 MissingUserPrincipalName");
}

#[tokio::test]
async fn a_deleted_user_is_gone_for_good_and_one_in_use_stays() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = create(&root, "ana").await["User"]["UserId"].as_str().unwrap().to_owned();
    let ana = principal("ana");
    let by_name = [("UserPrincipalName", ana.as_str())];
    let key = root.ims("CreateAccessKey", &by_name).await.ok()["AccessKey"]["AccessKeyId"].clone();
    assert_eq!(root.ims("DeleteUser", &by_name).await.refused(), "409 DeleteConflict.User.AccessKey");
    let pairs = [("UserPrincipalName", ana.as_str()), ("UserAccessKeyId", key.as_str().unwrap())];
    root.ims("DeleteAccessKey", &pairs).await.ok();
    root.ims("CreateGroup", &[("GroupName", "staff")]).await.ok();
    let membership = [("UserPrincipalName", ana.as_str()), ("GroupName", "staff")];
    root.ims("AddUserToGroup", &membership).await.ok();
    assert_eq!(root.ims("DeleteUser", &by_name).await.refused(), "409 DeleteConflict.User.Group");
    root.ims("RemoveUserFromGroup", &membership).await.ok();
    assert_eq!(root.ims("DeleteUser", &[("UserId", &id)]).await.contents(), json!({}));
    assert_eq!(root.ims("DeleteUser", &by_name).await.refused(), "404 EntityNotExist.User");
    assert_eq!(root.ims("DeleteUser", &[]).await.refused(), "400 MissingUserPrincipalName");
    assert_ne!(create(&root, "ana").await["User"]["UserId"], json!(id));
}

#[tokio::test]
async fn a_name_must_have_the_form_and_the_domain_of_the_account() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let make = async |name: &str, shown: &str| {
        root.ims("CreateUser", &[("UserPrincipalName", name), ("DisplayName", shown)]).await.refused()
    };
    assert_eq!(make("ana", "Ana").await, "400 InvalidParameter.UserPrincipalName.Format");
    assert_eq!(make(&principal("a na"), "Ana").await, "400 InvalidParameter.UserPrincipalName.InvalidChars");
    let long = principal(&"a".repeat(65));
    assert_eq!(make(&long, "Ana").await, "400 InvalidParameter.UserPrincipalName.Length");
    assert_eq!(make(&principal("ana"), "").await, "400 InvalidParameter.DisplayName.Length");
    assert_eq!(make(&principal("ana"), &"a".repeat(25)).await, "400 InvalidParameter.DisplayName.Length");
    assert_eq!(make("ana@other.onaliyun.com", "Ana").await, "404 EntityNotExist.AccountAlias");
    create(&root, "ana").await;
    assert_eq!(make(&principal("ANA"), "Ana").await, "409 EntityAlreadyExists.User");
    let foreign = [("UserPrincipalName", "ana@other.onaliyun.com")];
    assert_eq!(root.ims("GetUser", &foreign).await.refused(), "404 EntityNotExist.User");
    assert_eq!(root.ims("DeleteUser", &foreign).await.refused(), "404 EntityNotExist.User");
}

#[tokio::test]
async fn an_alias_takes_the_place_of_the_number_and_both_are_read() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    create(&root, "ana").await;
    root.ram("SetAccountAlias", &[("AccountAlias", "acme")]).await.ok();
    for name in [principal("ana"), "ana@acme.onaliyun.com".to_owned()] {
        let got = root.ims("GetUser", &[("UserPrincipalName", &name)]).await.contents();
        assert_eq!(got["User"]["UserPrincipalName"], "ana@acme.onaliyun.com");
    }
    let pairs = [("UserPrincipalName", "bea@acme.onaliyun.com"), ("DisplayName", "Bea")];
    root.ims("CreateUser", &pairs).await.ok();
    let users = root.ims("ListUserBasicInfos", &[]).await.contents();
    assert_eq!(users["UserBasicInfos"]["UserBasicInfo"][1]["UserPrincipalName"], "bea@acme.onaliyun.com");
}

#[tokio::test]
async fn lists_are_paged_and_filtered_by_tag_and_state() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for name in ["ana", "bea", "cleo"] {
        create(&root, name).await;
    }
    let bea = principal("bea");
    root.ims("TagResources", &[("ResourceType", "user"), ("ResourcePrincipalName.1", &bea), ("Tag", TAG)]).await.ok();
    for (operation, list, item) in
        [("ListUsers", "Users", "User"), ("ListUserBasicInfos", "UserBasicInfos", "UserBasicInfo")]
    {
        let names = |answer: &Value| {
            let users = answer[list][item].as_array().unwrap().clone();
            users.iter().map(|user| user["UserPrincipalName"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let first = root.ims(operation, &[("MaxItems", "2")]).await.contents();
        assert_eq!((names(&first).len(), &first["IsTruncated"]), (2, &json!(true)));
        let marker = first["Marker"].as_str().unwrap();
        let rest = root.ims(operation, &[("MaxItems", "2"), ("Marker", marker)]).await.contents();
        assert_eq!((names(&rest), &rest["IsTruncated"]), (vec![principal("cleo")], &json!(false)));
        assert!(rest["Marker"].is_null());
        assert_eq!(names(&root.ims(operation, &[("Tag", TAG)]).await.contents()), [principal("bea")]);
        assert_eq!(names(&root.ims(operation, &[("Status", "active,freeze")]).await.contents()).len(), 3);
        assert!(names(&root.ims(operation, &[("Status", "freeze")]).await.contents()).is_empty());
        let wrong = root.ims(operation, &[("Status", "frozen")]).await.refused();
        assert_eq!(wrong, "400 InvalidParameter.Status");
    }
}

#[tokio::test]
async fn both_interfaces_show_the_same_users() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (ana, bea) = (principal("ana"), principal("bea"));
    let made = create(&root, "ana").await;
    let seen = root.ram("GetUser", &[("UserName", "ana")]).await.contents();
    assert_eq!(seen["User"]["UserId"], made["User"]["UserId"]);
    root.ims("UpdateUser", &[("UserPrincipalName", &ana), ("NewUserPrincipalName", &bea)]).await.ok();
    let seen = root.ram("ListUsers", &[]).await.contents();
    assert_eq!(seen["Users"]["User"][0]["UserName"], "bea");
    root.ims("DeleteUser", &[("UserPrincipalName", &bea)]).await.ok();
    assert_eq!(root.ram("ListUsers", &[]).await.ok()["Users"]["User"], json!([]));

    root.ram("CreateUser", &[("UserName", "ana"), ("DisplayName", &"A".repeat(40))]).await.ok();
    let seen = root.ims("GetUser", &[("UserPrincipalName", &ana)]).await.contents();
    assert_eq!(seen["User"]["DisplayName"], "A".repeat(40));
    root.ram("UpdateUser", &[("UserName", "ana"), ("NewUserName", "bea")]).await.ok();
    let seen = root.ims("ListUsers", &[]).await.contents();
    assert_eq!(seen["Users"]["User"][0]["UserPrincipalName"], bea);
    root.ram("DeleteUser", &[("UserName", "bea")]).await.ok();
    assert_eq!(root.ims("ListUsers", &[]).await.ok()["Users"]["User"], json!([]));
}

/// A call by identifier asks about the user behind it: a denial that names the user cannot be evaded with its number.
#[tokio::test]
async fn a_statement_about_a_user_counts_however_a_call_refers_to_it() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = create(&root, "ana").await["User"]["UserId"].as_str().unwrap().to_owned();
    let key = root.ram("CreateAccessKey", &[("UserName", "ana")]).await.ok()["AccessKey"]["AccessKeyId"].clone();
    let key = key.as_str().unwrap().to_owned();
    let name = principal("ana");
    let ana = "acs:ram:*:1234567890123456:user/ana";
    let allow = json!({"Effect": "Allow", "Action": "ram:*", "Resource": "*"});
    let deny = json!({"Effect": "Deny", "Action": "ram:*", "Resource": ana});
    let barred = cloud.user_with("barred", &json!({"Version": "1", "Statement": [allow, deny]})).await;
    let bound = cloud.user_with("bound", &policy("Allow", "ram:*", ana)).await;
    let denied = "403 NoPermission";
    let gets = [("UserPrincipalName", name.as_str()), ("UserId", &id), ("UserAccessKeyId", &key)];
    for reference in gets {
        assert_eq!(barred.ims("GetUser", &[reference]).await.refused(), denied, "{reference:?}");
        bound.ims("GetUser", &[reference]).await.ok();
    }
    let tag = [("ResourceType", "user"), ("Tag", TAG)];
    for (operation, pairs) in [
        ("UpdateUser", vec![("UserId", id.as_str()), ("NewComments", "x")]),
        ("TagResources", [&[("ResourceId.1", id.as_str())], tag.as_slice()].concat()),
        ("ListTagResources", [&[("ResourceId.1", id.as_str())], tag.as_slice()].concat()),
        ("UntagResources", vec![("ResourceType", "user"), ("ResourceId.1", id.as_str()), ("All", "true")]),
    ] {
        assert_eq!(barred.ims(operation, &pairs).await.refused(), denied, "{operation}");
        bound.ims(operation, &pairs).await.ok();
    }
    assert_eq!(barred.ims("DeleteUser", &[("UserId", &id)]).await.refused(), denied);
    let unknown = bound.ims("GetUser", &[("UserId", "1")]).await.refused();
    assert_eq!(unknown, denied, "a user that is not there is asked about as any user");
}
