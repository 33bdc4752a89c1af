//! Calls through the whole life of a request, without a wire.

use serde_json::{Value, json};
use store::{Place, Store};
use wire::{Sandbox, Settings, pipeline};

use super::*;

mod login;
mod mfa;
mod self_service;
mod setting;

/// Names and values of a call.
type Pairs<'a> = &'a [(&'a str, &'a str)];

/// A sandbox with one account.
pub(super) struct World {
    pub(super) sandbox: Arc<Sandbox>,
    pub(super) root: Caller,
}

impl World {
    pub(super) async fn new() -> Self {
        let clock = kernel::Clock::stopped_at("2026-01-01T00:00:00Z".parse().unwrap());
        let mint = kernel::Mint::seeded(1, 1);
        let store = Store::open(&Place::Ephemeral, &[&crate::CLOUD], clock, mint).await.unwrap();
        iam::policy::keep_system_policies(&store, &crate::CLOUD, &system_policies()).await.unwrap();
        let tenant = store.create_account(&crate::CLOUD, "1234567890123456".parse().unwrap()).await.unwrap();
        let root = Caller { tenant, identity: Identity::Root, key_id: "LTAI0".to_owned() };
        Self { sandbox: Arc::new(Sandbox::new(store, [7; 32], Settings::default())), root }
    }

    pub(super) async fn call(
        &self,
        caller: &Caller,
        operation: &str,
        pairs: &[(&str, &str)],
    ) -> Result<Value, Failure> {
        let route = PRODUCT.route(operation).unwrap_or_else(|| panic!("no operation `{operation}`"));
        let params = Params::read(pairs.iter().copied()).unwrap();
        let served = pipeline::serve(&self.sandbox, route, caller.clone(), &Arc::new(call()), params).await?;
        Ok(serde_json::from_slice(&served.body).unwrap())
    }

    pub(super) async fn root(&self, operation: &str, pairs: &[(&str, &str)]) -> Value {
        self.call(&self.root, operation, pairs).await.unwrap_or_else(|failure| panic!("{operation}: {failure:?}"))
    }

    /// Status and code of a call that is refused.
    async fn refused(&self, caller: &Caller, operation: &str, pairs: &[(&str, &str)]) -> (u16, String) {
        let failure = self.call(caller, operation, pairs).await.unwrap_err();
        (failure.status, failure.code.into_owned())
    }

    /// A policy of the account, attached to a user.
    async fn grant(&self, user: &str, policy: &str, effect: &str, action: &str) {
        let document = json!({
            "Version": "1",
            "Statement": [{"Effect": effect, "Action": action, "Resource": "*"}],
        });
        let document = document.to_string();
        self.root("CreatePolicy", &[("PolicyName", policy), ("PolicyDocument", &document)]).await;
        let pairs = [("PolicyType", "Custom"), ("PolicyName", policy), ("UserName", user)];
        self.root("AttachPolicyToUser", &pairs).await;
    }

    /// A session of a new role that may do everything.
    async fn session(&self) -> Caller {
        let trust = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": "ecs.aliyuncs.com"}}]}"#;
        let role = self.root("CreateRole", &[("RoleName", "ops"), ("AssumeRolePolicyDocument", trust)]).await;
        let pairs = [("PolicyType", "System"), ("PolicyName", "AdministratorAccess"), ("RoleName", "ops")];
        self.root("AttachPolicyToRole", &pairs).await;
        let session = sts::Session {
            key_id: "STS.0".to_owned(),
            tenant: self.root.tenant.id,
            role_id: role["Role"]["RoleId"].as_str().unwrap().to_owned(),
            role_name: "ops".to_owned(),
            name: "job".to_owned(),
            issued_at: Timestamp::UNIX_EPOCH,
            expires_at: Timestamp::MAX,
            policy: None,
            source_identity: None,
        };
        Caller { identity: Identity::Session(Arc::new(session)), ..self.root.clone() }
    }

    /// A new user, as a caller.
    pub(super) async fn user(&self, name: &str) -> Caller {
        let made = self.root("CreateUser", &[("UserName", name)]).await;
        let id = made["User"]["UserId"].as_str().unwrap().to_owned();
        Caller { identity: Identity::User { id, name: Name::from(name) }, ..self.root.clone() }
    }
}

