//! A cloud inside the test: signed calls go through the server's router and the whole gateway, without a socket.
//!
//! The clock stands at [`START`] until a test moves it, and identifiers repeat from run to run.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]
#![expect(clippy::missing_panics_doc, reason = "a test that cannot go on says so by panicking")]

mod actor;
mod door;
mod exchange;
mod ksyun;
mod replay;
mod reply;
mod rows;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::Request;
use interface::Server;
use interface::sandbox::{CLOUDS, Open, Options};
use kernel::{Mint, Quotas, Timestamp, Transitions};
use metadata::{Ask, Method};
use serde_json::{Value, json};
use store::Image;
use sts::{Caller, Identity};
use wire::{Sandbox, Settings};

use door::{Door, HERE, HOST};

pub use actor::Actor;
pub use ksyun::KsyunActor;
pub use reply::Reply;
pub use rows::Rows;

/// Instant that the clock stands at when a cloud is made.
pub const START: &str = "2026-01-01T00:00:00Z";

/// Number of a cloud's first account.
pub const ACCOUNT: &str = "1234567890123456";

/// A sandbox of its own for one test.
#[derive(Debug)]
pub struct TestCloud {
    door: Door,
}

impl TestCloud {
    /// A fresh cloud.
    pub async fn new() -> Self {
        Self::open(None, &[], Settings::default()).await
    }

    /// A fresh cloud whose owner chose other settings.
    pub async fn with_settings(settings: Settings) -> Self {
        Self::open(None, &[], settings).await
    }

    /// A cloud that keeps its data in a folder, as a sandbox that is started there.
    pub async fn kept_in(folder: &Path) -> Self {
        Self::open(Some(folder), &[], Settings::default()).await
    }

    /// A fresh cloud with quotas of its own, such as `alibaba/users=2`.
    pub async fn with_quotas(quotas: &[&str]) -> Self {
        Self::open(None, quotas, Settings::default()).await
    }

    async fn open(folder: Option<&Path>, quotas_set: &[&str], settings: Settings) -> Self {
        let mut quotas = Quotas::default();
        for quota in quotas_set {
            quotas.set(&CLOUDS, quota).expect("a quota");
        }
        let options = Options {
            data: folder.map(Path::to_path_buf),
            account: Some(ACCOUNT.parse().expect("an account id")),
            root_key: None,
            seed: Some(1),
            clock: Some(START.parse().expect("an instant")),
            transitions: Transitions::default(),
            quotas,
            settings,
        };
        let open = Open::new(options).await.expect("a sandbox opens");
        let address = HOST.parse().expect("an address");
        let started = open.sandbox.store.clock().now();
        Self { door: Door::new(Server::new(open, address, started)) }
    }

    /// Ends the cloud as a sandbox ends that is told to stop.
    pub async fn stop(self) {
        self.sandbox().store.close().await;
    }

    /// The sandbox.
    pub fn sandbox(&self) -> &Arc<Sandbox> {
        &self.door.server.open.sandbox
    }

    /// Puts the cloud back to its start.
    pub async fn reset(&self) {
        self.door.server.reset().await.expect("a sandbox resets");
    }

    /// A cloud that begins as this one is, and shares nothing with it.
    pub async fn fork(&self) -> Self {
        let server = &self.door.server;
        let open = server.open.fork(Mint::seeded(2, 1)).await.expect("a sandbox is forked");
        Self { door: Door::new(Server::new(open, server.address, server.started)) }
    }

    /// The holder of the same key, calling this cloud.
    #[must_use]
    pub fn actor_like(&self, other: &Actor) -> Actor {
        other.calling(self.door.clone())
    }

    /// The database as it is.
    pub fn image(&self) -> Image {
        self.sandbox().store.image().expect("an image")
    }

    /// Puts an image in place of what there is.
    pub async fn restore(&self, image: &Image) {
        self.door.server.open.restore(image).await.expect("a sandbox is restored");
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        self.sandbox().store.clock().advance(by).expect("the clock moves");
    }

