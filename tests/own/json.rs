//! The JSON interface: signing in, calling operations without a signature, its OpenAPI document.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use iam::account::RootKey;
use serde_json::{Value, json};
use testkit::TestCloud;

/// Whoever holds the token of a session.
struct Client<'c> {
    cloud: &'c TestCloud,
    of: &'static str,
    token: String,
}

async fn sign_in(cloud: &TestCloud, ask: Value) -> (u16, Value) {
    let (status, _, body) = cloud.json("POST", "sessions", "", Some(ask)).await;
    (status, body)
}

impl<'c> Client<'c> {
    async fn new(cloud: &'c TestCloud, of: &'static str, id: &str, secret: &str, token: Option<&str>) -> Self {
        let mut ask = json!({"cloud": of, "access_key_id": id, "access_key_secret": secret});
        if let Some(token) = token {
            ask["security_token"] = token.into();
        }
        let (status, begun) = sign_in(cloud, ask).await;
        assert_eq!(status, 201, "{begun}");
        Self { cloud, of, token: text(&begun, "/token").to_owned() }
    }

    async fn root(cloud: &'c TestCloud, of: &'static str) -> Self {
        let RootKey { id, secret } = cloud.root_key(of);
        Self::new(cloud, of, id, secret, None).await
    }

    async fn call(&self, operation: &str, body: Value) -> (u16, Value) {
        let path = format!("api/{}/{operation}", self.of);
        let (status, _, body) = self.cloud.json("POST", &path, &self.token, Some(body)).await;
        (status, body)
    }

    async fn ok(&self, operation: &str, body: Value) -> Value {
        let (status, answer) = self.call(operation, body).await;
        assert_eq!(status, 200, "{operation}: {answer}");
        answer
    }

    async fn refused(&self, operation: &str, body: Value) -> String {
        let (status, answer) = self.call(operation, body).await;
        format!("{status} {}", text(&answer, "/error/code"))
    }
}

fn text<'v>(value: &'v Value, path: &str) -> &'v str {
    let found = value.pointer(path).and_then(Value::as_str);
    assert!(found.is_some(), "{path} in {value}");
    found.unwrap_or_default()
}

/// The flow of the first seed: a role for instances, a user who may start one only with `ram:PassRole`, the instance's
/// application, a change of its policies that counts at once.
#[tokio::test]
async fn the_flow_of_alibaba_cloud_goes_without_a_signature() {
    let cloud = TestCloud::new().await;
    let root = Client::root(&cloud, "alibaba").await;
    let trust = json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": ["ecs.aliyuncs.com"]}}]});
    let made =
        root.ok("ram/CreateRole", json!({"RoleName": "app", "AssumeRolePolicyDocument": trust.to_string()})).await;
    assert_eq!(text(&made, "/Role/RoleName"), "app");
    assert!(made.get("RequestId").is_none(), "no envelope: {made}");
    let vpc = root.ok("vpc/CreateVpc", json!({"RegionId": "cn-hangzhou", "CidrBlock": "10.0.0.0/16"})).await;
    let vpc = text(&vpc, "/VpcId");
    let zone = "cn-hangzhou-i";
    let subnet = json!({"RegionId": "cn-hangzhou", "VpcId": vpc, "ZoneId": zone, "CidrBlock": "10.0.1.0/24"});
    let subnet = root.ok("vpc/CreateVSwitch", subnet).await;
    let group = root.ok("ecs/CreateSecurityGroup", json!({"RegionId": "cn-hangzhou", "VpcId": vpc})).await;
    root.ok("ram/CreateUser", json!({"UserName": "ana"})).await;
    let key = root.ok("ram/CreateAccessKey", json!({"UserName": "ana"})).await;
    let policy = |statements: Value| json!({"Version": "1", "Statement": statements}).to_string();
    let may_start = policy(json!([{"Effect": "Allow", "Action": "ecs:*", "Resource": "*"}]));
    root.ok("ram/CreatePolicy", json!({"PolicyName": "start", "PolicyDocument": may_start})).await;
    let attach = |name: &str| json!({"PolicyType": "Custom", "PolicyName": name, "UserName": "ana"});
    root.ok("ram/AttachPolicyToUser", attach("start")).await;

    let (id, secret) = (text(&key, "/AccessKey/AccessKeyId"), text(&key, "/AccessKey/AccessKeySecret"));
    let ana = Client::new(&cloud, "alibaba", id, secret, None).await;
    let launch = json!({"RegionId": "cn-hangzhou", "ImageId": "aliyun_3_x64_20G_alibase_20240819.vhd",
        "InstanceType": "ecs.g7.large", "VSwitchId": text(&subnet, "/VSwitchId"), "Tag": [{"Key": "team", "Value": "web"}],
        "SecurityGroupIds": [text(&group, "/SecurityGroupId")], "RamRoleName": "app"});
    let (status, refused) = ana.call("ecs/RunInstances", launch.clone()).await;
    assert_eq!((status, text(&refused, "/error/code")), (403, "InvalidUser.PassRoleForbidden"), "{refused}");
    assert_eq!(refused["error"]["details"]["AccessDeniedDetail"]["AuthAction"], "ram:PassRole");
    // The trail explains it as it explains a signed call.
    let request = text(&refused, "/error/request_id");
    let (_, record) = cloud.own("GET", &format!("requests/{request}"), None).await;
    assert_eq!(record["service"], "Ecs");
    assert!(record.to_string().contains("ram:PassRole"), "{record}");

    let may_pass = policy(json!([{"Effect": "Allow", "Action": "ram:PassRole", "Resource": "*"}]));
    root.ok("ram/CreatePolicy", json!({"PolicyName": "pass", "PolicyDocument": may_pass})).await;
    root.ok("ram/AttachPolicyToUser", attach("pass")).await;
    let run = ana.ok("ecs/RunInstances", launch).await;
    let instance = text(&run, "/InstanceIdSets/InstanceIdSet/0");
    let application = cloud.application(instance, "app").await;
    application.ram("ListUsers", &[]).await.refused();
}