#[tokio::test]
async fn a_refusal_tells_what_was_asked_and_which_policies_took_part() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    let document = r#"{"Version": "1", "Statement": [{"Effect": "Deny", "Action": "ram:GetUser", "Resource": "*"}]}"#;
    world.root("CreatePolicy", &[("PolicyName", "NoUsers"), ("PolicyDocument", document)]).await;
    for (kind, name) in [("Custom", "NoUsers"), ("System", "AdministratorAccess")] {
        let pairs = [("PolicyType", kind), ("PolicyName", name), ("UserName", "ana")];
        world.root("AttachPolicyToUser", &pairs).await;
    }
    let refused = world.call(&ana, "GetUser", &[("UserName", "ana")]).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_ref()), (403, "NoPermission"));
    let (_, detail) = refused.fields.iter().find(|(name, _)| *name == "AccessDeniedDetail").unwrap();
    let message = detail["EncodedDiagnosticMessage"].as_str().unwrap();
    let decoded = world.root("DecodeDiagnosticMessage", &[("EncodedDiagnosticMessage", message)]).await;
    let decoded = &decoded["DecodedDiagnosticMessage"];
    assert_eq!(decoded["AuthAction"], "ram:GetUser");
    assert_eq!(decoded["AuthResource"], "acs:ram:*:1234567890123456:user/ana");
    assert_eq!(decoded["AuthPrincipal"]["AuthPrincipalType"], "SubUser");
    assert_eq!(decoded["ExplicitDeny"], true);
    assert_eq!(decoded["NoPermissionPolicyType"], "AccountLevelIdentityBasedPolicy");
    let ip = json!({"ConditionKey": "acs:SourceIp", "ConditionValues": ["127.0.0.1"]});
    assert!(decoded["AuthConditions"].as_array().unwrap().contains(&ip), "{decoded}");
    let deny = json!({
        "PolicyIdentifier": "NoUsers",
        "PolicyType": "Custom",
        "PolicyVersion": "v1",
        "Effect": "Deny",
        "AttachedEntityType": "RamUser",
        "AttachedScope": "Account",
    });
    assert!(decoded["MatchedPolicies"].as_array().unwrap().contains(&deny), "{decoded}");
}

#[tokio::test]
async fn a_user_may_name_nobody_and_a_session_has_no_keys() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    let pairs = [("PolicyType", "System"), ("PolicyName", "AdministratorAccess"), ("UserName", "ana")];
    world.root("AttachPolicyToUser", &pairs).await;
    let made = world.call(&ana, "CreateAccessKey", &[]).await.unwrap();
    let id = made["AccessKey"]["AccessKeyId"].as_str().unwrap();
    assert_eq!(made["AccessKey"]["AccessKeySecret"].as_str().unwrap().len(), 30);
    let listed = world.root("ListAccessKeys", &[("UserName", "ana")]).await;
    let expected = json!([{"AccessKeyId": id, "Status": "Active", "CreateDate": "2026-01-01T00:00:00Z"}]);
    assert_eq!(listed["AccessKeys"]["AccessKey"], expected);
    assert_eq!(world.root("ListAccessKeys", &[]).await["AccessKeys"]["AccessKey"], json!([]));
    let session = world.session().await;
    let refused = world.call(&session, "CreateAccessKey", &[]).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_ref()), (404, "EntityNotExist.User"));
    world.call(&session, "ListAccessKeys", &[("UserName", "ana")]).await.unwrap();
}