    /// The sandbox's time.
    pub fn now(&self) -> Timestamp {
        self.sandbox().store.clock().now()
    }

    /// The account itself, in Alibaba's cloud.
    pub fn root(&self) -> Actor {
        let key = self.door.server.open.root_keys.first().expect("a key of the account");
        self.actor(&key.id, &key.secret, None)
    }

    /// Calls STS of Alibaba's cloud without a signature: in the query with `GET`, in a form with `POST`.
    pub async fn unsigned(&self, method: http::Method, action: &str, parameters: &[(&str, &str)]) -> Reply {
        let fixed = [("Action", action), ("Version", "2015-04-01"), ("Format", "JSON")];
        let pairs = fixed.iter().chain(parameters);
        let text = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        self.door.send(action, HERE, actor::request(method, text)).await
    }

    /// Sends a request as it stands, for what the server says before it knows who calls.
    pub async fn raw(&self, request: Request<Body>) -> Reply {
        self.door.send("a raw request", HERE, request).await
    }

    /// The account itself, in Kingsoft's cloud.
    pub fn ksyun_root(&self) -> KsyunActor {
        let key = self.door.server.open.root_keys.get(1).expect("a key of the account");
        self.ksyun_actor(&key.id, &key.secret, None)
    }

    /// A new user of Kingsoft's cloud without permissions, with a key.
    pub async fn ksyun_user(&self, name: &str) -> KsyunActor {
        let root = self.ksyun_root();
        root.call("iam", "CreateUser", &[("UserName", name)]).await.ok();
        let made = root.call("iam", "CreateAccessKey", &[("UserName", name)]).await;
        let text = |field: &str| made.field(&format!("/CreateAccessKeyResult/AccessKey/{field}"));
        self.ksyun_actor(&text("AccessKeyId"), &text("SecretAccessKey"), None)
    }

    /// A new user of Kingsoft's cloud with policies of the cloud.
    pub async fn ksyun_user_with(&self, name: &str, policies: &[&str]) -> KsyunActor {
        let user = self.ksyun_user(name).await;
        for policy in policies {
            let krn = format!("krn:ksc:iam::ksc:policy/{policy}");
            self.ksyun_root().iam("AttachUserPolicy", &[("UserName", name), ("PolicyKrn", &krn)]).await.ok();
        }
        user
    }

    /// Whoever holds this key of Kingsoft's cloud.
    pub fn ksyun_actor(&self, key_id: &str, secret: &str, token: Option<&str>) -> KsyunActor {
        KsyunActor::new(self.door.clone(), key_id, secret, token.map(str::to_owned))
    }

    /// The account itself, as operations see it.
    pub fn root_caller(&self) -> Caller {
        let tenant = self.door.server.open.accounts.first().expect("an account");
        Caller { tenant: Arc::clone(tenant), identity: Identity::Root, key_id: String::new(), mfa: None }
    }

    /// A new user without permissions, with a key.
    pub async fn user(&self, name: &str) -> Actor {
        let root = self.root();
        root.ram("CreateUser", &[("UserName", name)]).await.ok();
        let made = root.ram("CreateAccessKey", &[("UserName", name)]).await.ok();
        let text = |pointer| made.pointer(pointer).and_then(|value| value.as_str()).expect("a new key");
        self.actor(text("/AccessKey/AccessKeyId"), text("/AccessKey/AccessKeySecret"), None)
    }

    /// A new user with a policy of its own, with a key.
    pub async fn user_with(&self, name: &str, document: &Value) -> Actor {
        let user = self.user(name).await;
        self.grant(name, document).await;
        user
    }

    /// Attaches a new policy to a user, as `Of-` and the user's name.
    async fn grant(&self, user: &str, document: &Value) {
        let (root, policy) = (self.root(), format!("Of-{user}"));
        let pairs = [("PolicyName", policy.as_str()), ("PolicyDocument", &document.to_string())];
        root.ram("CreatePolicy", &pairs).await.ok();
        let pairs = [("PolicyType", "Custom"), ("PolicyName", policy.as_str()), ("UserName", user)];
        root.ram("AttachPolicyToUser", &pairs).await.ok();
    }