/// The same of Kingsoft Cloud, as far as its product goes: a role for instances, and a user without permission.
#[tokio::test]
async fn the_flow_of_kingsoft_cloud_goes_without_a_signature() {
    let cloud = TestCloud::new().await;
    let root = Client::root(&cloud, "kingsoft").await;
    let role = json!({"RoleName": "app", "TrustAccounts": "2000143391"});
    let made = root.ok("iam/CreateRole", role).await;
    assert_eq!(text(&made, "/CreateRoleResult/Role/RoleName"), "app");
    root.ok("iam/CreateUser", json!({"UserName": "ana"})).await;
    let key = root.ok("iam/CreateAccessKey", json!({"UserName": "ana"})).await;
    let key = &key["CreateAccessKeyResult"]["AccessKey"];
    let ana = Client::new(&cloud, "kingsoft", text(key, "/AccessKeyId"), text(key, "/SecretAccessKey"), None).await;
    assert_eq!(ana.refused("iam/ListRoles", json!({})).await, "403 AccessDenied");
    root.ok(
        "iam/AttachUserPolicy",
        json!({"UserName": "ana", "PolicyKrn": "krn:ksc:iam::ksc:policy/IAMReadOnlyAccess"}),
    )
    .await;
    let roles = ana.ok("iam/ListRoles", json!({})).await;
    assert!(roles.to_string().contains("\"app\""), "{roles}");
}

#[tokio::test]
async fn a_session_says_whose_it_is_and_ends() {
    let cloud = TestCloud::new().await;
    let RootKey { id, secret } = cloud.root_key("alibaba");
    let ask = json!({"access_key_id": id, "access_key_secret": secret, "duration_seconds": 900});
    let (status, begun) = sign_in(&cloud, ask).await;
    assert_eq!(status, 201);
    let token = text(&begun, "/token").to_owned();
    let who = |token: &str| {
        let token = token.to_owned();
        let cloud = &cloud;
        async move { cloud.json("GET", "sessions", &token, None).await }
    };
    let (status, _, shown) = who(&token).await;
    assert_eq!(status, 200);
    assert_eq!(shown["arn"], "acs:ram::1234567890123456:root");
    assert_eq!((&shown["cloud"], &shown["account_id"]), (&json!("alibaba"), &json!("1234567890123456")));
    assert_eq!(shown["expires_at"], begun["expires_at"]);
    cloud.advance(Duration::from_secs(899));
    assert_eq!(who(&token).await.0, 200);
    cloud.advance(Duration::from_secs(1));
    let (status, _, refused) = who(&token).await;
    assert_eq!(
        (status, refused["error"].as_str()),
        (401, Some("send `Authorization: Bearer` with the token of a session"))
    );

    let (_, begun) = sign_in(&cloud, json!({"access_key_id": id, "access_key_secret": secret})).await;
    let token = text(&begun, "/token").to_owned();
    assert_eq!(cloud.json("DELETE", "sessions", &token, None).await.0, 204);
    assert_eq!(who(&token).await.0, 401);
    let (_, begun) = sign_in(&cloud, json!({"access_key_id": id, "access_key_secret": secret})).await;
    cloud.own("POST", "reset", None).await;
    assert_eq!(who(text(&begun, "/token")).await.0, 401, "a reset ends sessions");
}