#[tokio::test]
async fn every_list_is_wrapped_and_says_whether_more_follows() {
    let world = World::new().await;
    let empty = |name: &str, item: &str| json!({"RequestId": "r", name: {item: []}, "IsTruncated": false});
    assert_eq!(world.root("ListUsers", &[]).await, empty("Users", "User"));
    assert_eq!(world.root("ListGroups", &[("MaxItems", "1000")]).await, empty("Groups", "Group"));
    assert_eq!(world.root("ListRoles", &[]).await, empty("Roles", "Role"));
    assert_eq!(world.root("ListPolicies", &[("PolicyType", "Custom")]).await, empty("Policies", "Policy"));
    for name in ["ana", "bea", "cleo"] {
        world.user(name).await;
    }
    let first = world.root("ListUsers", &[("MaxItems", "2")]).await;
    assert_eq!(first["IsTruncated"], true);
    let rest = world.root("ListUsers", &[("MaxItems", "2"), ("Marker", first["Marker"].as_str().unwrap())]).await;
    assert_eq!((&rest["IsTruncated"], &rest["Marker"]), (&json!(false), &Value::Null));
    assert_eq!(rest["Users"]["User"][0]["UserName"], "cleo");
    let pairs = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess")];
    let holders = world.root("ListEntitiesForPolicy", &pairs).await;
    let nobody = json!({"RequestId": "r", "Users": {"User": []}, "Groups": {"Group": []}, "Roles": {"Role": []}});
    assert_eq!(holders, nobody);
    let tags = world.root("ListTagResources", &[("ResourceType", "role")]).await;
    assert_eq!(tags, json!({"RequestId": "r", "TagResources": []}));
}

#[tokio::test]
async fn a_condition_on_a_tag_follows_the_tag() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    let document = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "ram:GetGroup", "Resource": "*",
        "Condition": {"StringEquals": {"acs:ResourceTag/team": "web"}}}]}"#;
    world.root("CreatePolicy", &[("PolicyName", "WebTeam"), ("PolicyDocument", document)]).await;
    world.root("AttachPolicyToUser", &[("PolicyType", "Custom"), ("PolicyName", "WebTeam"), ("UserName", "ana")]).await;
    world.root("CreateGroup", &[("GroupName", "staff")]).await;
    let get = async || world.call(&ana, "GetGroup", &[("GroupName", "staff")]).await;
    assert!(get().await.is_err());
    let names = ("ResourceNames", r#"["staff"]"#);
    let tag = [("ResourceType", "group"), names, ("Tag", r#"[{"Key": "team", "Value": "web"}]"#)];
    world.root("TagResources", &tag).await;
    assert_eq!(get().await.unwrap()["Group"]["GroupName"], "staff");
    world.root("UntagResources", &[("ResourceType", "group"), names, ("All", "true")]).await;
    assert!(get().await.is_err());
}

#[tokio::test]
async fn a_policy_and_its_versions_show_what_was_written() {
    let world = World::new().await;
    let document = r#"{ "Version":"1", "Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}] }"#;
    let tag = r#"[{"Key":"env","Value":"test"}]"#;
    let pairs = [("PolicyName", "P"), ("PolicyDocument", document), ("Description", ""), ("Tag", tag)];
    let made = world.root("CreatePolicy", &pairs).await;
    let expected = json!({"PolicyName": "P", "PolicyType": "Custom", "Description": "", "DefaultVersion": "v1",
        "CreateDate": "2026-01-01T00:00:00Z"});
    assert_eq!(made["Policy"], expected);
    let pairs = [("PolicyName", "P"), ("PolicyDocument", document), ("SetAsDefault", "true")];
    let version = world.root("CreatePolicyVersion", &pairs).await;
    assert_eq!(version["PolicyVersion"]["VersionId"], "v2");
    let got = world.root("GetPolicy", &[("PolicyType", "Custom"), ("PolicyName", "P")]).await;
    assert_eq!(got["DefaultPolicyVersion"]["PolicyDocument"], document);
    assert_eq!((&got["Policy"]["DefaultVersion"], &got["Policy"]["AttachmentCount"]), (&json!("v2"), &json!(0)));
    let listed = world.root("ListPolicies", &[("Tag", tag)]).await;
    let policies = listed["Policies"]["Policy"].as_array().unwrap();
    assert_eq!((policies.len(), &policies[0]["PolicyName"]), (1, &json!("P")));
    assert_eq!(policies[0]["Tags"], json!({"Tag": [{"TagKey": "env", "TagValue": "test"}]}));
    let refused = world.call(&world.root, "DeletePolicy", &[("PolicyName", "P")]).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_ref()), (409, "DeleteConflict.Policy.Version"));
    world.root("DeletePolicy", &[("PolicyName", "P"), ("CascadingDelete", "true")]).await;
}
