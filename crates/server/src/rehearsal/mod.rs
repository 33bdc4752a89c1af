//! A sandbox of its own that a recording is played in: as it was, or with other policies for some callers.

mod complete;
mod verify;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use interface::due;
use interface::sandbox::{CLOUDS, Open, OpenError, Options};
use kernel::{Quotas, Tenant};
use parking_lot::Mutex;
use policy_engine::{AttachedTo, Context, Dialect, Document, Purpose, Source, SourceKind};
use policy_lab::least_privilege::{Subject, is_allowed, text};
use serde_json::Value;
use sts::{Assume, ForService, ServiceAsk};
use wire::recording::{Head, Line};
use wire::{Incoming, Settings, WhoKind};

use crate::command::CommandError;
use crate::command::client::{Client, Product, Signing};
use crate::replay::{Bindings, Key, Target};

pub use complete::complete;
pub use verify::{Failure, Verified, verify};

/// Where clients think that the sandbox listens. Nothing does.
const NOWHERE: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 4590);

/// How long a session lasts that is begun for a call, in seconds.
const SESSION: i64 = 3_600;

/// A recording cannot be played in a sandbox of its own.
#[derive(Debug, thiserror::Error)]
pub enum NoRehearsal {
    /// The head of the recording names no account, or one that cannot be.
    #[error("the recording does not say in which account it was made")]
    Account,
    /// The head of the recording has no time.
    #[error("the recording does not say when it was begun: {0}")]
    Begun(String),
    /// The sandbox does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// The sandbox.
struct Rehearsal {
    open: Open,
    account: String,
    /// Documents that count for a caller in place of all that is attached to it, while its allowed calls are played.
    instead: BTreeMap<Subject, Vec<Value>>,
    /// The number of the line that is played.
    playing: Mutex<usize>,
    /// The calls as this sandbox recorded them, by the number of their line.
    answered: Mutex<BTreeMap<usize, Line>>,
}

impl Rehearsal {
    /// A fresh sandbox with the account of a recording, at the time when that began.
    async fn open(head: &Head, instead: BTreeMap<Subject, Vec<Value>>) -> Result<Self, NoRehearsal> {
        let account = head.accounts.first().cloned().ok_or(NoRehearsal::Account)?;
        let begun = head.begun.parse().map_err(|_| NoRehearsal::Begun(head.begun.clone()))?;
        let options = Options {
            data: None,
            account: Some(account.parse().map_err(|_| NoRehearsal::Account)?),
            root_key: None,
            seed: None,
            clock: Some(begun),
            transitions: head.transitions,
            quotas: Quotas::default(),
            settings: Settings::default(),
        };
        let open = Open::new(options).await?;
        Ok(Self { open, account, instead, playing: Mutex::default(), answered: Mutex::default() })
    }

    /// The account in a cloud.
    fn tenant(&self, dialect: Dialect, account: &str) -> Option<Arc<Tenant>> {
        let cloud = CLOUDS.iter().find(|cloud| cloud.policy_dialect == dialect.to_string())?;
        self.open.sandbox.store.tenant(cloud.name, account)
    }

    /// Puts the documents of a caller on trial for one call, with the identifiers that are drawn here.
    fn put_on_trial(&self, subject: &Subject, documents: &[Value], bindings: &Bindings) {
        let mut parsed = Vec::new();
        for (index, document) in documents.iter().enumerate() {
            let there = bindings.substitute(&text(document));
            // It was parsed before, and identifiers of one kind are equally long.
            let Ok(document) = Document::parse(subject.dialect, Purpose::Identity, &there) else { continue };
            let attached = match subject.kind {
                "role" => AttachedTo::Role(subject.name.as_str().into()),
                _ => AttachedTo::User(subject.name.as_str().into()),
            };
            let source = Source::new(format!("least-privilege-{}", index + 1), SourceKind::Custom, attached);
            parsed.push((source, Arc::new(document)));
        }
        self.open.sandbox.trial.set(&bindings.substitute(&subject.arn), parsed);
    }