#[tokio::test]
async fn a_session_is_worth_what_its_key_is() {
    let cloud = TestCloud::new().await;
    let root = Client::root(&cloud, "alibaba").await;
    root.ok("ram/CreateUser", json!({"UserName": "ana"})).await;
    let key = root.ok("ram/CreateAccessKey", json!({"UserName": "ana"})).await;
    let (id, secret) = (text(&key, "/AccessKey/AccessKeyId"), text(&key, "/AccessKey/AccessKeySecret"));
    for (id, secret) in [(id, "wrong"), (id, ""), ("LTAI000000000000000", secret)] {
        let (status, refused) = sign_in(&cloud, json!({"access_key_id": id, "access_key_secret": secret})).await;
        assert_eq!((status, text(&refused, "/error")), (401, "the access key, its secret or its token is wrong"));
    }
    let other = json!({"cloud": "kingsoft", "access_key_id": id, "access_key_secret": secret});
    assert_eq!(sign_in(&cloud, other).await.0, 401, "a key of one cloud is none of another");
    let ana = Client::new(&cloud, "alibaba", id, secret, None).await;
    assert_eq!(ana.ok("sts/GetCallerIdentity", json!({})).await["Arn"], "acs:ram::1234567890123456:user/ana");
    let inactive = json!({"UserName": "ana", "UserAccessKeyId": id, "Status": "Inactive"});
    root.ok("ram/UpdateAccessKey", inactive).await;
    let (status, refused) = ana.call("sts/GetCallerIdentity", json!({})).await;
    assert_eq!((status, text(&refused, "/error")), (401, "the access key is inactive"));
}

/// A session of a role lasts as long as the role's own.
#[tokio::test]
async fn a_session_of_a_role_signs_in_with_its_token() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let trust = json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"RAM": ["acs:ram::1234567890123456:root"]}}]});
    let trust = trust.to_string();
    root.ram("CreateRole", &[("RoleName", "ops"), ("AssumeRolePolicyDocument", &trust)]).await.ok();
    cloud
        .user_with(
            "ana",
            &json!({"Version": "1", "Statement": [
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}),
        )
        .await;
    let key = root.ram("CreateAccessKey", &[("UserName", "ana")]).await.ok();
    let (id, secret) = (text(&key, "/AccessKey/AccessKeyId"), text(&key, "/AccessKey/AccessKeySecret"));
    let ana = Client::new(&cloud, "alibaba", id, secret, None).await;
    let assume =
        json!({"RoleArn": "acs:ram::1234567890123456:role/ops", "RoleSessionName": "job", "DurationSeconds": 900});
    let begun = ana.ok("sts/AssumeRole", assume).await;
    let given = |name: &str| text(&begun, &format!("/Credentials/{name}")).to_owned();
    let without = json!({"access_key_id": given("AccessKeyId"), "access_key_secret": given("AccessKeySecret")});
    let (status, refused) = sign_in(&cloud, without).await;
    assert_eq!(status, 401, "{refused}");
    assert_eq!(text(&refused, "/error"), "the access key belongs to a session: send its `security_token`");
    let token = given("SecurityToken");
    let role = Client::new(&cloud, "alibaba", &given("AccessKeyId"), &given("AccessKeySecret"), Some(&token)).await;
    let (_, _, shown) = cloud.json("GET", "sessions", &role.token, None).await;
    assert_eq!(shown["arn"], "acs:ram::1234567890123456:assumed-role/ops/job");
    assert_eq!(text(&shown, "/expires_at"), given("Expiration"));
    cloud.advance(Duration::from_secs(900));
    assert_eq!(role.call("sts/GetCallerIdentity", json!({})).await.0, 401);
}

