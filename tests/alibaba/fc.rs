//! Function Compute: functions with roles, who may give them, and what an invocation is given.

use serde_json::{Value, json};
use testkit::{Actor, TestCloud};

/// An archive without entries.
const CODE: (&str, &str) = ("code.zipFile", "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==");
const ROLE: &str = "acs:ram::1234567890123456:role/functionrole";
const TRUSTS_FC: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"]}}]}"#;
const TRUSTS_ECS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;

type Pairs<'a> = &'a [(&'a str, &'a str)];

async fn role(root: &Actor, name: &str, trust: &str) {
    root.ram("CreateRole", &[("RoleName", name), ("AssumeRolePolicyDocument", trust)]).await.ok();
}

/// The parameters of a function, with others that take the place of the usual ones or come on top.
fn function(more: Pairs<'_>) -> Vec<(&str, &str)> {
    let usual = [("functionName", "resize"), ("runtime", "python3.10"), ("handler", "index.handler"), CODE];
    let mut pairs: Vec<_> =
        usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).collect();
    pairs.extend(more.iter().filter(|(_, value)| !value.is_empty()));
    pairs
}

/// What an invocation of the function finds.
async fn invocation(cloud: &TestCloud, name: &str) -> (u16, Value) {
    cloud.own("POST", &format!("functions/{name}/invocation"), Some(json!({}))).await
}

#[tokio::test]
async fn a_function_is_created_changed_listed_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    role(&root, "FunctionRole", TRUSTS_FC).await;
    let settings = [("role", ROLE), ("environmentVariables.STAGE", "test"), ("timeout", "60"), ("tags.1.Key", "team")];
    let made = root.call("FC", "CreateFunction", &function(&settings)).await.ok();
    assert_eq!(made["functionArn"], "acs:fc:cn-hangzhou:1234567890123456:functions/resize");
    assert_eq!((&made["timeout"], &made["memorySize"], &made["cpu"]), (&60.into(), &512.into(), &0.35.into()));
    assert_eq!((&made["codeSize"], &made["state"]), (&22.into(), &"Active".into()));
    assert_eq!(root.call("FC", "CreateFunction", &function(&[])).await.refused(), "409 FunctionAlreadyExists");

    let name = ("functionName", "resize");
    let change = [name, ("memorySize", "1024"), ("environmentVariables.A", "b"), ("description", "thumbnails")];
    root.call("FC", "UpdateFunction", &change).await.ok();
    let now = root.call("FC", "GetFunction", &[name]).await.ok();
    assert_eq!((&now["memorySize"], &now["timeout"], &now["role"]), (&1024.into(), &60.into(), &ROLE.into()));
    assert_eq!(now["environmentVariables"], json!({"A": "b"}));
    assert_eq!(now["description"], "thumbnails");

    root.call("FC", "CreateFunction", &function(&[("functionName", "job")])).await.ok();
    let listed = root.call("FC", "ListFunctions", &[("limit", "1")]).await.ok();
    assert_eq!((&listed["functions"][0]["functionName"], &listed["nextToken"]), (&"job".into(), &"job".into()));
    let rest = root.call("FC", "ListFunctions", &[("limit", "1"), ("nextToken", "job")]).await.ok();
    assert_eq!(rest["functions"][0]["functionName"], "resize");
    assert!(rest.get("nextToken").is_none());
    let tagged = root.call("FC", "ListFunctions", &[("tags.1.Key", "team")]).await.ok();
    assert_eq!(tagged["functions"].as_array().unwrap().len(), 1);
    root.call("FC", "DeleteFunction", &[name]).await.ok();
    assert_eq!(root.call("FC", "GetFunction", &[name]).await.refused(), "404 FunctionNotFound");
}

#[tokio::test]
async fn what_a_function_may_not_be_is_refused_in_the_services_words() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    role(&root, "ForInstances", TRUSTS_ECS).await;
    for wrong in [
        ("functionName", "1st"),
        ("runtime", "cobol"),
        ("role", "FunctionRole"),
        ("role", "acs:ram::1234567890123456:role/none"),
        ("role", "acs:ram::1234567890123456:role/forinstances"),
        ("role", "acs:ram::6543210987654321:role/functionrole"),
        ("code.zipFile", "aGVsbG8="),
        ("memorySize", "100"),
        ("cpu", "4"),
        ("timeout", "0"),
        ("diskSize", "1"),
        ("environmentVariables.FC_REGION", "moon"),
        ("resourceGroupId", "rg-none"),
        ("vpcConfig.vpcId", "vpc-none"),
        ("layers.1", "acs:fc:cn-hangzhou:1234567890123456:layers/a/versions/1"),
        ("tags.1.Key", "acs:x"),
    ] {
        let refused = root.call("FC", "CreateFunction", &function(&[wrong])).await.refused();
        assert_eq!(refused, "400 InvalidArgument", "{wrong:?}");
    }
    assert_eq!(root.call("FC", "ListFunctions", &[]).await.ok()["functions"], json!([]));
}