    /// Whoever holds the credentials of an answer of Alibaba's STS.
    pub fn session(&self, begun: &Reply) -> Actor {
        Actor::of_session(self.door.clone(), begun)
    }

    /// What an instance reads at a path below `/latest`: status and text.
    pub async fn metadata_of(&self, instance: &str, path: &str) -> (u16, String) {
        let path = format!("/latest/{path}");
        let ask = Ask { method: Method::Get, path: &path, token: None, token_ttl: None, forwarded: false };
        let reply = self.door.server.answer_inside(instance, ask).await.expect("metadata answers");
        (reply.status, String::from_utf8(reply.body).expect("metadata is text"))
    }

    /// The credentials that an instance reads for its role.
    pub async fn application(&self, instance: &str, role: &str) -> Actor {
        let (status, text) = self.metadata_of(instance, &format!("meta-data/ram/security-credentials/{role}")).await;
        assert_eq!(status, 200, "{text}");
        let document: serde_json::Value = serde_json::from_str(&text).expect("credentials are JSON");
        let key = |name: &str| document[name].as_str().expect("a key").to_owned();
        self.actor(&key("AccessKeyId"), &key("AccessKeySecret"), Some(&key("SecurityToken")))
    }

    /// Calls the sandbox's own interface under `/_yunbox`: status and JSON of the answer.
    pub async fn own(&self, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let (status, text) = self.own_as(method, path, body).await;
        let answer =
            if text.is_empty() { Value::Null } else { serde_json::from_str(&text).expect("an answer is JSON") };
        (status, answer)
    }

    /// The same for an answer that is no JSON: its status and its text.
    pub async fn own_text(&self, method: &str, path: &str) -> (u16, String) {
        self.own_as(method, path, None).await
    }

    async fn own_as(&self, method: &str, path: &str, body: Option<Value>) -> (u16, String) {
        let request = Request::builder()
            .method(method)
            .uri(format!("/_yunbox/{path}"))
            .header("host", HOST)
            .header("content-type", "application/json")
            .header("authorization", format!("Bearer {}", self.door.server.open.admin_token))
            .body(body.map_or_else(Body::empty, |body| Body::from(body.to_string())))
            .expect("a request");
        let answer = self.door.send(path, HERE, request).await;
        (answer.status, answer.body)
    }

    /// What is on record about a call that was answered, with the explanation of its decision.
    pub async fn record_of(&self, reply: &Reply) -> Value {
        let (status, record) = self.own("GET", &format!("requests/{}", reply.field("/RequestId")), None).await;
        assert_eq!(status, 200, "{record}");
        record
    }

    /// A further account of Alibaba's cloud: its number and itself.
    pub async fn other_account(&self) -> (String, Actor) {
        let (status, made) = self.own("POST", "accounts", Some(json!({ "clouds": ["alibaba"] }))).await;
        assert_eq!(status, 201, "{made}");
        let text = |name: &str| made[name].as_str().expect("an account").to_owned();
        (text("account_id"), self.actor(&text("access_key_id"), &text("access_key_secret"), None))
    }

    /// A service of the cloud in a session of a role; `None` when the role does not trust it.
    pub async fn as_service(&self, service: &str, role: &str) -> Option<Actor> {
        let path = format!("services/{service}/assume");
        let (status, begun) = self.own("POST", &path, Some(json!({ "role": role }))).await;
        if status == 403 {
            return None;
        }
        let text = |name: &str| begun[name].as_str().expect("a session").to_owned();
        Some(self.actor(&text("access_key_id"), &text("access_key_secret"), Some(&text("security_token"))))
    }

    /// Whoever holds this key.
    pub fn actor(&self, key_id: &str, secret: &str, token: Option<&str>) -> Actor {
        Actor::new(self.door.clone(), key_id, secret, token.map(str::to_owned))
    }
}