#[tokio::test]
async fn what_is_no_call_is_refused_in_words() {
    let cloud = TestCloud::new().await;
    let root = Client::root(&cloud, "alibaba").await;
    let refused = async |path: &str, body: Value| {
        let (status, _, answer) = cloud.json("POST", path, &root.token, Some(body)).await;
        let message = answer["error"].as_str().or(answer["error"]["message"].as_str());
        (status, message.unwrap_or_else(|| panic!("{answer}")).to_owned())
    };
    let (status, said) = refused("api/alibaba/ram/GetRoles", json!({})).await;
    assert_eq!((status, &*said), (404, "`alibaba/Ram` has no operation `GetRoles`"));
    let (status, said) = refused("api/kingsoft/iam/ListRoles", json!({})).await;
    assert_eq!((status, &*said), (403, "the session is one of `alibaba`, not of `kingsoft`"));
    let (status, said) = refused("api/alibaba/ram/GetRole", json!([])).await;
    assert_eq!(status, 400, "{said}");
    let (status, said) = refused("api/alibaba/ram/GetRole", json!({})).await;
    assert_eq!((status, &*said), (400, "RoleName is mandatory for this action."));
    let (status, said) = refused("api/alibaba/ram/CreateUser", json!({"UserName": {"a": 1}})).await;
    assert_eq!(status, 400, "{said}");
    let mut deep = json!("x");
    for _ in 0..20 {
        deep = json!({ "a": deep });
    }
    assert_eq!(refused("api/alibaba/ram/GetRole", json!({"RoleName": deep})).await.0, 400);
    assert_eq!(cloud.json("POST", "api/alibaba/ram/ListRoles", "", Some(json!({}))).await.0, 401);
    let admin = cloud.json("GET", "clock", &root.token, None).await;
    assert_eq!(admin.0, 401, "a session is no admin token");
    let (status, refused) =
        sign_in(&cloud, json!({"access_key_id": "a", "access_key_secret": "b", "duration_seconds": 10})).await;
    assert_eq!((status, text(&refused, "/error")), (400, "`duration_seconds` is 900 to 43200"));
}

/// Whoever an identity provider vouches for has no key: the operation itself looks at the token.
#[tokio::test]
async fn an_open_operation_needs_no_session() {
    let cloud = TestCloud::new().await;
    let ask = json!({"OIDCProviderArn": "acs:ram::1234567890123456:oidc-provider/none",
        "RoleArn": "acs:ram::1234567890123456:role/none", "OIDCToken": "a.b.c", "RoleSessionName": "job"});
    let (status, _, answer) = cloud.json("POST", "api/alibaba/sts/AssumeRoleWithOIDC", "", Some(ask)).await;
    assert_eq!((status, text(&answer, "/error/message")), (401, "No such OIDC Provider registered."));
}

