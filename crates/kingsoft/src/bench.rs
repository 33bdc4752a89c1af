//! A sandbox of this cloud alone, and signed calls to it, for tests.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Uri};
use iam::account::RootKey;
use kernel::{Clock, Mint};
use serde_json::Value;
use store::{Place, Store};
use wire::{Incoming, Sandbox, Settings};

use crate::signature::sigv4::{Authorization, Scope, Signed};

/// Number of the account.
pub(crate) const ACCOUNT: &str = "2000143391";

const STAMP: &str = "20261121T205558Z";

/// What a caller signs with.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) token: Option<String>,
}

/// The sandbox.
pub(crate) struct Bench {
    pub(crate) sandbox: Arc<Sandbox>,
    pub(crate) root: Key,
}

/// An answer: its status and its body.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

impl Reply {
    /// The body of a call that succeeded.
    pub(crate) fn ok(self) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        self.body
    }

    /// Status and code of a call that was refused.
    pub(crate) fn refused(&self) -> (u16, &str) {
        (self.status, self.body["Error"]["Code"].as_str().unwrap_or_default())
    }
}

/// The product that has an operation, and with it the service that a client signs for.
fn service_of(action: &str) -> &'static str {
    let has = |product: &&crate::product::Product| product.route(action).is_some();
    crate::PRODUCTS.iter().find(has).map_or("kec", |product| product.name)
}

impl Bench {
    pub(crate) async fn new() -> Self {
        Self::with(Settings::default()).await
    }

    pub(crate) async fn with(settings: Settings) -> Self {
        let clock = Clock::stopped_at("2026-11-21T20:55:58Z".parse().unwrap());
        let store = Store::open(&Place::Ephemeral, &[&crate::CLOUD], clock, Mint::seeded(7, 1)).await.unwrap();
        iam::policy::keep_system_policies(&store, &crate::CLOUD, &crate::system_policies()).await.unwrap();
        let tenant = store.create_account(&crate::CLOUD, ACCOUNT.parse().unwrap()).await.unwrap();
        let key = RootKey { id: "AKLTroot".to_owned(), secret: "secretKEY".to_owned() };
        let mut scope = store.write(&tenant).await.unwrap();
        iam::account::set_root_key(&mut scope, &key).await.unwrap();
        scope.commit().await.unwrap();
        let sandbox = Arc::new(Sandbox::new(store, [7; 32], settings));
        Self { sandbox, root: Key { id: key.id, secret: key.secret, token: None } }
    }

    /// Calls an operation as a form.
    pub(crate) async fn call(&self, key: &Key, action: &str, pairs: &[(&str, &str)]) -> Reply {
        self.call_service(key, service_of(action), action, pairs).await
    }

    /// The same for a name that several products have.
    pub(crate) async fn call_service(&self, key: &Key, service: &str, action: &str, pairs: &[(&str, &str)]) -> Reply {
        let version = crate::product::find(service).map_or("", |product| product.version);
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("Action", action).append_pair("Version", version).extend_pairs(pairs);
        let incoming =
            signed(key, service, "/", &[("content-type", "application/x-www-form-urlencoded")], &form.finish());
        self.send(incoming).await
    }

    /// Calls as the account itself and expects success.
    pub(crate) async fn root(&self, action: &str, pairs: &[(&str, &str)]) -> Value {
        self.call(&self.root, action, pairs).await.ok()
    }

    /// The same with parameters of its own, for closures.
    pub(crate) async fn root_owned(&self, action: &str, pairs: Vec<(&str, &str)>) -> Value {
        self.root(action, &pairs).await
    }