    /// Sends a signed request to the cloud that it is written for.
    async fn send(&self, line: &Line, request: http::Request<bytes::Bytes>) -> wire::Answer {
        let sandbox = &self.open.sandbox;
        due::run(sandbox).await;
        let (head, body) = request.into_parts();
        let incoming = Incoming {
            method: head.method,
            uri: head.uri,
            headers: head.headers,
            body,
            source_ip: line.source_ip.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            secure: line.secure.unwrap_or(false),
        };
        if is_kingsoft(&line.service) {
            kingsoft::gateway::serve(sandbox, incoming).await
        } else {
            alibaba::gateway::serve(sandbox, incoming).await
        }
    }
}

/// Whether a service is one of Kingsoft Cloud, whose names are written small.
pub(crate) fn is_kingsoft(service: &str) -> bool {
    kingsoft::PRODUCTS.iter().any(|product| product.name == service)
}

impl Target for Rehearsal {
    type Error = CommandError;

    fn root(&self, service: &str) -> Key {
        let cloud = if is_kingsoft(service) { kingsoft::CLOUD.name } else { alibaba::CLOUD.name };
        let mut keys = CLOUDS.iter().zip(&self.open.root_keys);
        let key = keys.find(|(known, _)| known.name == cloud).map(|(_, key)| key);
        let (id, secret) = key.map(|key| (key.id.clone(), key.secret.clone())).unwrap_or_default();
        Key { id, secret, token: None }
    }

    fn accounts(&self) -> Vec<String> {
        vec![self.account.clone()]
    }

    /// Sets the clock to the time of the call, and puts the policies of its caller in place.
    async fn prepare(&self, number: usize, line: &Line, bindings: &Bindings) {
        *self.playing.lock() = number;
        let sandbox = &self.open.sandbox;
        if let Some(at) = line.at.as_ref().and_then(|at| at.parse().ok()) {
            // A time that was recorded is one that a clock can show.
            sandbox.store.clock().set(at).ok();
        }
        sandbox.trial.end();
        let subject = line.caller.as_ref().and_then(Subject::of);
        // What was refused is refused by the policies of the recording, so that later calls find what they found.
        if let Some(subject) = subject.filter(|_| is_allowed(line))
            && let Some(documents) = self.instead.get(&subject)
        {
            self.put_on_trial(&subject, documents, bindings);
        }
    }

    /// Credentials of an instance, and those that an identity provider vouched for, are in no reply: a session of the same
    /// role and name stands for them.
    async fn key_of(&self, line: &Line, bindings: &Bindings) -> Option<Key> {
        let who = line.caller.as_ref().filter(|who| who.kind == WhoKind::Role)?;
        let sandbox = &self.open.sandbox;
        let tenant = self.tenant(Dialect::of_name(&who.arn)?, &bindings.substitute(&who.account))?;
        let role = iam::Name::from(who.name.as_str());
        let role = sandbox.authority.role_named(&mut sandbox.store.read(&tenant), &role).ok()??;
        let ask = ServiceAsk {
            service: "rehearsal",
            tenant: &tenant,
            role_arn: &who.arn,
            context: &Context::new(),
            now: sandbox.store.clock().now(),
        };
        let session = Assume {
            session_name: bindings.substitute(who.session.as_deref().unwrap_or("session")),
            duration: SESSION,
            policy: who.session_policy.as_ref().map(|policy| bindings.substitute(policy)),
            source_identity: None,
        };
        let (store, sealer) = (&sandbox.store, &sandbox.sealer);
        let service = ForService { store, sealer, role: &role, must_be_trusted: false, instance: None };
        let assumed = service.begin(&ask, session).await.ok()?;
        Some(Key { id: assumed.key.id, secret: assumed.key.secret, token: Some(assumed.key.token) })
    }

    async fn call(
        &self,
        key: &Key,
        line: &Line,
        parameters: &[(String, String)],
    ) -> Result<(u16, Value), CommandError> {
        let of_kingsoft = is_kingsoft(&line.service);
        let (signing, service) = if of_kingsoft { (Signing::Sigv4, line.service.as_str()) } else { (Signing::Rpc, "") };
        let client = Client::new(NOWHERE, signing, &key.id, &key.secret, key.token.as_deref());
        let pairs: Vec<_> = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let request = client.request(Product { version: &line.version, service }, &line.operation, &pairs)?;
        let recording = &self.open.sandbox.recording;
        recording.begin(&self.open.sandbox.store);
        let answer = self.send(line, request).await;
        let recorded = recording.lines().unwrap_or_default();
        if let Some(answered) = recorded.lines().nth(1).and_then(|text| serde_json::from_str(text).ok()) {
            self.answered.lock().insert(*self.playing.lock(), answered);
        }
        Ok((answer.status().as_u16(), serde_json::from_slice(answer.body()).unwrap_or_default()))
    }
}
