//! The console's reference of operations, and the form that calls them.

use serde_json::json;
use testkit::TestCloud;

use super::browser::Browser;

#[tokio::test]
async fn the_reference_is_readable_by_anybody() {
    let cloud = TestCloud::new().await;
    let guest = Browser::guest(&cloud);
    assert_eq!(guest.get("/_yunbox/docs").await.location(), "/console/api");
    let all = guest.get("/console/api").await;
    all.shows(&["/console/api/alibaba/Ram/GetRole", "/console/api/kingsoft/kec/RunInstances", "Sign in"]);
    let found = guest.get("/console/api?q=getrole&cloud=kingsoft").await;
    found.shows(&["/console/api/kingsoft/iam/GetRole"]);
    assert!(!found.text.contains("alibaba/Ram/GetRole"));
    let one = guest.get("/console/api/alibaba/Ram/GetRole").await;
    one.shows(&["RoleName", "aliyun ram GetRole", "/_yunbox/api/alibaba/Ram/GetRole", "Role.AssumeRolePolicyDocument"]);
    assert!(!one.text.contains("name=\"form-token\""), "nobody is signed in who could call it");
    assert_eq!(guest.get("/console/api/alibaba/Ram/NoSuchOperation").await.status, 404);
}

#[tokio::test]
async fn an_operation_is_called_from_its_form() {
    let cloud = TestCloud::new().await;
    let root = Browser::root(&cloud, "alibaba").await;
    let path = "/console/api/alibaba/Ram/CreateUser";
    let form = root.get(path).await;
    form.shows(&["name=\"p.UserName\""]);
    let user = [("p.UserName", "ana"), ("p.DisplayName", "<b>Ana</b>")];
    assert_eq!(root.send(path, &user).await.status, 403, "a form of another site has no token");
    let made = root.submit(&form, path, &user).await;
    made.shows(&["&quot;UserName&quot;: &quot;ana&quot;", "&lt;b&gt;Ana&lt;/b&gt;", "/console/calls/"]);
    assert!(!made.text.contains("<b>Ana"));
    // Refused: the cloud's code, and the way to the decision.
    let again = root.submit(&form, path, &user).await;
    again.shows(&["EntityAlreadyExists.User", "/console/calls/"]);
    // What is in the address takes the place of the example.
    root.get(&format!("{path}?UserName=%22%3E%3Cscript%3E")).await.shows(&["value=\"&quot;&gt;&lt;script&gt;\""]);
    // The other cloud's operations are there to be read.
    let other = root.get("/console/api/kingsoft/iam/CreateUser").await;
    other.shows(&["The session is one of another cloud."]);
}

#[tokio::test]
async fn lists_json_and_secrets_go_through_a_form() {
    let cloud = TestCloud::new().await;
    let root = Browser::root(&cloud, "alibaba").await;
    let path = "/console/api/alibaba/Ecs/CreateSecurityGroup";
    let form = root.get(path).await;
    let rows = |page: &super::browser::Page| page.text.matches(".Key\"").count();
    let tag = [("p.RegionId", "cn-hangzhou"), ("p.Tag.1.Key", "team"), ("p.Tag.1.Value", "web"), ("more", "Tag")];
    let one_more = root.submit(&form, path, &tag).await;
    one_more.shows(&["value=\"team\"", "name=\"p.Tag.2.Key\""]);
    assert!(rows(&one_more) > rows(&form) && !one_more.text.contains("SecurityGroupId&quot;"), "nothing was called");
    let path = "/console/api/alibaba/Ecs/RunInstances";
    let broken = [("p.RegionId", "cn-hangzhou"), ("p.NetworkInterface", "[{")];
    let refused = root.submit(&form, path, &broken).await;
    assert!(refused.status == 400 && refused.text.contains("NetworkInterface is no JSON"), "{}", refused.text);
    root.submit(&form, "/console/api/alibaba/Ram/CreateUser", &[("p.UserName", "ana")]).await.shows(&[]);
    let path = "/console/api/alibaba/Ram/CreateLoginProfile";
    let profile = [("p.UserName", "ana"), ("p.Password", "Correct-horse-9")];
    let answered = root.submit(&form, path, &profile).await;
    answered.shows(&["LoginProfile"]);
    assert!(!answered.text.contains("Correct-horse-9"), "a secret does not come back");
}

/// A user sees why a call of a form was refused, as with any other client.
#[tokio::test]
async fn a_refusal_leads_to_its_decision() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let key = root.ram("CreateAccessKey", &[("UserName", "ana")]).await;
    let (id, secret) = (key.field("/AccessKey/AccessKeyId"), key.field("/AccessKey/AccessKeySecret"));
    let ana = Browser::with_key(&cloud, "alibaba", &id, &secret).await;
    let path = "/console/api/alibaba/Ram/ListUsers";
    let form = ana.get(path).await;
    let refused = ana.submit(&form, path, &[]).await;
    refused.shows(&["NoPermission"]);
    let place = refused.text.split_once("href=\"/console/calls/").expect("a link").1;
    let call = place.split_once('"').expect("an address").0;
    ana.get(&format!("/console/calls/{call}")).await.shows(&["ram:ListUsers"]);
    let (_, record) = cloud.own("GET", &format!("requests/{call}"), None).await;
    assert_eq!(record["decision"], json!("ImplicitDeny"), "{record}");
}