/// Where the references of a document lead.
fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(target) if name == "$ref" => found.push(target),
                    field => references(field, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn the_document_describes_every_operation() {
    let cloud = TestCloud::new().await;
    let (status, _, document) = cloud.json("GET", "openapi.json", "", None).await;
    assert_eq!((status, &document["openapi"]), (200, &json!("3.1.0")));
    let paths = document["paths"].as_object().unwrap();
    let count = alibaba::PRODUCTS.iter().map(|product| product.routes.len()).sum::<usize>()
        + kingsoft::PRODUCTS.iter().map(|product| product.routes.len()).sum::<usize>();
    assert_eq!(paths.keys().filter(|path| path.starts_with("/api/")).count(), count);
    let run = &paths["/api/alibaba/Ecs/RunInstances"]["post"];
    assert_eq!(run["operationId"], "alibaba.Ecs.RunInstances");
    let body = &run["requestBody"]["content"]["application/json"];
    assert!(
        body["schema"]["properties"]["RamRoleName"]["description"]
            .as_str()
            .is_some_and(|said| said.starts_with("Role"))
    );
    assert_eq!(body["example"]["RegionId"], "cn-hangzhou");
    // Every reference leads somewhere.
    let mut targets = Vec::new();
    references(&document, &mut targets);
    assert!(targets.len() > 500);
    for target in targets {
        let path = target.strip_prefix('#').unwrap();
        assert!(document.pointer(path).is_some(), "{target}");
    }
}

/// What the document says about tokens is so: each call of the sandbox's own is there, and needs the token that it names.
#[tokio::test]
async fn the_document_describes_the_sandboxs_own_calls() {
    let cloud = TestCloud::new().await;
    let (_, _, document) = cloud.json("GET", "openapi.json", "", None).await;
    let mut seen = Vec::new();
    for (path, calls) in document["paths"].as_object().unwrap() {
        if path.starts_with("/api/") {
            continue;
        }
        for (method, described) in calls.as_object().unwrap() {
            let method = method.to_uppercase();
            seen.push(format!("{method} {path}"));
            let open = path.replace("{path}", "latest/meta-data/").replace(['{', '}'], "");
            let (status, _, answer) = cloud.json(&method, &open[1..], "", None).await;
            let needs_token = !described["security"].as_array().unwrap().iter().any(|way| *way == json!({}))
                && !described["security"].as_array().unwrap().is_empty();
            assert_eq!(status == 401, needs_token, "{method} {path}: {status} {answer}");
            assert!(status != 404 && status != 405, "{method} {path}: {status} {answer}");
        }
    }
    seen.sort();
    insta::assert_snapshot!(seen.join("\n"), @r"
    DELETE /instances/{instance}/shells/{shell}
    DELETE /recording
    DELETE /sessions
    GET /accounts
    GET /authority
    GET /clock
    GET /health
    GET /instances/{instance}/metadata/{path}
    GET /openapi.json
    GET /quotas
    GET /recording
    GET /requests
    GET /requests/{request_id}
    GET /sessions
    GET /stats
    POST /accounts
    POST /clock
    POST /functions/{function}/invocation
    POST /instances/{instance}/shells
    POST /instances/{instance}/shells/{shell}/done
    POST /instances/{instance}/shells/{shell}/next
    POST /recording
    POST /reset
    POST /services/{service}/assume
    POST /sessions
    PUT /instances/{instance}/metadata/{path}
    ");
}

/// What the sandbox's own calls answer is what the document says.
#[tokio::test]
async fn the_sandboxs_own_calls_answer_as_the_document_says() {
    let cloud = TestCloud::new().await;
    cloud.user("ana").await;
    cloud.root().ram("ListRoles", &[]).await.ok();
    let (_, _, document) = cloud.json("GET", "openapi.json", "", None).await;
    for (method, path, body, status) in [
        ("GET", "health", None, 200),
        ("GET", "clock", None, 200),
        ("POST", "clock", Some(json!({"advance": "1h"})), 200),
        ("GET", "accounts", None, 200),
        ("POST", "accounts", Some(json!({"clouds": ["alibaba", "kingsoft"]})), 201),
        ("GET", "authority", None, 200),
        ("GET", "requests", None, 200),
        ("GET", "quotas", None, 200),
        ("GET", "stats", None, 200),
        ("POST", "sessions", Some(json!({"act_as": "user/ana"})), 201),
        ("POST", "sessions", Some(json!({"user_name": "ana", "password": "x"})), 401),
        ("POST", "services/x/assume", Some(json!({"role": "x"})), 400),
    ] {
        let (answered, answer) = cloud.own(method, path, body.clone()).await;
        assert_eq!(answered, status, "{method} {path}: {answer}");
        let place = path.replace("services/x", "services/{service}");
        let described = &document["paths"][format!("/{place}")][method.to_lowercase()];
        if let Some(body) = body {
            fits(&document, &described["requestBody"]["content"]["application/json"]["schema"], &body);
        }
        let responses = &described["responses"];
        let mut said = responses.get(status.to_string()).unwrap_or(&responses["default"]);
        if let Some(target) = said["$ref"].as_str() {
            said = document.pointer(&target[1..]).unwrap();
        }
        fits(&document, &said["content"]["application/json"]["schema"], &answer);
    }
}

fn fits(document: &Value, schema: &Value, value: &Value) {
    let mut schema = schema.clone();
    schema["components"] = document["components"].clone();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<_> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{value}: {errors:?}");
}