    pub(crate) async fn send(&self, incoming: Incoming) -> Reply {
        let answer = crate::gateway::serve(&self.sandbox, incoming).await;
        let status = answer.status().as_u16();
        let body = serde_json::from_slice(answer.body())
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(answer.body()).into_owned()));
        Reply { status, body }
    }

    /// A new user with a key and these policies of the cloud.
    pub(crate) async fn user(&self, name: &str, policies: &[&str]) -> Key {
        self.root("CreateUser", &[("UserName", name)]).await;
        for policy in policies {
            let krn = format!("krn:ksc:iam::ksc:policy/{policy}");
            self.root("AttachUserPolicy", &[("UserName", name), ("PolicyKrn", &krn)]).await;
        }
        let made = self.root("CreateAccessKey", &[("UserName", name)]).await;
        let text = |field: &str| made["CreateAccessKeyResult"]["AccessKey"][field].as_str().unwrap().to_owned();
        Key { id: text("AccessKeyId"), secret: text("SecretAccessKey"), token: None }
    }

    /// A session of a role.
    pub(crate) async fn assume(&self, key: &Key, role: &str, more: &[(&str, &str)]) -> Key {
        let krn = format!("krn:ksc:iam::{ACCOUNT}:role/{role}");
        let pairs: Vec<_> = [("RoleKrn", krn.as_str()), ("RoleSessionName", "s")].iter().chain(more).copied().collect();
        let begun = self.call_service(key, "sts", "AssumeRole", &pairs).await.ok();
        let text = |field: &str| begun["AssumeRoleResult"]["Credentials"][field].as_str().unwrap().to_owned();
        Key { id: text("AccessKeyId"), secret: text("SecretAccessKey"), token: Some(text("SecurityToken")) }
    }
}

/// A request with its signature, by GET when it has no body.
pub(crate) fn signed(key: &Key, service: &str, target: &str, headers: &[(&'static str, &str)], body: &str) -> Incoming {
    let host = "127.0.0.1:4590";
    let mut all: HashMap<&'static str, &str> = headers.iter().copied().collect();
    all.insert("x-amz-date", STAMP);
    all.entry("accept").or_insert("application/json");
    if let Some(token) = &key.token {
        all.insert("x-ksc-security-token", token);
    }
    let mut map = HeaderMap::new();
    for (name, value) in &all {
        map.insert(*name, HeaderValue::from_str(value).unwrap());
    }
    let mut names: Vec<_> = all.keys().copied().chain(["host"]).collect();
    names.sort_unstable();
    let names = names.join(";");
    let uri: Uri = target.parse().unwrap();
    let method = if body.is_empty() { Method::GET } else { Method::POST };
    let scope = Scope { date: "20261121", region: "cn-beijing-6", service };
    let unsigned = Authorization { key_id: &key.id, scope, signed_headers: &names, signature: "" };
    let request = Signed {
        method: method.as_str(),
        path: uri.path(),
        query: uri.query().unwrap_or_default(),
        host,
        headers: &map,
        body: body.as_bytes(),
        stamp: STAMP,
    };
    let header = format!(
        "AWS4-HMAC-SHA256 Credential={}/20261121/cn-beijing-6/{service}/aws4_request, SignedHeaders={names}, Signature={}",
        key.id,
        request.sign(&unsigned, &key.secret)
    );
    map.insert("authorization", HeaderValue::from_str(&header).unwrap());
    map.insert("host", HeaderValue::from_static(host));
    Incoming {
        method,
        uri,
        headers: map,
        body: Bytes::from(body.to_owned()),
        source_ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
        secure: false,
    }
}

/// A caller for questions that need one and no more.
pub(crate) fn caller() -> sts::Caller {
    let account = ACCOUNT.parse().unwrap();
    let tenant = Arc::new(kernel::Tenant { id: kernel::TenantId(1_000), account, cloud: &crate::CLOUD });
    sts::Caller { tenant, identity: sts::Identity::Root, key_id: String::new() }
}

/// A call that came from nowhere.
pub(crate) fn blank_call() -> wire::Call {
    wire::Call {
        request_id: String::new(),
        format: wire::Format::Json,
        region: None,
        source_ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
        secure: false,
        user_agent: String::new(),
        host: String::new(),
        at: kernel::Timestamp::UNIX_EPOCH,
    }
}