/// The seed's closing note: applications on Function Compute use the same tokens, and the role must be passed to it.
#[tokio::test]
async fn a_role_is_passed_to_the_service_and_an_invocation_is_given_its_credentials() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    role(&root, "FunctionRole", TRUSTS_FC).await;
    let allow = |statement: Value| json!({"Version": "1", "Statement": statement});
    let fc = json!({"Effect": "Allow", "Action": "fc:*", "Resource": "*"});
    let pass = |service: &str| {
        json!({"Effect": "Allow", "Action": "ram:PassRole", "Resource": "acs:ram:*:*:role/functionrole",
               "Condition": {"StringEquals": {"acs:Service": service}}})
    };
    let eve = cloud.user_with("eve", &allow(json!([fc]))).await;
    let to_ecs = cloud.user_with("to-ecs", &allow(json!([fc, pass("ecs.aliyuncs.com")]))).await;
    let ops = cloud.user_with("ops", &allow(json!([fc, pass("fc.aliyuncs.com")]))).await;
    let with_role = function(&[("role", ROLE)]);
    for refused in [&eve, &to_ecs] {
        let reply = refused.call("FC", "CreateFunction", &with_role).await;
        assert_eq!(reply.refused(), "403 AccessDenied");
        assert_eq!(reply.field("/AccessDeniedDetail/AuthAction"), "ram:PassRole");
    }
    eve.call("FC", "CreateFunction", &function(&[("functionName", "plain")])).await.ok();
    let take = [("functionName", "plain"), ("role", ROLE)];
    assert_eq!(eve.call("FC", "UpdateFunction", &take).await.refused(), "403 AccessDenied", "nor later");
    ops.call("FC", "CreateFunction", &with_role).await.ok();

    let (status, begun) = invocation(&cloud, "resize").await;
    assert_eq!(status, 200);
    let variables = &begun["environment"];
    assert_eq!((&variables["FC_FUNCTION_NAME"], &variables["FC_REGION"]), (&"resize".into(), &"cn-hangzhou".into()));
    let text = |name: &str| variables[name].as_str().unwrap().to_owned();
    let key = [text("ALIBABA_CLOUD_ACCESS_KEY_ID"), text("ALIBABA_CLOUD_ACCESS_KEY_SECRET")];
    let application = cloud.actor(&key[0], &key[1], Some(&text("ALIBABA_CLOUD_SECURITY_TOKEN")));
    assert_eq!(application.ram("ListUsers", &[]).await.refused(), "403 NoPermission");
    root.ram(
        "AttachPolicyToRole",
        &[("PolicyType", "System"), ("PolicyName", "AliyunRAMReadOnlyAccess"), ("RoleName", "FunctionRole")],
    )
    .await
    .ok();
    application.ram("ListUsers", &[]).await.ok();
    let who = application.call("Sts", "GetCallerIdentity", &[]).await;
    assert_eq!(who.field("/Arn"), "acs:ram::1234567890123456:assumed-role/functionrole/resize");

    let trust = [("RoleName", "FunctionRole"), ("NewAssumeRolePolicyDocument", TRUSTS_ECS)];
    root.ram("UpdateRole", &trust).await.ok();
    assert_eq!(invocation(&cloud, "resize").await.0, 403, "the role trusts the service no more");
    let (status, begun) = invocation(&cloud, "plain").await;
    assert_eq!((status, begun["environment"].get("ALIBABA_CLOUD_SECURITY_TOKEN")), (200, None));
    assert_eq!(invocation(&cloud, "none").await.0, 404);
}

/// Variables often hold passwords, so the trail masks them.
#[tokio::test]
async fn the_trail_does_not_show_variables_or_code() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let secret = [("environmentVariables.PASSWORD", "hunter2hunter2")];
    root.call("FC", "CreateFunction", &function(&secret)).await.ok();
    let (_, trail) = cloud.own("GET", "requests?limit=10", None).await;
    let trail = trail.to_string();
    assert!(trail.contains("CreateFunction"));
    for hidden in ["hunter2hunter2", CODE.1] {
        assert!(!trail.contains(hidden), "{hidden} stands in the trail");
    }
}
